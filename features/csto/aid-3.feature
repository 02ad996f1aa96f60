@csto @aid.3
Feature: Articles 2 and 3 of the Aid protocol - arms in need

  A duty to help is worth little to a member whose army lacks arms. When aggression, great acts of terrorism or other
  threats from outside are being prepared or are under way, the head of a member may ask the heads of the others for arms,
  free of charge or on easy terms, and says what is needed. It needs no attack yet.

  What is open is how much this adds. What the others must do once they are asked was not read. Arms are help under
  Article 4 of the Treaty, so in an attack a request for arms calls that article in; before one, it is a request and no
  more.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member may ask in need
    Given Armenia is a party to the Aid protocol on 13 September 2022
    Then Armenia may at any time ask for arms under Article 2 and 3 of the Aid protocol

  Scenario: A state outside the protocol may not ask under it
    Given Azerbaijan is not a party to the Aid protocol on 13 September 2022
    Then Azerbaijan may not at any time ask for arms under Article 2 and 3 of the Aid protocol

  Scenario: Before the protocol was in force no member could ask under it
    Given Armenia is not a party to the Aid protocol on 1 June 2008
    Then Armenia may not at any time ask for arms under Article 2 and 3 of the Aid protocol

  Scenario: A request for arms is a request for help
    Given Armenia is a party to the Aid protocol on 13 September 2022
    And Azerbaijan uses heavy force against Armenia at Jermuk
    When Armenia asks the organisation for arms
    Then Russia owes Armenia assistance under Article 4(2)
