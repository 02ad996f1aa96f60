@csto @cst.10 @art-10
Feature: Article 10 of the Treaty - accession

  The Treaty is open to states that share its aims and principles. Azerbaijan, Georgia and Belarus came in that way in
  1993, before it entered into force. The text was not read; that the Treaty provides for others to join is said by the
  organisation.

  Two things are often taken for one. To join the Treaty is not to join the organisation: for that the Council must decide
  (Article 19 of the Charter). And to be invited, or to say that one will come, is not to be bound; consent is.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Any state may join while the Treaty is in force
    Given the day is 1 June 2024
    Then any state may at any time join the treaty under Article 10

  Scenario: Before the Treaty was in force there was nothing to join under this Article
    Given the day is 1 March 1994
    Then any state may not at any time join the treaty under Article 10

  Scenario: To consent is to be bound, once the Treaty is in force
    Given the day is 1 June 2024
    When Serbia consents to be bound by the Collective Security Treaty
    Then Serbia is a party to the Collective Security Treaty on 1 June 2024
    And Serbia is not a party to the Charter on 1 June 2024
