@csto @cst.8 @art-8
Feature: Article 8 of the Treaty - other treaties

  No state gives up its other treaties for an alliance. So the Treaty leaves rights and duties under them as they are,
  says that it is aimed at no third state, and leaves the right of defence under the UN Charter untouched. In return
  members conclude no agreement that cannot be kept together with it.

  The quarrel, where there is one, is about that return: an airfield, a pact or a partner outside (us-bases-2001). Whether
  an agreement cannot be kept together with the Treaty is a judgement, and a judgement has a holder. So a breach is drawn
  only where somebody so held.

  Cases are invented, but for those that carry the name of an incident.

  @cst.8.1
  Scenario: Members keep what they have under other treaties
    Given Armenia is a party to the Collective Security Treaty on 29 August 1997
    Then Armenia must at all times keep its other treaties under Article 8(1)

  @cst.8.1
  Scenario: A state outside keeps its treaties by other law, not by this Article
    Given Georgia is not a party to the Collective Security Treaty on 1 June 2005
    Then Georgia need not at all times keep its other treaties under Article 8(1)

  @cst.8.3
  Scenario: The ban on conflicting agreements binds every member, always
    Given Kyrgyzstan is a party to the Collective Security Treaty on 4 December 2001
    Then Kyrgyzstan must at all times keep from conflicting agreements under Article 8(3)

  @cst.8.3
  Scenario: The ban on conflicting agreements does not bind a state outside
    Given Uzbekistan is not a party to the Collective Security Treaty on 7 October 2001
    Then Uzbekistan need not at all times keep from conflicting agreements under Article 8(3)

  @cst.8.3
  Scenario: An agreement that is held to conflict with the Treaty breaks the ban
    Given Kyrgyzstan is a party to the Collective Security Treaty on 4 December 2001
    When Kyrgyzstan concludes an agreement with the United States
    And the agreement is held to conflict with the Collective Security Treaty
    Then Kyrgyzstan breaks Article 8(3) toward the other members

  @cst.8.3 @incident:us-bases-2001
  Scenario: An agreement of which nobody held that breaks nothing
    Given Kyrgyzstan is a party to the Collective Security Treaty on 4 December 2001
    When Kyrgyzstan concludes an agreement with the United States
    Then Kyrgyzstan does not break Article 8(3) toward the other members

  @cst.8.3
  Scenario: An agreement that conflicts with another treaty is not this Article's business
    Given Kyrgyzstan is a party to the Collective Security Treaty on 4 December 2001
    When Kyrgyzstan concludes an agreement with the United States
    And the agreement is held to conflict with the Charter of the Commonwealth of Independent States
    Then Kyrgyzstan does not break Article 8(3) toward the other members

  @cst.8.3
  Scenario: A state outside does not break the ban
    Given Uzbekistan is not a party to the Collective Security Treaty on 7 October 2001
    When Uzbekistan concludes an agreement with the United States
    And the agreement is held to conflict with the Collective Security Treaty
    Then Uzbekistan does not break Article 8(3) toward the other members

  @cst.8.3
  Scenario: The other side of the agreement does not break it either
    Given Kyrgyzstan is a party to the Collective Security Treaty on 4 December 2001
    When the United States concludes an agreement with Kyrgyzstan
    And the agreement is held to conflict with the Collective Security Treaty
    Then Kyrgyzstan does not break Article 8(3) toward the other members
