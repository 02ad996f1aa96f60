@un @un.51 @art-51
Feature: Article 51 of the UN Charter - self-defence

  A state under armed attack may defend itself, and others may defend it together with it, until the Security Council has
  taken the measures that are needed. Article 4 of the Treaty works through this right: it turns what others may do into
  what they must do. What is done is reported to the Council at once.

  Two points are argued about. Must the state attacked ask before others use force for it? The International Court of
  Justice said so in 1986; the text has no such word. And does a light attack, such as a border incident, give the right
  at all? Neither question touches what the Treaty asks of its members.

  Cases are invented, but for those that carry the name of an incident.

  Rule: A state may defend itself

    Scenario: A state may defend itself against a grave attack
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Armenia may use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: An attack on one state gives no right to another by itself
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Georgia may not use force in defence of Georgia under Article 51 of the UN Charter

    @question:frontier_incident
    Scenario: A light attack gives no such right in the default answer
      Given the day is 14 November 2021
      When Azerbaijan uses light force against Armenia at Davit Bek
      Then Armenia may not use force in defence of Armenia under Article 51 of the UN Charter
      And it turns on the question frontier incident

    @question:frontier_incident
    Scenario: A light attack gives the right if any force is enough
      Given the question frontier incident is answered any force
      And the day is 14 November 2021
      When Azerbaijan uses light force against Armenia at Davit Bek
      Then Armenia may use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: On land that a state merely claims it has no right of defence
      Given the day is 1 November 2022
      When Ukraine uses massive force against Russia in Donetsk region
      Then Russia may not use force in defence of Russia under Article 51 of the UN Charter

    @question:frontier_incident
    Scenario: Against light force on land that it merely claims a state has no right either, under any answer
      Given the question frontier incident is answered any force
      And the day is 1 November 2022
      When Ukraine uses light force against Russia in Donetsk region
      Then Russia may not use force in defence of Russia under Article 51 of the UN Charter

    @question:frontier_incident
    Scenario Outline: Whether the right holds against a band that no state sent is not answered here
      Given the question frontier incident is answered any force
      And the day is 1 August 2021
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use <weight> force against Tajikistan at Isfara
      Then Tajikistan may not use force in defence of Tajikistan under Article 51 of the UN Charter

      Examples:
        | weight |
        | light  |
        | heavy  |

    Scenario: The right holds against the state that sent the band
      Given the day is 1 August 2021
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan has sent the raiders
      When the raiders use heavy force against Tajikistan at Isfara
      Then Tajikistan may use force in defence of Tajikistan under Article 51 of the UN Charter

    Scenario: There is no defence against lawful defence
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      Then Kyrgyzstan may use force in defence of Kyrgyzstan under Article 51 of the UN Charter
      And Tajikistan may not use force in defence of Tajikistan under Article 51 of the UN Charter

    @question:frontier_incident @incident:kursk-2024
    Scenario Outline: Who is hit while it goes on attacking heavily has no right to defend itself against that
      Given the question frontier incident is answered any force
      And the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      When the day is 6 August 2024
      And Ukraine uses <weight> force against Russia in Kursk region
      Then Russia may not use force in defence of Russia under Article 51 of the UN Charter

      Examples:
        | weight  |
        | light   |
        | massive |

    Scenario: The right ends when the Security Council has acted
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 September 2022
      And the UN Security Council takes measures for Armenia
      Then Armenia may no longer use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: Measures for another state end nothing
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 September 2022
      And the UN Security Council takes measures for Tajikistan
      Then Armenia may use force in defence of Armenia under Article 51 of the UN Charter

  @question:collective_request
  Rule: Others may defend it

    Scenario: Others may defend it once it asks
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks France for arms
      Then every other state may use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: Until the state attacked asks, others may not yet, in the default answer
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter
      And it waits for a request
      And it turns on the question collective request

    Scenario: Others may defend it without a request in the other answer
      Given the question collective request is answered not required
      And the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then every other state may use force in defence of Armenia under Article 51 of the UN Charter

    Scenario Outline: To ask for talks or mediation is not to ask for help
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks France for <what>
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter

      Examples:
        | what         |
        | consultation |
        | mediation    |

    Scenario: A request by those who do not govern is none
      Given the day is 1 July 2013
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the ousted government of Kyrgyzstan asks Russia for troops
      Then every other state may not yet use force in defence of Kyrgyzstan under Article 51 of the UN Charter

    Scenario: A request about something else is not about this attack
      Given the day is 13 September 2022
      And Azerbaijan threatens Armenia with force
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks France for arms
      And that is about the threat
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: A request made before the attack does not count
      Given the day is 10 September 2022
      And Armenia asks France for arms
      When the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: A request made after it is over comes too late
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 October 2022
      And Armenia asks France for arms
      Then every other state might once have been allowed to use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: Another attack that goes on does not make a late request timely
      Given the day is 1 September 2022
      And Azerbaijan uses heavy force against Armenia at Yeraskh
      And that goes on until 20 October 2022
      And the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 October 2022
      And Armenia asks France for arms
      And that is about the force
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: Where the state has no right of defence, nobody has one for it
      Given the question collective request is answered not required
      And the day is 14 November 2021
      When Azerbaijan uses light force against Armenia at Davit Bek
      Then every other state may not use force in defence of Armenia under Article 51 of the UN Charter

    Scenario Outline: The right of others ends when the Security Council has acted, asked or not
      Given the question collective request is answered <answer>
      And the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks France for arms
      When the day is 20 September 2022
      And the UN Security Council takes measures for Armenia
      Then every other state may no longer use force in defence of Armenia under Article 51 of the UN Charter

      Examples:
        | answer       |
        | required     |
        | not required |

  Rule: Who defends itself reports

    Scenario: A state that uses force in defence reports to the Security Council at once
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      Then Kyrgyzstan owes the UN Security Council a report under Article 51 of the UN Charter
      And the duty falls due at once

    Scenario: A report performs this duty
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      And Kyrgyzstan reports to the UN Security Council
      Then Kyrgyzstan owes the UN Security Council a report under Article 51 of the UN Charter
      And on record it is performed

    Scenario: Who attacks does not report under this Article
      Given the day is 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Tajikistan does not owe the UN Security Council a report under Article 51 of the UN Charter

    Scenario: Who suffers an attack and does not answer has nothing to report
      Given the day is 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Kyrgyzstan does not owe the UN Security Council a report under Article 51 of the UN Charter

  Rule: Before the Charter

    Background:
      Given Warsaw is a place in Poland
      And Munich is a place in Germany
      And the day is 1 September 1939
      And Germany uses massive force against Poland in Warsaw

    Scenario: The right was not yet that of the Charter
      Then Poland may, were it in force, use force in defence of Poland under Article 51 of the UN Charter

    @question:collective_request
    Scenario Outline: Nor was that of others, asked or not
      Given the question collective request is answered <answer>
      When Poland asks France for arms
      Then every other state may, were it in force, use force in defence of Poland under Article 51 of the UN Charter

      Examples:
        | answer       |
        | required     |
        | not required |

    Scenario: Nobody had to report
      Given later that day
      When Poland uses heavy force against Germany in Munich
      And Poland only answers the force of Germany, and in measure
      Then Poland would owe, were it in force, the UN Security Council a report under Article 51 of the UN Charter

  Rule: What stays, and what was lent

    Scenario: Whether units that stay after the fighting keep the time open for a request is not answered here: force does
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And the day is 15 September 2022
      And armed units of Azerbaijan stand at Jermuk, uninvited by Armenia
      And that goes on until 1 December 2022
      And that continues the force
      When the day is 20 October 2022
      And Armenia asks France for arms
      Then every other state may not yet use force in defence of Armenia under Article 51 of the UN Charter

    @question:collective_request
    Scenario: Where the Security Council has acted, nobody waits for a request that is not needed
      Given the question collective request is answered not required
      And the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 September 2022
      And the UN Security Council takes measures for Armenia
      Then every other state may no longer use force in defence of Armenia under Article 51 of the UN Charter

    @question:frontier_incident
    Scenario: Whether units that enter without a shot give the right is not answered here
      Given the question frontier incident is answered any force
      And the day is 12 May 2021
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then Armenia may not use force in defence of Armenia under Article 51 of the UN Charter

    Scenario: Who lends its land for defence takes a measure too, and reports
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      When Kazakhstan lets Kyrgyzstan use its land for force against Tajikistan
      Then Kazakhstan owes the UN Security Council a report under Article 51 of the UN Charter
