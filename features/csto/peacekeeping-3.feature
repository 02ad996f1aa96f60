@csto @pk.3 @art-3
Feature: Article 3 of the Peacekeeping agreement - who may send peacekeepers, and where

  Peacekeeping needs no attack. On a member's land it needs the official request of that member and a decision of the
  Council; the UN Security Council is told at once. Outside the members it needs a decision of the UN Security Council.
  The Secretariat restates the rule so; that the agreement is in force since 15 January 2009 is from general knowledge.

  The same facts may fall under the Treaty too. In January 2022 some spoke of Article 4 and some of peacekeeping: both are
  asked here, and neither answers for the other.

  Cases are invented, but for those that carry the name of an incident.

  @pk.3.1
  Rule: On a member's land

    Background:
      Given Kazakhstan is a party to the Peacekeeping agreement on 5 January 2022
      And heavy unrest breaks out in Kazakhstan

    @incident:kazakhstan-2022
    Scenario: Peacekeepers may go where the member asks and the Council decides
      When Kazakhstan asks the organisation for peacekeepers
      And the day is 6 January 2022
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: Without a request the Council's decision is not enough
      When the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: Without a decision the request is not enough
      When Kazakhstan asks the organisation for peacekeepers
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: A decision to which a member objects is none
      When Kazakhstan asks the organisation for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      But Kyrgyzstan votes against the decision
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: A decision on something else is not enough
      When Kazakhstan asks the organisation for peacekeepers
      And the organisation adopts a decision on equipment for Kazakhstan
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: A request that comes after the decision is not enough
      When the organisation adopts a decision on peacekeepers for Kazakhstan
      And the day is 10 January 2022
      And Kazakhstan asks the organisation for peacekeepers
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: A request to one member is no request to the organisation
      When Kazakhstan asks Russia for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: A request for talks is no request for help
      When Kazakhstan asks the organisation for consultation
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: The request of one member is not that of another
      When Tajikistan asks the organisation for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may not run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement

    Scenario: The UN Security Council is told at once
      When Kazakhstan asks the organisation for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation owes the UN Security Council a report under Article 3 of the Peacekeeping agreement
      And the duty falls due at once

    Scenario: A letter performs that duty
      When Kazakhstan asks the organisation for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      And the organisation reports to the UN Security Council
      Then the organisation owes the UN Security Council a report under Article 3 of the Peacekeeping agreement
      And on record it is performed

    Scenario: Where there is no operation, there is nothing to tell
      When Kazakhstan asks the organisation for peacekeepers
      Then the organisation does not owe the UN Security Council a report under Article 3 of the Peacekeeping agreement

    @question:inside_attack
    Scenario: Peacekeeping needs no attack, and makes none
      When Kazakhstan asks the organisation for peacekeepers
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the organisation may run a peacekeeping operation in Kazakhstan under Article 3 of the Peacekeeping agreement
      And Russia does not owe Kazakhstan assistance under Article 4

  @pk.3.1
  Rule: Before the agreement, and without it

    Scenario: Before the agreement was in force the rule did not apply
      Given Kyrgyzstan is not a party to the Peacekeeping agreement on 1 June 2008
      And heavy unrest breaks out in Kyrgyzstan
      And Kyrgyzstan asks the organisation for peacekeepers
      When the organisation adopts a decision on peacekeepers for Kyrgyzstan
      Then the organisation may, were it in force, run a peacekeeping operation in Kyrgyzstan under Article 3 of the Peacekeeping agreement

    Scenario: For a state that did not join the agreement the rule on members does not apply
      Given Uzbekistan is not a party to the Peacekeeping agreement on 1 June 2010
      And heavy unrest breaks out in Uzbekistan
      And Uzbekistan asks the organisation for peacekeepers
      When the organisation adopts a decision on peacekeepers for Uzbekistan
      Then the organisation may not run a peacekeeping operation in Uzbekistan under Article 3 of the Peacekeeping agreement

  @pk.3.2
  Rule: Elsewhere

    Scenario: With a decision of the UN Security Council the organisation may go elsewhere
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2015
      And the UN Security Council authorises an operation in Afghanistan
      When the organisation adopts a decision on peacekeepers for Afghanistan
      Then the organisation may run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: Without a decision of the UN Security Council it may not go elsewhere, even if it is asked
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2015
      And Afghanistan asks the organisation for peacekeepers
      When the organisation adopts a decision on peacekeepers for Afghanistan
      Then the organisation may not run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: A mandate for one state is none for another
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2015
      And the UN Security Council authorises an operation in Syria
      When the organisation adopts a decision on peacekeepers for Afghanistan
      Then the organisation may not run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: A mandate that comes after the decision is not enough
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2015
      And the organisation adopts a decision on peacekeepers for Afghanistan
      When the day is 1 July 2015
      And the UN Security Council authorises an operation in Afghanistan
      Then the organisation may not run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: A mandate is of no use without a decision on peacekeepers
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2015
      And the UN Security Council authorises an operation in Afghanistan
      When the organisation adopts a decision on equipment for Afghanistan
      Then the organisation may not run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: On a member's land a mandate does not take the place of its request
      Given Tajikistan is a party to the Peacekeeping agreement on 1 June 2015
      And the UN Security Council authorises an operation in Tajikistan
      When the organisation adopts a decision on peacekeepers for Tajikistan
      Then the organisation may not run a peacekeeping operation in Tajikistan under Article 3 of the Peacekeeping agreement

    Scenario: Before the agreement was in force this rule did not apply either
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2008
      And the UN Security Council authorises an operation in Afghanistan
      When the organisation adopts a decision on peacekeepers for Afghanistan
      Then the organisation may, were it in force, run a peacekeeping operation in Afghanistan under Article 3 of the Peacekeeping agreement

    Scenario: Before the agreement was in force, peacekeepers without a mandate did not break it
      Given Afghanistan is not a party to the Peacekeeping agreement on 1 June 2008
      And the UN Security Council authorises nothing in Afghanistan
      When the organisation deploys peacekeepers in Afghanistan
      Then the organisation would break, were it in force, Article 3 of the Peacekeeping agreement toward Afghanistan
