@aze-tur @incident:nakhchivan-2026 @azt.2 @shusha.1
Feature: Nakhchivan, March 2026 - all words met but the naming

  On 5 March 2026 drones struck an airport and a village of Azerbaijan. It blamed Iran, which denied it. A third state, land that nobody
  disputes, wounded: all words of the Shusha Declaration were met at once, in the account of the one that was hit.

  Nobody named it. Turkey condemned the drones without naming an author, called, and lent an airport in the spirit of the alliance. Help is not the
  clause, and a call is not a consultation under it.

  Background:
    Given the events of nakhchivan-2026

  @shusha.1
  Scenario: Nobody invoked the Declaration, so nothing came of it
    Then Turkey never came to owe Azerbaijan assistance under Article on defence of the Shusha Declaration
    And Turkey does not owe Azerbaijan consultation under Article on defence of the Shusha Declaration

  @azt.2 @question:support_unasked
  Scenario Outline: Under the older agreement it turns on whether one must ask
    Given the question support unasked is answered <answer>
    Then Turkey <owes> Azerbaijan aid by all its means under Article 2 of the Azerbaijani-Turkish treaty

    Examples:
      | answer  | owes               |
      | asked   | never came to owe  |
      | unasked | owes               |
