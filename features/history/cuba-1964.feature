@rio @incident:cuba-1964 @rio.6 @rio.20
Feature: Cuban arms in Venezuela, 1964 - bound by a vote that was lost

  Venezuela found arms from Cuba on its coast and called the parties of the Rio Treaty together. Their Organ called it aggression, and ordered
  that relations, trade and transport by sea be broken off. Four of the parties had voted against.

  It was no armed attack in the file, so that help was not owed; the way went by Article 6. The measures bound all, and one of the four said that
  it would not keep them.

  Background:
    Given the events of cuba-1964

  @rio.6
  Scenario: The parties had to meet, and met
    Then Chile owes Venezuela consultation under Article 6 of the Rio Treaty
    And on record it is performed together

  @rio.20
  Scenario: Who had voted against was bound, and kept it in part
    Then Chile owes Cuba obedience to the decision under Article 20 of the Rio Treaty
    And on record it is performed in part

  @rio.20
  Scenario: Mexico was bound too, and declined
    Then Mexico owes Cuba obedience to the decision under Article 20 of the Rio Treaty
    And on record it is declined

  @rio.3
  Scenario: Help against an attack was not owed
    Then the United States does not owe Venezuela assistance under Article 3(1) of the Rio Treaty

  @un.2.4
  Scenario Outline: Whether Cuba broke the ban on force turns on who directed the guerrillas
    Given the dispute who directed is told as <account>
    Then Cuba <breaks> Article 2(4) of the Charter of the United Nations toward Venezuela

    Examples:
      | account  | breaks         |
      | directed | breaks         |
      | denied   | does not break |
