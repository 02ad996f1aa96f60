@eu @teu.42 @art-42
Feature: Article 42(7) of the EU Treaty - aid by all the means in their power

  If a member suffers armed aggression on its territory, the others owe it aid and assistance by all the means in their power. No
  author of the aggression is named, no request, no organ and no time; bound are the members and not the Union. The specific character
  of some members' policies is untouched.

  It was called in once, by France after the attacks of 2015. All agreed at once that help was due, and what was given reached from air
  strikes to a few soldiers elsewhere, or nothing. So three things are questions: whether a private group can commit such aggression,
  whether members with a special policy may stand aside, and what help is asked for.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given France is a party to the EU Treaty on 1 June 2015
    And Paris is a place in France

  @teu.42.7
  Scenario: Aggression by a state on the land of a member brings the duty for all others, asked or not
    When Russia uses heavy force against France at Paris
    Then Germany, Ireland and Poland owe France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7
  Scenario: A light incident does not
    When Russia uses light force against France at Paris
    Then nobody owes anything under Article 42(7) of the EU Treaty

  @teu.42.7
  Scenario: A state outside is owed nothing
    Given Oslo is a place in Norway
    When Russia uses heavy force against Norway at Oslo
    Then nobody owes anything under Article 42(7) of the EU Treaty

  @teu.42.7
  Scenario: Though a member is attacked as well, aid is owed to that one alone, and not by itself
    Given Oslo is a place in Norway
    When Russia uses heavy force against Norway at Oslo
    And Russia uses heavy force against France at Paris
    Then Germany owes France aid by all its means under Article 42(7) of the EU Treaty
    And Germany does not owe Norway aid by all its means under Article 42(7) of the EU Treaty
    And France does not owe France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7
  Scenario: Who itself attacks owes no aid against it
    When Italy uses heavy force against France at Paris
    Then Italy does not owe France aid by all its means under Article 42(7) of the EU Treaty
    And Germany owes France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7
  Scenario: A member that has left owes nothing more
    Given the day is 1 June 2021
    When Russia uses heavy force against France at Paris
    Then the United Kingdom would owe, were it in force, France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7 @question:private_aggression
  Scenario Outline: Whether a band can commit such aggression
    Given the question private aggression is answered <answer>
    And there is a band called the raiders
    And the raiders came from Syria
    When the raiders use heavy force against France at Paris
    Then Germany <owes> France aid by all its means under Article 42(7) of the EU Treaty

    Examples:
      | answer      | owes         |
      | covered     | owes         |
      | states only | does not owe |

  @teu.42.7 @question:private_aggression
  Scenario Outline: What of a band is covered: heavy force, on a member, for the others to meet
    Given Oslo is a place in Norway
    And there is a band called the raiders
    And the raiders came from Syria
    When the raiders use light force against France at Paris
    And the raiders use <weight> force against <victim> at <place>
    Then <helper> <owes> <victim> aid by all its means under Article 42(7) of the EU Treaty

    Examples:
      | weight | victim | place | helper  | owes         |
      | heavy  | France | Paris | Germany | owes         |
      | light  | France | Paris | Germany | does not owe |
      | heavy  | Norway | Oslo  | Germany | does not owe |
      | heavy  | France | Paris | France  | does not owe |

  @teu.42.7 @question:specific_character
  Scenario Outline: Whether a member with a special policy may stand aside
    Given the question specific character is answered <answer>
    When Russia uses heavy force against France at Paris
    Then Ireland <owes> France aid by all its means under Article 42(7) of the EU Treaty
    And Germany owes France aid by all its means under Article 42(7) of the EU Treaty

    Examples:
      | answer          | owes         |
      | bound           | owes         |
      | may stand aside | does not owe |

  @teu.42.7 @question:specific_character
  Scenario: Nor against a band
    Given the question specific character is answered may stand aside
    And there is a band called the raiders
    And the raiders came from Syria
    When the raiders use heavy force against France at Paris
    Then Ireland does not owe France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7 @question:specific_character
  Scenario: A policy of that character can begin, and can have ended
    Given the question specific character is answered may stand aside
    And Portugal keeps to a neutral policy
    And the day is 1 June 2024
    When Russia uses heavy force against France at Paris
    Then Portugal does not owe France aid by all its means under Article 42(7) of the EU Treaty
    And Finland owes France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7 @question:specific_character
  Scenario: Nor does a policy that has ended free anybody from aid against a band
    Given the question specific character is answered may stand aside
    And there is a band called the raiders
    And the raiders came from Syria
    And the day is 1 June 2024
    When the raiders use heavy force against France at Paris
    Then Finland owes France aid by all its means under Article 42(7) of the EU Treaty
    And Ireland does not owe France aid by all its means under Article 42(7) of the EU Treaty

  @teu.42.7 @question:means_of_aid
  Scenario Outline: What help does it
    Given the question means of aid is answered <answer>
    When Russia uses heavy force against France at Paris
    And Germany sends equipment to France
    Then Germany owes France aid by all its means under Article 42(7) of the EU Treaty
    And on record it is <performed>

    Examples:
      | answer         | performed            |
      | helper chooses | performed by itself  |
      | military       | performed in part    |
