@csto @cst.11 @art-11
Feature: Article 11 of the Treaty - who is bound, and when

  Before one asks what a member owes, one must know who was a member that day. The rules draw it from dated acts:
  consent, entry into force, extension, return and leaving. Signature alone binds nobody.

  The Treaty entered into force on 20 April 1994 for five years. Six members extended it in a protocol that speaks for the
  time from 21 April 1999 and itself entered into force on 22 March 2000; whether the months between are covered is a
  question. Uzbekistan came back in 2006 or, as one may also read it, in 2008, and left in 2012; the days are argued about. Azerbaijan said in 1999 that
  its ratification had never been deposited: that is a quarrel about a fact.

  A member may leave on notice of six months. A statement that participation is frozen is no notice, and no answer that
  anybody holds makes it end a membership.

  Cases are invented, but for those that carry the name of an incident.

  @cst.11.1
  Rule: Becoming bound

    Scenario: The Treaty binds from its entry into force
      Then Armenia is a party to the Collective Security Treaty on 20 April 1994
      And Armenia is not a party to the Collective Security Treaty on 19 April 1994

    Scenario: A state that never consented is not bound
      Then Ukraine is not a party to the Collective Security Treaty on 20 April 1994

    Scenario: Consent after the entry into force binds from the day of consent
      Given the day is 1 March 2020
      When Kyrgyzstan consents to be bound by the Protocol on bases
      Then Kyrgyzstan is a party to the Protocol on bases on 1 March 2020
      And Kyrgyzstan is not a party to the Protocol on bases on 29 February 2020

    Scenario: Consent to one treaty is not consent to another
      Given the day is 1 March 2020
      When Georgia consents to be bound by the Protocol on bases
      Then Georgia is not a party to the Collective Security Treaty on 1 March 2020

    @bases.1
    Scenario: Signature alone binds nobody
      Given the day is 1 March 2020
      When Georgia signs the Protocol on bases
      Then Georgia is not a party to the Protocol on bases on 1 March 2020

    Scenario: Consent to the extension is no consent to the Treaty on other terms
      Given the day is 1 March 2020
      When Georgia consents to be bound by the Extension protocol
      Then Georgia is not a party to the Extension protocol on 1 March 2020

    Scenario: The extension is no treaty to be a member of; who agreed to it is bound by the Treaty
      Then Armenia is not a party to the Extension protocol on 1 June 2001
      And Uzbekistan is not a party to the Restoration protocol on 1 June 2007

    Scenario: Azerbaijan counts as bound in the account on file
      Then Azerbaijan is a party to the Collective Security Treaty on 1 June 1995

    Scenario: Azerbaijan was never bound in its own account
      Given the dispute azerbaijan deposit is told as never deposited
      Then Azerbaijan is not a party to the Collective Security Treaty on 1 June 1995

  @cst.11.1 @p99.1
  Rule: The first term and the extension

    @question:last_day_of_term
    Scenario Outline: Whether 20 April 1999 lies inside the first term is a question of one day
      Given the question last day of term is answered <answer>
      Then Georgia is a party to the Collective Security Treaty on <last day>
      And Georgia is not a party to the Collective Security Treaty on <day after>

      Examples:
        | answer      | last day      | day after     |
        | covered     | 20 April 1999 | 21 April 1999 |
        | not covered | 19 April 1999 | 20 April 1999 |

    @question:last_day_of_term
    Scenario: If 20 April 1999 lay outside, even the members that extended were not bound on that one day
      Given the question last day of term is answered not covered
      Then Armenia is not a party to the Collective Security Treaty on 20 April 1999
      And Armenia is a party to the Collective Security Treaty on 21 April 1999

    Scenario: Who extended stayed, who did not left
      Then Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan are a party to the Collective Security Treaty on 1 June 2000
      And Azerbaijan, Georgia and Uzbekistan are not a party to the Collective Security Treaty on 1 June 2000

    @question:gap_1999 @incident:batken-1999
    Scenario: The extension reaches back in the default answer
      Then Kyrgyzstan is a party to the Collective Security Treaty on 22 August 1999

    @question:gap_1999
    Scenario: Nobody was bound from 21 April 1999 until the extension entered into force, if it does not reach back
      Given the question gap 1999 is answered open
      Then Kyrgyzstan is not a party to the Collective Security Treaty on 22 August 1999
      And Kyrgyzstan is a party to the Collective Security Treaty on 22 March 2000

    @question:gap_1999
    Scenario: Who did not extend was not bound, whether or not the extension reaches back
      Given the question gap 1999 is answered open
      Then Uzbekistan is not a party to the Collective Security Treaty on 22 March 2000

  @cst.11.1 @question:return_2006
  Rule: The return of Uzbekistan in 2006

    Scenario Outline: The day on which Uzbekistan came back depends on which act brings a member back
      Given the question return 2006 is answered <answer>
      Then Uzbekistan is not a party to the Collective Security Treaty on <day before>
      And Uzbekistan is a party to the Collective Security Treaty on <first day>

      Examples:
        | answer    | day before       | first day        |
        | decision  | 22 June 2006     | 23 June 2006     |
        | signature | 15 August 2006   | 16 August 2006   |
        | in force  | 12 December 2006 | 13 December 2006 |
        | accession | 27 March 2008    | 28 March 2008    |

    @p99.1
    Scenario: Who agrees to the extension later is not bound for the time before
      Given the question return 2006 is answered accession
      Then Uzbekistan is not a party to the Collective Security Treaty on 22 March 2000
      And Uzbekistan is not a party to the Collective Security Treaty on 1 January 2008

    @p99.1 @question:gap_1999
    Scenario: Who agrees to the extension before it enters into force is bound from its entry into force
      Given the question gap 1999 is answered open
      And the day is 1 June 1999
      When Georgia consents to be bound by the Extension protocol
      Then Georgia is not a party to the Collective Security Treaty on 1 July 1999
      And Georgia is a party to the Collective Security Treaty on 22 March 2000

    Scenario: A decision of the Council alone, without the state's consent, brings nobody back
      Given the question return 2006 is answered decision
      And the day is 1 March 2025
      When the Council admits Georgia
      Then Georgia is not a party to the Collective Security Treaty on 1 March 2025

    Scenario: Georgia did not come back with Uzbekistan
      Then Georgia is not a party to the Collective Security Treaty on 13 December 2006

  @cst.11.2
  Rule: Leaving

    Scenario: Every member may leave
      Given Armenia is a party to the Collective Security Treaty on 1 March 2025
      Then Armenia may at any time leave the treaty under Article 11(2)

    Scenario: A state outside has nothing to leave
      Given Georgia is not a party to the Collective Security Treaty on 1 March 2025
      Then Georgia may not at any time leave the treaty under Article 11(2)

    Scenario: Notice ends the membership six months later
      Given the day is 1 March 2025
      When Armenia gives notice that it leaves the Treaty
      Then Armenia is a party to the Collective Security Treaty on 1 September 2025
      And Armenia is not a party to the Collective Security Treaty on 2 September 2025

    Scenario: Notice by one member is not notice by another
      Given the day is 1 March 2025
      When Armenia gives notice that it leaves the Treaty
      Then Belarus is a party to the Collective Security Treaty on 2 September 2025

    Scenario: To leave the organisation is not to leave the Treaty
      Given the day is 1 March 2025
      When Armenia gives notice that it leaves the Charter
      Then Armenia is a party to the Collective Security Treaty on 2 September 2025

    Scenario: A member that leaves settles what it owes
      Given Armenia is a party to the Collective Security Treaty on 1 March 2025
      When Armenia gives notice that it leaves the Treaty
      Then Armenia owes the other members settlement of its obligations under Article 11(2)

    Scenario: A member that stays has nothing to settle under this Article
      Given Armenia is a party to the Collective Security Treaty on 1 March 2025
      When Armenia gives notice that it leaves the Charter
      Then Armenia does not owe the other members settlement of its obligations under Article 11(2)

    Scenario: A state outside cannot give this notice
      Given Georgia is not a party to the Collective Security Treaty on 1 March 2025
      When Georgia gives notice that it leaves the Treaty
      Then Georgia does not owe the other members settlement of its obligations under Article 11(2)

    Scenario: In its last six months a member is owed help
      Given the day is 1 March 2025
      And Armenia gives notice that it leaves the Treaty
      When the day is 1 August 2025
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)

    Scenario: After its last six months a member is owed no help
      Given the day is 1 March 2025
      And Armenia gives notice that it leaves the Treaty
      When the day is 1 October 2025
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance
      Then Russia would owe, were it in force, Armenia assistance under Article 4(2)

  @cst.11.2 @question:self_suspension
  Rule: A note that membership is suspended

    Scenario: The note of Uzbekistan did not end its membership in the default answer
      Then Uzbekistan is a party to the Collective Security Treaty on 1 October 2012

    Scenario: The decision of the Council ended the membership of Uzbekistan
      Then Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
      And Uzbekistan is not a party to the Collective Security Treaty on 20 December 2012

    Scenario: The note of Uzbekistan ended its membership at once in the other answer
      Given the question self suspension is answered works
      Then Uzbekistan is a party to the Collective Security Treaty on 20 June 2012
      And Uzbekistan is not a party to the Collective Security Treaty on 21 June 2012

    Scenario: A note about the Charter does not touch the Treaty
      Given the question self suspension is answered works
      And the day is 1 March 2025
      When Armenia declares in a note that its membership of the Charter is suspended
      Then Armenia is a party to the Collective Security Treaty on 2 March 2025

    Scenario: A decision that nobody's note asked for ends nothing
      Given the day is 1 March 2025
      When the Council suspends Armenia
      Then Armenia is a party to the Collective Security Treaty on 2 March 2025

    Scenario: A decision before the note does not accept it
      Given the day is 1 March 2025
      And the Council suspends Armenia
      When the day is 1 April 2025
      And Armenia declares in a note that its membership of the Treaty is suspended
      Then Armenia is a party to the Collective Security Treaty on 2 April 2025

    @question:freeze
    Scenario: To say that participation is frozen ends nothing under any answer
      Given the question freeze is answered stays out
      Then Armenia is a party to the Collective Security Treaty on 23 February 2024

    @question:freeze
    Scenario: Armenia is owed help, and owes it, after its freeze
      Given the day is 1 June 2024
      And the question freeze is answered stays out
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)

  @cst.11.1
  Rule: Who is bound by a wording that was agreed on later

    # The protocol of 2010 entered into force on 19 December 2012, with the consent of six. Uzbekistan had signed it and no consent
    # was found; on that very day the Council agreed to its going. What the first wording still asked of it that day is not assessed.

    @p10 @p10-charter @incident:uzbekistan-2006
    Scenario Outline: Six agreed to the protocols of 2010, and one member had not
      Then Uzbekistan is bound by the first wording only of <treaty> on 19 December 2012
      And Kazakhstan is not bound by the first wording only of <treaty> on 19 December 2012
      And Georgia is not bound by the first wording only of <treaty> on 19 December 2012
      And Uzbekistan is not bound by the first wording only of <treaty> on 20 December 2012

      Examples:
        | treaty                         |
        | the Collective Security Treaty |
        | the Charter                    |

    Scenario: That Uzbekistan went does not change what another that had not agreed is bound by
      Given the day is 1 March 2012
      When Georgia does not agree to the Amending protocol of 2010
      Then Georgia is bound by the first wording only of the Collective Security Treaty on 1 February 2013

    @cst.4.1 @cst.4.2 @cst.2.2 @incident:uzbekistan-2006
    Scenario: Who had not agreed to the wording of 2010 is owed nothing under it
      Given Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
      And Termez is a place in Uzbekistan
      And Afghanistan uses heavy force against Uzbekistan at Termez
      When Uzbekistan asks the organisation for assistance
      Then the attack on Uzbekistan does not count as one on Russia under Article 4(1)
      And Russia does not owe Uzbekistan assistance under Article 4(2)
      And Russia does not owe Uzbekistan consultation under Article 2(2)
      And Russia does not owe Uzbekistan measures of assistance under Article 2(2)

    @cst.4.1 @cst.4.2 @cst.2.2 @incident:uzbekistan-2006
    Scenario: Who had not agreed to the wording of 2010 owes nothing under it, and the others do
      Given Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
      And Tajikistan is a party to the Collective Security Treaty on 19 December 2012
      And Panj is a place in Tajikistan
      And Afghanistan uses heavy force against Tajikistan at Panj
      When Tajikistan asks the organisation for assistance
      Then Uzbekistan does not owe Tajikistan assistance under Article 4(2)
      And Uzbekistan does not owe Tajikistan consultation under Article 2(2)
      And Uzbekistan does not owe Tajikistan measures of assistance under Article 2(2)
      But Kyrgyzstan owes Tajikistan assistance under Article 4(2)
      And Kyrgyzstan owes Tajikistan measures of assistance under Article 2(2)

    @cst.4.1 @question:bands
    Scenario: Nor does the wider reach of that wording, to bands, bind who had not agreed to it
      Given the question bands is answered covered
      And Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
      And Tajikistan is a party to the Collective Security Treaty on 19 December 2012
      And Panj is a place in Tajikistan
      And Termez is a place in Uzbekistan
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And the raiders use heavy force against Tajikistan at Panj
      And the raiders use heavy force against Uzbekistan at Termez
      Then the attack on Tajikistan does not count as one on Uzbekistan under Article 4(1)
      And the attack on Uzbekistan does not count as one on Russia under Article 4(1)
      But the attack on Tajikistan counts as one on Russia under Article 4(1)

    @cst.6.1
    Scenario: Nor may forces be sent on a mere threat to a member that had not agreed to it
      Given Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
      And heavy unrest breaks out in Uzbekistan
      When the organisation adopts a decision on troops for Uzbekistan
      Then the other members may not send collective forces to Uzbekistan under Article 6(1)

    @charter.8
    Scenario: Nor does the Charter of 2010 bind who had not agreed to it
      Given Uzbekistan is a party to the Charter on 19 December 2012
      And Tajikistan is a party to the Charter on 19 December 2012
      When a danger of information arises for Tajikistan
      And a danger of emergency arises for Uzbekistan
      Then Uzbekistan does not owe Tajikistan joint work against the danger under Article 8 of the Charter
      And Russia does not owe Uzbekistan joint work against the danger under Article 8 of the Charter
      But Russia owes Tajikistan joint work against the danger under Article 8 of the Charter

    @cst.4.2
    Scenario: Who joins after the change joins the Treaty as amended, though it had been a member before
      Given the day is 1 March 2025
      And Termez is a place in Uzbekistan
      And Uzbekistan consents to be bound by the Treaty
      When the day is 1 June 2025
      And Afghanistan uses heavy force against Uzbekistan at Termez
      And Uzbekistan asks the organisation for assistance
      Then Russia owes Uzbekistan assistance under Article 4(2)

    @cst.4.2
    Scenario: A new member that had never been one joins the Treaty as amended
      Given the day is 1 March 2025
      And Lviv is a place in Ukraine
      And Ukraine consents to be bound by the Treaty
      When the day is 1 June 2025
      And Poland uses heavy force against Ukraine at Lviv
      And Ukraine asks the organisation for assistance
      Then Russia owes Ukraine assistance under Article 4(2)

    @charter.8
    Scenario Outline: Who joins the organisation after the change joins the Charter as amended
      Given the day is 1 March 2025
      And <state> consents to be bound by the Charter
      When the day is 1 June 2025
      And a danger of emergency arises for <state>
      Then Russia owes <state> joint work against the danger under Article 8 of the Charter

      Examples:
        | state      |
        | Uzbekistan |
        | Ukraine    |

  @cst.11.1
  Rule: What is counted, and for how long

    Scenario: A protocol that only restores a membership is no treaty to be a member of, however late the consent
      Given the day is 28 March 2008
      When Uzbekistan consents to be bound by the Restoration protocol
      Then Uzbekistan is not a party to the Restoration protocol on 1 April 2008

    Scenario: Who joins on the last day of the first term is bound for that day
      Given the day is 20 April 1999
      When Ukraine consents to be bound by the Treaty
      Then Ukraine is a party to the Collective Security Treaty on 20 April 1999
      And Ukraine is not a party to the Collective Security Treaty on 21 April 1999

    Scenario: Who joins later joins for good
      Given the day is 1 June 2001
      When Ukraine consents to be bound by the Treaty
      Then Ukraine is a party to the Collective Security Treaty on 1 June 2002
