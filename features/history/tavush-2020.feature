@csto @incident:tavush-2020 @cst.1 @cst.2 @cst.4
Feature: Tavush, July 2020 - an appeal for solidarity

  For five days in July 2020 Armenian and Azerbaijani forces fired at each other across an agreed part of their border, with
  artillery, tanks and drones; some seventeen people died. Each says that the other began. On the 16th a spokesman in Baku
  recalled that a nuclear power station in Armenia can be hit.

  Armenia told the Permanent Council on the 14th and asked for solidarity, in the spirit and letter of the Charter. The
  Council heard it; the Secretariat voiced concern and named no side. Press accounts say that the organisation did not do
  what it owed. It owed consultation. Since 2012 help has to be asked for, and solidarity is not help.

  Background:
    Given the events of tavush-2020

  @cst.2.2
  Scenario: Consultation was owed for the shelling, and a session that heard Armenia two days later gave it in part
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia consultation under Article 2(2)
    And it is settled
    And Belarus owes Armenia consultation under Article 2(2)
    And on record it is performed in part

  @cst.4.2 @question:gravity
  Scenario: Help was owed under no view
    Then Kazakhstan and Russia do not owe Armenia assistance under Article 4
    And it is settled
    And it turns on the question gravity

  @cst.4.2 @question:gravity
  Scenario: Were any force enough, the occasion passed without a request for help
    Given the question gravity is answered any force
    Then Kazakhstan and Russia never came to owe Armenia assistance under Article 4

  @cst.4.2 @question:gravity
  Scenario: A request for help on the day of the appeal would have made it due, were any force enough
    Given the question gravity is answered any force
    And the day is 14 July 2020
    When Armenia asks the organisation for assistance
    Then Kazakhstan and Russia owe Armenia assistance under Article 4
    And the duty falls due on 14 July 2020

  @un.2.4
  Scenario: Where nobody knows who began, both broke the ban on force
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia
    And Armenia breaks Article 2(4) of the UN Charter toward Azerbaijan
    And it turns on the dispute who began

  @cst.1.1
  Scenario Outline: Of the two only Armenia is bound by the Treaty's own ban, and its breach hangs on who began
    Given the dispute who began is told as <account>
    Then Armenia <breaks> Article 1(1) toward Azerbaijan
    And Azerbaijan does not break Article 1(1) toward Armenia

    Examples:
      | account       | breaks         |
      | order unknown | breaks         |
      | azerbaijan    | does not break |
      | armenia       | breaks         |

  @un.2.4
  Scenario: The words about the power station were a threat, whoever began
    Given the dispute who began is told as armenia
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia
    And it stands since 16 July 2020
