@csto @charter.22 @art-22
Feature: Article 22 of the Charter - legal personality

  The organisation is a person in law. It has on every member's land the capacity that its aims need, may work with states
  outside and with other organisations, and may conclude treaties with them.

  That matters when one asks who did what. A letter, a mission or a statement of the organisation may be its own act and
  not that of each member; what the members owe one by one stays theirs. So an act of the organisation counts for a member
  only where the file says that it was done for the members.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The organisation may conclude treaties of its own
    Given the day is 1 June 2010
    Then the organisation may at any time conclude treaties under Article 22 of the Charter

  Scenario: Before it existed the organisation could conclude no treaties
    Given the day is 1 June 2003
    Then the organisation may not at any time conclude treaties under Article 22 of the Charter
