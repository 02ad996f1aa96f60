@warsaw @wp.11 @art-11
Feature: Article 11 of the Warsaw Treaty - twenty years

  The Treaty was made for twenty years, and for ten more for those who did not denounce it a year before. No word speaks of leaving
  sooner. Hungary declared in November 1956 that it left at once, and Albania in 1968, by law.

  The one was not accepted, and a government that the intervention set up did not keep to it; the other was let pass. Whether a declaration alone works is
  a question with holders on both sides.

  Cases are invented, but for those that carry the name of an incident.

  @question:early_exit
  Scenario Outline: Whether the declaration of 1956 ended the membership of Hungary
    Given the question early exit is answered <answer>
    Then Hungary <is> a party to the Warsaw Treaty on 2 November 1956

    Examples:
      | answer  | is     |
      | no exit | is     |
      | works   | is not |

  @question:early_exit
  Scenario: After the new government took it back it was a party under either answer
    Given the question early exit is answered works
    Then Hungary is a party to the Warsaw Treaty on 12 November 1956

  Scenario: Albania left in 1968
    Then Albania is a party to the Warsaw Treaty on 13 September 1968
    And Albania is not a party to the Warsaw Treaty on 14 September 1968
