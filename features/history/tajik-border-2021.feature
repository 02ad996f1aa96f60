@csto @incident:tajik-border-2021 @cst.2 @cst.4 @cst.6
Feature: The Afghan border, summer of 2021 - a request without an attack

  From June 2021 the Taliban took the Afghan side of the border with Tajikistan; more than a thousand soldiers of the old
  government fled across it. On 7 July Tajikistan told the organisation that it could hardly cope alone and asked for
  measures at the border. A task force came the same week, the members met in August and September, and Russia and
  Kazakhstan prepared gifts of their own.

  A headline of that June, and later commentary, say that Tajikistan was attacked. The crossing that was attacked lies on
  the Afghan side; no force against Tajikistan is on record. So the case is the reverse of many others: here somebody
  asked, and the attack was missing.

  Background:
    Given the events of tajik-border-2021

  @cst.4.2
  Scenario: A request alone calls in no help: nobody attacked Tajikistan
    Then nobody owes anything under Article 4

  @cst.2.2
  Scenario: Consultation was owed for a danger that Tajikistan saw, and was given
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia owe Tajikistan consultation under Article 2(2)
    And on record it is performed
    And it is settled

  @cst.2.2
  Scenario: Measures of help were owed as well, since the wording of 2010, and Russia took one
    Then Russia owes Tajikistan measures of assistance under Article 2(2)
    And on record it is performed by itself

  @cst.2.2
  Scenario: A task force came to the border, and nobody says who sent its people; a gift in preparation is an offer
    Then Armenia, Belarus, Kazakhstan and Kyrgyzstan owe Tajikistan measures of assistance under Article 2(2)
    And the record is silent on it

  @cst.2.1
  Scenario: For the members together it was a question of security on which to find a common position
    Then Kazakhstan and Tajikistan owe the other members coordination of positions under Article 2(1)
    And on record it is performed

  @cst.6.1
  Scenario: Collective forces needed a decision, and nobody took one
    Then the other members might once have been allowed to send collective forces to Tajikistan under Article 6(1)

  @cst.4.2 @question:bands
  Scenario: Had an armed band attacked from there, the request would have made help due
    Given the question bands is answered covered
    And Pyanj is a place in Tajikistan
    And the day is 10 July 2021
    And there is a band called the raiders
    And the raiders came from Afghanistan
    When the raiders use heavy force against Tajikistan at Pyanj
    And Tajikistan asks the organisation for assistance
    Then Kazakhstan owes Tajikistan assistance under Article 4
