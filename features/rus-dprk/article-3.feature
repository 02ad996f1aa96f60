@rus-dprk @rus-dprk.3 @art-3
Feature: Article 3 of the treaty of Russia and North Korea - talks when one that is threatened asks

  On a direct threat of armed aggression against one, the two open channels for talks at once, to agree on positions and practical
  help. Here the words do ask for a request of one of the two.

  That matters for Article 4, which has no such word: who reads the two side by side sees that help in a war does not
  wait for one, and that talks do. No call under this article is on file.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given North Korea is a party to the Russian-North Korean treaty on 1 June 2025

  Scenario: A threat alone waits for a request
    When South Korea threatens North Korea with force
    Then Russia does not yet owe North Korea consultation under Article 3 of the Russian-North Korean treaty

  Scenario: At its request talks are owed at once
    When South Korea threatens North Korea with force
    And North Korea asks Russia for consultation under the Russian-North Korean treaty
    Then Russia owes North Korea consultation under Article 3 of the Russian-North Korean treaty
    And the duty falls due at once

  Scenario: A threat by the other of the two is none of this
    When Russia threatens North Korea with force
    Then nobody owes anything under Article 3 of the Russian-North Korean treaty

  Scenario: A state outside that one of the two threatens cannot ask the other for talks under it
    When North Korea threatens South Korea with force
    And South Korea asks Russia for consultation under the Russian-North Korean treaty
    Then nobody owes anything under Article 3 of the Russian-North Korean treaty

  Scenario: Talks asked for on something else are not asked for on the threat
    Given Pyongyang is a place in North Korea
    When South Korea uses light force against North Korea at Pyongyang
    And South Korea threatens North Korea with force
    And North Korea asks Russia for consultation under the Russian-North Korean treaty
    And that is about the force
    Then Russia does not yet owe North Korea consultation under Article 3 of the Russian-North Korean treaty
