@csto @charter.8 @art-8
Feature: Article 8 of the Charter - common dangers

  Not every danger is an attack. Members work together against terrorism and extremism, trafficking in drugs and arms,
  organised crime across borders and illegal migration; since 19 December 2012 also where information is in danger, and in
  emergencies.

  The list is long and the duty soft: it says that members work together, not what each must do. So what is asked of the
  record is whether anything was done, and a statement is not counted. Of the list itself only the link to terrorism was
  read; the rest is from general knowledge.

  Cases are invented, but for those that carry the name of an incident.

  Scenario Outline: Terrorism, trafficking and their like call for joint work in both wordings
    Given Tajikistan is a party to the Charter on 1 June 2005
    When a danger of <danger> arises for Tajikistan
    Then Russia owes Tajikistan joint work against the danger under Article 8 of the Charter
    And the wording is that of 2002

    Examples:
      | danger            |
      | terrorism         |
      | extremism         |
      | drugs             |
      | arms trafficking  |
      | organised crime   |
      | illegal migration |

  Scenario Outline: Information and emergencies were not on the list of the first wording
    Given Tajikistan is a party to the Charter on 1 June 2005
    When a danger of <danger> arises for Tajikistan
    Then Russia does not owe Tajikistan joint work against the danger under Article 8 of the Charter

    Examples:
      | danger      |
      | information |
      | emergency   |

  Scenario Outline: Information and emergencies are on the list of the second wording
    Given Tajikistan is a party to the Charter on 19 December 2012
    When a danger of <danger> arises for Tajikistan
    Then Russia owes Tajikistan joint work against the danger under Article 8 of the Charter
    And the wording is that of 2010

    Examples:
      | danger      |
      | terrorism   |
      | information |
      | emergency   |

  Scenario Outline: A danger to a state outside is not the members' task
    Given Afghanistan is not a party to the Charter on <day>
    When a danger of terrorism arises for Afghanistan
    Then Russia does not owe Afghanistan joint work against the danger under Article 8 of the Charter

    Examples:
      | day         |
      | 1 June 2005 |
      | 1 June 2015 |

  Scenario Outline: A state outside owes no joint work
    Given Tajikistan is a party to the Charter on <day>
    When a danger of terrorism arises for Tajikistan
    Then Georgia does not owe Tajikistan joint work against the danger under Article 8 of the Charter

    Examples:
      | day         |
      | 1 June 2005 |
      | 1 June 2015 |

  Scenario Outline: A member does not owe joint work to itself
    Given Tajikistan is a party to the Charter on <day>
    When a danger of terrorism arises for Tajikistan
    Then Tajikistan does not owe Tajikistan joint work against the danger under Article 8 of the Charter

    Examples:
      | day         |
      | 1 June 2005 |
      | 1 June 2015 |

  Scenario: Before the Charter there was no such duty
    Given Tajikistan is not a party to the Charter on 1 June 2001
    When a danger of drugs arises for Tajikistan
    Then Russia would owe, were it in force, Tajikistan joint work against the danger under Article 8 of the Charter

  Scenario: An attack is no danger of this kind
    Given Tajikistan is a party to the Charter on 1 June 2015
    When Afghanistan uses heavy force against Tajikistan at Isfara
    Then Russia does not owe Tajikistan joint work against the danger under Article 8 of the Charter

  Scenario Outline: Help performs the duty to work together, consultation performs it in part
    Given Tajikistan is a party to the Charter on 1 June 2015
    When a danger of drugs arises for Tajikistan
    And Russia <does> Tajikistan
    Then Russia owes Tajikistan joint work against the danger under Article 8 of the Charter
    And on record it is <performance>

    Examples:
      | does                      | performance       |
      | sends equipment to        | performed         |
      | sends advisers to         | performed         |
      | sends troops to           | performed         |
      | sends humanitarian aid to | performed         |
      | consults with             | performed in part |

  Scenario Outline: A danger to a member and a state outside is the members' task as far as it is the member's
    Given Tajikistan is a party to the Charter on <day>
    When a danger of terrorism arises for Afghanistan
    And a danger of terrorism arises for Tajikistan
    Then Russia owes Tajikistan joint work against the danger under Article 8 of the Charter
    But Russia does not owe Afghanistan joint work against the danger under Article 8 of the Charter

    Examples:
      | day         |
      | 1 June 2005 |
      | 1 June 2015 |
