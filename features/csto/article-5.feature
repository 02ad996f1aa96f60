@csto @cst.5 @art-5
Feature: Article 5 of the Treaty - coordination

  Soldiers of several states who fight together need somebody who coordinates them. Until bodies of its own existed, that
  was the joint command of the Commonwealth of Independent States. Since then it is the Council with its bodies. The
  protocol of 2010 adjusted the words to the organisation that had come into being; the new words themselves were not
  read.

  To coordinate is not to command. Whoever looks for a power to give orders to members will not find it here: what binds a
  member is a decision, and that is the matter of Articles 2 and 12 of the Charter.

  Cases are invented, but for those that carry the name of an incident.

  Scenario Outline: The Council coordinates what members do, in both wordings
    Given <state> is a party to the Collective Security Treaty on <day>
    Then the Council may at any time coordinate the joint action of <state> under Article 5

    Examples:
      | state      | day         |
      | Tajikistan | 1 June 1996 |
      | Tajikistan | 1 June 2016 |

  Scenario Outline: The Council does not coordinate what states outside do
    Given <state> is not a party to the Collective Security Treaty on <day>
    Then the Council may not at any time coordinate the joint action of <state> under Article 5

    Examples:
      | state      | day         |
      | Ukraine    | 1 June 1996 |
      | Uzbekistan | 1 June 2016 |
