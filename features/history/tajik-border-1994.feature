@csto @incident:tajik-border-1994 @cst.2 @cst.4 @cst.11
Feature: The twelfth border post, August 1994 - the first test of the Treaty in force

  On 18 and 19 August 1994 fighters of the Tajik opposition, with Afghans and Arabs among them, fired rockets at a post on
  the Afghan border and tried twice to take it. Russian and Tajik guards held it; seven of them died. A year before, the
  same post had been overrun, but then the Treaty was not yet in force. Now eight members were bound, and a ninth if
  Azerbaijan was one.

  Russia protested to the Afghan authorities and spoke of bandits; it did not say that a state had sent them. No request
  under the Treaty was found, and no act of the other members. The first wording names a state as attacker, so what they
  owed turned on a word.

  Background:
    Given the events of tajik-border-1994

  @cst.2.2
  Scenario: Seven members owed Tajikistan consultation beyond dispute
    Then Armenia, Belarus, Georgia, Kazakhstan, Kyrgyzstan, Russia and Uzbekistan owe Tajikistan consultation under Article 2(2)
    And it is settled
    And the wording is that of 1992

  @cst.2.2
  Scenario: Whether Azerbaijan did hangs on a paper that it may never have deposited
    Then Azerbaijan owes Tajikistan consultation under Article 2(2)
    And it is contested between triggered and not triggered
    And it turns on the dispute azerbaijan deposit

  @cst.2.2
  Scenario: No record of such consultation was found
    Then Belarus and Georgia owe Tajikistan consultation under Article 2(2)
    And the record is silent on it

  @cst.4.2
  Scenario: Nobody owed help, for no state is said to have attacked
    Then nobody owes anything under Article 4

  @cst.4.2
  Scenario: Had an Afghan authority stood behind them, the weight of the force would still be missing
    Given the dispute afghan formations is told as sent
    Then Kazakhstan does not owe Tajikistan assistance under Article 4

  @cst.4.2 @question:gravity
  Scenario: With both it was owed, and at that time without a request
    Given the dispute afghan formations is told as sent
    And the question gravity is answered any force
    Then Kazakhstan owes Tajikistan assistance under Article 4
    And the wording is that of 1992
