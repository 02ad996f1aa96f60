@us-pacts @us-kor.3
Feature: Article III of the Korean-American treaty - territories under administrative control

  An armed attack in the Pacific area on either, in territories under its administrative control, is dangerous to the other, which would
  act to meet the danger by its own constitution. The Senate consented with an understanding that the attack is an external one.

  Ships and aircraft are not named, unlike in the Philippine treaty: a warship that is sunk at sea is, by these words, another matter than
  an island that is shelled. In 2010 both happened within eight months, and the treaty was not invoked for either.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given South Korea is a party to the Korean-American treaty on 23 November 2010

  Scenario: An attack on land of Korea endangers the United States, and it must act, asked or not
    When North Korea uses heavy force against South Korea at Yeonpyeong
    Then the attack on South Korea endangers the United States as well under Article III of the Korean-American treaty
    And the United States owes South Korea action to meet the danger under Article III of the Korean-American treaty

  Scenario: One on a ship at sea does not
    When North Korea uses heavy force against the ship of South Korea on the open Pacific
    Then the attack on South Korea does not endanger the United States as well under Article III of the Korean-American treaty
    And nobody owes anything under Article III of the Korean-American treaty

  Scenario: A band is no external attacker
    Given there is a band called the raiders
    And the raiders came from North Korea
    When the raiders use heavy force against South Korea at Yeonpyeong
    Then the attack on South Korea does not endanger the United States as well under Article III of the Korean-American treaty

  Scenario: American land in the Pacific is inside, other American land is not
    Given Chicago is a place in the United States
    When North Korea uses heavy force against the United States at Hawaii
    And China uses heavy force against the United States at Chicago
    Then the attack on the United States endangers South Korea as well under Article III of the Korean-American treaty

  Scenario: An attack on land far from the Pacific endangers not Korea
    Given Chicago is a place in the United States
    When China uses heavy force against the United States at Chicago
    Then the attack on the United States does not endanger South Korea as well under Article III of the Korean-American treaty

  Scenario Outline: A light incident endangers nobody
    When North Korea uses light force against <victim> at <place>
    Then the attack on <victim> does not endanger <other> as well under Article III of the Korean-American treaty

    Examples:
      | victim            | place      | other             |
      | South Korea       | Yeonpyeong | the United States |
      | the United States | Hawaii     | South Korea       |

  Scenario: A light incident in the Pacific does not bring in an attack far from it
    Given Chicago is a place in the United States
    When China uses heavy force against the United States at Chicago
    And North Korea uses light force against the United States at Hawaii
    Then the attack on the United States does not endanger South Korea as well under Article III of the Korean-American treaty

  Scenario Outline: Once one of the two is bound no longer, no attack endangers the other by this article
    Given the day is 1 June 2009
    And <leaver> is bound by the Korean-American treaty for the last day
    And the day is 23 November 2010
    When North Korea uses heavy force against <victim> at <place>
    Then the attack on <victim> does not endanger <other> as well under Article III of the Korean-American treaty

    Examples:
      | leaver            | victim            | place      | other             |
      | South Korea       | South Korea       | Yeonpyeong | the United States |
      | the United States | South Korea       | Yeonpyeong | the United States |
      | South Korea       | the United States | Hawaii     | South Korea       |
      | the United States | the United States | Hawaii     | South Korea       |

  Scenario Outline: Who itself attacks is not endangered
    When <one> uses heavy force against <other> at <place>
    Then the attack on <other> does not endanger <one> as well under Article III of the Korean-American treaty

    Examples:
      | one               | other             | place      |
      | the United States | South Korea       | Yeonpyeong |
      | South Korea       | the United States | Hawaii     |
