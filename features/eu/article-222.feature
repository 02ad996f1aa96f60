@eu @tfeu.222 @art-222
Feature: Article 222 of the Functioning Treaty - solidarity, when a member asks

  Union and members act in solidarity if a member is the object of a terrorist attack or the victim of a disaster. Here the words do
  ask for a request, by the political authorities of the member struck, and the Council directs the answer.

  No use of it is on record. France called in Article 42(7) in 2015 although this one names terrorism: what was named is what counts, so
  a request under the one brings nothing under the other.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given France is a party to the Functioning Treaty on 1 June 2015
    And Paris is a place in France
    And there is a band called the raiders

  Scenario: After an attack by a band solidarity waits for a request
    When the raiders use heavy force against France at Paris
    Then Germany does not yet owe France solidarity under Article 222 of the Functioning Treaty

  Scenario: A request under this article brings it
    When the raiders use heavy force against France at Paris
    And France asks Germany for assistance under the Functioning Treaty
    Then Germany owes France solidarity under Article 222 of the Functioning Treaty

  Scenario: One under another clause does not
    When the raiders use heavy force against France at Paris
    And France asks Germany for assistance under the EU Treaty
    Then Germany does not yet owe France solidarity under Article 222 of the Functioning Treaty

  Scenario: An attack by a state is not what it is about
    When Russia uses heavy force against France at Paris
    And France asks Germany for assistance under the Functioning Treaty
    Then nobody owes anything under Article 222 of the Functioning Treaty

  Scenario Outline: A terrorist danger and a disaster are, other dangers are not
    When a danger of <danger> arises for France
    And France asks Germany for assistance under the Functioning Treaty
    Then Germany <owes> France solidarity under Article 222 of the Functioning Treaty

    Examples:
      | danger            | owes         |
      | terrorism         | owes         |
      | emergency         | owes         |
      | drugs             | does not owe |
      | organised crime   | does not owe |
      | arms trafficking  | does not owe |
      | illegal migration | does not owe |
      | information       | does not owe |
      | extremism         | does not owe |

  Scenario Outline: A state outside is owed nothing, though it asks under this article
    Given Oslo is a place in Norway
    When <what>
    And Norway asks Germany for assistance under the Functioning Treaty
    Then Germany does not owe Norway solidarity under Article 222 of the Functioning Treaty

    Examples:
      | what                                              |
      | the raiders use heavy force against Norway at Oslo |
      | a danger of terrorism arises for Norway           |

  Scenario Outline: The member struck owes itself nothing
    When <what>
    And France asks Germany for assistance under the Functioning Treaty
    Then France does not owe France solidarity under Article 222 of the Functioning Treaty
    And Germany owes France solidarity under Article 222 of the Functioning Treaty

    Examples:
      | what                                               |
      | the raiders use heavy force against France at Paris |
      | a danger of terrorism arises for France            |

  Scenario Outline: A request about something else does not bring it
    When <what>
    And light unrest breaks out in France
    And France asks Germany for assistance under the Functioning Treaty
    And that is about the unrest
    Then Germany does not yet owe France solidarity under Article 222 of the Functioning Treaty

    Examples:
      | what                                               |
      | the raiders use heavy force against France at Paris |
      | a danger of terrorism arises for France            |
