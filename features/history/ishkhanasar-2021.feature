@csto @incident:ishkhanasar-2021 @cst.4
Feature: 16 November 2021 - an appeal to one ally

  On 16 November 2021 armour and artillery fought for five hours in the east of Syunik; two Armenian posts were lost and
  Azerbaijani troops stayed. Armenia says that Azerbaijan attacked; Azerbaijan says that Armenian units attacked first and
  were thrown back. Armenia, then in the chair, asked Russia for help under their treaty of 1997, and spoke of an appeal
  to the organisation. By January 2022, an official said, none had been made. Russia's president had a ceasefire the same
  evening.

  So in Armenia's account everything was there but the request. The case shows what a duty that waits is, and it raises
  the question how long one may ask: as long as the posts are held, or only until the ceasefire?

  Background:
    Given the events of ishkhanasar-2021

  @cst.4.1
  Scenario: In Armenia's account the attack counted as one on all
    Then the attack on Armenia counts as one on Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan under Article 4(1)
    And it turns on the dispute who began

  @cst.4.2
  Scenario: Help waited for a request to the organisation
    Then Kazakhstan and Russia do not yet owe Armenia assistance under Article 4(2)
    And it waits for a request that calls the article in

  @cst.4.2 @question:addressee
  Scenario: A request under another treaty would not do even if any member may be asked
    Given the question addressee is answered any party
    Then Russia does not yet owe Armenia assistance under Article 4(2)

  @cst.4.2
  Scenario: In the account that the organisation was asked too, help was owed
    Given the dispute to whom is told as both
    Then Russia owes Armenia assistance under Article 4(2)

  @cst.4.2 @question:clean_hands
  Scenario: In Azerbaijan's account there was nothing to call in
    Given the dispute who began is told as answer to attack
    Then Russia does not owe Armenia assistance under Article 4(2)

  @cst.4.2 @question:continuing_occupation
  Scenario: A later request would count while the posts are held
    Given the day is 20 December 2021
    When Armenia asks the organisation for assistance
    Then Russia owes Armenia assistance under Article 4(2)
    And it stands since 16 November 2021

  @cst.4.2 @question:continuing_occupation
  Scenario: It would come too late if the ceasefire ended the attack
    Given the question continuing occupation is answered over
    And the day is 20 December 2021
    When Armenia asks the organisation for assistance
    Then Russia does not yet owe Armenia assistance under Article 4(2)

  @cst.2.2
  Scenario: The duty to consult is settled
    Then Russia owes Armenia consultation under Article 2(2)
    And it is settled

  @cst.2.2
  Scenario: Who brings about a ceasefire has spoken with the one attacked, which is consultation in part
    Then Russia owes Armenia consultation under Article 2(2)
    And on record it is performed in part
