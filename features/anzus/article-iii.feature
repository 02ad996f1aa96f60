@anzus @anzus.3
Feature: Article III of the ANZUS Treaty - consultation in the opinion of any

  The parties consult when in the opinion of any of them one is threatened in the Pacific. That is all that this article asks, and some
  hold that it is all that the Treaty would ask in a war over Taiwan.

  Since 1986 the United States holds its promises to New Zealand in suspense. The treaty knows no suspension; New Zealand says that it
  is still a party. The third party keeps both ties.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Australia is a party to the ANZUS Treaty on 1 June 1996

  Scenario: When any party calls, the others must consult
    When Australia asks the United States for consultation under the ANZUS Treaty
    Then New Zealand and the United States owe Australia consultation under Article III of the ANZUS Treaty

  Scenario: A call that names no treaty calls nothing in
    When Australia asks the United States for consultation
    Then nobody owes anything under Article III of the ANZUS Treaty

  Scenario: Who is no party can call nobody
    When Japan asks the United States for consultation under the ANZUS Treaty
    Then the United States does not owe Japan consultation under Article III of the ANZUS Treaty

  Scenario: The one who calls owes itself no talks
    When Australia asks the United States for consultation under the ANZUS Treaty
    Then Australia does not owe Australia consultation under Article III of the ANZUS Treaty

  @question:suspended_pair
  Scenario Outline: Whether one party can hold its promise to one other in suspense
    Given the question suspended pair is answered <answer>
    When New Zealand asks the United States for consultation under the ANZUS Treaty
    Then the United States <owes> New Zealand consultation under Article III of the ANZUS Treaty
    And Australia owes New Zealand consultation under Article III of the ANZUS Treaty

    Examples:
      | answer | owes         |
      | works  | does not owe |
      | void   | owes         |
