@csto @cst.2 @art-2
Feature: Article 2 of the Treaty - consultation

  Long before anybody has to send help, the members have to talk. Article 2 asks for it in two cases. When an important
  question of international security touches their interests, they consult and coordinate their positions. When a member
  is threatened, they start joint consultations at once.

  The threshold is low on purpose. It does not matter who threatens, whether a state does, or how heavy the attack was; and
  nobody has to ask first. The wording in force since 19 December 2012 adds a threat to the stability of a member, and with
  it a second duty: the members also work out and adopt measures to help the member threatened.

  What is argued about is less whether to talk than what counts as a threat. Unrest inside a member was called a threat to
  it already under the first wording. A quarrel over trade was called one too; no rule here makes it one.

  Cases are invented, but for those that carry the name of an incident.

  @cst.2.1
  Rule: Paragraph 1 - questions of international security

    Scenario: A security question that touches a member calls for coordination
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      Then Kazakhstan owes the other members coordination of positions under Article 2(1)
      And the wording is that of 1992

    Scenario: The member that is touched takes part as well
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      Then Belarus owes the other members coordination of positions under Article 2(1)

    Scenario: A security question that touches only a state outside calls for nothing
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Georgia
      Then Belarus does not owe the other members coordination of positions under Article 2(1)

    Scenario: A state outside owes no coordination
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      Then Georgia does not owe the other members coordination of positions under Article 2(1)

    Scenario: A member that consults has performed the duty to coordinate
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      And Kazakhstan consults with Belarus
      Then Kazakhstan owes the other members coordination of positions under Article 2(1)
      And on record it is performed

  @cst.2.2
  Rule: Paragraph 2 - what threatens a member

    Scenario: An attack threatens the member attacked
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia consultation under Article 2(2)
      And the duty falls due at once

    Scenario Outline: An act through networks threatens a member if its effects are heavy, and not if they are light
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      When China strikes networks of Kyrgyzstan with <weight> effects
      Then Russia <owes> Kyrgyzstan consultation under Article 2(2)

      Examples:
        | weight | owes         |
        | heavy  | owes         |
        | light  | does not owe |

    Scenario Outline: Troops near the border and aircraft over it threaten a member if somebody holds that they do
      Given Kazakhstan is a party to the Collective Security Treaty on 1 June 2023
      When <what>
      And this is held to put the security of Kazakhstan at risk
      Then Belarus owes Kazakhstan consultation under Article 2(2)

      Examples:
        | what                                                                 |
        | China masses troops near Kazakhstan                                  |
        | aircraft or ships of China enter the air or waters of Kazakhstan unasked |

    Scenario Outline: Where nobody holds it, they do not
      Given Kazakhstan is a party to the Collective Security Treaty on 1 June 2023
      When <what>
      Then Belarus does not owe Kazakhstan consultation under Article 2(2)

      Examples:
        | what                                                                 |
        | China masses troops near Kazakhstan                                  |
        | aircraft or ships of China enter the air or waters of Kazakhstan unasked |

    Scenario: Even a light attack threatens the member attacked
      Given Armenia is a party to the Collective Security Treaty on 28 July 2021
      When Azerbaijan uses light force against Armenia at Yeraskh
      Then Russia owes Armenia consultation under Article 2(2)

    Scenario: A trifling incident threatens nobody
      Given Armenia is a party to the Collective Security Treaty on 28 July 2021
      When Azerbaijan uses trifling force against Armenia at Yeraskh
      Then Russia does not owe Armenia consultation under Article 2(2)

    @incident:syunik-2021
    Scenario: Armed units that enter without a shot threaten the member
      Given Armenia is a party to the Collective Security Treaty on 12 May 2021
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then Russia owes Armenia consultation under Article 2(2)

    Scenario: An attack by a member threatens the member attacked just the same
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Russia owes Kyrgyzstan consultation under Article 2(2)

    Scenario: The attacker itself owes consultation, for the text makes no exception
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Tajikistan owes Kyrgyzstan consultation under Article 2(2)

    @question:undelimited_border
    Scenario: Where no border is agreed an attack threatens the member whatever Article 4 protects
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question undelimited border is answered not covered
      When Azerbaijan uses heavy force against Armenia at the Armenian-Azerbaijani border where no line is agreed
      Then Russia owes Armenia consultation under Article 2(2)

    @question:whose_land
    Scenario: An attack on land that a member only claims does not threaten it in the default answer
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      When Ukraine uses heavy force against Russia in Donetsk region
      Then Kazakhstan does not owe Russia consultation under Article 2(2)
      And it turns on the question whose land

    @question:whose_land
    Scenario: An attack on land that a member claims threatens it if its own claim makes land its own
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      And the question whose land is answered claimed
      When Ukraine uses heavy force against Russia in Donetsk region
      Then Kazakhstan owes Russia consultation under Article 2(2)

    Scenario: An attack on land that a member claimed only later did not threaten it
      Given Russia is a party to the Collective Security Treaty on 1 September 2022
      And the question whose land is answered claimed
      When Ukraine uses heavy force against Russia in Donetsk region
      Then Kazakhstan does not owe Russia consultation under Article 2(2)

    Scenario: To be threatened with force is to be threatened
      Given Armenia is a party to the Collective Security Treaty on 15 July 2021
      When Azerbaijan threatens Armenia with force
      Then Russia owes Armenia consultation under Article 2(2)

    @incident:milk-war-2009
    Scenario: A ban on trade is no threat of this kind
      Given Belarus is a party to the Collective Security Treaty on 6 June 2009
      When Russia restricts trade with Belarus
      Then nobody owes anything under Article 2

    @incident:osh-2010
    Scenario: Heavy unrest inside a member threatens it, already under the first wording
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      When heavy unrest breaks out in Kyrgyzstan
      Then Kazakhstan owes Kyrgyzstan consultation under Article 2(2)
      And the wording is that of 1992

    Scenario: Light unrest inside a member does not threaten it
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      When light unrest breaks out in Kyrgyzstan
      Then Kazakhstan does not owe Kyrgyzstan consultation under Article 2(2)

    Scenario: Light unrest inside a member threatens it if somebody judges it so
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      When light unrest breaks out in Kyrgyzstan
      And this is held to put the security of Kyrgyzstan at risk
      Then Kazakhstan owes Kyrgyzstan consultation under Article 2(2)

    Scenario: Light force by an unrecognised authority of the country itself does not threaten it
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Tajikistan
      When the movement uses light force against Tajikistan at Isfara
      Then Russia does not owe Tajikistan consultation under Article 2(2)

    Scenario Outline: Heavy force by a band, a crowd or officers inside a member threatens it
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And there is a <kind> called the armed groups
      When the armed groups use heavy force against Kazakhstan in Almaty
      Then Russia owes Kazakhstan consultation under Article 2(2)

      Examples:
        | kind              |
        | band              |
        | crowd             |
        | group of officers |

    Scenario Outline: Light force by a band, a crowd or officers inside a member does not threaten it
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And there is a <kind> called the armed groups
      When the armed groups use light force against Kazakhstan in Almaty
      Then Russia does not owe Kazakhstan consultation under Article 2(2)

      Examples:
        | kind              |
        | band              |
        | crowd             |
        | group of officers |

    Scenario Outline: Shots that go astray are no attack and no threat
      Given Armenia is a party to the Collective Security Treaty on 28 July 2021
      When heavy force of Azerbaijan hits Armenia <how> at Yeraskh
      Then Russia does not owe Armenia consultation under Article 2(2)

      Examples:
        | how        |
        | astray     |
        | by mistake |

    Scenario: Force next door threatens a member if somebody judges it so
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      When Azerbaijan uses heavy force against Armenia in Nagorno-Karabakh
      And this is held to put the security of Armenia at risk
      Then Russia owes Armenia consultation under Article 2(2)

    Scenario: Force next door does not threaten a member by itself
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      When Azerbaijan uses heavy force against Armenia in Nagorno-Karabakh
      Then Russia does not owe Armenia consultation under Article 2(2)

    Scenario: Armed units next door threaten a member if somebody judges it so
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And Kunduz is a place in Afghanistan
      And there is a band called the fighters
      When armed units of the fighters stand in Kunduz, uninvited by Afghanistan
      And this is held to put the security of Tajikistan at risk
      Then Russia owes Tajikistan consultation under Article 2(2)

    Scenario: Armed units next door do not threaten a member by themselves
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And Kunduz is a place in Afghanistan
      And there is a band called the fighters
      When armed units of the fighters stand in Kunduz, uninvited by Afghanistan
      Then Russia does not owe Tajikistan consultation under Article 2(2)

    Scenario: A danger such as terrorism threatens a member if somebody judges it so
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      When a danger of terrorism arises for Tajikistan
      And this is held to put the security of Tajikistan at risk
      Then Russia owes Tajikistan consultation under Article 2(2)

    Scenario: A danger such as terrorism does not threaten a member by itself
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      When a danger of terrorism arises for Tajikistan
      Then Russia does not owe Tajikistan consultation under Article 2(2)

    Scenario: A security question threatens a member if somebody judges it so
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      And this is held to put the security of Belarus at risk
      Then Russia owes Belarus consultation under Article 2(2)

    Scenario: A security question does not threaten a member by itself
      Given Belarus is a party to the Collective Security Treaty on 1 June 2005
      When an important question of international security touches Belarus
      Then Russia does not owe Belarus consultation under Article 2(2)

  @cst.2.2
  Rule: Paragraph 2 - who consults, and in which wording

    Scenario: Consultation is owed without a request
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      But Armenia does not ask the organisation for consultation
      Then Russia owes Armenia consultation under Article 2(2)
      And the wording is that of 2010

    Scenario Outline: A state outside that is attacked is owed nothing
      Given Georgia is not a party to the Collective Security Treaty on <day>
      And Gori is a place in Georgia
      When Azerbaijan uses heavy force against Georgia in Gori
      Then Armenia does not owe Georgia consultation under Article 2(2)

      Examples:
        | day           |
        | 1 June 2008 |
        | 1 June 2018 |

    Scenario Outline: A state outside owes no consultation
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Georgia does not owe Armenia consultation under Article 2(2)

      Examples:
        | day               |
        | 13 September 2008 |
        | 13 September 2022 |

    Scenario Outline: A member does not consult with itself
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Armenia does not owe Armenia consultation under Article 2(2)

      Examples:
        | day               |
        | 13 September 2008 |
        | 13 September 2022 |

    Scenario Outline: The day decides the wording
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia owes Armenia consultation under Article 2(2)
      And the wording is that of <wording>

      Examples:
        | day              | wording |
        | 20 April 1994    | 1992    |
        | 18 December 2012 | 1992    |
        | 19 December 2012 | 2010    |

    Scenario: Before the Treaty entered into force no consultation was owed
      Given Armenia is not a party to the Collective Security Treaty on 19 April 1994
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia would owe, were it in force, Armenia consultation under Article 2(2)

    Scenario: Since 2012 the others also work out measures of help
      Given Armenia is a party to the Collective Security Treaty on 19 December 2012
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia owes Armenia measures of assistance under Article 2(2)
      And the wording is that of 2010

    Scenario: Before 2012 the others did not owe measures of help
      Given Armenia is a party to the Collective Security Treaty on 18 December 2012
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia would owe, were it in force, Armenia measures of assistance under Article 2(2)

    Scenario: Without a threat no measures of help are owed
      Given Belarus is a party to the Collective Security Treaty on 1 June 2015
      When an important question of international security touches Belarus
      Then Russia does not owe Belarus measures of assistance under Article 2(2)

    Scenario: A threatened member owes no measures to itself
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Armenia does not owe Armenia measures of assistance under Article 2(2)

    Scenario: A state outside is owed no measures
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      When heavy unrest breaks out in Georgia
      Then Russia does not owe Georgia measures of assistance under Article 2(2)

    Scenario: A state outside owes no measures
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Georgia does not owe Armenia measures of assistance under Article 2(2)

  @cst.2.2
  Rule: Paragraph 2 - duty and record

    Background:
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk

    Scenario: A member that consults has performed the duty to consult
      When Kazakhstan consults with Armenia
      Then Kazakhstan owes Armenia consultation under Article 2(2)
      And on record it is performed

    Scenario: A meeting of the organisation counts for the members it met for
      When the organisation, for its members, consults with Armenia
      Then Kazakhstan owes Armenia consultation under Article 2(2)
      And on record it is performed

    @question:joint_consultations
    Scenario Outline: What talks of two members are worth depends on what joint consultations are, and who mediates talks with either side
      Given the question joint consultations is answered <answer>
      When Kazakhstan <does> Armenia
      Then Kazakhstan owes Armenia consultation under Article 2(2)
      And on record it is <performance>

      Examples:
        | answer       | does         | performance       |
        | together     | talks with   | performed in part |
        | together     | mediates for | performed in part |
        | any exchange | talks with   | performed         |
        | any exchange | mediates for | performed         |

    Scenario: A mediator brings two sides together and states no common position of the members
      When an important question of international security touches Armenia
      And Kazakhstan mediates for Armenia
      Then Kazakhstan owes the other members coordination of positions under Article 2(1)
      And the record is silent on it

    Scenario: A member that says it will not consult has not performed the duty
      When Tajikistan declines to consult with Armenia
      Then Tajikistan owes Armenia consultation under Article 2(2)
      And on record it is declined

    Scenario: A meeting of the members does not make good what one of them declined by itself
      When Tajikistan declines to consult with Armenia
      And the organisation, for its members, consults with Armenia
      Then Tajikistan owes Armenia consultation under Article 2(2)
      And on record it is declined
      And Russia owes Armenia consultation under Article 2(2)
      And on record it is performed together

    Scenario: Who refuses any help adopts no measures of help
      When Tajikistan refuses to help Armenia
      Then Tajikistan owes Armenia measures of assistance under Article 2(2)
      And on record it is declined

    Scenario: Silence of the record is no refusal
      Then Tajikistan owes Armenia consultation under Article 2(2)
      And the record is silent on it

    Scenario: To refuse help is not to refuse to talk
      When Tajikistan refuses to help Armenia
      Then Tajikistan owes Armenia consultation under Article 2(2)
      And the record is silent on it

    Scenario Outline: Many kinds of help are measures of assistance
      When Russia <does> Armenia
      Then Russia owes Armenia measures of assistance under Article 2(2)
      And on record it is <performance>

      Examples:
        | does                      | performance       |
        | sends troops to           | performed         |
        | sends peacekeepers to     | performed         |
        | sends arms to             | performed         |
        | sends equipment to        | performed         |
        | sends observers to        | performed         |
        | sends humanitarian aid to | performed         |
        | mediates for              | performed in part |

    Scenario: To talk is not yet to help
      When Russia consults with Armenia
      Then Russia owes Armenia measures of assistance under Article 2(2)
      And the record is silent on it
