@csto @charter.24 @art-24
Feature: Article 24 of the Charter - dues

  The organisation lives on the dues of its members. The Council sets the budget; members pay for their own delegates.
  What a debt of two years leads to stands in Article 25.

  One thing is argued about since Armenia stopped paying in 2024: does a member owe dues for a budget it took no part in?
  Russia says that what is not paid is a debt; Armenia says that it stayed out of that decision. Both are asked below.

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
  Scenario: To stay out of the budget does not free from its dues in the default answer
    Given Belarus is a party to the Charter on 1 June 2015
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation
    And it turns on the question budget opt out

  @question:budget_opt_out
  Scenario: To stay out of the budget frees from its dues in the other answer
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus does not break Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Even if staying out of the budget frees, staying out of something else does not
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on equipment for Tajikistan
    And Belarus stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Even if staying out of the budget frees, it does not free a member that took part in it
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    And Kazakhstan stays out of the decision
    When the day is 1 January 2016
    And Belarus stops paying its dues
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: Even if staying out of the budget frees, it comes too late when a member has owed for years
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And Belarus stops paying its dues
    When the day is 1 July 2017
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: A vote on an old budget comes too late when a member has owed for years
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And Belarus stops paying its dues
    When the day is 1 May 2017
    And the organisation adopts a decision on budget
    And the day is 1 July 2017
    And Belarus stays out of the decision
    Then Belarus breaks Article 24 of the Charter toward the organisation

  @question:budget_opt_out
  Scenario: It frees as well where the member stayed out of the budget soon after it stopped paying
    Given Belarus is a party to the Charter on 1 June 2015
    And the question budget opt out is answered frees
    And Belarus stops paying its dues
    When the day is 1 December 2015
    And the organisation adopts a decision on budget
    And Belarus stays out of the decision
    Then Belarus does not break Article 24 of the Charter toward the organisation
