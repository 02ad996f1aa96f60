@rus-arm @rus-arm.3 @art-3
Feature: Article 3 of the treaty of Russia and Armenia - help against aggression by a state

  The two take all measures open to them against a threat to the peace, a breach of it, or aggression by any state, and give each
  other the help that is needed, military help included. In the words that were read no request stands, no organ and no weight.

  What was argued about is the place. In October 2020 the war was in Karabakh, and Armenia asked to settle the help; Russia said that
  all help would follow if the fighting reached the land of Armenia. A band that no state sent is no state.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Armenia is a party to the Russian-Armenian treaty on 13 September 2022
    And Tbilisi is a place in Georgia

  Scenario: Aggression by a state on the land of one brings the duty, asked or not
    When Azerbaijan uses heavy force against Armenia at Jermuk
    Then Russia owes Armenia assistance under Article 3 of the Russian-Armenian treaty

  Scenario: A light attack is enough, for a breach of the peace is named too
    When Azerbaijan uses light force against Armenia at Jermuk
    Then Russia owes Armenia assistance under Article 3 of the Russian-Armenian treaty

  Scenario: Who itself attacks owes no help against it
    When Russia uses heavy force against Armenia at Jermuk
    Then nobody owes anything under Article 3 of the Russian-Armenian treaty

  Scenario: A band that no state sent is no state
    Given there is a band called the raiders
    And the raiders came from Azerbaijan
    When the raiders use heavy force against Armenia at Jermuk
    Then nobody owes anything under Article 3 of the Russian-Armenian treaty

  @question:fighting_beside
  Scenario Outline: Whether fighting beside its land that is held to threaten it is enough
    Given the question fighting beside is answered <answer>
    When Azerbaijan uses heavy force against Georgia at Tbilisi
    And this is held to put the security of Armenia at risk
    Then Russia <owes> Armenia assistance under Article 3 of the Russian-Armenian treaty

    Examples:
      | answer        | owes         |
      | on its land   | does not owe |
      | threat enough | owes         |

  @question:fighting_beside
  Scenario: Not where it is itself hit, for then the rule on aggression decides
    Given the question fighting beside is answered threat enough
    And there is a band called the raiders
    And the raiders came from Azerbaijan
    When the raiders use heavy force against Armenia at Jermuk
    And this is held to put the security of Armenia at risk
    Then nobody owes anything under Article 3 of the Russian-Armenian treaty

  @question:fighting_beside
  Scenario Outline: Not against force that it or the helper uses itself
    Given the question fighting beside is answered threat enough
    When <who> uses heavy force against Georgia at Tbilisi
    And this is held to put the security of Armenia at risk
    Then Russia does not owe Armenia assistance under Article 3 of the Russian-Armenian treaty

    Examples:
      | who     |
      | Armenia |
      | Russia  |

  Scenario: A state outside that one of the two attacks is owed no help by the other
    When Russia uses heavy force against Georgia at Tbilisi
    Then nobody owes anything under Article 3 of the Russian-Armenian treaty

  @question:fighting_beside
  Scenario: Fighting that is held to threaten a state outside calls for no help, whoever of the two takes part
    Given the question fighting beside is answered threat enough
    When Armenia uses heavy force against Azerbaijan at Kalbajar
    And this is held to put the security of Georgia at risk
    Then nobody owes anything under Article 3 of the Russian-Armenian treaty

  @question:fighting_beside
  Scenario: Who is threatened by fighting beside its land owes no help to itself
    Given the question fighting beside is answered threat enough
    When Azerbaijan uses heavy force against Georgia at Tbilisi
    And this is held to put the security of Armenia at risk
    Then Armenia does not owe Armenia assistance under Article 3 of the Russian-Armenian treaty
