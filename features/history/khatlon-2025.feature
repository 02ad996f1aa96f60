@csto @incident:khatlon-2025 @cst.2 @cst.4 @charter.8
Feature: Khatlon, winter of 2025 - deaths at a border, and nobody asks

  On 26 and 30 November 2025 armed groups killed five Chinese workers in Tajikistan, once with a drone from the Afghan side. On
  24 December a group that had crossed killed two border guards; more were shot in January. Tajikistan blames terrorists and
  says that the Afghan authorities fail in their duties; these regret the attacks and speak of circles that want to harm
  relations; some accounts speak of smugglers of drugs.

  Tajikistan and the organisation both say that no help was asked for: the border is under its own control, and the
  programme of 2024 goes on. Not to ask is a member's right. What is left is what needs no request.

  Background:
    Given the events of khatlon-2025

  @cst.2.2
  Scenario: Even a light attack by a band from abroad threatens a member, so consultation was owed
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia owe Tajikistan consultation under Article 2(2)
    And it stands since 26 November 2025
    And it is settled

  @cst.2.2
  Scenario: Two presidents on the telephone are consultation in part, for the members consult together
    Then Russia owes Tajikistan consultation under Article 2(2)
    And on record it is performed in part

  @cst.4.2 @question:gravity @question:bands
  Scenario Outline: Help needs two answers and a request, and the request was never made
    Given the question gravity is answered <force needed>
    And the question bands is answered <bands>
    Then Kazakhstan <owes> Tajikistan assistance under Article 4

    Examples:
      | force needed | bands         | owes              |
      | heavy only   | covered       | does not owe      |
      | any force    | sender needed | does not owe      |
      | any force    | covered       | never came to owe |

  @cst.4.2
  Scenario Outline: Who the groups were makes no difference
    Given the dispute who is told as <account>
    Then nobody owes anything under Article 4

    Examples:
      | account    |
      | terrorists |
      | unknown    |
      | smugglers  |

  Scenario: Terrorism and drugs are dangers against which the members work together
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia owe Tajikistan joint work against the danger under Article 8 of the Charter
