@warsaw @wp.3 @art-3
Feature: Article 3 of the Warsaw Treaty - consultation in the opinion of any

  The parties consult at once when in the opinion of any of them a threat of armed attack on one or more has arisen. The one who calls
  need not be the one threatened, and no area is named, unlike in Article 4.

  In 1969 Romania held that fighting in Asia was no matter for the Treaty; the Soviet Union said that it might inform its allies of it.
  Both spoke of help, and this article is about talks.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Romania is a party to the Warsaw Treaty on 1 March 1969

  Scenario: Any party may call, and all others owe consultation at once
    When the Soviet Union asks Poland for consultation under the Warsaw Treaty
    Then Romania and Poland owe the Soviet Union consultation under Article 3 of the Warsaw Treaty
    And the duty falls due at once

  Scenario: A call that names no treaty calls nothing in
    When the Soviet Union asks Poland for consultation
    Then nobody owes anything under Article 3 of the Warsaw Treaty

  Scenario: Who has left owes nothing more
    When the Soviet Union asks Poland for consultation under the Warsaw Treaty
    Then Albania would owe, were it in force, the Soviet Union consultation under Article 3 of the Warsaw Treaty

  Scenario: Who is no party can call nobody
    When China asks Poland for consultation under the Warsaw Treaty
    Then Poland does not owe China consultation under Article 3 of the Warsaw Treaty

  Scenario: The one who calls owes itself no talks
    When the Soviet Union asks Poland for consultation under the Warsaw Treaty
    Then the Soviet Union does not owe the Soviet Union consultation under Article 3 of the Warsaw Treaty

  Scenario: The Treaty has ended, so two that consent to it later owe each other no talks
    Given the day is 1 June 1995
    And Hungary consents to be bound by the Warsaw Treaty
    And Poland consents to be bound by the Warsaw Treaty
    When Hungary asks Poland for consultation under the Warsaw Treaty
    Then Poland would owe, were it in force, Hungary consultation under Article 3 of the Warsaw Treaty
