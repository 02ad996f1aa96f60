@warsaw @incident:czechoslovakia-1968 @wp.1 @wp.4 @wp.8
Feature: Czechoslovakia, August 1968 - members against a member

  Five parties of the Warsaw Treaty entered a sixth. TASS said that leaders of party and government had asked and named collective
  self-defence in the treaties of alliance. Every organ that could speak for the state denied it within hours.

  So the law turns on a fact, who asked, and then on two readings: whether force of one party against another is a case of Article 4 at
  all, and whether sovereignty is limited by the common cause. Romania kept out; nobody said that it owed Czechoslovakia help.

  Background:
    Given the events of czechoslovakia-1968

  @wp.1 @wp.8
  Scenario: In the account of Czechoslovakia the five broke the ban on force and on interference
    Then the Soviet Union breaks Article 1 of the Warsaw Treaty toward Czechoslovakia
    And Poland breaks Article 8 of the Warsaw Treaty toward Czechoslovakia

  @wp.1 @wp.8
  Scenario: In the account of the five they broke nothing
    Given the dispute asked is told as leaders asked
    Then nobody breaks Article 1 of the Warsaw Treaty
    And nobody breaks Article 8 of the Warsaw Treaty

  @wp.4 @question:attack_by_party
  Scenario Outline: Help against the five was owed under the bare words only
    Given the question attack by party is answered <answer>
    Then Romania <owes> Czechoslovakia help as it deems fit under Article 4 of the Warsaw Treaty

    Examples:
      | answer       | owes         |
      | outside only | does not owe |
      | any state    | owes         |
