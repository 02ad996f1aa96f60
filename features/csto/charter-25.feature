@csto @charter.25 @art-25
Feature: Article 25 of the Charter - unpaid dues

  A member that has not paid its debt for two years may lose its vote, and the right to propose people for posts, until it
  has paid in full. The article was read in a translation, which says that the Council takes this decision.

  Since Armenia stopped paying in 2024 it is asked whether the vote is lost by itself after two years, or only when the
  Council decides. Nobody was found who holds the first; the words of the article are for the second.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The Council may leave the vote of a member uncounted
    Given Armenia is a party to the Charter on 1 June 2025
    Then the Council may at any time leave uncounted the vote of Armenia under Article 25 of the Charter

  Scenario: A state outside has no vote to lose
    Given Georgia is not a party to the Charter on 1 June 2025
    Then the Council may not at any time leave uncounted the vote of Georgia under Article 25 of the Charter

  @question:arrears_vote
  Scenario: After two years unpaid the vote is lost if it is lost by itself
    Given the question arrears vote is answered by itself
    And the day is 1 June 2015
    And Belarus stops paying its dues
    Then the vote of Belarus is lost on 1 June 2017
    And the vote of Belarus is not lost on 31 May 2017

  @question:arrears_vote
  Scenario: In the default answer no vote is lost by itself
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    Then the vote of Belarus is not lost on 1 June 2017

  @question:arrears_vote
  Scenario: The vote of a member that pays is never lost
    Given the question arrears vote is answered by itself
    And the day is 1 June 2015
    And Belarus stops paying its dues
    Then the vote of Kazakhstan is not lost on 1 June 2017

  Scenario: The Council may take the vote away by a decision, after two years
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the Council adopts a decision on suspension for Belarus
    Then the vote of Belarus is lost on 1 July 2017
    And the vote of Belarus is not lost on 30 June 2017

  Scenario: The Council may not take the vote away before two years have passed
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    When the day is 31 May 2017
    And the Council adopts a decision on suspension for Belarus
    Then the vote of Belarus is not lost on 1 June 2017

  Scenario: A decision that was not adopted takes nothing away
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the Council rejects a decision on suspension for Belarus
    Then the vote of Belarus is not lost on 1 July 2017

  Scenario: A decision on another member takes nothing away
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the Council adopts a decision on suspension for Kazakhstan
    Then the vote of Belarus is not lost on 1 July 2017

  Scenario: A decision on something else takes nothing away
    Given the day is 1 June 2015
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the Council adopts a decision on budget for Belarus
    Then the vote of Belarus is not lost on 1 July 2017
