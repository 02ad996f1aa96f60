@csto @incident:syunik-2021 @cst.2 @cst.4
Feature: Syunik, May 2021 - an advance without fire

  On 12 May 2021 Azerbaijani soldiers moved up to three and a half kilometres into places that Armenia calls its own.
  Armenia asked the organisation for consultations under Article 2, and for help it asked Russia, under another treaty.
  The foreign ministers of all six met within a week; no joint statement came of it.

  Whose land it was is told in four ways. Armenia says that it was its own, and that a soldier was killed; Azerbaijan,
  that its troops stood on its side; Russia, that the border there never had a legal form; the Secretary General spoke in
  July of a border incident without shooting. In the press one reads that Armenia asked for help in vain: for help it had
  asked elsewhere.

  Three things kept Article 4 away, and they have to be told apart: how light the force was, whose land it was, and that
  nobody asked the organisation for help.

  Background:
    Given the events of syunik-2021

  @cst.2.2
  Scenario: Consultation was owed and held
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia consultation under Article 2(2)
    And on record it is performed

  @cst.4.2
  Scenario: Help was not owed
    Then Kazakhstan and Russia do not owe Armenia assistance under Article 4

  @cst.4.1 @question:gravity
  Scenario: The advance would count if any force were enough
    Given the question gravity is answered any force
    Then the attack on Armenia counts as one on Russia under Article 4(1)

  @cst.4.2 @question:gravity
  Scenario: Even then nobody had asked the organisation for help
    Given the question gravity is answered any force
    Then Russia does not yet owe Armenia assistance under Article 4(2)
    And it waits for a request that calls the article in

  @cst.4.1 @question:gravity @question:undelimited_border
  Scenario: In the account of the Secretary General the land would stand in the way as well
    Given the dispute where is told as border incident
    And the question gravity is answered any force
    And the question undelimited border is answered not covered
    Then the attack on Armenia does not count as one on Russia under Article 4(1)

  @cst.2.2
  Scenario: Whether consultation was owed turns on whose land it was
    Then Russia owes Armenia consultation under Article 2(2)
    And it turns on the dispute where
