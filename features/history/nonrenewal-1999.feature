@csto @incident:nonrenewal-1999 @cst.11 @cst.1 @cst.2
Feature: April 1999 - three members let the Treaty run out

  On 2 April 1999 six presidents signed a protocol that extends the Treaty. Azerbaijan, Georgia and Uzbekistan did not,
  and stayed away from the last meeting on 20 April, when the first term ended. Azerbaijan spoke of Russian arms in
  Armenia and of a ratification never deposited; Georgia of Abkhazia, on which nothing had been done; Uzbekistan, it is
  said, of ties between two states that it preferred. On the 24th Uzbekistan joined a grouping with the two and with
  Ukraine and Moldova.

  Press accounts say that the three withdrew. Nobody gave notice. A promise made for five years ended after five years,
  and what is argued about is the last day of it, and whether those who went on were bound without a gap.

  Background:
    Given the events of nonrenewal-1999

  @cst.11.1
  Scenario: The three left by not signing, and the six stayed
    Then Azerbaijan, Georgia and Uzbekistan are not a party to the Collective Security Treaty on 24 April 1999
    And Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan are a party to the Collective Security Treaty on 24 April 1999

  @cst.11.2
  Scenario: Nobody gave notice, so nobody had to settle what it owed first
    Then Azerbaijan, Georgia and Uzbekistan do not owe the other members settlement of its obligations under Article 11(2)

  @cst.11.1 @question:last_day_of_term
  Scenario Outline: Whether Georgia was a member on the day of the last meeting depends on how five years are counted
    Given the question last day of term is answered <answer>
    Then Georgia <holds> a party to the Collective Security Treaty on 20 April 1999

    Examples:
      | answer      | holds  |
      | covered     | is     |
      | not covered | is not |

  @cst.2.1
  Scenario: While all were bound they owed each other a common position on the arms in Armenia
    Then Armenia, Belarus, Georgia, Kazakhstan, Russia and Uzbekistan owe the other members coordination of positions under Article 2(1)
    And the record is silent on it

  @cst.2.1
  Scenario: Whether Azerbaijan, which raised it, owed it too depends on a paper
    Given the dispute azerbaijan deposit is told as never deposited
    Then Azerbaijan does not owe the other members coordination of positions under Article 2(1)

  @cst.1.2 @question:alliances
  Scenario Outline: The grouping that Uzbekistan joined broke nothing, for it was no longer bound
    Given the question alliances is answered <answer>
    Then Uzbekistan does not break Article 1(2) toward Russia

    Examples:
      | answer         |
      | every alliance |
      | hostile only   |
