@anzus @anzus.4
Feature: Articles IV and V of the ANZUS Treaty - the common danger

  An armed attack in the Pacific area on one party would endanger the others, and each declares that it would act to meet the danger by
  its own constitution. It is no attack on all, and no promise of force: a statement of support may be enough. The metropolitan land of a
  party is named without a limit to the Pacific, its forces, ships and aircraft only there.

  In 2001 Australia found by itself, three days after the attacks on New York and Washington, that the article applied. Nobody had asked,
  no organ met, and the attacker was no state. All of that the words allow.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Australia is a party to the ANZUS Treaty on 1 June 1996
    And Canberra is a place in Australia

  @anzus.4
  Scenario: An attack on the land of a party endangers the others, and they must act, asked or not
    When Indonesia uses heavy force against Australia at Canberra
    Then the attack on Australia endangers New Zealand as well under Article IV of the ANZUS Treaty
    And New Zealand owes Australia action to meet the danger under Article IV of the ANZUS Treaty

  @anzus.4 @anzus.5
  Scenario: An island in another ocean is no metropolitan land
    When Indonesia uses heavy force against Australia at the Cocos Islands
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: An island in the Pacific is inside
    When Indonesia uses heavy force against the United States at Hawaii
    Then the attack on the United States endangers Australia as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: Which other places are struck does not matter to an attack on metropolitan land
    When Indonesia uses heavy force against Australia at Canberra
    And Indonesia uses light force against Australia at the Cocos Islands
    Then the attack on Australia endangers New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: An attack on a state outside endangers no party, and one on a party does not endanger that party besides
    Given Nagoya is a place in Japan
    When Indonesia uses heavy force against Japan at Nagoya
    And Indonesia uses heavy force against Australia at Canberra
    Then the attack on Japan does not endanger Australia as well under Article IV of the ANZUS Treaty
    And the attack on Australia does not endanger Australia as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: The attacker need not be a state
    Given there is a band called the raiders
    And the raiders came from Afghanistan
    When the raiders use heavy force against Australia at Canberra
    Then the attack on Australia endangers New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: A light incident endangers nobody
    When Indonesia uses light force against Australia at Canberra
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty
    And nobody owes anything under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: Who itself attacks is not endangered
    When New Zealand uses heavy force against Australia at Canberra
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty
    And the attack on Australia endangers the United States as well under Article IV of the ANZUS Treaty

  @anzus.4
  Scenario: Words of support may be enough
    When Indonesia uses heavy force against Australia at Canberra
    And New Zealand makes a statement on Australia
    Then New Zealand owes Australia action to meet the danger under Article IV of the ANZUS Treaty
    And on record it is performed by itself

  @anzus.4
  Scenario: It ends when the Security Council has acted
    When Indonesia uses heavy force against Australia at Canberra
    And the day is 10 June 1996
    And the UN Security Council takes measures for Australia
    Then New Zealand no longer owes Australia action to meet the danger under Article IV of the ANZUS Treaty

  @anzus.5
  Scenario: Forces, ships and aircraft count in the Pacific
    When Indonesia uses heavy force against the ship of Australia on the open Pacific
    Then the attack on Australia endangers New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.5
  Scenario: And nowhere else
    When Indonesia uses heavy force against the ship of Australia on the open Mediterranean Sea
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.5
  Scenario: A ship struck elsewhere is not protected because another was fired on in the Pacific
    When Indonesia uses heavy force against the ship of Australia on the open Mediterranean Sea
    And Indonesia uses light force against the ship of Australia on the open Pacific
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.5
  Scenario: A light incident at sea endangers nobody
    When Indonesia uses light force against the ship of Australia on the open Pacific
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.5
  Scenario Outline: An attack on a ship endangers the other parties if it is the ship of a party
    When Indonesia uses light force against the ship of Australia on the open Pacific
    And Indonesia uses heavy force against the ship of <victim> on the open Pacific
    Then the attack on <victim> <endangers> <other> as well under Article IV of the ANZUS Treaty

    Examples:
      | victim    | other         | endangers         |
      | Australia | New Zealand   | endangers         |
      | Australia | Australia     | does not endanger |
      | Japan     | Australia     | does not endanger |

  @anzus.5
  Scenario: Nor is who attacks a ship endangered by that
    When New Zealand uses heavy force against the ship of Australia on the open Pacific
    Then the attack on Australia does not endanger New Zealand as well under Article IV of the ANZUS Treaty

  @anzus.4 @anzus.5
  Scenario: The United States declared in 1986 that it holds its promise to New Zealand in suspense
    Then the promise of the United States to New Zealand under the ANZUS Treaty is in suspense on 11 August 1986
    And the promise of the United States to New Zealand under the ANZUS Treaty is not in suspense on 10 August 1986
    And the promise of the United States to Australia under the ANZUS Treaty is not in suspense on 11 August 1986

  @anzus.4
  Scenario: Each party can do so, toward each other one
    When Australia holds its promise to New Zealand under the ANZUS Treaty in suspense
    Then the promise of Australia to New Zealand under the ANZUS Treaty is in suspense on 2 June 1996

  @anzus.4 @anzus.5 @question:suspended_pair
  Scenario Outline: Whether that works
    Given the question suspended pair is answered <answer>
    And Auckland is a place in New Zealand
    When Indonesia uses heavy force against New Zealand at Auckland
    And Indonesia uses heavy force against the ship of New Zealand on the open Pacific
    Then the United States <owes> New Zealand action to meet the danger under Article IV of the ANZUS Treaty
    And Australia owes New Zealand action to meet the danger under Article IV of the ANZUS Treaty

    Examples:
      | answer | owes         |
      | works  | does not owe |
      | void   | owes         |

  @anzus.4 @anzus.5 @question:suspended_pair
  Scenario Outline: For its land and for its ships alike, a party is a party if suspense does not work
    Given the question suspended pair is answered void
    And Auckland is a place in New Zealand
    When Indonesia uses heavy force against <what>
    Then the attack on New Zealand endangers the United States as well under Article IV of the ANZUS Treaty

    Examples:
      | what                                        |
      | New Zealand at Auckland                     |
      | the ship of New Zealand on the open Pacific |
