@aze-tur @shusha.1
Feature: The Shusha Declaration - in the opinion of one, and what was named

  If in the opinion of one of the two another state threatens or attacks it, they consult and give each other the help needed; size
  and form are settled by urgent talks. The opinion must be voiced under the Declaration.

  That is more than a formality. In March 2026 all other words of it were met at once, and what followed was condemnation, a telephone
  call and an airport lent; no clause was named by anybody. What was named is what counts.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Azerbaijan is a party to the Shusha Declaration on 1 June 2025
    And Baku is a place in Azerbaijan

  Scenario: A call under the Declaration brings the duty to consult at once
    When Azerbaijan asks Turkey for consultation under the Shusha Declaration
    Then Turkey owes Azerbaijan consultation under Article on defence of the Shusha Declaration
    And the duty falls due at once

  Scenario: Help waits until the one attacked says so under the Declaration
    When Iran uses heavy force against Azerbaijan at Baku
    Then Turkey does not yet owe Azerbaijan assistance under Article on defence of the Shusha Declaration

  Scenario: A request that names nothing calls it not in
    When Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for assistance
    Then Turkey does not yet owe Azerbaijan assistance under Article on defence of the Shusha Declaration
    And Turkey does not owe Azerbaijan consultation under Article on defence of the Shusha Declaration

  Scenario: A request under it does
    When Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for assistance under the Shusha Declaration
    Then Turkey owes Azerbaijan assistance under Article on defence of the Shusha Declaration

  Scenario: Who itself attacks owes no help against it
    When Turkey uses heavy force against Azerbaijan at Baku
    Then nobody owes anything under Article on defence of the Shusha Declaration

  Scenario: A state outside cannot call for talks under the Declaration
    When Georgia asks Turkey for consultation under the Shusha Declaration
    Then nobody owes anything under Article on defence of the Shusha Declaration

  Scenario: Nor does a state outside owe talks when it is called under it
    When Azerbaijan asks Georgia for consultation under the Shusha Declaration
    Then nobody owes anything under Article on defence of the Shusha Declaration

  Scenario: Who calls both of the two to talks is owed them by the other alone
    When Azerbaijan asks Azerbaijan and Turkey for consultation under the Shusha Declaration
    Then Turkey owes Azerbaijan consultation under Article on defence of the Shusha Declaration
    But Azerbaijan does not owe Azerbaijan consultation under Article on defence of the Shusha Declaration

  Scenario: A state outside that one of the two attacks is owed no help by the other
    Given Tabriz is a place in Iran
    When Azerbaijan uses heavy force against Iran in Tabriz
    And Iran asks Turkey for assistance under the Shusha Declaration
    Then nobody owes anything under Article on defence of the Shusha Declaration

  Scenario: What is asked for under the Declaration against something else is not asked for against the attack
    When Iran threatens Azerbaijan with force
    And Iran uses heavy force against Azerbaijan at Baku
    And Azerbaijan asks Turkey for assistance under the Shusha Declaration
    And that is about the threat
    Then Turkey does not yet owe Azerbaijan assistance under Article on defence of the Shusha Declaration
