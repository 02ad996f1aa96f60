@un @un.54 @art-54
Feature: Article 54 of the UN Charter - the Security Council is kept informed

  What regional organisations do or plan for peace and security, the Security Council is told. That holds with the consent
  of the host as well, and needs no attack: it is not the report on self-defence of Article 51. In January 2022 letters went
  to New York the day the peacekeepers left for Kazakhstan.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: An organisation that sends forces informs the Security Council
    Given the day is 1 June 2015
    And Tajikistan asks the organisation for peacekeepers
    When the organisation deploys peacekeepers in Tajikistan
    Then the organisation owes the UN Security Council a report under Article 54 of the UN Charter

  @incident:kazakhstan-2022
  Scenario: In January 2022 it did
    Given the events of kazakhstan-2022
    Then the organisation owes the UN Security Council a report under Article 54 of the UN Charter
    And on record it is performed

  @incident:tajik-peacekeepers-1993
  Scenario: The duty is that of any regional organisation
    Given the events of tajik-peacekeepers-1993
    Then the Commonwealth of Independent States owes the UN Security Council a report under Article 54 of the UN Charter

  Scenario: Who sends nobody has nothing to tell
    Given the day is 1 June 2015
    When Tajikistan asks the organisation for peacekeepers
    Then the organisation does not owe the UN Security Council a report under Article 54 of the UN Charter

  Scenario: The United Nations do not report to themselves
    Given the day is 1 June 2015
    When the United Nations deploys peacekeepers in Tajikistan
    Then the United Nations does not owe the UN Security Council a report under Article 54 of the UN Charter
