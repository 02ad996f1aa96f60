@csto @charter.24 @art-24
Feature: Article 24 of the Charter - dues

  The organisation lives on the dues of its members. A member two years behind may lose its vote, and the right to propose
  people for posts, until it has paid. The number of the article was not verified.

  Two things are argued about since Armenia stopped paying in 2024. Does a member owe dues for a budget it took no part
  in? And is the vote lost by itself after two years, or only when the Council decides?

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member pays dues
    Given Belarus is a party to the Charter on 1 June 2015
    Then Belarus must at all times pay its dues under Article 24 of the Charter

  Scenario: A state outside pays none
    Given Georgia is not a party to the Charter on 1 June 2015
    Then Georgia need not at all times pay its dues under Article 24 of the Charter

  Scenario: A member that stops paying breaks this duty
    Given Belarus is a party to the Charter on 1 June 2015
    When Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation

  Scenario: A state outside breaks nothing
    Given Georgia is not a party to the Charter on 1 June 2015
    When Georgia stops paying its dues
    Then Georgia does not break Article 24 of the Charter toward the organisation

  Scenario: A member that pays breaks nothing
    Given Belarus is a party to the Charter on 1 June 2015
    When Kazakhstan stops paying its dues
    Then Belarus does not break Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: To stay out of the budget does not free in the default answer
    Given Belarus is a party to the Charter on 1 June 2015
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation
    And it turns on the question budget opt out

  @question:budget_opt_out
  Scenario: It frees in the other answer
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus does not break Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Even then it does not free a member that stayed out of something else
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on equipment for Tajikistan
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Nor a member that took part in the budget
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    And Kazakhstan stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Nor a member that stayed out only when it had owed for years
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Nor a member that voted only when it had owed for years
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And Belarus stops paying its dues
    When the day is 1 May 2017
    And the organisation adopts a decision on budget
    And the day is 1 July 2017
    And Belarus stays out of the decision
    Then Belarus breaks Article 24 of the Charter toward the organisation

  Scenario: The Council may leave the vote of a member uncounted
    Given Armenia is a party to the Charter on 1 June 2025
    Then the Council may at any time leave uncounted the vote of Armenia under Article 24 of the Charter

  Scenario: A state outside has no vote to lose
    Given Georgia is not a party to the Charter on 1 June 2025
    Then the Council may not at any time leave uncounted the vote of Georgia under Article 24 of the Charter

  @question:arrears_vote
  Scenario: After two years unpaid the vote is lost if it is lost by itself
    Given the question arrears vote is answered by itself
    And the day is 1 June 2015
    And Belarus stops paying its dues
    Then the vote of Belarus is lost on 1 June 2017
    And the vote of Belarus is not lost on 31 May 2017

  @question:arrears_vote
  Scenario: In the default answer it is not
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

  Scenario: It may not before
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
