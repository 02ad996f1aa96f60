@rus-blr @rus-blr.4 @art-4
Feature: Article 4 of the treaty of Russia and Belarus - on request, and as the heads of state agree

  An armed attack on one counts as one on the Union State as a whole, whoever attacks. Help is another matter: it is given at once,
  after an official request of the one that is attacked or directly threatened, and as the two heads of state agree.

  So the finding stands by itself and the duty waits for two things. Press accounts of 2024 called the help automatic; the text has
  both gates. Unlike other promises, a direct threat is enough.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Belarus is a party to the Russian-Belarusian treaty on 1 June 2025
    And Minsk is a place in Belarus

  @rus-blr.4.1
  Scenario: An attack on one counts as one on the other, without a request
    When Poland uses heavy force against Belarus at Minsk
    Then the attack on Belarus counts as one on Russia under Article 4(1) of the Russian-Belarusian treaty

  @rus-blr.4.1
  Scenario: A light incident does not
    When Poland uses light force against Belarus at Minsk
    Then the attack on Belarus does not count as one on Russia under Article 4(1) of the Russian-Belarusian treaty

  @rus-blr.4.1
  Scenario: Nor does an attack by the other of the two
    When Russia uses heavy force against Belarus at Minsk
    Then the attack on Belarus does not count as one on Russia under Article 4(1) of the Russian-Belarusian treaty

  @rus-blr.4.2
  Scenario: Help waits for a request and an agreement
    When Poland uses heavy force against Belarus at Minsk
    Then Russia does not yet owe Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty

  @rus-blr.4.2
  Scenario: A request alone is not enough
    When Poland uses heavy force against Belarus at Minsk
    And Belarus asks Russia for assistance under the Russian-Belarusian treaty
    Then Russia does not yet owe Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty

  @rus-blr.4.2
  Scenario: With both it is owed at once
    When Poland uses heavy force against Belarus at Minsk
    And Belarus asks Russia for assistance under the Russian-Belarusian treaty
    And Russia concludes an agreement with Belarus
    Then Russia owes Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty
    And the duty falls due at once

  @rus-blr.4.2
  Scenario: A direct threat is enough, with the same two
    When Poland threatens Belarus with force
    And Belarus asks Russia for assistance under the Russian-Belarusian treaty
    And Russia concludes an agreement with Belarus
    Then Russia owes Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty

  @rus-blr.4.2
  Scenario: A threat by the other of the two is nothing to ask it help against
    When Russia threatens Belarus with force
    Then nobody owes anything under Article 4(2)(b) of the Russian-Belarusian treaty

  @rus-blr.4.1
  Scenario: An attack does not count as one on the state attacked, which is attacked already
    When Poland uses heavy force against Belarus at Minsk
    Then the attack on Belarus does not count as one on Belarus under Article 4(1) of the Russian-Belarusian treaty

  @rus-blr.4.1
  Scenario: An attack by one of the two on a state outside does not count as one on the other
    Given Warsaw is a place in Poland
    When Belarus uses heavy force against Poland in Warsaw
    Then the attack on Poland does not count as one on Russia under Article 4(1) of the Russian-Belarusian treaty

  @rus-blr.4.2
  Scenario Outline: What the heads of state agreed before it came is no agreement on help against it
    Given Russia concludes an agreement with Belarus
    When the day is 10 June 2025
    And <what comes>
    And Belarus asks Russia for assistance under the Russian-Belarusian treaty
    Then Russia does not yet owe Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty

    Examples:
      | what comes                                         |
      | Poland uses heavy force against Belarus at Minsk   |
      | Poland threatens Belarus with force                |

  @rus-blr.4.2
  Scenario Outline: Help asked for on account of a base next door is not asked for against an attack or a threat
    Given Warsaw is a place in Poland
    And Poland lets forces of the United States be placed in Warsaw
    When <what comes>
    And Belarus asks Russia for assistance under the Russian-Belarusian treaty
    And that is about the placing of forces
    And Russia concludes an agreement with Belarus
    Then Russia does not yet owe Belarus assistance under Article 4(2)(b) of the Russian-Belarusian treaty

    Examples:
      | what comes                                         |
      | Poland uses heavy force against Belarus at Minsk   |
      | Poland threatens Belarus with force                |

  @rus-blr.4.2
  Scenario: A state outside that one of the two threatens cannot ask the other for help under it
    When Belarus threatens Poland with force
    And Poland asks Russia for assistance under the Russian-Belarusian treaty
    And Russia concludes an agreement with Poland
    Then nobody owes anything under Article 4(2)(b) of the Russian-Belarusian treaty
