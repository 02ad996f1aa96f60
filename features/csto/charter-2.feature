@csto @charter.2 @art-2
Feature: Article 2 of the Charter - what binds members

  The Treaty, the agreements made under it and the decisions of the Collective Security Council bind the members and the
  organisation. A decision binds because nobody whose vote counts objected (see Article 12).

  What of a member that stayed out? In practice the organisation lets members go ahead without one that does not object,
  and that one is then not bound. Since February 2024 the question has a new form: is a member bound that says its
  participation is frozen?

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Armenia is a party to the Charter on 1 June 2023

  Scenario: Every member carries out what was decided
    When the organisation adopts a decision on mission for Tajikistan
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  Scenario: The Council is the organisation's voice, so its decisions bind as well
    When the Council adopts a decision on mission for Tajikistan
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  Scenario Outline: What was not adopted binds nobody
    When the organisation <outcome> a decision on mission for Tajikistan
    Then Armenia does not owe the organisation obedience to the decision under Article 2 of the Charter

    Examples:
      | outcome  |
      | rejects  |
      | puts off |
      | is kept by a veto from |

  Scenario: What a member objected to was not decided
    When the organisation adopts a decision on mission for Tajikistan
    But Kazakhstan votes against the decision
    Then Armenia does not owe the organisation obedience to the decision under Article 2 of the Charter

  Scenario Outline: A member that stays out or abstains is not bound
    When the organisation adopts a decision on mission for Tajikistan
    And Armenia <cast> the decision
    Then Armenia does not owe the organisation obedience to the decision under Article 2 of the Charter

    Examples:
      | cast         |
      | stays out of |
      | abstains on  |

  Scenario: Where one member stays out, the others are bound all the same
    When the organisation adopts a decision on mission for Tajikistan
    And Armenia stays out of the decision
    Then Belarus owes the organisation obedience to the decision under Article 2 of the Charter

  Scenario: A member that is merely absent is bound
    When the organisation adopts a decision on mission for Tajikistan
    And Armenia is absent from the decision
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  Scenario: Who stayed out of one decision is bound by the next
    Given the organisation adopts a decision on mission for Tajikistan
    And Armenia stays out of the decision
    When the day is 1 July 2023
    And the organisation adopts a decision on equipment for Tajikistan
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  Scenario: A state outside is not bound
    When the organisation adopts a decision on mission for Tajikistan
    Then Georgia does not owe the organisation obedience to the decision under Article 2 of the Charter

  Scenario: Before the Charter there was no such duty
    Given the day is 1 June 2003
    When the Council adopts a decision on mission for Tajikistan
    Then Armenia would owe, were it in force, the organisation obedience to the decision under Article 2 of the Charter

  @question:freeze
  Scenario: A member that says its participation is frozen is bound in the default answer
    Given the day is 1 June 2024
    When the organisation adopts a decision on mission for Tajikistan
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And it turns on the question freeze

  @question:freeze
  Scenario: A member that says its participation is frozen is not bound if a freeze keeps it out
    Given the question freeze is answered stays out
    And the day is 1 June 2024
    When the organisation adopts a decision on mission for Tajikistan
    Then Armenia does not owe the organisation obedience to the decision under Article 2 of the Charter

  @question:freeze
  Scenario: Even if a freeze keeps it out, a member is bound by what was decided before
    Given the question freeze is answered stays out
    When the organisation adopts a decision on mission for Tajikistan
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  @question:freeze
  Scenario: The freeze of one member keeps nobody else out
    Given the question freeze is answered stays out
    And the day is 1 June 2024
    When the organisation adopts a decision on mission for Tajikistan
    Then Belarus owes the organisation obedience to the decision under Article 2 of the Charter

  @question:freeze
  Scenario: Another member may freeze its part as well
    Given the question freeze is answered stays out
    And Kazakhstan says that its participation is frozen
    When the day is 1 July 2023
    And the organisation adopts a decision on mission for Tajikistan
    Then Kazakhstan does not owe the organisation obedience to the decision under Article 2 of the Charter

  Scenario Outline: The record says who did its part
    When the organisation adopts a decision on mission for Tajikistan
    And Armenia <did> the decision
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And on record it is <performed>
    And Belarus owes the organisation obedience to the decision under Article 2 of the Charter
    And the record is silent on it

    Examples:
      | did                 | performed         |
      | carries out         | performed         |
      | carries out part of | performed in part |
      | does not carry out  | not performed     |

  Scenario: A member that says only afterwards that it stays out is bound
    Given the organisation adopts a decision on mission for Tajikistan
    When the day is 1 December 2023
    And Armenia stays out of the decision
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

  @question:budget_opt_out
  Scenario: That holds of a budget too, in the default answer
    Given the organisation adopts a decision on budget
    When the day is 1 December 2023
    And Armenia stays out of the decision
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And it turns on the question budget opt out

  @question:budget_opt_out
  Scenario Outline: In the other answer a member may still stay out of a budget, and of nothing else
    Given the question budget opt out is answered frees
    And the organisation adopts a decision on <subject>
    When the day is 1 December 2023
    And Armenia stays out of the decision
    Then Armenia <owes> the organisation obedience to the decision under Article 2 of the Charter

    Examples:
      | subject   | owes         |
      | budget    | does not owe |
      | equipment | owes         |

  @question:budget_opt_out
  Scenario: Even then one member's staying out frees no other
    Given the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    When the day is 1 December 2023
    And Armenia stays out of the decision
    Then Belarus owes the organisation obedience to the decision under Article 2 of the Charter

  @question:budget_opt_out
  Scenario Outline: Nor does it free when years have gone by, or without a word
    Given the question budget opt out is answered frees
    And the organisation adopts a decision on budget
    When the day is 1 July 2025
    And Armenia <cast> the decision
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter

    Examples:
      | cast           |
      | stays out of   |
      | is absent from |
