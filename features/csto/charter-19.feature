@csto @charter.19 @art-19
Feature: Article 19 of the Charter - joining and leaving the organisation

  The organisation is not the Treaty, and membership of the one is not membership of the other. A state that shares the
  aims may join by decision of the Council. A member that wants to leave settles its obligations and gives official notice
  at least six months before the day. Both were read at second hand.

  The one case of joining later is Uzbekistan. The protocol of 2006 restored its membership, and by itself binds nobody to the
  Charter: to that Uzbekistan acceded by a law of March 2008. Who holds that the Council admits by its decision counts it as a
  member from June 2006.

  Cases are invented, but for those that carry the name of an incident.

  @charter.19.1 @question:return_2006
  Rule: Joining

    Scenario: The Council may admit a state
      Given Armenia is a party to the Charter on 1 March 2025
      Then the Council may at any time admit any state under Article 19 of the Charter

    Scenario: Before the Charter there was no such power
      Given Armenia is not a party to the Charter on 1 March 2003
      Then the Council may not at any time admit any state under Article 19 of the Charter

    Scenario: Uzbekistan was no member before 2006
      Then Uzbekistan is not a party to the Charter on 18 September 2003
      And Belarus is a party to the Charter on 18 September 2003

    Scenario Outline: The day on which Uzbekistan joined the organisation depends on which act makes a member
      Given the question return 2006 is answered <answer>
      Then Uzbekistan is not a party to the Charter on <day before>
      And Uzbekistan is a party to the Charter on <first day>

      Examples:
        | answer    | day before    | first day     |
        | decision  | 22 June 2006  | 23 June 2006  |
        | signature | 27 March 2008 | 28 March 2008 |
        | in force  | 27 March 2008 | 28 March 2008 |
        | accession | 27 March 2008 | 28 March 2008 |

    Scenario: The protocol of 2006 alone made nobody a member of the organisation
      Then Uzbekistan is a party to the Collective Security Treaty on 1 January 2007
      And Uzbekistan is not a party to the Charter on 1 January 2007

    Scenario: Nobody else joined with Uzbekistan
      Then Georgia is not a party to the Charter on 13 December 2006

    Scenario: A decision of the Council alone, without the state's consent, makes no member
      Given the question return 2006 is answered decision
      And the day is 1 March 2025
      When the Council admits Georgia
      Then Georgia is not a party to the Charter on 1 March 2025

  @charter.19.2
  Rule: Leaving

    Scenario: Every member may leave the organisation
      Given Armenia is a party to the Charter on 1 March 2025
      Then Armenia may at any time leave the organisation under Article 19 of the Charter

    Scenario: A state outside has nothing to leave
      Given Georgia is not a party to the Charter on 1 March 2025
      Then Georgia may not at any time leave the organisation under Article 19 of the Charter

    Scenario: Notice ends the membership six months later
      Given the day is 1 March 2025
      When Armenia gives notice that it leaves the Charter
      Then Armenia is a party to the Charter on 1 September 2025
      And Armenia is not a party to the Charter on 2 September 2025

    Scenario: To leave the Treaty is not to leave the organisation
      Given the day is 1 March 2025
      When Armenia gives notice that it leaves the Treaty
      Then Armenia is a party to the Charter on 2 September 2025

    Scenario: A member that leaves settles its obligations
      Given Armenia is a party to the Charter on 1 March 2025
      When Armenia gives notice that it leaves the Charter
      Then Armenia owes the other members settlement of its obligations under Article 19 of the Charter

    Scenario: A member that leaves the Treaty only has nothing to settle under the Charter
      Given Armenia is a party to the Charter on 1 March 2025
      When Armenia gives notice that it leaves the Treaty
      Then Armenia does not owe the other members settlement of its obligations under Article 19 of the Charter

    Scenario: A state outside settles nothing
      Given Georgia is not a party to the Charter on 1 March 2025
      When Georgia gives notice that it leaves the Charter
      Then Georgia does not owe the other members settlement of its obligations under Article 19 of the Charter
