@csto @cst.4 @art-4
Feature: Article 4(2) of the Treaty - the request

  The wording in force since 19 December 2012 gives help to the member that asks: nobody is to be helped against its will,
  and nobody has to guess. It does not say whom the member asks, nor when, and on both people argue.

  A request reaches the others through the organisation or any organ of it, or if each of them is asked by name. Soon after the force
  is soon enough; how soon no text says. What was taken back may be asked for again, and who has left is not helped.

  Cases are invented.

  Rule: Whom

    @question:addressee
    Scenario Outline: The organisation is asked through any organ, or through all its members
      Given Kazakhstan is a party to the Collective Security Treaty on 15 May 2023
      And China uses heavy force against Kazakhstan in Almaty
      When Kazakhstan asks <whom> for assistance
      Then Kyrgyzstan <owes> Kazakhstan assistance under Article 4(2)

      Examples:
        | whom                                                  | owes             |
        | the organisation                                      | owes             |
        | the Council                                           | owes             |
        | the chair of the Council                              | owes             |
        | the Permanent Council of the CSTO                     | owes             |
        | the CSTO Secretariat                                  | owes             |
        | the Secretary General of the CSTO                     | owes             |
        | Armenia, Belarus, Kyrgyzstan, Russia and Tajikistan   | owes             |
        | Armenia, Belarus, Kyrgyzstan and Tajikistan           | does not yet owe |
        | Belarus and France                                    | does not yet owe |
        | the UN Security Council                               | does not yet owe |

    @question:who_may_ask
    Scenario Outline: Who may ask for a state whose government is in doubt
      Given Kyrgyzstan is a party to the Collective Security Treaty on 15 May 2023
      And the question who may ask is answered <answer>
      And China uses heavy force against Kyrgyzstan at Osh
      When the ousted government of Kyrgyzstan asks the organisation for <what>
      Then Russia <owes> Kyrgyzstan assistance under Article 4(2)

      Examples:
        | answer     | what         | owes             |
        | government | assistance   | does not yet owe |
        | de facto   | assistance   | does not yet owe |
        | lawful     | assistance   | owes             |
        | lawful     | consultation | does not yet owe |
        | lawful     | mediation    | does not yet owe |

  Rule: When

    Background:
      Given Tajikistan is a party to the Collective Security Treaty on 4 May 2023
      And Afghanistan uses heavy force against Tajikistan at Isfara
      And that goes on until 4 May 2023

    @question:late_request
    Scenario Outline: A request after the force has ended
      Given the question late request is answered <answer>
      When the day is <day>
      And Tajikistan asks the organisation for assistance
      Then Russia <owes> Tajikistan assistance under Article 4(2)

      Examples:
        | answer         | day          | owes              |
        | soon after     | 5 May 2023   | owes              |
        | soon after     | 4 June 2023  | owes              |
        | soon after     | 5 June 2023  | never came to owe |
        | while it lasts | 4 May 2023   | owes              |
        | while it lasts | 5 May 2023   | never came to owe |
        | no limit       | 5 May 2023   | owes              |
        | no limit       | 4 May 2025   | owes              |

    @question:late_request
    Scenario: The next day it is arguable
      When the day is 5 May 2023
      And Tajikistan asks the organisation for assistance
      Then Russia owes Tajikistan assistance under Article 4(2)
      And it is arguable between triggered and lapsed

    @question:late_request
    Scenario: A threat of more keeps the time open
      Given the question late request is answered while it lasts
      When the day is 10 May 2023
      And Afghanistan threatens Tajikistan with force
      And that continues the force
      And Tajikistan asks the organisation for assistance
      And that is about the force
      Then Russia owes Tajikistan assistance under Article 4(2)

    @question:late_request
    Scenario Outline: What comes after the request does not make a late one timely
      Given the question late request is answered <answer>
      When the day is 20 June 2023
      And Tajikistan asks the organisation for assistance
      And that is about the force
      And the day is 1 July 2023
      And Afghanistan threatens Tajikistan with force
      And that continues the force
      Then Russia does not yet owe Tajikistan assistance under Article 4(2)

      Examples:
        | answer         |
        | soon after     |
        | while it lasts |

  Rule: Taken back, and made again

    Background:
      Given Kazakhstan is a party to the Collective Security Treaty on 1 May 2022
      And China uses heavy force against Kazakhstan in Almaty
      And that goes on until 10 May 2022
      And the day is 2 May 2022
      And Kazakhstan asks the organisation for assistance
      And that is about the force
      And the day is 4 May 2022
      And Kazakhstan says that it needs no more help
      And that is about the force

    Scenario: What was taken back is owed no longer
      When the day is 10 May 2022
      Then Russia no longer owes Kazakhstan assistance under Article 4(2)
      And it ended on 4 May 2022

    Scenario: What is asked for again is owed again, from then
      When the day is 6 May 2022
      And Kazakhstan asks the organisation for assistance
      And that is about the force
      Then Russia owes Kazakhstan assistance under Article 4(2)
      And the duty falls due on 6 May 2022

    Scenario: To ask for talks is not to ask for help again
      When the day is 6 May 2022
      And Kazakhstan asks the organisation for consultation
      And that is about the force
      Then Russia no longer owes Kazakhstan assistance under Article 4(2)
      And the duty falls due on 2 May 2022
      And it ended on 4 May 2022

    Scenario: What was taken back had been owed from the first request, and no later request for something else changes that
      When the day is 6 May 2022
      And China threatens Kazakhstan with force
      And Kazakhstan asks the organisation for assistance
      And that is about the threat
      Then Russia no longer owes Kazakhstan assistance under Article 4(2)
      And the duty falls due on 2 May 2022

    Scenario: To ask for something else is not to ask again
      When the day is 6 May 2022
      And China threatens Kazakhstan with force
      And Kazakhstan asks the organisation for assistance
      And that is about the threat
      Then Russia no longer owes Kazakhstan assistance under Article 4(2)

  Rule: Membership on the day on which each condition comes

    Background:
      Given Armenia is a party to the Collective Security Treaty on 1 January 2023
      And Armenia gives notice that it leaves the Treaty
      And the day is 25 June 2023

    Scenario: A member attacked that has left is not helped on a later request
      When Azerbaijan uses heavy force against Armenia at Jermuk
      And that goes on until 20 July 2023
      And the day is 15 July 2023
      And Armenia asks the organisation for assistance
      Then Russia does not yet owe Armenia assistance under Article 4(2)

    Scenario: It is helped if it asked in time
      When Azerbaijan uses heavy force against Armenia at Jermuk
      And that goes on until 20 July 2023
      And the day is 26 June 2023
      And Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)

    Scenario: A member that has left when help is asked for owes none
      When Afghanistan uses heavy force against Tajikistan at Isfara
      And that goes on until 20 July 2023
      And the day is 15 July 2023
      And Tajikistan asks the organisation for assistance
      Then Armenia does not yet owe Tajikistan assistance under Article 4(2)
      But Russia owes Tajikistan assistance under Article 4(2)

    Scenario: Nor does it owe any against a later attack
      When the day is 15 July 2023
      And Afghanistan uses heavy force against Tajikistan at Isfara
      And Tajikistan asks the organisation for assistance
      Then Armenia would owe, were it in force, Tajikistan assistance under Article 4(2)
      But Russia owes Tajikistan assistance under Article 4(2)

  Rule: An attack that goes on while the wording changes

    Background:
      Given Tajikistan is a party to the Collective Security Treaty on 1 December 2012
      And Afghanistan uses heavy force against Tajikistan at Jirgatal
      And that goes on until 31 December 2012

    @question:straddling
    Scenario Outline: From the day of the second wording help waits for a request, or what was owed stays owed
      Given the question straddling is answered <answer>
      When the day is 31 December 2012
      Then Russia <owes> Tajikistan assistance under Article 4(2)

      Examples:
        | answer    | owes             |
        | new words | does not yet owe |
        | goes on   | owes             |

    @question:straddling
    Scenario: A request under the second wording calls help in under either answer
      When the day is 20 December 2012
      And Tajikistan asks the organisation for assistance
      Then Russia owes Tajikistan assistance under Article 4(2)

    @question:straddling
    Scenario: An attack that was over before keeps the duty that it brought
      Given the day is 1 December 2011
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the day is 31 December 2012
      Then Russia owes Kyrgyzstan assistance under Article 4(2)
