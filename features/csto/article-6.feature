@csto @cst.6 @art-6
Feature: Article 6 of the Treaty - collective forces

  To owe help is one thing; to send the forces of the organisation is another. For these, the heads of the members decide.
  In the first wording they decide on armed forces to repel aggression under Article 4; since 19 December 2012 also on the
  forces and means of the system on a threat under Article 2.

  The two are easily taken for one, as if nobody owed help until the Council has decided. The decision opens a permission
  and closes no duty: a decision that somebody blocked leaves the duty to help untouched.

  The second paragraph sets a limit. Outside the members' land forces serve international security only, under the UN
  Charter.

  Cases are invented, but for those that carry the name of an incident.

  @cst.6.1
  Rule: Paragraph 1 - after an attack

    Scenario: The Council decides and forces may be sent
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the organisation adopts a decision on troops for Armenia
      Then the other members may send collective forces to Armenia under Article 6(1)
      And the wording is that of 2010

    Scenario: Until the Council decides, forces may not yet be sent
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the other members may not yet send collective forces to Armenia under Article 6(1)
      And it waits for a decision to send forces

    Scenario: In the first wording, too, forces may be sent on an attack
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the organisation adopts a decision on troops for Kyrgyzstan
      Then the other members may send collective forces to Kyrgyzstan under Article 6(1)
      And the wording is that of 1992

    Scenario: In the first wording, too, forces may not yet be sent until the heads of the members decide
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      Then the other members may not yet send collective forces to Kyrgyzstan under Article 6(1)

    Scenario Outline: A decision made before the attack is not about it
      Given Armenia is a party to the Collective Security Treaty on <before>
      And the organisation adopts a decision on troops for Armenia
      When the day is <attacked>
      And Turkey uses heavy force against Armenia at Yeraskh
      Then the other members may not yet send collective forces to Armenia under Article 6(1)

      Examples:
        | before           | attacked          |
        | 1 June 2010      | 1 July 2010       |
        | 1 September 2022 | 13 September 2022 |

    Scenario Outline: Only a decision on forces opens the permission
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the organisation adopts a decision on <subject> for Armenia
      Then the other members may not yet send collective forces to Armenia under Article 6(1)

      Examples:
        | subject      |
        | mission      |
        | equipment    |
        | consultation |

    Scenario: A decision about another event does not open the permission
      Given Armenia is a party to the Collective Security Treaty on 1 July 2010
      And Turkey threatens Armenia with force
      And Turkey uses heavy force against Armenia at Yeraskh
      When the organisation adopts a decision on troops for Armenia
      And that is about the threat
      Then the other members may not yet send collective forces to Armenia under Article 6(1)
      And it stands since 1 July 2010

    Scenario: A decision about a base does not open the permission
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Armenia lets forces of the United States be placed in Yerevan
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the organisation adopts a decision on troops for Armenia
      And that is about the placing of forces
      Then the other members may not yet send collective forces to Armenia under Article 6(1)

    @question:member_attacker
    Scenario: The forces of the system are not for a clash between members, whatever Article 4 covers
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And the question member attacker is answered covered
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      When the organisation adopts a decision on troops for Kyrgyzstan
      Then the other members may not send collective forces to Kyrgyzstan under Article 6(1)

    Scenario Outline: Forces for one member are not forces for another
      Given Armenia is a party to the Collective Security Treaty on <day>
      And Turkey uses heavy force against Armenia at Yeraskh
      When the organisation adopts a decision on troops for Tajikistan
      Then the other members may not yet send collective forces to Armenia under Article 6(1)

      Examples:
        | day               |
        | 1 July 2010       |
        | 13 September 2022 |

    Scenario: A state outside gets no collective forces by this Article
      Given Ukraine is not a party to the Collective Security Treaty on 1 June 2015
      And Azerbaijan uses heavy force against Ukraine in Kyiv region
      When the organisation adopts a decision on troops for Ukraine
      Then the other members may not send collective forces to Ukraine under Article 6(1)

    Scenario: A decision that somebody blocked gives no permission and takes no duty away
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance
      When the organisation adopts a decision on troops for Armenia
      But Belarus votes against the decision
      Then the other members may not yet send collective forces to Armenia under Article 6(1)
      And Belarus owes Armenia assistance under Article 4(2)

  @cst.6.1
  Rule: Paragraph 1 - on a threat, since 2012

    @incident:kazakhstan-2022
    Scenario: Forces may be sent on a threat
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And heavy unrest breaks out in Kazakhstan
      When the day is 6 January 2022
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      Then the other members may send collective forces to Kazakhstan under Article 6(1)
      And it opens on 6 January 2022

    Scenario: Until the Council decides, forces may not yet be sent on a threat
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      When heavy unrest breaks out in Kazakhstan
      Then the other members may not yet send collective forces to Kazakhstan under Article 6(1)

    @incident:osh-2010
    Scenario: In the first wording a threat was not enough
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      And heavy unrest breaks out in Kyrgyzstan
      When the organisation adopts a decision on peacekeepers for Kyrgyzstan
      Then the other members may not send collective forces to Kyrgyzstan under Article 6(1)

    Scenario: A decision made before the threat is not about it
      Given Kazakhstan is a party to the Collective Security Treaty on 1 December 2021
      And the organisation adopts a decision on peacekeepers for Kazakhstan
      When the day is 5 January 2022
      And heavy unrest breaks out in Kazakhstan
      Then the other members may not yet send collective forces to Kazakhstan under Article 6(1)

    Scenario: A decision about something else is not about this threat
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And Kazakhstan lets forces of the United States be placed in Almaty
      And heavy unrest breaks out in Kazakhstan
      When the organisation adopts a decision on peacekeepers for Kazakhstan
      And that is about the placing of forces
      Then the other members may not yet send collective forces to Kazakhstan under Article 6(1)

    Scenario: A light attack from outside is a threat, and enough
      Given Armenia is a party to the Collective Security Treaty on 16 November 2021
      And Azerbaijan uses light force against Armenia at Davit Bek
      When the organisation adopts a decision on peacekeepers for Armenia
      Then the other members may send collective forces to Armenia under Article 6(1)

    Scenario: A threat to a state outside opens nothing
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      And heavy unrest breaks out in Georgia
      When the organisation adopts a decision on peacekeepers for Georgia
      Then the other members may not send collective forces to Georgia under Article 6(1)

  @cst.6.2
  Rule: Paragraph 2 - outside the members' land

    Scenario: The limit binds every member, always
      Given Russia is a party to the Collective Security Treaty on 1 June 2015
      Then Russia must at all times keep its forces from going abroad against the UN Charter under Article 6(2)

    Scenario: The limit on forces abroad does not bind a state outside
      Given Georgia is not a party to the Collective Security Treaty on 1 June 2015
      Then Georgia need not at all times keep its forces from going abroad against the UN Charter under Article 6(2)

    Scenario: Forces sent to a state that did not agree, without the Security Council, break it
      Given Ukraine is not a party to the Collective Security Treaty on 1 June 2015
      When the organisation deploys peacekeepers in Ukraine
      Then the organisation breaks Article 6(2) toward Ukraine

    Scenario: On a member's land the limit does not apply
      Given Tajikistan is a party to the Collective Security Treaty on 1 June 2015
      When the organisation deploys peacekeepers in Tajikistan
      Then the organisation does not break Article 6(2) toward Tajikistan

    Scenario: Forces that the Security Council authorised do not break it
      Given Ukraine is not a party to the Collective Security Treaty on 1 June 2015
      And the UN Security Council authorises an operation in Ukraine
      When the organisation deploys peacekeepers in Ukraine
      Then the organisation does not break Article 6(2) toward Ukraine

    Scenario: A mandate that comes afterwards does not heal it
      Given Ukraine is not a party to the Collective Security Treaty on 1 June 2015
      When the organisation deploys peacekeepers in Ukraine
      And the day is 1 July 2015
      And the UN Security Council authorises an operation in Ukraine
      Then the organisation breaks Article 6(2) toward Ukraine

    Scenario: A mandate for another state is none for this one
      Given Ukraine is not a party to the Collective Security Treaty on 1 June 2015
      And the UN Security Council authorises an operation in Afghanistan
      When the organisation deploys peacekeepers in Ukraine
      Then the organisation breaks Article 6(2) toward Ukraine

    Scenario: Forces whom the government of the place invited do not break it
      Given Syria is not a party to the Collective Security Treaty on 1 October 2015
      And the government of Syria invites forces of the organisation
      When the organisation deploys peacekeepers in Syria
      Then the organisation does not break Article 6(2) toward Syria

    Scenario: An invitation to somebody else is none to the organisation
      Given Syria is not a party to the Collective Security Treaty on 1 October 2015
      And the government of Syria invites forces of Iran
      When the organisation deploys peacekeepers in Syria
      Then the organisation breaks Article 6(2) toward Syria

    Scenario: Before the Treaty entered into force there was no limit of this kind
      Given the day is 1 June 1993
      When the Commonwealth of Independent States deploys peacekeepers in Tajikistan
      Then the Commonwealth of Independent States does not break Article 6(2) toward Tajikistan

  @cst.6.1
  Rule: Paragraph 1 - what only an attack opens, and from when

    Scenario: In a war that goes on when the Treaty enters into force, forces may be decided from that day
      Given the day is 1 March 1994
      When Turkey uses heavy force against Armenia at Yeraskh
      And that goes on until 12 May 1994
      Then the other members may not yet send collective forces to Armenia under Article 6(1)
      And it stands since 20 April 1994

    @question:embassies
    Scenario: Where an embassy is protected, forces may be sent though no attack threatens the member's land
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And Damascus is a place in Syria
      And Japan uses heavy force against the embassy of Belarus in Damascus
      When the organisation adopts a decision on troops for Belarus
      Then the other members may send collective forces to Belarus under Article 6(1)

    @question:embassies
    Scenario: So may they where the embassy stands on land that the member claims, if no member struck it
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      And the question embassies is answered covered
      And Ukraine uses heavy force against the embassy of Russia in Kherson region
      When the organisation adopts a decision on troops for Russia
      Then the other members may send collective forces to Russia under Article 6(1)

  @cst.6.1 @question:stray_fire
  Rule: Paragraph 1 - forces against fire that strays, which is an attack under one answer and threatens nobody

    Background:
      Given the question stray fire is answered attack

    Scenario: A member hit by fire of a state outside may be sent forces once the Council decides
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And heavy force of Azerbaijan hits Armenia astray at Jermuk
      When the organisation adopts a decision on troops for Armenia
      Then the other members may send collective forces to Armenia under Article 6(1)

    Scenario Outline: Only who neither asked nor agreed gets no forces
      Given Armenia is a party to the Status agreement on 13 September 2022
      And heavy force of Azerbaijan hits Armenia astray at Jermuk
      And <said>
      And <let in>
      When the organisation adopts a decision on troops for Armenia
      Then the other members <may> send collective forces to Armenia under Article 6(1)

      Examples:
        | said                                        | let in                                              | may     |
        | Armenia asks the organisation for troops    | Armenia lets no forces in                           | may     |
        | Armenia asks nobody for anything            | the government of Armenia invites forces of Russia  | may     |
        | Armenia asks nobody for anything            | Armenia lets no forces in                           | may not |

  @cst.6.1
  Rule: Paragraph 1 - before a member was bound by the agreement on the status of formations

    @question:stray_fire
    Scenario Outline: A member not yet bound by it may be sent forces for which it did not ask
      Given the question stray fire is answered attack
      And Russia is not a party to the Status agreement on 20 December 2012
      And <what comes>
      And Russia asks nobody for anything
      And Russia lets no forces in
      When the organisation adopts a decision on troops for Russia
      Then the other members may send collective forces to Russia under Article 6(1)

      Examples:
        | what comes                                              |
        | heavy force of Ukraine hits Russia astray in Kursk region |
        | Ukraine threatens Russia with force                     |
