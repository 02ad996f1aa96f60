@csto @cst.3 @art-3
Feature: Article 3 of the Treaty - the Council

  An alliance needs a place where its members meet. They create the Collective Security Council and sit in it through
  their heads. Who else sits changed: at first the commander of the joint forces of the Commonwealth of Independent
  States, until the protocol of 2010 struck him out; since 2021 a head of government, where national law gives the power.

  What did not change is that every member has its seat. What is argued about, since Armenia's freeze of 2024, is whether
  a member can empty its own. A decision may suspend its part in the organs for a time (Article 20 of the Charter); to say
  that participation is frozen is no such decision.

  Cases are invented, but for those that carry the name of an incident.

  Scenario Outline: Every member sits in the Council, in each wording
    Given <state> is a party to the Collective Security Treaty on <day>
    Then <state> may at any time take a seat in the Council under Article 3

    Examples:
      | state      | day             |
      | Georgia    | 1 June 1995     |
      | Armenia    | 1 June 2015     |
      | Tajikistan | 1 February 2021 |

  Scenario Outline: A state outside does not sit in the Council
    Given <state> is not a party to the Collective Security Treaty on <day>
    Then <state> may not at any time take a seat in the Council under Article 3

    Examples:
      | state       | day             |
      | Azerbaijan  | 1 June 2001     |
      | Georgia     | 1 June 2015     |
      | Uzbekistan  | 1 February 2021 |

  Scenario: A suspension takes the part in the organs away, and leaves the member its seat
    Given Belarus is a party to the Collective Security Treaty on 1 June 2015
    When the Council suspends Belarus
    Then the part of Belarus in the organs is suspended on 1 June 2015
    But Belarus may at any time take a seat in the Council under Article 3

  Scenario: A member that says its participation is frozen keeps its seat
    Given Armenia is a party to the Collective Security Treaty on 23 February 2024
    Then Armenia may at any time take a seat in the Council under Article 3
