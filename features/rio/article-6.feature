@rio @rio.6 @art-6
Feature: Article 6 of the Rio Treaty - what endangers the peace without an armed attack

  If an American state is affected by aggression short of an attack, by a conflict or by any other fact that may endanger the peace of
  America, the Organ of Consultation meets at once. It is this article that Argentina chose in 1982.

  The one who calls need not be the one affected: in 2001 Brazil called for the United States. What endangers the peace the Organ decides,
  so a rule asks only whether a party called under the Treaty.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Brazil is a party to the Rio Treaty on 1 June 2000

  Scenario: When a party calls under the Treaty all others must meet at once
    When Brazil asks the OAS for consultation under the Rio Treaty
    Then Argentina and the United States owe Brazil consultation under Article 6 of the Rio Treaty
    And the duty falls due at once

  Scenario: A call that names no treaty calls nothing in
    When Brazil asks the OAS for consultation
    Then nobody owes anything under Article 6 of the Rio Treaty

  Scenario: Who is no party can call nobody
    When Canada asks the OAS for consultation under the Rio Treaty
    Then nobody owes anything under Article 6 of the Rio Treaty

  Scenario: The one who calls owes itself no meeting
    When Brazil asks the OAS for consultation under the Rio Treaty
    Then Brazil does not owe Brazil consultation under Article 6 of the Rio Treaty
