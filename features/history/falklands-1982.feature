@rio @incident:falklands-1982 @rio.3 @rio.6 @rio.9
Feature: The Falkland Islands, 1982 - one war under two treaties

  On 2 April 1982 Argentina took the islands, which it claims as the Malvinas; British forces took them back by 14 June. Both sides had
  allies who were bound by a treaty, and one state, the United States, was bound by both treaties.

  Under the North Atlantic Treaty nothing was owed, for the islands lie outside its area. Under the Rio Treaty they lie inside, and
  Argentina called the parties together. They met, and seventeen backed its claim. Whether they owed it help turns on whose land it was, or on
  who began: an answer to a first use of force is not unprovoked.

  Background:
    Given the events of falklands-1982

  @rio.6
  Scenario: The parties of the Rio Treaty had to meet, for Argentina called, and they met
    Then Brazil and the United States owe Argentina consultation under Article 6 of the Rio Treaty
    And on record it is performed together

  @rio.3.1 @question:first_use
  Scenario Outline: Help was owed to Argentina in one account and under one answer only
    Given the dispute whose islands is told as <account>
    And the question first use is answered <answer>
    Then Brazil <owes> Argentina assistance under Article 3(1) of the Rio Treaty

    Examples:
      | account   | answer       | owes         |
      | british   | whoever owns | does not owe |
      | british   | owner only   | does not owe |
      | argentine | whoever owns | does not owe |
      | argentine | owner only   | owes         |

  @rio.20
  Scenario: What the Organ adopted was a call, so it bound nobody
    Then nobody owes anything under Article 20 of the Rio Treaty

  @nat.5
  Scenario: Nor was help owed to the United Kingdom under the other treaty
    Then the United States does not owe the United Kingdom help as it deems fit under Article 5(1) of the North Atlantic Treaty
