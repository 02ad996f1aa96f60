@us-pacts @us-jpn.5
Feature: Article V of the Japanese-American treaty - territories under the administration of Japan

  An attack on either in the territories under the administration of Japan would endanger the other, which would act to meet the danger
  by its own constitution. The word is administration and not sovereignty: so the islands that Japan holds are inside, whoever else
  claims them, and the United States can say so and take no side.

  What follows is less plain when another takes and keeps such land: the words no longer fit. And nothing is owed by Japan for an attack
  on the United States elsewhere.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Japan is a party to the Japanese-American treaty on 1 June 2014
    And Nagoya is a place in Japan

  Scenario: An attack on land of Japan endangers the other, and it must act, asked or not
    When China uses heavy force against Japan at Nagoya
    Then the attack on Japan endangers the United States as well under Article V of the Japanese-American treaty
    And the United States owes Japan action to meet the danger under Article V of the Japanese-American treaty

  Scenario: So does one on American forces there, and Japan must act
    When China uses heavy force against the forces of the United States at Nagoya
    Then the attack on the United States endangers Japan as well under Article V of the Japanese-American treaty

  Scenario: Land that Japan administers is inside, whoever else claims it
    When China uses heavy force against Japan at the Senkaku Islands
    Then the attack on Japan endangers the United States as well under Article V of the Japanese-American treaty

  Scenario: Land of Japan that another administers is outside
    Given the day is 1 June 1965
    When China uses heavy force against Japan at Okinawa
    Then the attack on Japan does not endanger the United States as well under Article V of the Japanese-American treaty

  Scenario: An attack on the United States elsewhere is no matter of this article
    When China uses heavy force against the United States at Hawaii
    Then the attack on the United States does not endanger Japan as well under Article V of the Japanese-American treaty
    And nobody owes anything under Article V of the Japanese-American treaty

  Scenario: A light incident endangers nobody
    When China uses light force against Japan at the Senkaku Islands
    Then nobody owes anything under Article V of the Japanese-American treaty

  Scenario: Nor does one on land that is Japan's
    When China uses light force against Japan at Nagoya
    Then the attack on Japan does not endanger the United States as well under Article V of the Japanese-American treaty

  Scenario: A ship of Japan at sea is outside, whatever happens at the islands
    When China uses heavy force against the ship of Japan on the open Pacific
    And China uses light force against Japan at the Senkaku Islands
    Then the attack on Japan does not endanger the United States as well under Article V of the Japanese-American treaty

  Scenario Outline: An attack on others who are there endangers neither of the two
    When China uses light force against Japan at Nagoya
    And China uses heavy force against the aircraft of Australia at <place>
    Then the attack on Australia does not endanger the United States as well under Article V of the Japanese-American treaty

    Examples:
      | place   |
      | Nagoya  |
      | Okinawa |

  Scenario Outline: The one attacked is not endangered besides
    When China uses heavy force against Japan at <place>
    Then the attack on Japan does not endanger Japan as well under Article V of the Japanese-American treaty

    Examples:
      | place               |
      | Nagoya              |
      | the Senkaku Islands |

  Scenario Outline: Who itself attacks is not endangered
    When the United States uses heavy force against Japan at <place>
    Then the attack on Japan does not endanger the United States as well under Article V of the Japanese-American treaty

    Examples:
      | place               |
      | Nagoya              |
      | the Senkaku Islands |

  Scenario: It ends when the Security Council has acted
    When China uses heavy force against Japan at Nagoya
    And the day is 10 June 2014
    And the UN Security Council takes measures for Japan
    Then the United States no longer owes Japan action to meet the danger under Article V of the Japanese-American treaty
