@rus-dprk @rus-dprk.4 @art-4
Feature: Article 4 of the treaty of Russia and North Korea - all means, at once, in a state of war

  If the armed attack of a state puts one of the two in a state of war, the other gives military and other help at once by all its
  means. It is the strongest promise on file, under the hardest condition. No word speaks of a request, and no organ finds anything:
  in 2025 the one that helped said that it had found by itself that the article applied.

  The treaty is in force from 4 December 2024. Argued about is whether it holds for one that had itself attacked the state that now
  attacks it. Two governments say yes, others say that the sending of troops was unlawful.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given North Korea is a party to the Russian-North Korean treaty on 1 June 2025
    And Pyongyang is a place in North Korea
    And Seoul is a place in South Korea

  Scenario: In a state of war all means are owed at once, asked or not
    When South Korea uses massive force against North Korea at Pyongyang
    Then Russia owes North Korea aid by all its means under Article 4 of the Russian-North Korean treaty
    And the duty falls due at once

  Scenario: A heavy attack that is no war is not enough
    When South Korea uses heavy force against North Korea at Pyongyang
    Then nobody owes anything under Article 4 of the Russian-North Korean treaty

  Scenario: Who itself attacks owes no help against it
    When Russia uses massive force against North Korea at Pyongyang
    Then nobody owes anything under Article 4 of the Russian-North Korean treaty

  Scenario: Before the treaty was in force nothing was owed
    Given the day is 10 October 2024
    When South Korea uses massive force against North Korea at Pyongyang
    Then Russia would owe, were it in force, North Korea aid by all its means under Article 4 of the Russian-North Korean treaty

  @question:attacked_aggressor
  Scenario Outline: Whether the promise holds for one that attacked first
    Given the question attacked aggressor is answered <answer>
    And North Korea uses massive force against South Korea at Seoul
    And later that day
    When South Korea uses massive force against North Korea at Pyongyang
    Then Russia <owes> North Korea aid by all its means under Article 4 of the Russian-North Korean treaty

    Examples:
      | answer      | owes         |
      | not covered | does not owe |
      | covered     | owes         |

  Scenario: A state outside that one of the two attacks is owed no help by the other
    When North Korea uses massive force against South Korea at Seoul
    Then nobody owes anything under Article 4 of the Russian-North Korean treaty

  @question:attacked_aggressor
  Scenario: A light attack that came first takes no help away
    Given the question attacked aggressor is answered not covered
    And North Korea uses light force against South Korea at Seoul
    And later that day
    When South Korea uses massive force against North Korea at Pyongyang
    Then Russia owes North Korea aid by all its means under Article 4 of the Russian-North Korean treaty
