@rio @rio.25 @art-25
Feature: Article 25 of the Rio Treaty - leaving, two years after notice

  The Treaty has no term. A party may denounce it in writing, and two years later it ceases for that party and stands for the others. Mexico
  announced in September 2001 that it would leave, days before the attacks, and was bound through September 2004.

  Of those who left the sources give the last day and not the notice, so these days stand with the dated acts. Whether Venezuela came back in
  2019 is a quarrel about who spoke for it.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: A notice ends the membership two years later, and no sooner
    Given the day is 1 March 2021
    When Paraguay gives notice that it leaves the Rio Treaty
    Then Paraguay is a party to the Rio Treaty on 1 March 2023
    And Paraguay is not a party to the Rio Treaty on 2 March 2023

  Scenario: A notice to another treaty ends nothing here
    Given the day is 1 March 2021
    When Paraguay gives notice that it leaves the OAS Charter
    Then Paraguay is a party to the Rio Treaty on 2 March 2023

  Scenario: Mexico was bound through 6 September 2004
    Then Mexico is a party to the Rio Treaty on 6 September 2004
    And Mexico is not a party to the Rio Treaty on 7 September 2004

  Scenario: Venezuela is out, or back, as one takes who spoke for it
    Given the dispute venezuela in the rio treaty is told as came back
    Then Venezuela is a party to the Rio Treaty on 12 September 2019

  Scenario: In the default account it is out
    Then Venezuela is not a party to the Rio Treaty on 12 September 2019
