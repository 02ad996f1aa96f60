@csto @charter.20 @art-20
Feature: Article 20 of the Charter - suspension and expulsion

  What can be done with a member that does not keep its word? If it does not carry out the Charter or the decisions, the
  Council may suspend its part in the organs; if it goes on, the Council may expel it. Both rest on a decision of the
  Council, never on a breach that somebody else finds.

  Members have used the word the other way round: Uzbekistan declared in 2012 that its own membership was suspended, and
  Armenia calls its own frozen. The Article is a sanction, and no way for a member to suspend itself. What the Charter
  says on it was read at second hand.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The Council may suspend and expel a member
    Given Armenia is a party to the Charter on 1 March 2025
    Then the Council may at any time suspend Armenia under Article 20 of the Charter
    And the Council may at any time expel Armenia under Article 20 of the Charter

  Scenario: The Council may neither suspend nor expel a state outside
    Given Georgia is not a party to the Charter on 1 March 2025
    Then the Council may not at any time suspend Georgia under Article 20 of the Charter
    And the Council may not at any time expel Georgia under Article 20 of the Charter

  @charter.12
  Scenario: A member that is suspended has no say from that day
    Given Armenia is a party to the Charter on 1 March 2025
    When the Council suspends Armenia
    And the day is 2 March 2025
    And the organisation adopts a decision on mission for Tajikistan
    And Armenia votes against the decision
    Then it is a binding decision of the organisation on mission for Tajikistan

  @charter.12
  Scenario: A member that suspends itself keeps its say
    Given Armenia is a party to the Charter on 1 March 2025
    When Armenia declares in a note that its membership of the Charter is suspended
    And the day is 2 March 2025
    And the organisation adopts a decision on mission for Tajikistan
    And Armenia votes against the decision
    Then it is not a binding decision of the organisation on mission for Tajikistan

  Scenario: Suspension begins with the decision
    Given the day is 1 March 2025
    When the Council suspends Armenia
    Then the part of Armenia in the organs is suspended on 1 March 2025
    And the part of Armenia in the organs is not suspended on 28 February 2025
    And the part of Belarus in the organs is not suspended on 1 March 2025

  Scenario: A member that is suspended stays a member
    Given the day is 1 March 2025
    When the Council suspends Armenia
    Then Armenia is a party to the Charter on 2 March 2025

  Scenario: A member that is expelled is a member to the day of the decision
    Given the day is 1 March 2025
    When the Council expels Armenia
    Then Armenia is a party to the Charter on 1 March 2025
    And Armenia is not a party to the Charter on 2 March 2025

  Scenario: The expulsion of one member is not that of another
    Given the day is 1 March 2025
    When the Council expels Armenia
    Then Belarus is a party to the Charter on 2 March 2025

  Scenario: Expulsion from the organisation leaves the Treaty alone
    Given the day is 1 March 2025
    When the Council expels Armenia
    Then Armenia is a party to the Collective Security Treaty on 2 March 2025
