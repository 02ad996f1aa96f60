@csto @ksor.3
Feature: The Rapid reaction forces agreement - use and withdrawal

  The rapid reaction forces are units that members set aside for joint tasks. The Council decides on their use, at the
  request of the member on whose land they are used, and they leave when that member says so. Uzbekistan, which never
  signed, held that they were only for danger from outside; Belarus signed later than the others.

  The articles were not read. That forces of the system need a formal request and consensus was said by the Secretariat in
  2024; the rest is generally known.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Tajikistan is a party to the Rapid reaction forces agreement on 1 August 2021
    And heavy unrest breaks out in Tajikistan

  Scenario: The forces may be used where the member asks and the Council decides
    When Tajikistan asks the organisation for troops
    And the organisation adopts a decision on troops for Tajikistan
    Then the organisation may send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: Without a request they may not be used
    When the organisation adopts a decision on troops for Tajikistan
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: Without a decision they may not be used
    When Tajikistan asks the organisation for troops
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: A decision on something else is not enough
    When Tajikistan asks the organisation for troops
    And the organisation adopts a decision on equipment for Tajikistan
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: A decision to which a member objects is none
    When Tajikistan asks the organisation for troops
    And the organisation adopts a decision on troops for Tajikistan
    But Armenia votes against the decision
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: A request after the decision is too late for it
    When the organisation adopts a decision on troops for Tajikistan
    And the day is 2 August 2021
    And Tajikistan asks the organisation for troops
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: A request to one member is no request to the organisation
    When Tajikistan asks Russia for troops
    And the organisation adopts a decision on troops for Tajikistan
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: A request for talks is no request for forces
    When Tajikistan asks the organisation for consultation
    And the organisation adopts a decision on troops for Tajikistan
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: The request of another member does not do
    When Kazakhstan asks the organisation for troops
    And the organisation adopts a decision on troops for Tajikistan
    Then the organisation may not send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: When the host needs them no more they leave
    When Tajikistan asks the organisation for troops
    And the organisation adopts a decision on troops for Tajikistan
    And the day is 1 September 2021
    And Tajikistan says that it needs no more help
    Then the organisation may no longer send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement
    And it ended on 1 September 2021

  Scenario: They do not leave because another member needs no help
    When Tajikistan asks the organisation for troops
    And the organisation adopts a decision on troops for Tajikistan
    And the day is 1 September 2021
    And Kazakhstan says that it needs no more help
    Then the organisation may send collective forces to Tajikistan under Article on use and withdrawal of the Rapid reaction forces agreement

  Scenario: Uzbekistan never joined, so the forces may not be used there
    When the day is 1 June 2011
    And Uzbekistan asks the organisation for troops
    And the organisation adopts a decision on troops for Uzbekistan
    Then the organisation may not send collective forces to Uzbekistan under Article on use and withdrawal of the Rapid reaction forces agreement

  @incident:osh-2010
  Scenario: In June 2010 the agreement was signed and not yet in force
    Given the day is 12 June 2010
    When Kyrgyzstan asks the organisation for troops
    And the organisation adopts a decision on troops for Kyrgyzstan
    Then the organisation may, were it in force, send collective forces to Kyrgyzstan under Article on use and withdrawal of the Rapid reaction forces agreement
