@csto @incident:kabul-1996 @cst.2
Feature: Kabul, autumn of 1996 - a danger next door, and a meeting within eight days

  On 27 September 1996 the Taliban took Kabul and moved north. At Russia's call the heads of four Central Asian members met
  with the Russian prime minister in Almaty on 4 October. They asked for a ceasefire in Afghanistan and warned that the
  Treaty could be used if their borders became unsafe. Kazakhstan said that what happens in Afghanistan is its own affair.
  No military step was agreed.

  Nobody had been attacked, so nothing but talk was owed, and that early: the Treaty wants members to speak with each other
  before a danger crosses a border. The open point is who was to speak. Five came; the text asks all.

  Background:
    Given the events of kabul-1996

  @cst.2.1
  Scenario: All members owed each other a common position, near or far
    Then Armenia, Belarus, Georgia, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan owe the other members coordination of positions under Article 2(1)
    And it is settled

  @cst.2.1
  Scenario: Five met, and that performs it for the five
    Then Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan owe the other members coordination of positions under Article 2(1)
    And on record it is performed

  @cst.2.1
  Scenario: Of the others no act was found
    Then Armenia, Belarus and Georgia owe the other members coordination of positions under Article 2(1)
    And the record is silent on it

  @cst.2.2
  Scenario: Consultation was owed to those at the border, for five members judged them in danger
    Then Belarus and Kazakhstan owe Tajikistan consultation under Article 2(2)
    And Belarus and Kazakhstan owe Uzbekistan consultation under Article 2(2)

  @cst.2.1
  Scenario: Azerbaijan owed it if it was a member
    Then Azerbaijan owes the other members coordination of positions under Article 2(1)
    And it turns on the dispute azerbaijan deposit

  @cst.4.2
  Scenario: Help was not owed, for nobody was attacked
    Then nobody owes anything under Article 4
