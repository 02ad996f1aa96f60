@rio @rio.3 @art-3
Feature: Article 3 of the Rio Treaty - an attack on one American state

  An armed attack by any state on an American state counts as one on all of them, and each party helps to meet it. When the one attacked
  asks, each may decide for itself on its immediate measures until the Organ of Consultation has met, and that meets without delay.

  Three things are argued about. May the attacker be no state? The Organ found so in 2001, with no condition. Does the article reach an
  attack by one American state on another, for which Article 7 has a track of its own? And is the answer to a first use of force an
  attack at all? That is in Article 9.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Brazil is a party to the Rio Treaty on 1 June 2010
    And Brasilia is a place in Brazil

  @rio.3.1
  Scenario: An attack from outside counts as one on every other party, and each owes help, asked or not
    When Russia uses heavy force against Brazil at Brasilia
    Then the attack on Brazil counts as one on Peru under Article 3(1) of the Rio Treaty
    And Peru owes Brazil assistance under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario: Forces in a state that is no American one are for consultation alone
    When Iran uses heavy force against the base of Brazil in Syria
    Then Peru does not owe Brazil assistance under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario: Forces in another American state are covered
    When Iran uses heavy force against the base of Brazil in Colombia
    Then Peru owes Brazil assistance under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario Outline: Ships are covered inside the line of Article 4
    When Iran uses heavy force against the ship of Brazil at <sea>
    Then Peru <owes> Brazil assistance under Article 3(1) of the Rio Treaty

    Examples:
      | sea                            | owes         |
      | the Atlantic off South America | owes         |
      | the open Mediterranean Sea     | does not owe |

  @rio.3.1
  Scenario: Help ends when the UN Security Council has taken measures for the one attacked
    When Russia uses heavy force against Brazil at Brasilia
    And the UN Security Council takes measures for Brazil
    Then Peru no longer owes Brazil assistance under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario: The American state attacked need not be a party; the one that helps must be
    Given Ottawa is a place in Canada
    When Russia uses heavy force against Canada at Ottawa
    Then Peru owes Canada assistance under Article 3(1) of the Rio Treaty
    And Guyana does not owe Canada assistance under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario: An attack on a state that is no American state is no matter of this Treaty
    Given Oslo is a place in Norway
    When Russia uses heavy force against Norway at Oslo
    Then nobody owes anything under Article 3(1) of the Rio Treaty
    And the attack on Norway does not count as one on Peru under Article 3(1) of the Rio Treaty

  @rio.3.1
  Scenario: An attack does not count as one on the state attacked, which owes itself nothing
    When Russia uses heavy force against Brazil at Brasilia
    Then the attack on Brazil does not count as one on Brazil under Article 3(1) of the Rio Treaty

  @rio.3.1 @question:american_attacker
  Scenario Outline: Whether an attack by another American state is covered
    Given the question american attacker is answered <answer>
    When Venezuela uses heavy force against Brazil at Brasilia
    Then Peru <owes> Brazil assistance under Article 3(1) of the Rio Treaty
    And Venezuela does not owe Brazil assistance under Article 3(1) of the Rio Treaty

    Examples:
      | answer    | owes         |
      | article 7 | does not owe |
      | both      | owes         |

  @rio.3.1 @question:attacker_no_state
  Scenario Outline: Whether the attacker may be no state
    Given the question attacker no state is answered <answer>
    And there is a band called the raiders
    And the raiders came from Syria
    When the raiders use heavy force against Brazil at Brasilia
    Then Peru <owes> Brazil assistance under Article 3(1) of the Rio Treaty

    Examples:
      | answer      | owes         |
      | covered     | owes         |
      | states only | does not owe |

  @rio.3.1 @question:attacker_no_state
  Scenario Outline: What of others than a state is covered: heavy force, on an American state, for the others to meet
    Given Oslo is a place in Norway
    And there is a band called the raiders
    And the raiders came from Syria
    When the raiders use light force against Brazil at Brasilia
    And the raiders use <weight> force against <victim> at <place>
    Then the attack on <victim> <counts> as one on <other> under Article 3(1) of the Rio Treaty

    Examples:
      | weight | victim | place    | other  | counts         |
      | heavy  | Brazil | Brasilia | Peru   | counts         |
      | light  | Brazil | Brasilia | Peru   | does not count |
      | heavy  | Norway | Oslo     | Peru   | does not count |
      | heavy  | Brazil | Brasilia | Brazil | does not count |

  @rio.3.2
  Scenario: Measures of one's own wait for a request, the Organ does not
    When Russia uses heavy force against Brazil at Brasilia
    Then Peru may not yet take measures of its own for Brazil under Article 3(2) of the Rio Treaty
    And Peru owes Brazil consultation under Article 3(2) of the Rio Treaty
    And the duty falls due at once

  @rio.3.2
  Scenario: At its request each may take measures of its own
    When Russia uses heavy force against Brazil at Brasilia
    And Brazil asks Peru for assistance
    Then Peru may take measures of its own for Brazil under Article 3(2) of the Rio Treaty

  @rio.3.2
  Scenario Outline: To ask for talks or for a mediator is not to ask for help
    When Russia uses heavy force against Brazil at Brasilia
    And Brazil asks Peru for <aid>
    Then Peru may not yet take measures of its own for Brazil under Article 3(2) of the Rio Treaty

    Examples:
      | aid          |
      | consultation |
      | mediation    |

  @rio.3.2
  Scenario: To ask for help with something else is not to ask for it against the attack
    When Russia uses heavy force against Brazil at Brasilia
    And light unrest breaks out in Brazil
    And Brazil asks Peru for assistance
    And that is about the unrest
    Then Peru may not yet take measures of its own for Brazil under Article 3(2) of the Rio Treaty

  @rio.3.2
  Scenario: Without such an attack there is nothing to meet for
    When Russia uses light force against Brazil at Brasilia
    Then nobody owes anything under Article 3(2) of the Rio Treaty
    And Peru may not take measures of its own for Brazil under Article 3(2) of the Rio Treaty
