@csto @incident:armenia-freeze-2024 @charter.2 @charter.12 @charter.24
Feature: Armenia's freeze, from 2024 - half in, half out

  In February 2024 the Armenian prime minister said that participation in the organisation was in practice frozen, since it
  had not done what it owed in 2021 and 2022. Armenia then stayed away from the sessions and stayed out of the budget,
  without objecting to either. It gave no notice that it leaves and sent no note that it suspends anything.

  Armenia says that it takes no part in decisions and uses no veto. Russia says that the law of the organisation knows no
  freeze, that what is not paid is a debt, and that two years of it may cost the vote; the Secretary General says that
  Armenia is protected as before. Press accounts say that Armenia has left. What does the law say to each?

  Background:
    Given the events of armenia-freeze-2024

  @cst.11.2
  Scenario: Armenia has not left the Treaty
    Then Armenia is a party to the Collective Security Treaty on 26 November 2025

  @charter.19.2
  Scenario: Nor the organisation, for nobody leaves without notice
    Then Armenia is a party to the Charter on 26 November 2025
    And Armenia does not owe the other members settlement of its obligations under Article 19 of the Charter

  @cst.4.2
  Scenario: Whoever freezes its part is protected as before
    Given the day is 1 March 2025
    When Azerbaijan uses heavy force against Armenia at Jermuk
    And Armenia asks the organisation for assistance
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia assistance under Article 4

  @question:freeze
  Scenario: In the default answer it is bound by what the others decide without it
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And it turns on the question freeze

  @question:freeze
  Scenario: In Armenia's reading only by what was decided before
    Given the question freeze is answered stays out
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 23 November 2023

  @charter.24 @question:budget_opt_out
  Scenario Outline: Whether unpaid dues break the Charter hangs on what staying out of the budget does
    Given the question budget opt out is answered <answer>
    Then Armenia <breaks> Article 24 of the Charter toward the organisation

    Examples:
      | answer | breaks         |
      | owed   | breaks         |
      | frees  | does not break |

  @charter.24 @question:arrears_vote
  Scenario Outline: Its vote was not lost by February 2026, unless two years unpaid take it away by themselves
    Given the question arrears vote is answered <answer>
    Then the vote of Armenia <holds> lost on 5 February 2026

    Examples:
      | answer      | holds  |
      | by decision | is not |
      | by itself   | is     |

  @cst.4.2
  Scenario: Nobody owed help in these years, for in this file nobody was attacked
    Then nobody owes anything under Article 4
