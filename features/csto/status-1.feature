@csto @status.1
Feature: The Status agreement - forces come only when asked, and by decision

  Foreign soldiers in a country are a delicate thing, even those of friends. So formations of the system come to another
  member's land for a time, at its request or with its consent, and by decision of the Council. The preamble of 2000 says
  so; a draft of 2024 says it again for the agreement now in force.

  That forces might come into conflicts inside a member is a fear that was voiced: in 2012 Uzbekistan wished them barred
  from such conflicts. A breach is drawn only where the file says that the member neither asked nor agreed, or that
  nothing was decided. Silence breaks nothing.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The ban stands always, toward every member
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    Then the organisation must at all times keep from sending forces unasked to Tajikistan under Article on sending formations of the Status agreement

  Scenario: The ban does not speak of states outside
    Given Uzbekistan is not a party to the Status agreement on 1 June 2015
    Then the organisation need not at all times keep from sending forces unasked to Uzbekistan under Article on sending formations of the Status agreement

  Scenario: Forces that nobody asked for and nobody let in break the ban
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    And Tajikistan asks nobody for anything
    And Tajikistan lets no forces in
    When the organisation deploys troops in Tajikistan
    Then the organisation breaks Article on sending formations of the Status agreement toward Tajikistan

  Scenario: Consent without a request is enough
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    And Tajikistan asks nobody for anything
    And the government of Tajikistan invites forces of the organisation
    When the organisation deploys troops in Tajikistan
    Then the organisation does not break Article on sending formations of the Status agreement toward Tajikistan

  Scenario: A request without an invitation is enough too
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    And Tajikistan asks the organisation for troops
    And Tajikistan lets no forces in
    When the organisation deploys troops in Tajikistan
    Then the organisation does not break Article on sending formations of the Status agreement toward Tajikistan

  Scenario: Forces on which nothing was decided break the ban
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    And Tajikistan asks the organisation for troops
    And nobody adopts a decision for Tajikistan
    When the organisation deploys troops in Tajikistan
    Then the organisation breaks Article on sending formations of the Status agreement toward Tajikistan

  @incident:kazakhstan-2022
  Scenario: Forces that were asked for and decided on break nothing
    Given the events of kazakhstan-2022
    Then the organisation does not break Article on sending formations of the Status agreement toward Kazakhstan

  Scenario: Where the file is silent on request and decision, nothing is broken
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    When the organisation deploys troops in Tajikistan
    Then the organisation does not break Article on sending formations of the Status agreement toward Tajikistan

  Scenario: The agreement says nothing on forces sent to a state outside it
    Given Uzbekistan is not a party to the Status agreement on 1 June 2015
    And Uzbekistan asks nobody for anything
    And Uzbekistan lets no forces in
    And nobody adopts a decision for Uzbekistan
    When the organisation deploys troops in Uzbekistan
    Then the organisation does not break Article on sending formations of the Status agreement toward Uzbekistan

  Scenario: Another organisation is not bound by this agreement
    Given Tajikistan is a party to the Status agreement on 1 June 2015
    And Tajikistan asks nobody for anything
    And Tajikistan lets no forces in
    And nobody adopts a decision for Tajikistan
    When NATO deploys troops in Tajikistan
    Then nobody breaks Article on sending formations of the Status agreement

  @incident:osh-2010
  Scenario: In June 2010 the newer agreement was not there
    Given Kyrgyzstan is not a party to the Status agreement on 14 June 2010
    And Kyrgyzstan asks nobody for anything
    And Kyrgyzstan lets no forces in
    And nobody adopts a decision for Kyrgyzstan
    When the organisation deploys troops in Kyrgyzstan
    Then the organisation would break, were it in force, Article on sending formations of the Status agreement toward Kyrgyzstan
