@csto @incident:osh-2010 @cst.2 @cst.4
Feature: Osh, June 2010 - violence without an attacker

  From 10 June 2010 armed groups attacked quarters of Osh and then of Jalal-Abad; hundreds died. The interim government
  asked Russia for troops. No state had attacked, and nobody was known to have crossed the border.

  The day matters: in June 2010 the first wording was in force. It speaks of aggression by a state, and it needs no
  request. The wording that names no attacker was signed in December of that year and entered into force on 19 December
  2012.

  Background:
    Given the events of osh-2010

  @cst.4.2
  Scenario: No help was owed under Article 4
    Then nobody owes anything under Article 4

  @cst.4.2 @question:who_may_ask @question:bands @question:inside_attack
  Scenario Outline: Nor in any reading that a state holds
    Given the reading of <state>
    Then nobody owes anything under Article 4

    Examples:
      | state      |
      | Armenia    |
      | Kazakhstan |
      | Kyrgyzstan |
      | Russia     |
      | Uzbekistan |

  @cst.2.2
  Scenario: Consultation was owed, and given
    Then Armenia, Belarus, Kazakhstan, Russia, Tajikistan and Uzbekistan owe Kyrgyzstan consultation under Article 2(2)
    And on record it is performed
    And the wording is that of 1992

  @cst.2.2
  Scenario: Measures of help were not owed yet: that came with the second wording
    Then Russia would owe, were it in force, Kyrgyzstan measures of assistance under Article 2(2)

  @cst.4.2
  Scenario: No account names a state behind the armed groups, and without one nobody owed help
    Then Russia and Uzbekistan do not owe Kyrgyzstan assistance under Article 4(2)

  @cst.6.1
  Scenario: The first wording had no collective forces for a threat
    Then the other members may not send collective forces to Kyrgyzstan under Article 6(1)

  @cst.2.2
  Scenario: The duty to consult is settled
    Then Russia owes Kyrgyzstan consultation under Article 2(2)
    And it is settled
