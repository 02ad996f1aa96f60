@un @vclt.24 @art-24
Feature: Article 24 of the Convention on treaties - from when a treaty binds

  General law, the same for every treaty on file: who has consented when a treaty enters into force is bound from that day, who
  consents later from the day of consent, and signature alone binds nobody. How a membership ends, each treaty says itself.

  Argued about is what counts as consent, and from which day: a dispute of the law on file tells the days in each account, with who holds it.
  Here the days are those that the depositaries name.


  Rule: Consent and entry into force bind

    Scenario: Who has consented is bound from the entry into force
      Then Russia is a party to the UN Charter on 24 October 1945
      And Russia is not a party to the UN Charter on 23 October 1945

    Scenario: Who consents later is bound from its consent
      Then Georgia is a party to the UN Charter on 31 July 1992
      And Georgia is not a party to the UN Charter on 30 July 1992

    Scenario: Signature alone binds nobody
      Given the day is 1 March 2020
      When the Holy See signs the UN Charter
      Then the Holy See is not a party to the UN Charter on 1 March 2020

    Scenario Outline: Who consents to a treaty that has ended is not bound by it
      Given the day is <day>
      When Finland consents to be bound by the Warsaw Treaty
      Then Finland <is> a party to the Warsaw Treaty on <then>

      Examples:
        | day          | then         | is     |
        | 1 June 1965  | 2 June 1965  | is     |
        | 1 July 1991  | 1 July 1991  | is     |
        | 2 July 1991  | 2 July 1991  | is not |
        | 1 June 1995  | 2 June 1995  | is not |

    Scenario: That one treaty has ended keeps nobody out of another
      Given the day is 1 June 1995
      When Finland consents to be bound by the North Atlantic Treaty
      Then Finland is a party to the North Atlantic Treaty on 2 June 1995

  Rule: What binds nobody by itself, or not yet

    Scenario: Who consents before the entry into force is not bound before it
      Then Armenia is a party to the Collective Security Treaty on 20 April 1994
      And Armenia is not a party to the Collective Security Treaty on 19 April 1994

    Scenario: An instrument that only goes on with another makes nobody a party to itself, be the consent early or late
      Then Armenia is not a party to the Extension protocol on 1 June 2005
      And Uzbekistan is not a party to the Extension protocol on 1 June 2009
      But Armenia is a party to the Collective Security Treaty on 1 June 2005
