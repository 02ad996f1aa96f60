@csto @incident:batken-1999 @cst.2 @cst.4
Feature: Batken, summer of 1999 - a band, and a Treaty between two terms

  From the end of July 1999 armed men of the Islamic Movement of Uzbekistan came over the mountains into Kyrgyzstan, took
  hostages and held villages until late October. Kyrgyzstan let Uzbek aircraft strike them and asked Russia for arms. In
  October the Secretary General announced a collective decision on arms and advisers; he called the raid aggression by
  external forces, and said himself that the text speaks of foreign states. One account says that few had signed it.

  Two things make the case a test. No state was said to have sent the band, and the first wording wants a state as
  attacker. And the first term of the Treaty had ended in April, while the protocol that extended it entered into force only
  in March of the next year: was anybody bound that summer?

  Background:
    Given the events of batken-1999

  @cst.4.2
  Scenario: A band that no state sent brings no duty to help in the first wording
    Then nobody owes anything under Article 4

  @cst.2.2
  Scenario: Consultation is owed all the same, for a threat needs no state behind it
    Then Armenia, Belarus, Kazakhstan, Russia and Tajikistan owe Kyrgyzstan consultation under Article 2(2)
    And the wording is that of 1992

  @cst.2.2 @question:gap_1999
  Scenario: Nobody owes it if the Treaty did not bind between its two terms
    Given the question gap 1999 is answered open
    Then Armenia, Belarus, Kazakhstan, Russia and Tajikistan do not owe Kyrgyzstan consultation under Article 2(2)

  @cst.2.2
  Scenario: Uzbekistan, which had left in April, owes nothing and may still be let in
    Then Uzbekistan does not owe Kyrgyzstan consultation under Article 2(2)
    And nobody breaks Article 2(4) of the UN Charter

  @cst.4.1 @question:stray_fire
  Scenario Outline: Uzbek bombs that fell in Tajikistan by mistake are no attack on all, whatever a mistake counts for
    Given the question stray fire is answered <answer>
    Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

    Examples:
      | answer    |
      | no attack |
      | attack    |

  @cst.2.2
  Scenario: Talks of two heads of government about the long raid are consultation in part, for it is to be joint
    Then Russia owes Kyrgyzstan consultation under Article 2(2)
    And on record it is performed in part

  @cst.2.2
  Scenario: No consultation of Armenia or Belarus was found, which is no refusal
    Then Armenia and Belarus owe Kyrgyzstan consultation under Article 2(2)
    And the record is silent on it

  @cst.6.1
  Scenario: The announced decision, if it was taken, opened no way for collective forces
    Given the dispute signed is told as taken
    Then the other members may not send collective forces to Kyrgyzstan under Article 6(1)
