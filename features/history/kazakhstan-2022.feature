@csto @incident:kazakhstan-2022 @cst.2 @cst.4 @cst.6 @pk.3 @first-page
Feature: Kazakhstan, January 2022 - the first forces of the organisation

  Protests over the price of gas turned into riots in most large cities; official buildings and the airport of Almaty were
  stormed. On 5 January Kazakhstan asked the heads of the members for help against what it called groups of terrorists,
  trained abroad. The next day the Council decided on collective peacekeeping forces; all five others took part,
  Kyrgyzstan after two votes in its parliament; on 19 January the last of them left.

  Was it Article 4, or peacekeeping, or both? The chair's statement names Article 4, and Armenia said that its unit went
  on that basis; critics answer that unrest at home is no armed attack, that no state had sent anybody, and that no sign
  of an origin abroad was found. The two are asked apart here, since they rest on different conditions.

  Background:
    Given the events of kazakhstan-2022

  @cst.2.2
  Scenario: The unrest threatened a member, so consultation was owed and given
    Then Armenia, Belarus, Kyrgyzstan, Russia and Tajikistan owe Kazakhstan consultation under Article 2(2)
    And on record it is performed

  @cst.2.2
  Scenario: So were measures of help
    Then Kyrgyzstan owes Kazakhstan measures of assistance under Article 2(2)
    And on record it is performed

  @cst.4.2 @question:bands
  Scenario: Under Article 4 no help was owed in the default reading
    Then Russia does not owe Kazakhstan assistance under Article 4

  @cst.4.2 @question:bands @question:inside_attack
  Scenario: It was owed in Russia's reading, until Kazakhstan needed no more
    Given the reading of Russia
    Then Armenia no longer owes Kazakhstan assistance under Article 4
    And it ended on 13 January 2022
    And it stands since 5 January 2022

  @cst.4.2 @question:bands
  Scenario: In Kazakhstan's reading it was owed if the groups came from abroad, as Kazakhstan says
    Given the reading of Kazakhstan
    And the dispute origin is told as from abroad
    Then Armenia no longer owes Kazakhstan assistance under Article 4
    And on record it is performed

  @cst.4.2 @question:bands
  Scenario: In that reading it was not owed if they came from inside
    Given the reading of Kazakhstan
    Then Armenia does not owe Kazakhstan assistance under Article 4

  @cst.6.1
  Scenario: Forces could be sent, for the Council had decided
    Then the other members may send collective forces to Kazakhstan under Article 6(1)

  @pk.3.1
  Scenario: The operation had its legs under the peacekeeping agreement as well
    Then the organisation may run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

  @pk.3.1
  Scenario: The Security Council was told
    Then the organisation owes the UN Security Council a report under Article 3 of the Peacekeeping agreement
    And on record it is performed

  @cst.4.2 @question:bands
  Scenario: Over all readings and accounts help is contested, on who stood behind the groups and whether bands count
    Then Armenia does not owe Kazakhstan assistance under Article 4
    And it is contested between ended and not triggered
    And it turns on the dispute origin
    And it turns on the question bands

  @cst.2.2
  Scenario: The duty to consult is settled
    Then Armenia owes Kazakhstan consultation under Article 2(2)
    And it is settled
