@rio @rio.9 @art-9
Feature: Article 9 of the Rio Treaty - what aggression is

  The Treaty says itself what others leave open. An attack must be unprovoked; and where no boundary is fixed it is effective
  jurisdiction that decides, so that a quarrel about a line is no excuse.

  In 1982 that was the whole dispute. An American state had used force first, on islands that it claims; was the British answer an attack
  on an American state? The United States and Chile said that who used force first cannot call the answer aggression; Argentina said
  that it stood on its own land.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Argentina is a party to the Rio Treaty on 2 April 1982
    And Rosario is a place in Argentina

  Scenario: An unprovoked attack on land is aggression
    When France uses heavy force against Argentina at Rosario
    Then the force of France against Argentina counts as aggression under Article 9 of the Rio Treaty

  Scenario Outline: What the Organ of Consultation finds to be aggression is, though it be no armed attack; no help follows from the finding
    Given there is a band called the raiders
    And heavy unrest breaks out in Argentina
    When <organ> finds that Peru committed aggression against <whom>
    And the Organ of Consultation finds that Peru stands behind the raiders
    Then the force of Peru against <whom> <counts> as aggression under Article 9 of the Rio Treaty
    And nobody owes anything under Article 3 of the Rio Treaty

    Examples:
      | organ                    | whom      | counts         |
      | the Organ of Consultation | Argentina | counts         |
      | the Organ of Consultation | Norway    | does not count |
      | the UN Security Council   | Argentina | does not count |

  Scenario: A light incident is not
    When France uses light force against Argentina at Rosario
    Then the force of France against Argentina does not count as aggression under Article 9 of the Rio Treaty

  Scenario: Force on land that the other only claims is not
    When the United Kingdom uses heavy force against Argentina at the Falkland Islands
    Then the force of the United Kingdom against Argentina does not count as aggression under Article 9 of the Rio Treaty

  Scenario: An attack on a state that is no American state is no matter of this Treaty
    Given Oslo is a place in Norway
    When France uses light force against Argentina at Rosario
    And France uses heavy force against Norway at Oslo
    Then the force of France against Norway does not count as aggression under Article 9 of the Rio Treaty

  Scenario: The answer to an attack on land of the other is not
    Given Argentina uses heavy force against the United Kingdom at the Falkland Islands
    And the day is 1 May 1982
    When the United Kingdom uses heavy force against Argentina at Rosario
    Then the force of the United Kingdom against Argentina does not count as aggression under Article 9 of the Rio Treaty

  @question:first_use
  Scenario Outline: Whether the answer to a first use of force on one's own land is
    Given the question first use is answered <answer>
    And Argentina uses heavy force against the United Kingdom at Rosario
    And the day is 1 May 1982
    When the United Kingdom uses heavy force against Argentina at Rosario
    Then the force of the United Kingdom against Argentina <counts> as aggression under Article 9 of the Rio Treaty

    Examples:
      | answer       | counts         |
      | whoever owns | does not count |
      | owner only   | counts         |

  @question:first_use
  Scenario: Force that the one attacked uses afterwards makes the attack no answer
    Given the question first use is answered whoever owns
    And Lyon is a place in France
    When France uses heavy force against Argentina at Rosario
    And later that day
    And Argentina uses heavy force against France at Lyon
    Then the force of France against Argentina counts as aggression under Article 9 of the Rio Treaty

  @question:first_use
  Scenario: A light incident before does not make a heavy attack an answer
    Given the question first use is answered whoever owns
    And Argentina uses light force against the United Kingdom at Rosario
    And the day is 1 May 1982
    When the United Kingdom uses heavy force against Argentina at Rosario
    Then the force of the United Kingdom against Argentina counts as aggression under Article 9 of the Rio Treaty

  Scenario: Where no boundary is fixed, it is aggression against the one who rules there
    Given the day is 14 July 1969
    When El Salvador uses heavy force against Honduras at the pockets at the border of El Salvador and Honduras
    Then the force of El Salvador against Honduras counts as aggression under Article 9 of the Rio Treaty

  Scenario: And not against the one who does not
    Given the day is 14 July 1969
    When Honduras uses heavy force against El Salvador at the pockets at the border of El Salvador and Honduras
    Then the force of Honduras against El Salvador does not count as aggression under Article 9 of the Rio Treaty

  Scenario: A light incident where no boundary is fixed is not
    Given the day is 14 July 1969
    When El Salvador uses light force against Honduras at the pockets at the border of El Salvador and Honduras
    Then the force of El Salvador against Honduras does not count as aggression under Article 9 of the Rio Treaty
