@csto @incident:karabakh-2020 @cst.2 @cst.4
Feature: Karabakh, autumn 2020 - a war next to a member

  From 27 September to 9 November 2020 Azerbaijan fought Armenian forces in and around Nagorno-Karabakh and took most of
  it. Each says that the other fired first. The war was fought on land that states recognise as Azerbaijan's; some strikes
  fell on places in Armenia itself, and on the last day a Russian helicopter was shot down over Armenia, by mistake as
  Azerbaijan says.

  Armenia told the organisation of a threat, and on 31 October asked Russia for consultations under their treaty of 1997.
  Russia and the organisation said that the duties do not cover Karabakh, and that help would follow a threat to Armenia's
  own land and a request. It is often written that Armenia asked the organisation for help and was refused: no such
  request is on record.

  So the war itself decides little. What is open is what fell on Armenia, and how heavy it must be to count.

  Background:
    Given the events of karabakh-2020

  @cst.4.1
  Scenario: The war in Karabakh was no attack on Armenia in the sense of Article 4
    Then the attack on Armenia does not count as one on Russia under Article 4(1)

  @cst.4.2
  Scenario: So nobody owed Armenia assistance
    Then nobody owes anything under Article 4(2)

  @cst.4.2 @question:gravity
  Scenario: Even if any force were enough for the strikes on Armenia, nobody had asked in time
    Given the question gravity is answered any force
    Then Russia never came to owe Armenia assistance under Article 4(2)

  @cst.4.1 @question:gravity
  Scenario: The strikes on Armenia itself would count if any force were enough
    Given the question gravity is answered any force
    Then the attack on Armenia counts as one on Russia under Article 4(1)
    And it stands since 29 September 2020

  @cst.2.2
  Scenario: Consultation was owed, for the war threatened Armenia
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia consultation under Article 2(2)

  @cst.2.2
  Scenario: Russia's president spoke with Armenia, which is an exchange of two
    Then Russia owes Armenia consultation under Article 2(2)
    And on record it is performed in part

  @cst.1.1
  Scenario: Armenia broke no promise of the Treaty in the accounts taken here
    Then Armenia does not break Article 1(1) toward Azerbaijan
    And it turns on the dispute who began
    And it turns on the dispute whose forces

  @cst.1.1
  Scenario: It did in the account that its forces held Azerbaijani land
    Given the dispute whose forces is told as armenian forces
    Then Armenia breaks Article 1(1) toward Azerbaijan

  @un.2.4
  Scenario: The strikes on Armenia broke the ban on force
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia

  @cst.4.1
  Scenario: The Russian helicopter was shot down by mistake, so it was no attack
    Then the attack on Russia does not count as one on Kazakhstan under Article 4(1)

  @cst.2.2
  Scenario: The duty to consult with Armenia is denied by scholars only
    Then Russia owes Armenia consultation under Article 2(2)
    And scholars in the region denied it

  @un.2.4
  Scenario: Whether Armenia broke the ban on force is contested
    Then Armenia does not break Article 2(4) of the UN Charter toward Azerbaijan
    And it is contested between triggered and not triggered

  @cst.4.2 @question:gravity
  Scenario: Help for the strikes on Armenia itself is owed under no view, for no request came in time; how heavy force must be decides what it lacked
    Then Russia does not owe Armenia assistance under Article 4(2)
    And it is settled
    And it turns on the question gravity
