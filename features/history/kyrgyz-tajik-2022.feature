@csto @incident:kyrgyz-tajik-2022 @cst.1 @cst.2 @cst.4
Feature: Kyrgyzstan and Tajikistan, September 2022 - a war between members

  From 14 to 17 September 2022 the two neighbours fired on each other's posts and towns, first on a stretch where no line
  was agreed, then with heavy weapons. Each says that the other began; it is not established who did. Tajikistan spoke of
  military aggression, Kyrgyzstan of invasion, and of a member that should be expelled. The Secretary General and Russia
  called both sides; in October Kyrgyzstan asked the organisation for peacekeepers between the two.

  The Treaty forbids force between members. Whether it also promises help against a member is a question. An attack on all
  can hardly come from one of them: that was the answer of a Secretary General in 2014, when he said that such clashes
  concern the two alone. Each of the two called it aggression, and Kyrgyzstan asked for a new rule for such a case; nobody
  said that the promise covers it already, though the text makes no exception.

  Background:
    Given the events of kyrgyz-tajik-2022

  @cst.1.1
  Scenario: Where nobody knows who began, both broke the ban on force
    Then Kyrgyzstan breaks Article 1(1) toward Tajikistan
    And Tajikistan breaks Article 1(1) toward Kyrgyzstan
    And it turns on the dispute who began

  @cst.1.1
  Scenario: In Kyrgyzstan's account only Tajikistan did
    Given the dispute who began is told as tajik first
    Then Tajikistan breaks Article 1(1) toward Kyrgyzstan
    And Kyrgyzstan does not break Article 1(1) toward Tajikistan

  @cst.1.1
  Scenario: In Tajikistan's account only Kyrgyzstan did
    Given the dispute who began is told as kyrgyz first
    Then Kyrgyzstan breaks Article 1(1) toward Tajikistan
    And Tajikistan does not break Article 1(1) toward Kyrgyzstan

  @cst.1.2
  Scenario: Each took part in an action against a member
    Then Kyrgyzstan breaks Article 1(2) toward Tajikistan
    And Tajikistan breaks Article 1(2) toward Kyrgyzstan
    And Belarus and Russia do not break Article 1(2) toward Kyrgyzstan

  @cst.4.2 @question:member_attacker
  Scenario: Nobody owed help to either in the default answer
    Then nobody owes anything under Article 4

  @cst.4.2 @question:member_attacker
  Scenario: If a member can be the attacker, help could have become due, but nobody asked in time
    Given the question member attacker is answered covered
    Then Russia never came to owe Kyrgyzstan assistance under Article 4
    And Russia never came to owe Tajikistan assistance under Article 4

  @cst.4.1 @question:member_attacker
  Scenario: Then the attack counts as one on the others, and not on the attacker
    Given the question member attacker is answered covered
    Then the attack on Kyrgyzstan counts as one on Russia under Article 4(1)
    And the attack on Kyrgyzstan does not count as one on Tajikistan under Article 4(1)

  @cst.2.2
  Scenario: Consultation was owed to both, by each other too
    Then Armenia, Belarus, Kazakhstan, Russia and Tajikistan owe Kyrgyzstan consultation under Article 2(2)
    And Armenia, Belarus, Kazakhstan, Russia and Kyrgyzstan owe Tajikistan consultation under Article 2(2)

  @cst.2.2
  Scenario: Russia called both presidents, which is an exchange with each
    Then Russia owes Tajikistan consultation under Article 2(2)
    And on record it is performed in part

  @cst.2.2
  Scenario: A meeting that heard Kyrgyzstan is consultation in part with it, and none with Tajikistan
    Then Belarus owes Kyrgyzstan consultation under Article 2(2)
    And on record it is performed in part
    And Belarus owes Tajikistan consultation under Article 2(2)
    And the record is silent on it

  @cst.1.1
  Scenario: Over all accounts each breach is contested, for each says that the other began
    Then Kyrgyzstan breaks Article 1(1) toward Tajikistan
    And it is contested between triggered and not triggered
