@aze-tur @azt.2 @art-2
Feature: Article 2 of the agreement of Azerbaijan and Turkey - support in an attack

  If one is the object of an armed attack or aggression, the other supports it with all it can, military means included. The text of
  2010 was not read; those who restate it tell of no request and of no automatic intervention, but of further consultations.

  So one thing is a question: must the one attacked ask? Turkey said in 2020 that it would help if Azerbaijan asked, and that it had
  not. The attacker must be another state, not the other party and not a band that no state sent.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Azerbaijan is a party to the Azerbaijani-Turkish treaty on 1 June 2015
    And Baku is a place in Azerbaijan

  @question:support_unasked
  Scenario Outline: Whether support waits for a request
    Given the question support unasked is answered <answer>
    When Iran uses heavy force against Azerbaijan at Baku
    Then Turkey <owes> Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

    Examples:
      | answer  | owes             |
      | asked   | does not yet owe |
      | unasked | owes             |

  Scenario: When it asks, support is owed
    When Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for troops
    Then Turkey owes Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

  Scenario: To ask for talks is not to ask for support
    When Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for consultation
    Then Turkey does not yet owe Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

  @question:support_unasked
  Scenario Outline: Who itself attacks owes no support against it
    Given the question support unasked is answered <answer>
    When Turkey uses heavy force against Azerbaijan at Baku
    Then nobody owes anything under Article 2 of the Azerbaijani-Turkish treaty

    Examples:
      | answer  |
      | asked   |
      | unasked |

  Scenario: To ask for mediation is not to ask for support either
    When Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for mediation
    Then Turkey does not yet owe Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

  Scenario: To ask for support in something else is not to ask for it against the attack
    When Iran threatens Azerbaijan with force
    And Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for troops
    And that is about the threat
    Then Turkey does not yet owe Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

  @question:support_unasked
  Scenario Outline: A state outside that one of the two attacks is owed no support by the other
    Given the question support unasked is answered <answer>
    And Tabriz is a place in Iran
    When Azerbaijan uses heavy force against Iran in Tabriz
    And Iran asks Turkey for troops
    Then nobody owes anything under Article 2 of the Azerbaijani-Turkish treaty

    Examples:
      | answer  |
      | asked   |
      | unasked |
