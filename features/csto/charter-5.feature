@csto @charter.5 @art-5
Feature: Article 5 of the Charter - no interference

  The organisation respects the independence and equality of its members and does not interfere in what lies within their
  own jurisdiction. In 2010 that was named as a ground for not going to Osh; in 2012 Uzbekistan wished the forces barred
  from conflicts inside members.

  What a member asks for is no interference. The ban is broken only where the file says that forces were sent amid unrest
  and that this member neither asked for them nor agreed. Where the file is silent, nothing is broken.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The ban protects every member, always
    Given Kyrgyzstan is a party to the Charter on 11 June 2010
    Then the organisation must at all times keep out of the internal affairs of Kyrgyzstan under Article 5 of the Charter

  Scenario: The ban does not speak of states outside
    Given Georgia is not a party to the Charter on 11 June 2010
    Then the organisation need not at all times keep out of the internal affairs of Georgia under Article 5 of the Charter

  Scenario: Forces sent amid unrest to a member that neither asked nor agreed break the ban
    Given the day is 11 June 2010
    And heavy unrest breaks out in Kyrgyzstan
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    When the day is 14 June 2010
    And the organisation deploys troops in Kyrgyzstan
    Then the organisation breaks Article 5 of the Charter toward Kyrgyzstan

  Scenario: Silence on a request breaks nothing
    Given the day is 11 June 2010
    And heavy unrest breaks out in Kyrgyzstan
    And Kyrgyzstan lets no forces in
    When the organisation deploys troops in Kyrgyzstan
    Then the organisation does not break Article 5 of the Charter toward Kyrgyzstan

  Scenario: Silence on an invitation breaks nothing either
    Given the day is 11 June 2010
    And heavy unrest breaks out in Kyrgyzstan
    And Kyrgyzstan asks nobody for anything
    When the organisation deploys troops in Kyrgyzstan
    Then the organisation does not break Article 5 of the Charter toward Kyrgyzstan

  @incident:kazakhstan-2022
  Scenario: What a member asked for is no interference
    Given the events of kazakhstan-2022
    Then the organisation does not break Article 5 of the Charter toward Kazakhstan

  Scenario: Without unrest this Article has nothing to say
    Given the day is 11 June 2010
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    When the organisation deploys troops in Kyrgyzstan
    Then the organisation does not break Article 5 of the Charter toward Kyrgyzstan

  Scenario: Forces that came before the unrest were not sent into it
    Given the day is 1 June 2010
    And the organisation deploys troops in Kyrgyzstan
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    When the day is 11 June 2010
    And heavy unrest breaks out in Kyrgyzstan
    Then the organisation does not break Article 5 of the Charter toward Kyrgyzstan

  Scenario: A state outside is protected by other law
    Given the day is 11 June 2010
    And heavy unrest breaks out in Georgia
    And Georgia asks nobody for anything
    And Georgia lets no forces in
    When the organisation deploys troops in Georgia
    Then the organisation does not break Article 5 of the Charter toward Georgia

  Scenario: Another organisation is not bound by this Charter
    Given the day is 11 June 2010
    And heavy unrest breaks out in Kyrgyzstan
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    When NATO deploys troops in Kyrgyzstan
    Then nobody breaks Article 5 of the Charter

  Scenario: Unrest in one member is no ground to speak of another
    Given the day is 11 June 2010
    And heavy unrest breaks out in Tajikistan
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    When the organisation deploys troops in Kyrgyzstan
    Then the organisation does not break Article 5 of the Charter toward Kyrgyzstan
