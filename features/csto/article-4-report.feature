@csto @cst.4 @art-4
Feature: Article 4(3) of the Treaty - what is done is reported

  Collective defence works through Article 51 of the UN Charter, and that article wants to know what is done. So members
  that take measures under Article 4 report them to the UN Security Council at once. The paragraph was read in the first
  wording; that the amended Article keeps it is from general knowledge.

  The argument is about silence. Help was given in several incidents of this record, and letters are known of few. A
  breach is never drawn from that: nobody has broken this duty merely because no letter was found. The file must say that
  no report was sent. And the duty begins with what somebody does, so the day of the deed decides.

  Cases are invented, but for those that carry the name of an incident.

  @cst.4.3
  Rule: Who reports

    Background:
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk

    Scenario: A member that helps reports
      When Russia sends troops to Armenia
      Then Russia owes the UN Security Council a report under Article 4(3)
      And the duty falls due at once

    Scenario: A member that helps reports even before anybody asked for help
      When Russia sends arms to Armenia
      But Armenia does not ask the organisation for assistance
      Then Russia owes the UN Security Council a report under Article 4(3)

    Scenario Outline: To talk, to declare or to decline is nothing to report
      When Russia <does> Armenia
      Then Russia does not owe the UN Security Council a report under Article 4(3)

      Examples:
        | does                       |
        | consults with              |
        | makes a statement on       |
        | mediates for               |
        | refuses to help            |
        | declines to send troops to |
        | talks with                 |
        | declines to consult with   |

    Scenario: A member that does nothing has nothing to report
      When Russia sends troops to Armenia
      Then Kazakhstan does not owe the UN Security Council a report under Article 4(3)

    Scenario: A state outside that helps does not report under this Treaty
      When France sends equipment to Armenia
      Then France does not owe the UN Security Council a report under Article 4(3)

    Scenario: Help to somebody who was not attacked is not reported
      When Russia sends troops to Tajikistan
      Then Russia does not owe the UN Security Council a report under Article 4(3)

    Scenario: The organisation reports what it does for its members
      When the organisation, for its members, sends observers to Armenia
      Then the organisation owes the UN Security Council a report under Article 4(3)
      And the duty falls due at once

    Scenario Outline: Words of the organisation are nothing to report
      When the organisation, for its members, <does> Armenia
      Then the organisation does not owe the UN Security Council a report under Article 4(3)

      Examples:
        | does                       |
        | consults with              |
        | makes a statement on       |
        | mediates for               |
        | refuses to help            |
        | declines to send troops to |
        | talks with                 |
        | declines to consult with   |

    Scenario: The organisation does not report what another organisation does
      When the European Union sends observers to Armenia
      Then the organisation does not owe the UN Security Council a report under Article 4(3)

    Scenario: Forces that are sent are reported by the organisation that sends them
      When the organisation deploys peacekeepers in Armenia
      Then the organisation owes the UN Security Council a report under Article 4(3)

    Scenario: Forces that are sent elsewhere are not reported under Article 4
      When the organisation deploys peacekeepers in Tajikistan
      Then the organisation does not owe the UN Security Council a report under Article 4(3)

    Scenario: A report performs the duty
      When Russia sends troops to Armenia
      And Russia reports to the UN Security Council
      Then Russia owes the UN Security Council a report under Article 4(3)
      And on record it is performed

    Scenario: Where no letter was found, the record is silent
      When Russia sends troops to Armenia
      Then Russia owes the UN Security Council a report under Article 4(3)
      And the record is silent on it
      And Russia does not break Article 4(3) toward the UN Security Council

    Scenario: A member breaks this duty where the file says that it did not report
      When Russia sends troops to Armenia
      But Russia does not report to the UN Security Council
      Then Russia breaks Article 4(3) toward the UN Security Council

    Scenario Outline: Words need no report, so nothing is broken
      When Russia <does> Armenia
      But Russia does not report to the UN Security Council
      Then Russia does not break Article 4(3) toward the UN Security Council

      Examples:
        | does                       |
        | consults with              |
        | makes a statement on       |
        | mediates for               |
        | refuses to help            |
        | declines to send troops to |
        | talks with                 |
        | declines to consult with   |

  @cst.4.3
  Rule: What is reported is help under Article 4

    Scenario: Help given before the attack is not reported
      Given Armenia is a party to the Collective Security Treaty on 1 September 2022
      And Russia sends arms to Armenia
      When the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia does not owe the UN Security Council a report under Article 4(3)

    Scenario: Not to report help given before the attack is no breach
      Given Armenia is a party to the Collective Security Treaty on 1 September 2022
      And Russia sends arms to Armenia
      And Russia does not report to the UN Security Council
      When the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      Then Russia does not break Article 4(3) toward the UN Security Council

    Scenario: Observers and forces that the organisation sent before the attack are not reported
      Given Armenia is a party to the Collective Security Treaty on 1 September 2022
      And the organisation, for its members, sends observers to Armenia
      And the organisation deploys peacekeepers in Armenia
      When the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      Then the organisation does not owe the UN Security Council a report under Article 4(3)

    Scenario: Help against unrest is not reported
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      And heavy unrest breaks out in Kyrgyzstan
      When Russia sends equipment to Kyrgyzstan
      Then Russia does not owe the UN Security Council a report under Article 4(3)

  @cst.4.3
  Rule: Before the Treaty entered into force

    Background:
      Given the day is 1 March 1994
      And Turkey uses heavy force against Armenia at Yeraskh
      And that goes on until 12 May 1994
      And the day is 15 March 1994

    Scenario: What a member did then is not reported under the Treaty, though the attack went on
      When Russia sends troops to Armenia
      Then Russia would owe, were it in force, the UN Security Council a report under Article 4(3)

    Scenario: Nor was it a breach not to report it
      When Russia sends troops to Armenia
      But Russia does not report to the UN Security Council
      Then Russia does not break Article 4(3) toward the UN Security Council

    Scenario: Nor are forces that another organisation sent then
      When the Commonwealth of Independent States deploys peacekeepers in Armenia
      Then the Commonwealth of Independent States would owe, were it in force, the UN Security Council a report under Article 4(3)
