@rio @rio.20
Feature: Articles 17 to 20 of the Rio Treaty - votes bind, but never to force

  The Organ decides by two thirds of the parties; those directly interested in a dispute do not vote. Its decisions on measures short of
  force bind all, those who voted against too. None must use armed force without its consent.

  Mexico voted against the measures of 1964, and kept its relations all the same; that is what the article does not allow. What the
  Organ recommends or calls for binds nobody: so it was in 1982.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Mexico is a party to the Rio Treaty on 26 July 1970

  Scenario: Measures bind who voted against them too
    When the Organ of Consultation adopts a decision on sanctions for Haiti
    And Mexico votes against the decision
    Then Mexico owes Haiti obedience to the decision under Article 20 of the Rio Treaty
    And Haiti does not owe Haiti obedience to the decision under Article 20 of the Rio Treaty

  Scenario: What was rejected binds nobody
    When the Organ of Consultation rejects a decision on sanctions for Haiti
    Then nobody owes anything under Article 20 of the Rio Treaty

  Scenario: Who carries it out has performed
    When the Organ of Consultation adopts a decision on sanctions for Haiti
    And Brazil carries out the decision
    Then Brazil owes Haiti obedience to the decision under Article 20 of the Rio Treaty
    And on record it is performed by itself

  Scenario: Who says that it will not has declined
    When the Organ of Consultation adopts a decision on sanctions for Haiti
    And Mexico refuses to help the Organ of Consultation
    Then Mexico owes Haiti obedience to the decision under Article 20 of the Rio Treaty
    And on record it is declined

  Scenario: No decision obliges to use force without consent
    When the Organ of Consultation adopts a decision on troops for Haiti
    Then Mexico stays free of the decision under Article 20 of the Rio Treaty
    And nobody owes anything under Article 20 of the Rio Treaty

  Scenario: Who voted for it has agreed
    When the Organ of Consultation adopts a decision on troops for Haiti
    And Brazil votes for the decision
    Then Brazil does not stay free of the decision under Article 20 of the Rio Treaty
    And Mexico stays free of the decision under Article 20 of the Rio Treaty
