@nato @nat.3 @art-3
Feature: Article 3 of the North Atlantic Treaty - capacity to resist

  Alone and together, members keep up and develop their capacity to resist armed attack. The text has no figure.

  The aims for spending that are named so often stand in declarations of the members, not in the Treaty. So nothing here is called broken by
  a figure: what the article asks binds at all times, sets no day, and no event sets it off. What is argued about is what it may cost, and
  of that no rule speaks.


  Rule: A duty that binds always

    Scenario: Every member must keep up its defence
      Given the day is 1 June 2024
      Then Iceland must at all times keep up its defence under Article 3 of the North Atlantic Treaty
      And Ireland need not at all times keep up its defence under Article 3 of the North Atlantic Treaty
