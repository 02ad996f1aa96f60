@csto @cst.6 @art-6
Feature: Forces that nobody asked for - no leave beside a breach

  What one text forbids, another does not allow for the same act: where the file says that a member neither asked for forces
  nor agreed to them, nothing says that they may be sent.

  Peacekeepers need the request of the member, and elsewhere a
  mandate of the Security Council. Silence breaks nothing: that nobody is known to have asked is not that nobody asked. Cases are invented.

  @cst.6.1
  Rule: Collective forces

    Scenario Outline: Forces against unrest may be sent only if the member asked or agreed, where the file tells of it
      Given Kazakhstan is a party to the Collective Security Treaty on 4 January 2022
      And heavy unrest breaks out in Kazakhstan
      And <asked>
      And <agreed>
      When the Council adopts a decision on troops for Kazakhstan
      Then the other members <may> send collective forces to Kazakhstan under Article 6(1)

      Examples:
        | asked                                       | agreed                                                         | may     |
        | Kazakhstan asks nobody for anything         | Kazakhstan lets no forces in                                   | may not |
        | Kazakhstan asks the organisation for troops | Kazakhstan lets no forces in                                   | may     |
        | Kazakhstan asks nobody for anything         | the government of Kazakhstan invites forces of the organisation | may     |

    Scenario Outline: Nor against an attack
      Given Kazakhstan is a party to the Collective Security Treaty on 4 January 2022
      And China uses heavy force against Kazakhstan in Almaty
      And <asked>
      And <agreed>
      When the Council adopts a decision on troops for Kazakhstan
      Then the other members <may> send collective forces to Kazakhstan under Article 6(1)

      Examples:
        | asked                                       | agreed                                                         | may     |
        | Kazakhstan asks nobody for anything         | Kazakhstan lets no forces in                                   | may not |
        | Kazakhstan asks the organisation for troops | Kazakhstan lets no forces in                                   | may     |
        | Kazakhstan asks nobody for anything         | the government of Kazakhstan invites forces of the organisation | may     |

  @pk.3
  Rule: Peacekeepers

    Scenario: The two bans stand always
      Given Tajikistan is a party to the Peacekeeping agreement on 1 June 2015
      Then the organisation must at all times keep from peacekeeping unasked in Tajikistan under Article 3 (members) of the Peacekeeping agreement
      And Tajikistan must at all times keep from peacekeeping unasked in every other state under Article 3 (elsewhere) of the Peacekeeping agreement

    Scenario: A state that did not join the agreement is bound by neither, and none is owed to it as a member
      Given Georgia is not a party to the Peacekeeping agreement on 1 June 2015
      Then the organisation need not at all times keep from peacekeeping unasked in Georgia under Article 3 (members) of the Peacekeeping agreement
      And Georgia need not at all times keep from peacekeeping unasked in every other state under Article 3 (elsewhere) of the Peacekeeping agreement

    Scenario: Peacekeepers for whom a member did not ask
      Given Tajikistan is a party to the Peacekeeping agreement on 1 June 2015
      And Tajikistan asks nobody for anything
      When the organisation deploys peacekeepers in Tajikistan
      Then the organisation breaks Article 3 (members) of the Peacekeeping agreement toward Tajikistan

    Scenario: Where the file does not say that it did not ask, nothing is broken
      Given Tajikistan is a party to the Peacekeeping agreement on 1 June 2015
      When the organisation deploys peacekeepers in Tajikistan
      Then the organisation does not break Article 3 (members) of the Peacekeeping agreement toward Tajikistan

    Scenario: A state outside is protected by the other paragraph
      Given Georgia is not a party to the Peacekeeping agreement on 1 June 2015
      And Georgia asks nobody for anything
      And the UN Security Council authorises nothing in Georgia
      When the organisation deploys peacekeepers in Georgia
      Then the organisation breaks Article 3 (elsewhere) of the Peacekeeping agreement toward Georgia
      And the organisation does not break Article 3 (members) of the Peacekeeping agreement toward Georgia

    Scenario: Where the file does not say that there was no mandate, nothing is broken
      Given Georgia is not a party to the Peacekeeping agreement on 1 June 2015
      When the organisation deploys peacekeepers in Georgia
      Then the organisation does not break Article 3 (elsewhere) of the Peacekeeping agreement toward Georgia

    Scenario: Inside a member no mandate is needed
      Given Tajikistan is a party to the Peacekeeping agreement on 1 June 2015
      And the UN Security Council authorises nothing in Tajikistan
      When the organisation deploys peacekeepers in Tajikistan
      Then the organisation does not break Article 3 (elsewhere) of the Peacekeeping agreement toward Tajikistan
