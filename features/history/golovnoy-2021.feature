@csto @incident:golovnoy-2021 @cst.1 @cst.2 @cst.4
Feature: Golovnoy, April 2021 - two members at war over a water intake

  A quarrel over cameras at a water intake turned into stones on 28 April 2021, into shots on the 29th, and then into
  fighting with heavy weapons until 1 May. Kyrgyz villages and a Tajik one burned; more than fifty people died. Kyrgyzstan
  says that Tajik soldiers opened fire and entered villages; Tajikistan says that Kyrgyz people came to cut down a pole
  and took a post. The intake lies where no line had been agreed; the villages do not.

  The Secretary General happened to be in Dushanbe and spoke with both sides. Russia and Kazakhstan offered to mediate.
  Nobody asked the organisation for anything. The Treaty does not say in so many words what the others owe when one member
  attacks another.

  Background:
    Given the events of golovnoy-2021

  @cst.1.1
  Scenario Outline: Who broke the ban on force hangs on who began
    Given the dispute who began is told as <account>
    Then Kyrgyzstan <kyrgyz> Article 1(1) toward Tajikistan
    And Tajikistan <tajik> Article 1(1) toward Kyrgyzstan

    Examples:
      | account       | kyrgyz         | tajik          |
      | order unknown | breaks         | breaks         |
      | tajik first   | does not break | breaks         |
      | kyrgyz first  | breaks         | does not break |

  @cst.2.2
  Scenario: Consultation was owed to both sides, by each of the two to the other as well
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia owe Tajikistan consultation under Article 2(2)
    And Armenia, Belarus, Kazakhstan, Russia and Tajikistan owe Kyrgyzstan consultation under Article 2(2)
    And it is settled

  @cst.2.2
  Scenario: The two talked with each other until the fire stopped, which is consultation in part
    Then Kyrgyzstan owes Tajikistan consultation under Article 2(2)
    And on record it is performed in part

  @cst.2.2
  Scenario: To offer mediation is not yet to consult
    Then Kazakhstan owes Kyrgyzstan consultation under Article 2(2)
    And the record is silent on it

  @cst.2.2
  Scenario: Russia met the president of either state, which is an exchange of two members
    Then Russia owes Kyrgyzstan consultation under Article 2(2)
    And on record it is performed in part

  @cst.2.2
  Scenario: Kazakhstan was in touch with Tajikistan
    Then Kazakhstan owes Tajikistan consultation under Article 2(2)
    And on record it is performed in part

  @cst.4.2 @question:member_attacker
  Scenario: Help is owed to neither in the default answer
    Then nobody owes anything under Article 4

  @cst.4.2 @question:member_attacker
  Scenario: If a member can be the aggressor it was waiting for a request, which never came
    Given the question member attacker is answered covered
    Then Russia never came to owe Kyrgyzstan assistance under Article 4
    And Russia never came to owe Tajikistan assistance under Article 4

  @cst.4.2 @question:member_attacker
  Scenario: And a request of both would have made help due to both
    Given the question member attacker is answered covered
    And the day is 30 April 2021
    When Kyrgyzstan asks the organisation for assistance
    And Tajikistan asks the organisation for assistance
    Then Russia owes Kyrgyzstan assistance under Article 4
    And Russia owes Tajikistan assistance under Article 4
