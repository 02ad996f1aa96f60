@csto @incident:rapid-forces-2009 @charter.2 @charter.12
Feature: Rapid reaction forces, June 2009 - does an empty chair say no?

  On 14 June 2009 five of seven members signed the agreement on the rapid reaction forces, and the Council took a decision on
  them. Belarus stayed away, over a quarrel about milk, and wrote that its absence means no approval and so no consensus.
  Russia said that it may join later. Uzbekistan sat there and did not sign.

  That Belarus was absent nobody disputes. What an absence means is a question of the law; in 2023, in the chair, Belarus
  answered it the other way, when Armenia stayed away.

  Background:
    Given the events of rapid-forces-2009

  @question:consensus
  Scenario: In the default answer an absence is no objection
    Then Belarus and Russia owe the organisation obedience to the decision under Article 2 of the Charter
    And it turns on the question consensus

  @question:consensus
  Scenario: If absence says that one does not agree, only the decision of February binds
    Given the question consensus is answered absence blocks
    Then Belarus and Russia owe the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 4 February 2009

  Scenario: Who stays out is not bound by what is decided
    Then Uzbekistan owes the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 4 February 2009
