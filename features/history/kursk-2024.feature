@csto @incident:kursk-2024 @cst.2 @cst.4 @first-page
Feature: Kursk, August 2024 - an attack on the attacker

  On 6 August 2024 Ukrainian forces moved into Kursk region. The land is Russia's and nobody else claims it. Russia spoke
  of a provocation; Ukraine of defence against the war that Russia began on 24 February 2022. The Secretariat said twice
  that help follows a request and that none had come; it made no reservation on who attacked first. The usual legal
  doctrine makes one.

  So the promise of help is not called in for two reasons that have to be kept apart. Nobody asked, which would leave the
  duty waiting. And whether a state that attacked first can call it in at all is a question of law. What each amounts to
  is asked apart below.

  Background:
    Given the events of kursk-2024

  @cst.4.2 @question:clean_hands
  Scenario: In the default answer no help is owed, asked or not
    Then Belarus, Kazakhstan and Tajikistan do not owe Russia assistance under Article 4
    And it turns on the question clean hands

  @cst.4.2 @question:clean_hands
  Scenario: Asking would not change that
    Given the day is 7 August 2024
    When Russia asks the organisation for assistance
    Then Belarus does not owe Russia assistance under Article 4

  @cst.4.2 @question:clean_hands
  Scenario: In the reading of the Secretariat the duty waits for a request
    Given the reading of the CSTO Secretariat and Secretary General
    Then Belarus does not yet owe Russia assistance under Article 4
    And it waits for a request that calls the article in

  @cst.4.2 @question:clean_hands
  Scenario: In that reading a request would have made it due
    Given the reading of the CSTO Secretariat and Secretary General
    And the day is 7 August 2024
    When Russia asks the organisation for assistance
    Then Belarus owes Russia assistance under Article 4
    And the duty falls due on 7 August 2024

  @cst.4.2
  Scenario: In Ukraine's account there is nothing to call in, in any reading
    Given the reading of the CSTO Secretariat and Secretary General
    And the dispute why is told as self-defence
    Then Belarus does not owe Russia assistance under Article 4

  @cst.2.2
  Scenario: Consultation is owed, whoever began
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan owe Russia consultation under Article 2(2)
    And the record is silent on it

  @cst.2.2 @question:freeze
  Scenario: Armenia's freeze takes no duty to consult away
    Given the reading of Armenia
    Then Armenia owes Russia consultation under Article 2(2)

  @cst.1.1
  Scenario: The attack of 2022 broke the Treaty's own ban on force
    Then Russia breaks Article 1(1) toward Ukraine
    And it stands since 24 February 2022

  @cst.4.2
  Scenario: Over all views help is not owed: at most it waits for a request
    Then Belarus does not owe Russia assistance under Article 4
    And it is settled

  @cst.2.2
  Scenario: The duty to consult is settled
    Then Kazakhstan owes Russia consultation under Article 2(2)
    And it is settled
