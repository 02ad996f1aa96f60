@csto @charter.24 @art-24
Feature: Article 24 of the Charter - dues

  The organisation lives on the dues of its members. A member two years behind may lose its vote, and the right to propose
  people for posts, until it has paid. The number of the article was not verified.

  Two things are argued about since Armenia stopped paying in 2024. Does a member owe dues for a budget it took no part
  in? And is the vote lost by itself after two years, or only when the Council decides?

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
