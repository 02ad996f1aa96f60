@un @law.noself
Feature: No defence against lawful defence - who attacked first gains no promise

  An attacker cannot call it an attack when it is repelled, nor gain from its own attack what a treaty promises to a victim. Treaties
  that promise help as collective defence, and say nothing of who began, are read with this rule: what sets their promise off is
  aggression that was not provoked by an attack of the one that is hit.

  Where holders differ on that, the treaty has a question of its own and does not use this rule. A light incident before, or an act
  through networks or on an embassy, does not make a heavy attack a provoked one.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Aggression against a state that attacked nobody is unprovoked
    Given the day is 13 September 2022
    When Azerbaijan uses heavy force against Armenia at Jermuk
    Then it is unprovoked aggression by Azerbaijan against Armenia

  Scenario: Aggression against a state that had itself attacked heavily is not
    Given the day is 24 February 2022
    And Russia uses massive force against Ukraine in Kyiv region
    And the day is 6 August 2024
    When Ukraine uses heavy force against Russia in Kursk region
    Then it is not unprovoked aggression by Ukraine against Russia

  Scenario: A light incident before does not change that
    Given the day is 12 September 2022
    And Armenia uses light force against Azerbaijan at Kalbajar, Lachin and Dashkasan districts
    And the day is 13 September 2022
    When Azerbaijan uses heavy force against Armenia at Jermuk
    Then it is unprovoked aggression by Azerbaijan against Armenia

  Scenario Outline: Land lent to the state that the one who is hit had itself attacked
    Given Damascus is a place in Syria
    And the day is 1 June 2023
    And <first>
    When the day is 3 June 2023
    And Poland lets Ukraine use its land for force against Russia
    And the day is 4 June 2023
    And Ukraine uses heavy force against Russia in Kursk region
    Then it <is> unprovoked aggression by Poland against Russia

    Examples:
      | first                                                              | is     |
      | Russia uses heavy force against Ukraine in Kyiv region             | is not |
      | Russia uses light force against Ukraine in Kyiv region             | is     |
      | Russia strikes networks of Ukraine with heavy effects              | is     |
      | Russia uses heavy force against the embassy of Ukraine in Damascus | is     |

  @question:lent_to_who_was_attacked
  Scenario Outline: Whether the lender stands as the one to whom land is lent
    Given the question lent to who was attacked is answered <answer>
    And the day is 1 June 2023
    And Russia uses heavy force against Ukraine in Kyiv region
    When the day is 3 June 2023
    And Poland lets Ukraine use its land for force against Russia
    And the day is 4 June 2023
    And Ukraine uses heavy force against Russia in Kursk region
    Then it <is> unprovoked aggression by Poland against Russia

    Examples:
      | answer      | is     |
      | as the user | is not |
      | by itself   | is     |

  Scenario: Unrest at home is no aggression at all
    Given the day is 13 September 2022
    When heavy unrest breaks out in Armenia
    Then it is not unprovoked aggression by Azerbaijan against Armenia

  Scenario Outline: Acts through networks, and blows at an embassy, that came first provoke no armed attack
    Given Damascus is a place in Syria
    And the day is 1 June 2023
    And <first>
    When the day is 4 June 2023
    And Ukraine uses heavy force against Russia in Kursk region
    Then it is unprovoked aggression by Ukraine against Russia

    Examples:
      | first                                                              |
      | Russia strikes networks of Ukraine with heavy effects              |
      | Russia uses heavy force against the embassy of Ukraine in Damascus |

  Scenario: Where nobody knows whether the attack or the lending of land came first, nothing was provoked
    Given the day is 1 June 2023
    When Poland lets Ukraine use its land for force against Russia
    And Ukraine uses heavy force against Russia in Kursk region
    And Russia uses heavy force against Ukraine in Kyiv region
    Then it is unprovoked aggression by Poland against Russia

  Scenario: To have attacked on land that the other merely claims provokes no lending of land
    Given the day is 1 June 2023
    And Kazakhstan uses heavy force against Russia in Kherson region
    When the day is 3 June 2023
    And Uzbekistan lets Russia use its land for force against Kazakhstan
    And Russia uses heavy force against Kazakhstan in Almaty
    Then it is unprovoked aggression by Uzbekistan against Kazakhstan
