@csto @incident:georgia-2008 @cst.1 @cst.2 @cst.4
Feature: Georgia, August 2008 - soldiers attacked on a mission abroad

  In the night of 7 August 2008 Georgian forces attacked in South Ossetia; Russian peacekeepers, let in by an agreement of
  1992, were among the dead. Russian forces drove them out and went on into other parts of Georgia. Georgia says that it
  answered shelling and Russian columns already on their way. An inquiry of the European Union found in 2009 that Georgia
  began, and that Russia at first defended its peacekeepers and then went beyond reasonable limits.

  The members met, voiced concern at the use of force by Georgia, and recognised neither South Ossetia nor Abkhazia.
  Nobody is known to have named a duty to help. Was there one? The soldiers hit stood outside the land of every member,
  and the promise is said to cover land.

  Background:
    Given the events of georgia-2008

  @cst.4.2
  Scenario: Nobody owed Russia help for soldiers hit on a mission abroad
    Then nobody owes anything under Article 4

  @cst.4.2 @question:outside_territory
  Scenario: Somebody would have, if forces abroad were protected as well
    Given the question outside territory is answered covered
    Then Belarus and Uzbekistan owe Russia assistance under Article 4

  @cst.2.2
  Scenario: An attack on its forces threatens a member wherever they stand, so consultation was owed and held
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan owe Russia consultation under Article 2(2)
    And on record it is performed
    And it is settled

  @cst.1.1
  Scenario: What went beyond measure broke the ban on force of the Treaty, in the account of the inquiry
    Then Russia breaks Article 1(1) toward Georgia
    And it stands since 9 August 2008
    And it turns on the dispute measure

  @cst.1.1
  Scenario: It was kept in Russia's account, where all of it was an answer
    Given the dispute measure is told as kept to it
    Then Russia does not break Article 1(1) toward Georgia

  @cst.1.1
  Scenario: It was broken before Georgia fired in Georgia's account, by the shelling under Russian direction
    Given the dispute who began is told as russia first
    And the dispute measure is told as went beyond
    Then Russia breaks Article 1(1) toward Georgia
    And it stands since 7 August 2008

  @un.2.4
  Scenario: Georgia, no member, was bound by the UN Charter only, and whether it broke that is contested
    Then Georgia breaks Article 2(4) of the UN Charter toward Russia
    And it is contested between triggered and not triggered
    And it turns on the dispute who began
    And Georgia does not break Article 1(1) toward Russia

  @un.51
  Scenario: Who uses force in defence reports it, and Russia's letter names Article 51
    Then Russia owes the UN Security Council a report under Article 51 of the UN Charter
    And on record it is performed
