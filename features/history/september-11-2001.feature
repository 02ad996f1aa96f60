@anzus @incident:september-11-2001 @anzus.4 @nat.5 @rio.3 @rio.6
Feature: 11 September 2001 - called in by others than the one attacked

  Three alliances found within ten days that an attack on the United States was their case, and in none of them had the United States
  asked for that. Australia found it by its cabinet, with no organ and no request. Brazil called the parties of the Rio Treaty together, and
  their Organ found an attack on all with no condition.

  What was owed differs with the words. ANZUS asks to act to meet the danger by one's own constitution, so a statement may be enough; the Rio
  Treaty asks for help, and words are a part of it at most. The attacker was no state, which one text does not mention and the other does.

  Background:
    Given the events of september-11-2001

  @anzus.4
  Scenario: Australia and New Zealand had to act to meet the danger, unasked
    Then Australia and New Zealand owe the United States action to meet the danger under Article IV of the ANZUS Treaty
    And on record it is performed by itself

  @rio.6
  Scenario: The caller was not the one attacked
    Then Mexico owes Brazil consultation under Article 6 of the Rio Treaty
    And on record it is performed together

  @rio.3.1 @question:attacker_no_state
  Scenario Outline: Whether the Rio Treaty covers an attack by no state
    Given the question attacker no state is answered <answer>
    Then Brazil <owes> the United States assistance under Article 3(1) of the Rio Treaty

    Examples:
      | answer      | owes         |
      | covered     | owes         |
      | states only | does not owe |

  @nat.5.1
  Scenario: Of the North Atlantic allies those are credited that a source names for a ship, a crew or soldiers
    Then Canada, Germany, Greece, Italy, the Netherlands, Spain, Turkey and the United Kingdom owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
    And on record it is performed by itself

  @nat.5.1
  Scenario: Soldiers of several, told of together, were sent together
    Then Denmark, France and Norway owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
    And on record it is performed together

  @nat.5.1
  Scenario: Ships and aircraft of the alliance are no help of an ally that no source names; what it sent is not on record
    Then Belgium, the Czech Republic, Hungary, Iceland, Luxembourg, Poland and Portugal owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
    And the record is silent on it
