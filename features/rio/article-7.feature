@rio @rio.7 @art-7
Feature: Article 7 of the Rio Treaty - war between American states

  In a conflict between American states the parties call on both to stop and to restore what was before; to refuse that is weighed in
  naming the aggressor. No other treaty on file has a track for a war between those whom it binds.

  It was used in 1969, when El Salvador invaded Honduras: stop, withdraw, and measures as a threat. Who was right was left for later. A
  state's right to defend itself is untouched.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Honduras is a party to the Rio Treaty on 14 July 1969
    And Ocotepeque is a place in Honduras

  Scenario: The others owe both sides a call to stop, whoever is right
    When El Salvador uses heavy force against Honduras at Ocotepeque
    Then Brazil owes Honduras a call to end the fight under Article 7 of the Rio Treaty
    And Brazil owes El Salvador a call to end the fight under Article 7 of the Rio Treaty
    And El Salvador does not owe Honduras a call to end the fight under Article 7 of the Rio Treaty

  Scenario: They owe no help to either side meanwhile
    When El Salvador uses heavy force against Honduras at Ocotepeque
    Then nobody owes anything under Article 3(1) of the Rio Treaty

  Scenario: A state outside that attacks is no matter of this article
    When France uses heavy force against Honduras at Ocotepeque
    Then nobody owes anything under Article 7 of the Rio Treaty

  Scenario: Neither of the two that fight owes a call, to the other or to itself
    When El Salvador uses heavy force against Honduras at Ocotepeque
    Then Honduras does not owe Honduras a call to end the fight under Article 7 of the Rio Treaty
    And Honduras does not owe El Salvador a call to end the fight under Article 7 of the Rio Treaty
    And El Salvador does not owe El Salvador a call to end the fight under Article 7 of the Rio Treaty

  Scenario: An American state's attack on a state outside is no matter of it either
    Given the day is 2 April 1982
    When Argentina uses heavy force against the United Kingdom at the Falkland Islands
    Then Brazil does not owe the United Kingdom a call to end the fight under Article 7 of the Rio Treaty
    And Brazil does not owe Argentina a call to end the fight under Article 7 of the Rio Treaty

  Scenario: A state whose own shells stray onto its land is at war with nobody
    When light force of Honduras hits Honduras astray at Ocotepeque
    Then Brazil does not owe Honduras a call to end the fight under Article 7 of the Rio Treaty
