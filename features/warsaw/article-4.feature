@warsaw @wp.4 @art-4
Feature: Article 4 of the Warsaw Treaty - help in an armed attack in Europe

  In an armed attack in Europe by any state or group of states on a party, each gives it immediate help by all means that it considers
  necessary. The measures end when the Security Council has acted. No request is named, and none of this is about a rising at home.

  Whether it covers an attack of one party on another was put to the test in 1968, when five moved against a sixth. By the words it
  could; nobody said so.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Hungary is a party to the Warsaw Treaty on 1 June 1965
    And Budapest is a place in Hungary

  Scenario: An attack from outside in Europe brings the duty at once
    When Germany uses heavy force against Hungary at Budapest
    Then the Soviet Union owes Hungary help as it deems fit under Article 4 of the Warsaw Treaty
    And the duty falls due at once

  Scenario: A light incident does not
    When Germany uses light force against Hungary at Budapest
    Then nobody owes anything under Article 4 of the Warsaw Treaty

  Scenario: A rising at home does not
    When heavy unrest breaks out in Hungary
    Then nobody owes anything under Article 4 of the Warsaw Treaty

  Scenario: An attack outside Europe does not
    When China uses heavy force against the Soviet Union at Vladivostok
    Then nobody owes anything under Article 4 of the Warsaw Treaty

  Scenario: The duty ends when the Security Council has acted
    When Germany uses heavy force against Hungary at Budapest
    And the day is 10 June 1965
    And the UN Security Council takes measures for Hungary
    Then the Soviet Union no longer owes Hungary help as it deems fit under Article 4 of the Warsaw Treaty

  Scenario: A state outside that is attacked is owed nothing
    Given Helsinki is a place in Finland
    When China uses light force against the Soviet Union at Vladivostok
    And China uses heavy force against Finland at Helsinki
    Then the Soviet Union does not owe Finland help as it deems fit under Article 4 of the Warsaw Treaty

  Scenario: The one attacked owes itself nothing
    When Germany uses heavy force against Hungary at Budapest
    Then Hungary does not owe Hungary help as it deems fit under Article 4 of the Warsaw Treaty

  Scenario: Where else force is used at the time does not matter to an attack in Europe
    When Germany uses heavy force against Hungary at Budapest
    And China uses light force against the Soviet Union at Vladivostok
    Then Poland owes Hungary help as it deems fit under Article 4 of the Warsaw Treaty

  Scenario: The end of the Treaty ends the duty to go on helping
    Given the day is 20 June 1991
    When Germany uses heavy force against Hungary at Budapest
    And that goes on until 10 July 1991
    Then Poland no longer owes Hungary help as it deems fit under Article 4 of the Warsaw Treaty
    And it ended on 1 July 1991

  Scenario: Before that it is owed
    Given the day is 20 June 1991
    When Germany uses heavy force against Hungary at Budapest
    Then Poland owes Hungary help as it deems fit under Article 4 of the Warsaw Treaty

  Scenario: The Treaty has ended, so two that consent to it later owe each other no help
    Given the day is 1 June 1995
    And Hungary consents to be bound by the Warsaw Treaty
    And Poland consents to be bound by the Warsaw Treaty
    When Germany uses heavy force against Hungary at Budapest
    Then Poland would owe, were it in force, Hungary help as it deems fit under Article 4 of the Warsaw Treaty

  @question:attack_by_party
  Scenario Outline: Whether an attack by one party on another is covered
    Given the question attack by party is answered <answer>
    When the Soviet Union uses heavy force against Hungary at Budapest
    Then Romania <owes> Hungary help as it deems fit under Article 4 of the Warsaw Treaty
    And the Soviet Union does not owe Hungary help as it deems fit under Article 4 of the Warsaw Treaty

    Examples:
      | answer       | owes         |
      | outside only | does not owe |
      | any state    | owes         |
