@csto @charter.21 @art-21
Feature: Article 21 of the Charter - observers and partners

  An organisation wants friends that are not yet members. The Council may give a state outside, or another organisation,
  the status of observer; since 2021 there are partners as well. An observer takes part in sessions and takes on no duty
  to act.

  It is easily taken for more than it is: a state that observes owes no help, and none is owed to it. The first wording
  was read in Russian, the later chapter in part.

  Cases are invented, but for those that carry the name of an incident.

  Scenario Outline: The Council may make a state outside an observer, in both wordings
    Given the day is <day>
    Then the Council may at any time give the status of observer to any state under Article 21 of the Charter

    Examples:
      | day             |
      | 1 June 2013     |
      | 1 February 2021 |

  Scenario: Before there was an organisation nobody could make observers
    Given the day is 1 June 2003
    Then the Council may not at any time give the status of observer to any state under Article 21 of the Charter

  Scenario: No help is owed to a state that is only an observer
    Given Serbia is not a party to the Collective Security Treaty on 1 June 2022
    And Valjevo is a place in Serbia
    And Turkey uses heavy force against Serbia at Valjevo
    When Serbia asks the organisation for assistance
    Then nobody owes anything under Article 4
