@csto @forces.3 @art-3
Feature: Principles of the Forces and means agreement - no forces between members

  The system is defensive, and its forces may not be used to settle disputes between members. That is why the organisation
  said in 2014 that it has no say in border clashes between Kyrgyzstan and Tajikistan, and it is a ground of the view that
  Article 4 does not cover an attack by a member.

  The principle was read on the page of the Joint Staff; the number of the article is inferred. Observers and mediators are
  no forces used to settle a dispute.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: The ban stands always, for every member
    Given Kyrgyzstan is a party to the Forces and means agreement on 16 September 2022
    Then the organisation must at all times keep its forces out of disputes of Kyrgyzstan under Article 3 (number not verified) of the Forces and means agreement

  Scenario: The ban does not speak of states outside
    Given Uzbekistan is not a party to the Forces and means agreement on 16 September 2022
    Then the organisation need not at all times keep its forces out of disputes of Uzbekistan under Article 3 (number not verified) of the Forces and means agreement

  Rule: Troops amid a clash between members

    Background:
      Given Kyrgyzstan is a party to the Forces and means agreement on 16 September 2022

    Scenario: Troops of the organisation sent to one member while another attacks it break the ban
      Given Tajikistan uses heavy force against Kyrgyzstan at Batken
      And that goes on until 20 September 2022
      When the day is 17 September 2022
      And the organisation deploys troops in Kyrgyzstan
      Then the organisation breaks Article 3 (number not verified) of the Forces and means agreement toward Kyrgyzstan

    Scenario: An attack by a state outside is no dispute between members
      Given Afghanistan uses heavy force against Kyrgyzstan at Batken
      And that goes on until 20 September 2022
      When the day is 17 September 2022
      And the organisation deploys troops in Kyrgyzstan
      Then the organisation does not break Article 3 (number not verified) of the Forces and means agreement toward Kyrgyzstan

    Scenario: An attack by a member on a state outside is no dispute between members either
      Given Kunduz is a place in Afghanistan
      And Tajikistan uses heavy force against Afghanistan at Kunduz
      And that goes on until 20 September 2022
      When the day is 17 September 2022
      And the organisation deploys troops in Afghanistan
      Then the organisation does not break Article 3 (number not verified) of the Forces and means agreement toward Afghanistan

    Scenario: Troops that came before the clash were not sent into it
      Given the organisation deploys troops in Kyrgyzstan
      When the day is 17 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then the organisation does not break Article 3 (number not verified) of the Forces and means agreement toward Kyrgyzstan

    Scenario: Troops that come after the clash were not sent into it either
      Given Tajikistan uses heavy force against Kyrgyzstan at Batken
      When the day is 17 October 2022
      And the organisation deploys troops in Kyrgyzstan
      Then the organisation does not break Article 3 (number not verified) of the Forces and means agreement toward Kyrgyzstan

    Scenario: Observers are no forces used to settle a dispute
      Given Tajikistan uses heavy force against Kyrgyzstan at Batken
      And that goes on until 20 September 2022
      When the day is 17 September 2022
      And the organisation deploys monitoring mission in Kyrgyzstan
      Then the organisation does not break Article 3 (number not verified) of the Forces and means agreement toward Kyrgyzstan

    Scenario: Another organisation is not bound by this ban
      Given Tajikistan uses heavy force against Kyrgyzstan at Batken
      And that goes on until 20 September 2022
      When the day is 17 September 2022
      And NATO deploys troops in Kyrgyzstan
      Then nobody breaks Article 3 (number not verified) of the Forces and means agreement
