@nato @incident:goa-1961 @nat.4 @nat.5 @nat.6
Feature: Goa, 1961 - a province by national law, and Asia by the Treaty

  In the night to 18 December 1961 India took Goa, Daman and Diu, which Portugal called a part of its metropolis and India its own land. The
  North Atlantic Treaty names parts of the world, and Goa lies in none of them.

  Article 4 has no area: the United States had said so of these very places in 1954. But no call under it was found, and none of the allies named it; what they said of force stands in the file.

  Background:
    Given the events of goa-1961

  @nat.5 @question:nato_land_outside
  Scenario Outline: Help was owed under an answer only that nobody held in those days
    Given the question nato land outside is answered <answer>
    Then the United Kingdom <owes> Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Examples:
      | answer      | owes         |
      | not covered | does not owe |
      | covered     | owes         |

  @nat.5
  Scenario: In the account of India there was no attack on Portuguese land
    Given the dispute whose goa is told as indian
    And the question nato land outside is answered covered
    Then the United Kingdom does not owe Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  @nat.4
  Scenario: Talks were owed to nobody, for nobody called
    Then the United Kingdom never came to owe the other members consultation under Article 4 of the North Atlantic Treaty
