@csto @charter.13 @art-13
Feature: Article 13 of the Charter - the Council

  Somebody must be able to decide for all. The Council of the heads of the members is the supreme body. Help to a member
  that is attacked, armed help included, is among the matters it decides; so says a regulation of 2003. Since 19 January
  2021 a head of government may sit for a member where its law so provides.

  Does help, then, wait for the Council? It is easily read so. But a power of the Council to decide does not say that what
  each member owes under Article 4 of the Treaty depends on it, and no text that was read says so.

  Cases are invented, but for those that carry the name of an incident.

  Scenario Outline: The Council may decide on help to any member, in both wordings
    Given Armenia is a party to the Charter on <day>
    Then the Council may at any time decide on help to Armenia under Article 13 of the Charter

    Examples:
      | day             |
      | 1 June 2015     |
      | 1 February 2021 |

  Scenario Outline: The Council has no such power for a state outside
    Given Uzbekistan is not a party to the Charter on <day>
    Then the Council may not at any time decide on help to Uzbekistan under Article 13 of the Charter

    Examples:
      | day             |
      | 1 June 2015     |
      | 1 February 2021 |

  Scenario: What each member owes does not wait for the Council
    Given the day is 13 September 2022
    And Azerbaijan uses heavy force against Armenia at Jermuk
    When Armenia asks the organisation for assistance
    Then Russia owes Armenia assistance under Article 4(2)
    And the Council may at any time decide on help to Armenia under Article 13 of the Charter
