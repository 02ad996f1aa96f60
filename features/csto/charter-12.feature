@csto @charter.12 @art-12
Feature: Article 12 of the Charter - how decisions are taken

  Where a few states decide for all, each wants to be sure that nothing is decided against it. So decisions other than on
  procedure are taken by consensus, one vote each, and what the Council decides binds. A file says who voted how; what
  that amounts to is for the rules. An objection blocks, if the vote of that member counts: the vote of a member whose
  part is suspended, or who lost it over unpaid dues, does not, nor does a member's own vote on its suspension or
  expulsion.

  What is argued about is the member that says nothing. To abstain or to stay out is no objection. Is it one to be absent?
  In 2009 Belarus wrote that its absence means that there is no consensus; in 2023, in the chair, it held the decisions
  valid that were taken without Armenia (rapid-forces-2009, yerevan-2022).

  What a binding decision leads to stands elsewhere: the duty to carry it out in Article 2 of the Charter, collective
  forces in Article 6 of the Treaty, operations in the Peacekeeping agreement.

  Cases are invented, but for those that carry the name of an incident.

  Rule: The power to decide

    Scenario: The Council may take decisions that bind its members
      Given Armenia is a party to the Charter on 1 June 2023
      Then the Council may at any time give binding decisions to Armenia under Article 12 of the Charter

    Scenario: The Council may not bind a state outside
      Given Georgia is not a party to the Charter on 1 June 2023
      Then the Council may not at any time give binding decisions to Georgia under Article 12 of the Charter

  Rule: Consensus

    Background:
      Given Armenia is a party to the Charter on 1 June 2023
      And heavy unrest breaks out in Tajikistan

    Scenario: A decision to which nobody objects binds
      When the organisation adopts a decision on mission for Tajikistan
      Then it is a binding decision of the organisation on mission for Tajikistan

    Scenario: A decision of the Council to which nobody objects binds
      When the Council adopts a decision on mission for Tajikistan
      Then it is a binding decision of the Council on mission for Tajikistan

    Scenario Outline: A decision that was not adopted does not bind
      When <organ> <outcome> a decision on mission for Tajikistan
      Then it is not a binding decision of <organ> on mission for Tajikistan

      Examples:
        | organ            | outcome  |
        | the organisation | rejects  |
        | the organisation | puts off |
        | the Council      | rejects  |
        | the Council      | puts off |

    Scenario: A decision of another body is no decision of the Council
      When the UN Security Council adopts a decision on mission for Tajikistan
      Then it is not a binding decision of the UN Security Council on mission for Tajikistan

    Scenario Outline: One vote against blocks a decision
      When <organ> adopts a decision on mission for Tajikistan
      And Kazakhstan votes against the decision
      Then it is not a binding decision of <organ> on mission for Tajikistan

      Examples:
        | organ            |
        | the organisation |
        | the Council      |

    @question:consensus
    Scenario Outline: Under each answer, what a member does in the vote and whether that keeps the decision from binding
      Given the question consensus is answered <answer>
      When the organisation adopts a decision on mission for Tajikistan
      And Kazakhstan <cast> the decision
      Then it <is> a binding decision of the organisation on mission for Tajikistan

      Examples:
        | answer         | cast           | is     |
        | no objection   | votes for      | is     |
        | no objection   | abstains on    | is     |
        | no objection   | stays out of   | is     |
        | no objection   | is absent from | is     |
        | absence blocks | abstains on    | is     |
        | absence blocks | stays out of   | is     |
        | absence blocks | is absent from | is not |

    @question:consensus
    Scenario: The absence of a state outside blocks nothing
      Given the question consensus is answered absence blocks
      When the organisation adopts a decision on mission for Tajikistan
      And Georgia is absent from the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    Scenario: A vote by a state outside does not count
      When the organisation adopts a decision on mission for Tajikistan
      And Georgia votes against the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    Scenario: A vote against one decision does not block another
      Given the organisation adopts a decision on mission for Tajikistan
      And Kazakhstan votes against the decision
      When the day is 1 July 2023
      And the organisation adopts a decision on equipment for Tajikistan
      Then it is a binding decision of the organisation on equipment for Tajikistan

  Rule: Whose vote counts

    Scenario: A member whose part in the organs is suspended cannot block
      Given Armenia is a party to the Charter on 1 June 2023
      And the Council suspends Armenia
      When the day is 1 July 2023
      And the organisation adopts a decision on mission for Tajikistan
      And Armenia votes against the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    Scenario: Before the suspension of its part a member could block
      Given Armenia is a party to the Charter on 1 June 2023
      And the organisation adopts a decision on mission for Tajikistan
      And Armenia votes against the decision
      When the day is 1 July 2023
      And the Council suspends Armenia
      Then it is not a binding decision of the organisation on mission for Tajikistan

    @question:consensus
    Scenario: A member whose part is suspended cannot block by staying away either
      Given Armenia is a party to the Charter on 1 June 2023
      And the question consensus is answered absence blocks
      And the Council suspends Armenia
      When the day is 1 July 2023
      And the organisation adopts a decision on mission for Tajikistan
      And Armenia is absent from the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    @charter.24 @question:arrears_vote @question:consensus
    Scenario: A member that lost its vote over unpaid dues cannot block by staying away either
      Given the question arrears vote is answered by itself
      And the question consensus is answered absence blocks
      And Armenia is a party to the Charter on 1 June 2026
      When the organisation adopts a decision on mission for Tajikistan
      And Armenia is absent from the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    Scenario: The suspension of one member silences nobody else
      Given Armenia is a party to the Charter on 1 June 2023
      And the Council suspends Armenia
      When the day is 1 July 2023
      And the organisation adopts a decision on mission for Tajikistan
      And Belarus votes against the decision
      Then it is not a binding decision of the organisation on mission for Tajikistan

    @charter.25 @question:arrears_vote
    Scenario: A member that lost its vote over unpaid dues cannot block
      Given the question arrears vote is answered by itself
      And Armenia is a party to the Charter on 1 June 2026
      When the organisation adopts a decision on mission for Tajikistan
      And Armenia votes against the decision
      Then it is a binding decision of the organisation on mission for Tajikistan

    @charter.25 @question:arrears_vote
    Scenario: A member with unpaid dues can still block in the default answer, for nobody decided to take its vote away
      Given Armenia is a party to the Charter on 1 June 2026
      When the organisation adopts a decision on mission for Tajikistan
      And Armenia votes against the decision
      Then it is not a binding decision of the organisation on mission for Tajikistan

    @charter.20
    Scenario Outline: A member does not vote on its own suspension or expulsion
      Given Armenia is a party to the Charter on 1 June 2025
      When the organisation adopts a decision on <subject> for Armenia
      And Armenia votes against the decision
      Then it is a binding decision of the organisation on <subject> for Armenia

      Examples:
        | subject    |
        | suspension |
        | expulsion  |

    @charter.20
    Scenario Outline: A member does vote on the suspension or expulsion of another
      Given Armenia is a party to the Charter on 1 June 2025
      When the organisation adopts a decision on <subject> for Belarus
      And Armenia votes against the decision
      Then it is not a binding decision of the organisation on <subject> for Belarus

      Examples:
        | subject    |
        | suspension |
        | expulsion  |

  @cst.6.1
  Rule: Decisions on forces

    Background:
      Given Kazakhstan is a party to the Charter on 5 January 2022
      And heavy unrest breaks out in Kazakhstan

    Scenario Outline: Troops and peacekeepers are collective forces
      When the organisation adopts a decision on <subject> for Kazakhstan
      Then the other members may send collective forces to Kazakhstan under Article 6(1)

      Examples:
        | subject      |
        | troops       |
        | peacekeepers |

    Scenario Outline: Other things that are decided are no collective forces
      When the organisation adopts a decision on <subject> for Kazakhstan
      Then the other members may not yet send collective forces to Kazakhstan under Article 6(1)

      Examples:
        | subject      |
        | arms         |
        | assistance   |
        | measures     |

  @charter.12.limited
  Rule: Limited format

    A member may stay out without objecting. The others decide, and it is not bound.

    Scenario: A member that stays out is not bound
      Given Armenia is a party to the Charter on 1 June 2024
      And the organisation adopts a decision on budget
      When Armenia stays out of the decision
      Then Armenia stays free of the decision under Article 12 of the Charter
      And Armenia does not owe the organisation obedience to the decision under Article 2 of the Charter

    Scenario: A member that votes for it is bound
      Given Armenia is a party to the Charter on 1 June 2024
      And the organisation adopts a decision on budget
      When Armenia votes for the decision
      Then Armenia does not stay free of the decision under Article 12 of the Charter

    Scenario: Where somebody objects there is no decision to stay out of
      Given Armenia is a party to the Charter on 1 June 2024
      And the organisation adopts a decision on budget
      And Armenia stays out of the decision
      When Belarus votes against the decision
      Then Armenia does not stay free of the decision under Article 12 of the Charter

    Scenario: A state outside has nothing to stay out of
      Given Georgia is not a party to the Charter on 1 June 2024
      And the organisation adopts a decision on budget
      When Georgia stays out of the decision
      Then Georgia does not stay free of the decision under Article 12 of the Charter

    Scenario: To say so only afterwards frees nobody
      Given Armenia is a party to the Charter on 1 June 2023
      And the organisation adopts a decision on budget
      When the day is 1 December 2023
      And Armenia stays out of the decision
      Then Armenia does not stay free of the decision under Article 12 of the Charter
