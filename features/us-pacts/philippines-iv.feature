@us-pacts @us-phl.4
Feature: Articles IV and V of the Philippine-American treaty - the Pacific, its ships and its shoals

  An armed attack in the Pacific area on either would be dangerous to the other. Article V names metropolitan land, island territories,
  and armed forces, public ships and aircraft in the Pacific. Whether the South China Sea is part of it was answered no in 1975, for some
  islands, and yes from 1979, 1999, 2019 and 2023 on.

  In June 2024 boats of the Philippine navy were rammed and boarded with knives and axes. The state that was hit said that it was no armed
  attack and asked for nothing; its ally restated the article and did not call it one either.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given the Philippines is a party to the Philippine-American treaty on 1 June 2024
    And Manila is a place in the Philippines

  @us-phl.5
  Scenario: An island in another ocean is no metropolitan land
    When China uses heavy force against the United States at Puerto Rico
    Then the attack on the United States does not endanger the Philippines as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: An attack on land endangers the other, and it must act, asked or not
    When China uses heavy force against the Philippines at Manila
    Then the attack on the Philippines endangers the United States as well under Article IV of the Philippine-American treaty
    And the United States owes the Philippines action to meet the danger under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: Metropolitan land is covered, in whichever part of the world it is said to lie
    Given Davao is a place in the Philippines
    And Davao lies in this part of the world: Asia
    When China uses heavy force against the Philippines at Davao
    Then the attack on the Philippines endangers the United States as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: So does one on ships in the Pacific, not elsewhere
    When China uses heavy force against the ship of the Philippines on the open Pacific
    Then the attack on the Philippines endangers the United States as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: Elsewhere it does not
    When China uses heavy force against the ship of the Philippines on the open Mediterranean Sea
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: An island in the Pacific is inside
    When China uses heavy force against the United States at Hawaii
    Then the attack on the United States endangers the Philippines as well under Article IV of the Philippine-American treaty

  @us-phl.5 @incident:september-11-2001
  Scenario: So is metropolitan land on another continent, as New York and Washington in 2001
    Given the events of september-11-2001
    Then the attack on the United States endangers the Philippines as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario: Which other places are struck does not matter to an attack on metropolitan land
    Given Chicago is a place in the United States
    When China uses heavy force against the United States at Chicago
    And China uses light force against the United States at Puerto Rico
    Then the attack on the United States endangers the Philippines as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario Outline: A light incident endangers nobody, on land or in the Pacific
    When China uses light force against <what>
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | what                                            |
      | the Philippines at Manila                       |
      | the ship of the Philippines on the open Pacific |

  @us-phl.5
  Scenario Outline: An attack on a state outside endangers neither of the two, on land or at sea
    Given Nagoya is a place in Japan
    When China uses light force against the ship of the Philippines on the open Pacific
    And China uses heavy force against <what>
    Then the attack on Japan does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | what                                          |
      | Japan at Nagoya                               |
      | the ship of Japan on the open Pacific         |
      | the ship of Japan on the open South China Sea |

  @us-phl.5
  Scenario Outline: The one attacked is not endangered besides
    When China uses heavy force against the ship of the Philippines on <sea>
    Then the attack on the Philippines does not endanger the Philippines as well under Article IV of the Philippine-American treaty

    Examples:
      | sea                      |
      | the open Pacific         |
      | the open South China Sea |

  @us-phl.5
  Scenario Outline: A ship struck elsewhere is not protected because another was fired on nearer
    When China uses heavy force against the ship of the Philippines on the open Mediterranean Sea
    And China uses light force against the ship of the Philippines on <sea>
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | sea                      |
      | the open Pacific         |
      | the open South China Sea |

  @us-phl.5 @question:south_china_sea
  Scenario Outline: Whether the South China Sea is part of the Pacific
    Given the question south china sea is answered <answer>
    When China uses heavy force against the ship of the Philippines on the open South China Sea
    Then the attack on the Philippines <endangers> the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | answer  | endangers        |
      | pacific | endangers        |
      | outside | does not endanger |

  @us-phl.5 @question:light_force
  Scenario Outline: Whether ramming and boarding is an armed attack
    Given the question light force is answered <answer>
    When China uses light force against the ship of the Philippines at Second Thomas Shoal
    Then the attack on the Philippines <endangers> the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | answer    | endangers        |
      | no attack | does not endanger |
      | counts    | endangers        |

  @us-phl.5 @question:light_force
  Scenario Outline: Even where light force counts, it does so on ships of the two, in those waters, and endangers the other
    Given the question light force is answered counts
    When China uses trifling force against the ship of the Philippines on the open Pacific
    And China uses light force against the ship of <victim> on <sea>
    Then the attack on <victim> <endangers> <other> as well under Article IV of the Philippine-American treaty

    Examples:
      | victim          | sea                        | other             | endangers         |
      | the Philippines | the open South China Sea   | the United States | endangers         |
      | the Philippines | the open Pacific           | the United States | endangers         |
      | Japan           | the open Pacific           | the United States | does not endanger |
      | the Philippines | the open Pacific           | the Philippines   | does not endanger |
      | the Philippines | the open Mediterranean Sea | the United States | does not endanger |
      | Japan           | the open South China Sea   | the United States | does not endanger |
      | the Philippines | the open South China Sea   | the Philippines   | does not endanger |

  @us-phl.5 @question:light_force @question:south_china_sea
  Scenario Outline: Light force in the South China Sea counts where that sea is part of the Pacific, as heavy force does
    Given the question light force is answered counts
    And the question south china sea is answered <answer>
    When China uses light force against the ship of the Philippines on the open South China Sea
    Then the attack on the Philippines <endangers> the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | answer  | endangers         |
      | pacific | endangers         |
      | outside | does not endanger |

  @us-phl.5 @question:light_force
  Scenario Outline: Nor does light force of its own endanger the one who uses it
    Given the question light force is answered counts
    When the United States uses light force against the ship of the Philippines on <sea>
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | sea                      |
      | the open Pacific         |
      | the open South China Sea |

  @us-phl.5 @question:light_force
  Scenario Outline: Light force counts in those waters, and not because somebody fired there too
    Given the question light force is answered counts
    When China uses light force against the ship of the Philippines on the open Mediterranean Sea
    And China uses trifling force against the ship of the Philippines on <sea>
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | sea                      |
      | the open Pacific         |
      | the open South China Sea |

  @us-phl.5 @question:light_force
  Scenario: Light force elsewhere does not count because more was used nearer
    Given the question light force is answered counts
    And the question south china sea is answered outside
    When China uses light force against the ship of the Philippines on the open Mediterranean Sea
    And China uses heavy force against the ship of the Philippines on the open South China Sea
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

  @us-phl.5
  Scenario Outline: Who itself attacks is not endangered
    When the United States uses heavy force against the ship of the Philippines on <sea>
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty

    Examples:
      | sea                      |
      | the open Pacific         |
      | the open South China Sea |

  @us-phl.5
  Scenario: Nor is it by an attack of its own on land
    When the United States uses heavy force against the Philippines at Manila
    Then the attack on the Philippines does not endanger the United States as well under Article IV of the Philippine-American treaty
    And nobody owes anything under Article IV of the Philippine-American treaty

  @us-phl.4
  Scenario: It ends when the Security Council has acted
    When China uses heavy force against the Philippines at Manila
    And the day is 10 June 2024
    And the UN Security Council takes measures for the Philippines
    Then the United States no longer owes the Philippines action to meet the danger under Article IV of the Philippine-American treaty
