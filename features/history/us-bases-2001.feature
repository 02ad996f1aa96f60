@csto @incident:us-bases-2001 @charter.7 @bases.1 @cst.1
Feature: Manas, December 2001 - an outside base before there was a rule on it

  For the war in Afghanistan the United States used airfields in Uzbekistan, which had left the Treaty two years before, and
  from December 2001 at Manas in Kyrgyzstan, a member. The Kyrgyz president told parliament that he had cleared the step with
  Russia and other members; no consultation of the members together is known. Russia did not object.

  Later accounts read the rules of later years into that day. In 2001 there was no Charter and no protocol on bases: the
  first asks for consultation, the second for the absence of an objection, and neither for the consent of all.

  Background:
    Given the events of us-bases-2001

  @charter.7.2
  Scenario: The duty to consult on bases came with the Charter, two years later
    Then Kyrgyzstan would owe, were it in force, the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2
  Scenario: To keep in 2005 what was placed in 2001 is not to place it again
    Then Kyrgyzstan does not owe the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2
  Scenario: A new base in 2005 would have called for consultation
    Given the day is 21 November 2005
    When Kyrgyzstan lets forces of the United States be placed at Manas
    Then Kyrgyzstan owes the other members consultation on bases under Article 7(2) of the Charter

  Scenario: The protocol on bases, of 2011, was not broken ten years before
    Then Kyrgyzstan does not break Article 1 of the Protocol on bases toward the other members

  @cst.1.2 @question:alliances
  Scenario Outline: An airfield for a war elsewhere is no alliance, however the ban on alliances is read
    Given the question alliances is answered <answer>
    Then Kyrgyzstan does not break Article 1(2) toward Russia

    Examples:
      | answer         |
      | every alliance |
      | hostile only   |

  @charter.7.2
  Scenario: Uzbekistan was no member and owed the others no word
    Then Uzbekistan does not owe the other members consultation on bases under Article 7(2) of the Charter
