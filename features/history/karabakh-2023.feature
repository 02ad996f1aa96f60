@csto @incident:karabakh-2023 @cst.1 @cst.2 @cst.4
Feature: Nagorno-Karabakh, September 2023 - the end of it, and no case for help

  On 19 September 2023 Azerbaijan began what it called local measures against terror. A day later the authorities in
  Nagorno-Karabakh agreed to lay down arms, on terms that the command of the Russian peacekeepers passed on; six
  peacekeepers were shot dead. More than 100 000 people left for Armenia. Armenia spoke of aggression and ethnic
  cleansing, said that it had no troops there, and turned to the UN Security Council and to the peacekeepers.

  A press account of those days recalls that Armenia had called Article 4 in before, in 2020, without an answer; no such
  request is on record. The promise covers the land of members. The fighting was on land that states recognise as
  Azerbaijan's, and nobody asked the organisation.

  Background:
    Given the events of karabakh-2023

  @cst.4.2
  Scenario: Nobody owed Armenia help, for Armenia itself was not attacked
    Then nobody owes anything under Article 4

  @cst.4.2
  Scenario: Nor in the account that Armenian troops stood there
    Given the dispute whose troops is told as armenian troops
    Then Russia does not owe Armenia assistance under Article 4

  @cst.4.2 @question:addressee
  Scenario: Nor if any member may be asked, though Armenia had called on Russia's peacekeepers
    Given the question addressee is answered any party
    Then Russia does not owe Armenia assistance under Article 4

  @cst.2.1
  Scenario: The members owed each other a common position, and no meeting was found
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan owe the other members coordination of positions under Article 2(1)
    And the record is silent on it
    And it is settled
    And Russia owes the other members coordination of positions under Article 2(1)
    And on record it is performed in part

  @cst.4.1
  Scenario: Shots that killed peacekeepers by mistake, and abroad, were no attack on Russia
    Then the attack on Russia does not count as one on Armenia under Article 4(1)

  @cst.1.1
  Scenario: Whether Armenia kept the ban on force is contested, on whose troops stood there
    Then Armenia does not break Article 1(1) toward Azerbaijan
    And it is contested between triggered and not triggered
    And it turns on the dispute whose troops

  @cst.4.2
  Scenario: What Russia did there, it did without a duty of the Treaty
    Then Russia acts toward Armenia without a duty under Article 4
