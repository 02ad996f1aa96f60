@csto @bases.1 @art-1
Feature: Article 1 of the Protocol on bases - no outside bases against an objection

  The Charter asks a member to talk before it lets outside forces in. The protocol of 2011 goes further: the member decides
  after urgent consultations and only if no other member officially objects. It is often said that all must consent; the
  words are about objections, and silence is none. When the rule was announced in December 2011, the chair of the Council
  spoke of the consent of all, so this is a question.

  When the protocol entered into force was not found. It is counted here from the last ratification found, 30 January 2014,
  and no ratification by Kyrgyzstan was found.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The ban binds every member of the protocol, always
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    Then Tajikistan must at all times keep from placing outside forces against an objection under Article 1 of the Protocol on bases

  Scenario: A member of the Treaty that did not join the protocol is not bound
    Given Kyrgyzstan is not a party to the Protocol on bases on 1 June 2015
    Then Kyrgyzstan need not at all times keep from placing outside forces against an objection under Article 1 of the Protocol on bases

  Scenario: To place outside forces against an objection breaks the protocol
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And Russia officially objects to the plan of Tajikistan
    When the day is 1 July 2015
    And Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan breaks Article 1 of the Protocol on bases toward the other members

  Scenario: Silence is no objection
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: An objection that comes after the placing is too late
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    When Tajikistan lets forces of Japan be placed at Isfara
    And the day is 1 July 2015
    And Russia officially objects to the plan of Tajikistan
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: An objection to another member's plan does not count
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And Russia officially objects to the plan of Kazakhstan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: An objection to an earlier plan does not count for the next
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And Tajikistan lets forces of Canada be placed at Isfara
    And the day is 1 July 2015
    And Russia officially objects to the plan of Tajikistan
    And that is about the placing of forces
    When the day is 1 June 2016
    And Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: An objection by a state outside the protocol does not count
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And China officially objects to the plan of Tajikistan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  @question:base_consent
  Scenario Outline: That one member did not agree breaks it only if all must
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And the question base consent is answered <answer>
    And Belarus does not agree to the plan of Tajikistan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan <breaks> Article 1 of the Protocol on bases toward the other members

    Examples:
      | answer         | breaks         |
      | no objection   | does not break |
      | consent of all | breaks         |

  @question:base_consent
  Scenario: Nobody need agree to forces of another member
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And the question base consent is answered consent of all
    And Belarus does not agree to the plan of Tajikistan
    When Tajikistan lets forces of Russia be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  @question:base_consent
  Scenario: Where nothing is known of what the others said, nothing is broken even if all must agree
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And the question base consent is answered consent of all
    And Kazakhstan agrees to the plan of Tajikistan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: Forces of another member are no outside forces
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And Kazakhstan officially objects to the plan of Tajikistan
    When Tajikistan lets forces of Russia be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members

  @incident:us-bases-2001
  Scenario: Kyrgyzstan, of which no ratification was found, does not break it
    Given Kyrgyzstan is not a party to the Protocol on bases on 1 June 2014
    And Russia officially objects to the plan of Kyrgyzstan
    When Kyrgyzstan lets forces of the United States be placed at Manas
    Then Kyrgyzstan does not break Article 1 of the Protocol on bases toward the other members

  Scenario: Before the protocol was in force there was nothing to break
    Given Tajikistan is not a party to the Protocol on bases on 1 June 2012
    And Russia officially objects to the plan of Tajikistan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan would break, were it in force, Article 1 of the Protocol on bases toward the other members

  @question:base_consent
  Scenario: A state outside the protocol need not have the consent of all
    Given Kyrgyzstan is not a party to the Protocol on bases on 1 June 2015
    And the question base consent is answered consent of all
    And Belarus does not agree to the plan of Kyrgyzstan
    When Kyrgyzstan lets forces of Japan be placed at Manas
    Then Kyrgyzstan does not break Article 1 of the Protocol on bases toward the other members

  @question:base_consent
  Scenario: It is the others who must agree, not the host itself
    Given Tajikistan is a party to the Protocol on bases on 1 June 2015
    And the question base consent is answered consent of all
    And Tajikistan does not agree to the plan of Tajikistan
    When Tajikistan lets forces of Japan be placed at Isfara
    Then Tajikistan does not break Article 1 of the Protocol on bases toward the other members
