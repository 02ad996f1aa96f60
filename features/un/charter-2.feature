@un @un.2 @art-2
Feature: Article 2 of the UN Charter - no force between states

  The Treaty stands on the Charter of the United Nations: states settle their disputes by peaceful means, and no state
  threatens or uses force against the territory or independence of another. The same ban is custom and binds states that
  are no members of the United Nations; the Charter lists it for its members.

  In the incidents on file the quarrel is seldom about the ban. It is about who attacked first, whose land it was, or
  whose soldiers they were: who only defends itself does not break it. Paragraph 4 was read in a quotation, paragraph 3 in
  a retranslation.

  Cases are invented, but for those that carry the name of an incident.

  @un.2.3
  Scenario: Every member of the United Nations settles its disputes by peaceful means
    Given Azerbaijan is a party to the UN Charter on 13 September 2022
    Then Azerbaijan must at all times settle disputes peacefully under Article 2(3) of the UN Charter

  @un.2.3
  Scenario: Before it became a member the Charter did not list this duty for it
    Given Azerbaijan is not a party to the UN Charter on 1 January 1992
    Then Azerbaijan need not at all times settle disputes peacefully under Article 2(3) of the UN Charter

  @un.2.4
  Scenario: Every member of the United Nations keeps from force
    Given Azerbaijan is a party to the UN Charter on 13 September 2022
    Then Azerbaijan must at all times keep from force under Article 2(4) of the UN Charter

  @un.2.4
  Scenario: Before it became a member the Charter did not list the ban for it
    Given Azerbaijan is not a party to the UN Charter on 1 January 1992
    Then Azerbaijan need not at all times keep from force under Article 2(4) of the UN Charter

  @un.2.4
  Scenario: A state that attacks another breaks the ban
    Given the day is 13 September 2022
    When Azerbaijan uses heavy force against Armenia at Jermuk
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia

  @un.2.4
  Scenario: A light attack is enough to break the ban
    Given the day is 14 November 2021
    When Azerbaijan uses light force against Armenia at Davit Bek
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia

  @un.2.4
  Scenario: Force on land that others recognise as one's own breaks nothing
    Given the day is 27 September 2020
    When Azerbaijan uses massive force against Armenia in Nagorno-Karabakh
    Then Azerbaijan does not break Article 2(4) of the UN Charter toward Armenia

  @un.2.4
  Scenario: Force on land that a state merely claims does not break the ban toward that state
    Given the day is 1 November 2022
    When Ukraine uses massive force against Russia in Donetsk region
    Then Ukraine does not break Article 2(4) of the UN Charter toward Russia

  @un.2.4
  Scenario: A band that nobody sent makes no state a breaker
    Given the day is 1 August 2021
    And there is a band called the raiders
    And the raiders came from Afghanistan
    When the raiders use heavy force against Tajikistan at Isfara
    Then Afghanistan does not break Article 2(4) of the UN Charter toward Tajikistan

  @un.2.4
  Scenario: A state that only defends itself breaks nothing
    Given the day is 16 September 2022
    And Tajikistan uses heavy force against Kyrgyzstan at Batken
    And later that day
    When Kyrgyzstan uses heavy force against Tajikistan at Isfara
    And Kyrgyzstan only answers the force of Tajikistan, and in measure
    Then Kyrgyzstan does not break Article 2(4) of the UN Charter toward Tajikistan
    And Tajikistan breaks Article 2(4) of the UN Charter toward Kyrgyzstan

  @un.2.4 @incident:kursk-2024
  Scenario: A state that hits back while it is heavily attacked breaks nothing at first sight
    Given the day is 24 February 2022
    And Russia uses massive force against Ukraine in Kyiv region
    And that goes on until 26 April 2025
    When the day is 6 August 2024
    And Ukraine uses massive force against Russia in Kursk region
    Then Ukraine does not break Article 2(4) of the UN Charter toward Russia

  @un.2.4
  Scenario: Nor does who lends it land for that
    Given the day is 24 February 2022
    And Russia uses massive force against Ukraine in Kyiv region
    And that goes on until 26 April 2025
    When the day is 5 August 2024
    And Poland lets Ukraine use its land for force against Russia
    And the day is 6 August 2024
    And Ukraine uses heavy force against Russia in Kursk region
    Then Poland does not break Article 2(4) of the UN Charter toward Russia

  @un.2.4
  Scenario: To threaten force at home is not to threaten a state
    Given the day is 5 January 2022
    When Kazakhstan threatens Kazakhstan with force
    Then Kazakhstan does not break Article 2(4) of the UN Charter toward Kazakhstan

  @un.2.4
  Scenario: To threaten force breaks the ban
    Given the day is 15 July 2021
    When Azerbaijan threatens Armenia with force
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia

  @un.2.4
  Scenario: A band that threatens is no state
    Given the day is 1 August 2021
    And there is a band called the raiders
    When the raiders threaten Tajikistan with force
    Then nobody breaks Article 2(4) of the UN Charter

  @un.2.4 @incident:milk-war-2009
  Scenario: To restrict trade is neither force nor a threat of it
    Given the day is 6 June 2009
    When Russia restricts trade with Belarus
    Then Russia does not break Article 2(4) of the UN Charter toward Belarus

  @un.2.4
  Scenario: Before the Charter there was no such ban to break
    Given Warsaw is a place in Poland
    And the day is 1 September 1939
    When Germany uses massive force against Poland in Warsaw
    Then Germany would break, were it in force, Article 2(4) of the UN Charter toward Poland

  @un.2.4
  Scenario: Nor did a threat break it then
    Given the day is 1 August 1939
    When Germany threatens Poland with force
    Then Germany would break, were it in force, Article 2(4) of the UN Charter toward Poland
