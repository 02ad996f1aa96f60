@csto @incident:uzbekistan-2006 @cst.11 @charter.19
Feature: Uzbekistan, 2006 to 2012 - a member comes back and leaves again

  In June 2006 the Council restored the membership of Uzbekistan, which had let the Treaty run out in 1999; a protocol
  followed in August, a law in December, and in March 2008 laws of accession to the extension and to the Charter. Uzbekistan left dozens of papers unsigned. In June 2012 it declared in a note that its
  membership was suspended, and on 19 December, the very day on which the new wording of the Treaty entered into force, the
  Council agreed.

  Uzbekistan says that it never gave notice, neither in 1999 nor in 2012. The organisation says that nobody goes by a note of
  its own. Whoever counts duties must know on which of these days there was a member that could owe them.

  Background:
    Given the events of uzbekistan-2006

  @cst.11.1 @question:return_2006
  Scenario Outline: The day of its return depends on which act brings a member back
    Given the question return 2006 is answered <answer>
    Then Uzbekistan <july> a party to the Collective Security Treaty on 1 July 2006
    And Uzbekistan <september> a party to the Collective Security Treaty on 1 September 2006

    Examples:
      | answer    | july   | september |
      | decision  | is     | is        |
      | signature | is not | is        |
      | in force  | is not | is not    |
      | accession | is not | is not    |

  @charter.19.1
  Scenario: To the Charter it was bound by its accession of March 2008
    Then Uzbekistan is not a party to the Charter on 1 March 2008
    And Uzbekistan is a party to the Charter on 1 April 2008

  @cst.11.2 @question:self_suspension
  Scenario Outline: The day of its going depends on whether a note works by itself
    Given the question self suspension is answered <answer>
    Then Uzbekistan is a party to the Collective Security Treaty on 1 June 2012
    And Uzbekistan <october> a party to the Collective Security Treaty on 1 October 2012
    And Uzbekistan is not a party to the Collective Security Treaty on 1 January 2013

    Examples:
      | answer | october |
      | void   | is      |
      | works  | is not  |

  @charter.19.2
  Scenario: No notice was given, so nothing had to be settled first
    Then Uzbekistan does not owe the other members settlement of its obligations under Article 19 of the Charter

  @charter.2 @question:self_suspension
  Scenario: In the default answer it was still a member on the day on which the Council agreed, and bound by that decision
    Then Uzbekistan owes the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 19 December 2012
