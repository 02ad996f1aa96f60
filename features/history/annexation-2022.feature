@csto @incident:annexation-2022 @cst.2 @cst.4
Feature: Four annexed regions, autumn 2022 - whose land is it?

  On 30 September 2022 Russia declared four regions of Ukraine its own and said that strikes there would be aggression
  against it. Kazakhstan answered that the organisation protects recognised land only, and that its help there is not on
  the agenda; the General Assembly of the United Nations called the annexation invalid. Ukrainian forces went on fighting
  there, on Ukraine's own land as it says. Russia did not ask the organisation.

  It has been written that Article 4 formally covers attacks on these regions. So the case turns on title: is land a
  member's because the member says so? And since Russia had attacked Ukraine first, a claim alone is not enough for help.

  Background:
    Given the events of annexation-2022

  @cst.4.2 @question:whose_land
  Scenario: In the default answers no help is owed
    Then Belarus and Kazakhstan do not owe Russia assistance under Article 4

  @cst.4.2 @question:whose_land
  Scenario: A claim alone changes nothing for help, for Russia had attacked first
    Given the question whose land is answered claimed
    Then Belarus does not owe Russia assistance under Article 4

  @cst.4.2 @question:whose_land @question:clean_hands
  Scenario: With both answers the duty waits for a request
    Given the question whose land is answered claimed
    And the question clean hands is answered irrelevant
    Then Belarus does not yet owe Russia assistance under Article 4
    And it waits for a request that calls the article in

  @cst.4.2 @question:clean_hands
  Scenario: Without the claim it does not matter who attacked first
    Given the question clean hands is answered irrelevant
    Then Belarus does not owe Russia assistance under Article 4

  @cst.2.2 @question:whose_land
  Scenario: For consultation the title alone decides
    Given the question whose land is answered claimed
    Then Kazakhstan owes Russia consultation under Article 2(2)

  @cst.2.2 @question:whose_land
  Scenario: On land that others recognise as Ukraine's, it is not owed
    Then Kazakhstan does not owe Russia consultation under Article 2(2)
    And it turns on the question whose land

  @cst.1.1
  Scenario: The war broke the Treaty's own ban on force
    Then Russia breaks Article 1(1) toward Ukraine

  @cst.2.2 @question:whose_land
  Scenario: Over all readings consultation is contested, on the title alone
    Then Kazakhstan does not owe Russia consultation under Article 2(2)
    And it is contested between triggered and not triggered

  @cst.4.2 @question:whose_land @question:clean_hands
  Scenario: Help is owed under no view, for nobody asked; the title and who attacked first only decide what it would wait for
    Then Belarus does not owe Russia assistance under Article 4
    And it is settled
    And it turns on the question whose land
    And it turns on the question clean hands
