@nato @nat.3
Feature: Article 3 of the North Atlantic Treaty - capacity to resist

  Alone and together, members keep up and develop their capacity to resist armed attack. The text has no figure.

  Rule: A duty that binds always

    Scenario: Every member must keep up its defence
      Given the day is 1 June 2024
      Then Iceland must at all times keep up its defence under Article 3 of the North Atlantic Treaty
      And Ireland need not at all times keep up its defence under Article 3 of the North Atlantic Treaty
