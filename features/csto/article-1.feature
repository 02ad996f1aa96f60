@csto @cst.1 @art-1
Feature: Article 1 of the Treaty - no force, no alliances, nothing against a member

  The Treaty opens with what its members may not do. They do not use or threaten force between states, and they settle
  every dispute by peaceful means. The words reach beyond the circle of members: a member that attacks an outsider breaks
  the same promise as one that attacks a neighbour in the Treaty.

  The second paragraph keeps members out of alliances, and out of groupings and actions aimed at one of them. People argue about its
  grammar. Some read it as a ban on every military alliance with a state outside; others read the words "aimed at a
  member" as going with the whole list, and point to Article 8, which leaves other treaties as they are.

  The third paragraph looks forward: should a security system for all of Europe and Asia come, the members consult on
  changing the Treaty.

  Cases are invented, but for those that carry the name of an incident.

  @cst.1.1
  Rule: Paragraph 1 - members use no force and threaten none

    Scenario: The ban binds every member, always
      Given Tajikistan is a party to the Collective Security Treaty on 1 June 2010
      Then Tajikistan must at all times keep from force under Article 1(1)

    Scenario: The ban of the Treaty does not bind a state that left it
      Given Azerbaijan is not a party to the Collective Security Treaty on 13 September 2022
      Then Azerbaijan need not at all times keep from force under Article 1(1)

    Scenario: The ban did not bind before the Treaty entered into force
      Given Armenia is not a party to the Collective Security Treaty on 1 June 1993
      Then Armenia need not at all times keep from force under Article 1(1)

    Scenario: Members settle their disputes by peaceful means
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      Then Kyrgyzstan must at all times settle disputes peacefully under Article 1(1)

    Scenario: A state outside does not owe the peaceful settlement of this Treaty
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2008
      Then Georgia need not at all times settle disputes peacefully under Article 1(1)

    Scenario: A member that attacks a member breaks the ban
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Tajikistan breaks Article 1(1) toward Kyrgyzstan
      And the wording is that of 1992
      And it stands since 16 September 2022

    Scenario: A member that attacks a state outside breaks the ban as well
      Given Russia is a party to the Collective Security Treaty on 24 February 2022
      When Russia uses massive force against Ukraine in Kyiv region
      Then Russia breaks Article 1(1) toward Ukraine

    Scenario: A light attack is enough to break the ban
      Given Tajikistan is a party to the Collective Security Treaty on 14 September 2022
      When Tajikistan uses light force against Kyrgyzstan at Batken
      Then Tajikistan breaks Article 1(1) toward Kyrgyzstan

    Scenario: A trifling incident is no attack
      Given Tajikistan is a party to the Collective Security Treaty on 14 September 2022
      When Tajikistan uses trifling force against Kyrgyzstan at Batken
      Then Tajikistan does not break Article 1(1) toward Kyrgyzstan

    Scenario: A state outside the Treaty does not break it
      Given Azerbaijan is not a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Azerbaijan does not break Article 1(1) toward Armenia

    Scenario: Force before the Treaty entered into force does not break it
      Given the day is 1 June 1993
      When Armenia uses heavy force against Azerbaijan at Kalbajar
      Then Armenia would break, were it in force, Article 1(1) toward Azerbaijan

    Scenario: A member that only defends itself does not break the ban
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      Then Tajikistan breaks Article 1(1) toward Kyrgyzstan
      And Kyrgyzstan does not break Article 1(1) toward Tajikistan

    Scenario: A member whose answer goes beyond measure breaks the ban too
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And Tajikistan uses light force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses massive force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, but beyond measure
      Then Kyrgyzstan breaks Article 1(1) toward Tajikistan

    Scenario: A member that hits back while it is heavily attacked does not break it at first sight
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And that goes on until 14 September 2022
      When the day is 14 September 2022
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      Then Armenia does not break Article 1(1) toward Azerbaijan

    Scenario: A member that hits back when the attack is over breaks it
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 14 November 2022
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      Then Armenia breaks Article 1(1) toward Azerbaijan

    Scenario: Force on land that a state merely claims does not break the ban toward that state
      Given Belarus is a party to the Collective Security Treaty on 1 November 2022
      When Belarus uses heavy force against Russia in Donetsk region
      Then Belarus does not break Article 1(1) toward Russia

    Scenario: A band that no state sent does not make any member a breaker
      Given Tajikistan is a party to the Collective Security Treaty on 1 September 2010
      And there is a band called the raiders
      And the raiders came from Tajikistan
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then Tajikistan does not break Article 1(1) toward Kyrgyzstan

    Scenario: A member that sent the band breaks the ban itself
      Given Tajikistan is a party to the Collective Security Treaty on 1 September 2010
      And there is a band called the raiders
      And the raiders came from Tajikistan
      And Tajikistan has sent the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then Tajikistan breaks Article 1(1) toward Kyrgyzstan

    Scenario: To threaten force is enough
      Given Russia is a party to the Collective Security Treaty on 1 February 2022
      When Russia threatens Ukraine with force
      Then Russia breaks Article 1(1) toward Ukraine

    Scenario: A threat by a state outside does not break the Treaty
      Given Azerbaijan is not a party to the Collective Security Treaty on 15 July 2021
      When Azerbaijan threatens Armenia with force
      Then Azerbaijan does not break Article 1(1) toward Armenia

    Scenario: To threaten force at home is not to threaten a state
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      When Kazakhstan threatens Kazakhstan with force
      Then Kazakhstan does not break Article 1(1) toward Kazakhstan

    @incident:milk-war-2009
    Scenario: A ban on trade is neither force nor a threat of force
      Given Belarus is a party to the Collective Security Treaty on 6 June 2009
      When Russia restricts trade with Belarus
      Then Russia does not break Article 1(1) toward Belarus

  @cst.1.2
  Rule: Paragraph 2 - members join nothing that is aimed at a member

    Scenario: The ban on alliances, and that on acts against members, bind every member, always
      Given Belarus is a party to the Collective Security Treaty on 1 June 2015
      Then Belarus must at all times keep from alliances under Article 1(2)
      And Belarus must at all times keep from acts against members under Article 1(2)

    Scenario: A state outside is free to choose its alliances, as far as this Treaty goes
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      Then Georgia need not at all times keep from alliances under Article 1(2)

    Scenario: To attack a member is to take part in an action against it
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then Tajikistan breaks Article 1(2) toward Kyrgyzstan

    Scenario: A member that hits back at a member that is heavily attacking it takes no part in one at first sight
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And that goes on until 17 September 2022
      When the day is 17 September 2022
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      Then Tajikistan breaks Article 1(2) toward Kyrgyzstan
      And Kyrgyzstan does not break Article 1(2) toward Tajikistan

    Scenario: To attack a state outside is no action against a member
      Given Russia is a party to the Collective Security Treaty on 24 February 2022
      When Russia uses massive force against Ukraine in Kyiv region
      Then Russia does not break Article 1(2) toward Ukraine

    Scenario: Force on land that a member merely claims is no action against it
      Given Belarus is a party to the Collective Security Treaty on 1 November 2022
      When Belarus uses heavy force against Russia in Donetsk region
      Then Belarus does not break Article 1(2) toward Russia

    Scenario: A state outside that attacks a member does not break this paragraph
      Given Azerbaijan is not a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Azerbaijan does not break Article 1(2) toward Armenia

    Scenario Outline: Alliance, grouping or action: what is aimed at a member is forbidden
      Given Belarus is a party to the Collective Security Treaty on 1 June 2015
      When Belarus joins <kind> with China aimed at Kazakhstan
      Then Belarus breaks Article 1(2) toward Kazakhstan

      Examples:
        | kind                  |
        | a military alliance   |
        | a grouping of states  |
        | a joint action        |

    Scenario: A joint action at home that is aimed at nobody else is no breach
      Given Belarus is a party to the Collective Security Treaty on 1 June 2015
      When Belarus joins a joint action with Russia aimed at Belarus
      Then Belarus does not break Article 1(2) toward Belarus

    Scenario: What is aimed at a state outside is not forbidden by this paragraph
      Given Belarus is a party to the Collective Security Treaty on 1 June 2015
      When Belarus joins a grouping of states with China aimed at Georgia
      Then Belarus does not break Article 1(2) toward Georgia

    Scenario: A pact aimed at a member by states outside is not a member's breach
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      When Georgia joins a military alliance with Ukraine aimed at Russia
      Then Georgia does not break Article 1(2) toward Russia

    @question:alliances
    Scenario: An alliance aimed at nobody is forbidden in the default answer, and allowed in the other
      Given Russia is a party to the Collective Security Treaty on 19 June 2024
      When Russia joins a military alliance with North Korea
      Then Russia breaks Article 1(2) toward the other members
      And it turns on the question alliances

    @question:alliances
    Scenario: It is allowed if only what is aimed at a member is forbidden
      Given the question alliances is answered hostile only
      And the day is 19 June 2024
      When Russia joins a military alliance with North Korea
      Then Russia does not break Article 1(2) toward the other members

    @question:alliances
    Scenario: An alliance aimed at nobody is forbidden if every alliance is
      Given Russia is a party to the Collective Security Treaty on 19 June 2024
      And the question alliances is answered every alliance
      When Russia joins a military alliance with North Korea
      Then Russia breaks Article 1(2) toward the other members

    @question:alliances
    Scenario Outline: To join another organisation that is a military alliance is forbidden too, in the default answer
      Given Armenia is a party to the Collective Security Treaty on 1 June 2019
      When Armenia joins <kind> with <organisation>
      Then Armenia <breaks> Article 1(2) toward the other members

      Examples:
        | kind                  | organisation     | breaks         |
        | a military alliance   | NATO             | breaks         |
        | a grouping of states  | NATO             | does not break |
        | a military alliance   | the organisation | does not break |

    @question:alliances
    Scenario: To join another organisation is allowed if only what is aimed at a member is forbidden
      Given Armenia is a party to the Collective Security Treaty on 1 June 2019
      And the question alliances is answered hostile only
      When Armenia joins a military alliance with NATO
      Then Armenia does not break Article 1(2) toward the other members

    @question:alliances
    Scenario: A state outside that joins another organisation breaks nothing, though a member is troubled by it
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2019
      And the question alliances is answered every alliance
      When Georgia joins a military alliance with NATO
      And an important question of international security touches Russia
      Then Georgia does not break Article 1(2) toward the other members

    @question:alliances
    Scenario: Even if every alliance is forbidden, one with another member is allowed
      Given Russia is a party to the Collective Security Treaty on 6 December 2024
      And the question alliances is answered every alliance
      When Russia joins a military alliance with Belarus
      Then Russia does not break Article 1(2) toward the other members

    @question:alliances
    Scenario: Even if every alliance is forbidden, a grouping that is none is allowed
      Given Russia is a party to the Collective Security Treaty on 19 June 2024
      And the question alliances is answered every alliance
      When Russia joins a grouping of states with North Korea
      Then Russia does not break Article 1(2) toward the other members

    @question:alliances
    Scenario: Even if every alliance is forbidden, one between states outside is not the Treaty's business
      Given Georgia is not a party to the Collective Security Treaty on 19 June 2024
      And the question alliances is answered every alliance
      When Georgia joins a military alliance with Ukraine
      Then Georgia does not break Article 1(2) toward the other members

  @cst.1.3
  Rule: Paragraph 3 - a wider system of security

    Scenario: If a wider system comes, members consult at once on changing the Treaty
      Given Kazakhstan is a party to the Collective Security Treaty on 1 June 2015
      When a collective security system for Europe and Asia is created
      Then Kazakhstan owes the other members consultation on amendment under Article 1(3)
      And the duty falls due at once

    Scenario: A state outside owes no consultation on changing the Treaty
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      When a collective security system for Europe and Asia is created
      Then Georgia does not owe the other members consultation on amendment under Article 1(3)

    Scenario: A member that consults on changing the Treaty has performed this duty
      Given Kazakhstan is a party to the Collective Security Treaty on 1 June 2015
      When a collective security system for Europe and Asia is created
      And Kazakhstan consults with the other members
      Then Kazakhstan owes the other members consultation on amendment under Article 1(3)
      And on record it is performed
