@csto @cst.4 @art-4
Feature: Article 4(1) of the Treaty - an attack on one is an attack on all

  This is the heart of the Treaty, the casus foederis: an attack on one member counts as an attack on every other. It is
  a finding, not yet a duty. Nobody has to ask for it and no body has to vote on it; the duties of the next paragraphs
  rest on it.

  The first wording, in force from 20 April 1994, speaks of aggression by a state or a group of states. The wording in
  force since 19 December 2012 names no attacker; it speaks of an armed attack that threatens the safety, stability,
  integrity and sovereignty of the member. Much of what is argued about lies in that change. Does a band count that no
  state sent? Does an attack from inside? How heavy must the force be?

  Other quarrels are older. Is land protected that only its holder calls its own, or a border that was never drawn? Can
  the attacker be a member? May a state that attacked first call in the promise when it is hit in the same war?

  Cases are invented, but for those that carry the name of an incident.

  @cst.4.1
  Rule: The undisputed core

    Scenario: A state attacks a member
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia counts as one on Russia under Article 4(1)
      And the wording is that of 2010
      And it stands since 13 September 2022

    Scenario: An attack on one counts as one on every other member, near or far
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia counts as one on Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan under Article 4(1)

    Scenario Outline: An attack does not count as one on the member attacked, which is attacked already
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia does not count as one on Armenia under Article 4(1)

      Examples:
        | day               |
        | 13 September 2008 |
        | 13 September 2022 |

    Scenario Outline: An attack on a member does not count as one on a state outside
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia does not count as one on Georgia under Article 4(1)

      Examples:
        | day               |
        | 13 September 2008 |
        | 13 September 2022 |

    Scenario Outline: An attack on a state outside counts as one on nobody
      Given Ukraine is not a party to the Collective Security Treaty on <day>
      When Azerbaijan uses heavy force against Ukraine in Kyiv region
      Then the attack on Ukraine does not count as one on Russia under Article 4(1)

      Examples:
        | day               |
        | 13 September 2008 |
        | 13 September 2022 |

    Scenario: An attack on one counts as one on all without any request
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      But Armenia does not ask the organisation for assistance
      Then the attack on Armenia counts as one on Russia under Article 4(1)

  @cst.4.1
  Rule: The two wordings

    Scenario Outline: The day of the attack decides the wording
      Given Armenia is a party to the Collective Security Treaty on <day>
      When Turkey uses heavy force against Armenia at Yeraskh
      Then the attack on Armenia counts as one on Russia under Article 4(1)
      And the wording is that of <wording>

      Examples:
        | day              | wording |
        | 20 April 1994    | 1992    |
        | 10 December 2010 | 1992    |
        | 18 December 2012 | 1992    |
        | 19 December 2012 | 2010    |

    Scenario: A war that goes on when the Treaty enters into force comes under it on that day
      Given the day is 1 March 1994
      When Turkey uses heavy force against Armenia at Yeraskh
      And that goes on until 12 May 1994
      Then the attack on Armenia counts as one on Russia under Article 4(1)
      And it stands since 20 April 1994

    Scenario: An attack that ended before the Treaty entered into force does not come under it
      Given the day is 1 March 1994
      When Turkey uses heavy force against Armenia at Yeraskh
      And that goes on until 19 April 1994
      Then the attack on Armenia would count, were it in force, as one on Russia under Article 4(1)

    Scenario: A state that attacks counts in the first wording as well
      Given Kyrgyzstan is a party to the Collective Security Treaty on 12 June 2010
      When Uzbekistan uses trifling force against Kyrgyzstan at Osh
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan counts as one on Kazakhstan under Article 4(1)
      And the wording is that of 1992

  @cst.4.1
  Rule: Who attacks - bands, authorities and members

    @question:bands
    Scenario: A band that no state sent does not count in the default answer
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)
      And it turns on the question bands

    @question:bands
    Scenario: A band that no state sent counts if the wording of 2010 covers bands
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)

    @question:bands
    Scenario: Even if bands count, their attack does not count as one on the member attacked
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Tajikistan under Article 4(1)
      And the attack on Tajikistan does not count as one on Georgia under Article 4(1)

    @question:bands
    Scenario: A band is nobody's concern where the state it hits is no member
      Given Ukraine is not a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And there is a band called the raiders
      And the raiders came from Moldova
      When the raiders use heavy force against Ukraine in Kyiv region
      Then the attack on Ukraine does not count as one on Russia under Article 4(1)

    @question:bands
    Scenario: The wording of 1992 never covered a band
      Given Kyrgyzstan is a party to the Collective Security Treaty on 22 August 2000
      And the question bands is answered covered
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

    Scenario: A state that sent the band is the attacker itself
      Given Kyrgyzstan is a party to the Collective Security Treaty on 22 August 2000
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan has sent the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan counts as one on Russia under Article 4(1)

    Scenario: A state that only put up with the band is not the attacker
      Given Kyrgyzstan is a party to the Collective Security Treaty on 22 August 2000
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan has tolerated the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

    @question:bands @question:member_attacker
    Scenario: A band that a member sent is that member's own attack
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And there is a band called the raiders
      And the raiders came from Kyrgyzstan
      And Kyrgyzstan has sent the raiders
      When the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)
      And it turns on the question member attacker

    @question:bands @question:member_attacker
    Scenario: The member that sent the band is not attacked together with its victim
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And the question member attacker is answered covered
      And there is a band called the raiders
      And the raiders came from Kyrgyzstan
      And Kyrgyzstan has sent the raiders
      When the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)
      And the attack on Tajikistan does not count as one on Kyrgyzstan under Article 4(1)

    @question:unrecognised_author
    Scenario: An authority that rules a country without recognition counts as a state in the first wording
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)
      And it turns on the question unrecognised author

    @question:unrecognised_author
    Scenario: Even if such an authority counts, its attack is not one on the member attacked, nor on a state outside
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Tajikistan under Article 4(1)
      And the attack on Tajikistan does not count as one on Ukraine under Article 4(1)

    @question:unrecognised_author
    Scenario: An attack by such an authority on a state outside counts as one on nobody
      Given Moldova is not a party to the Collective Security Treaty on 1 October 1997
      And Bender is a place in Moldova
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Moldova in Bender
      Then the attack on Moldova does not count as one on Russia under Article 4(1)

    @question:unrecognised_author
    Scenario: Nor does it where a member is in danger too
      Given Moldova is not a party to the Collective Security Treaty on 1 October 1997
      And Bender is a place in Moldova
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Moldova in Bender
      And a danger of terrorism arises for Tajikistan
      Then the attack on Moldova does not count as one on Russia under Article 4(1)

    @question:unrecognised_author
    Scenario: An authority without recognition does not count in the first wording if it is no state
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 1997
      And the question unrecognised author is answered not a state
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

    Scenario: The second wording names no attacker, so such an authority counts under every answer
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 2021
      And the question unrecognised author is answered not a state
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)

    Scenario: A member from whose side such an authority is helped is not attacked with the victim
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      And Kyrgyzstan has sent the movement
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)
      And the attack on Tajikistan does not count as one on Kyrgyzstan under Article 4(1)

    @question:member_attacker @incident:kyrgyz-tajik-2022
    Scenario: An attack by a member does not count in the default answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)
      And it turns on the question member attacker

    @question:member_attacker
    Scenario: An attack by a member counts if a member can be the attacker
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And the question member attacker is answered covered
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan counts as one on Russia under Article 4(1)

    @question:member_attacker
    Scenario Outline: An attack by the organisation of the members is one by them, in both wordings
      Given Kyrgyzstan is a party to the Collective Security Treaty on <day>
      And the question member attacker is answered <answer>
      When the organisation uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan <counts> as one on Russia under Article 4(1)

      Examples:
        | day               | answer   | counts         |
        | 16 September 2022 | excluded | does not count |
        | 16 September 2022 | covered  | counts         |
        | 16 September 2008 | excluded | does not count |
        | 16 September 2008 | covered  | counts         |

    @question:member_attacker
    Scenario: Even if a member can be the attacker, its attack does not count as one on itself
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2022
      And the question member attacker is answered covered
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan does not count as one on Tajikistan under Article 4(1)

    @question:member_attacker
    Scenario Outline: In the first wording, too, a member that attacks is not attacked by itself
      Given Kyrgyzstan is a party to the Collective Security Treaty on 16 September 2008
      And the question member attacker is answered <answer>
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      Then the attack on Kyrgyzstan <counts> as one on Russia under Article 4(1)
      And the attack on Kyrgyzstan does not count as one on Tajikistan under Article 4(1)

      Examples:
        | answer   | counts         |
        | excluded | does not count |
        | covered  | counts         |

    Scenario: A neighbour that has left the Treaty is no member
      Given Azerbaijan is not a party to the Collective Security Treaty on 27 April 2000
      When Azerbaijan uses heavy force against Armenia at Yeraskh
      Then the attack on Armenia counts as one on Russia under Article 4(1)

  @cst.4.1
  Rule: Where - land, claims and borders

    @question:whose_land @incident:annexation-2022
    Scenario: Land that a member only claims is not protected in the default answer
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      When Ukraine uses heavy force against Russia in Kherson region
      Then the attack on Russia does not count as one on Belarus under Article 4(1)
      And it turns on the question whose land

    @question:whose_land
    Scenario: Land that a member only claims is protected if the claim is enough
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      And the question whose land is answered claimed
      When Ukraine uses heavy force against Russia in Kherson region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

    Scenario: The land of a member as others recognise it is protected
      Given Russia is a party to the Collective Security Treaty on 6 August 2024
      When Ukraine uses heavy force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

    @incident:karabakh-2020
    Scenario: Land that other states recognise as the attacker's own is not a member's land
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      When Azerbaijan uses heavy force against Armenia in Nagorno-Karabakh
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:undelimited_border @incident:jermuk-2022
    Scenario: A border that was never agreed is protected in the default answer
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at the Armenian-Azerbaijani border where no line is agreed
      Then the attack on Armenia counts as one on Russia under Article 4(1)
      And it turns on the question undelimited border

    @question:undelimited_border
    Scenario: A border that was never agreed is not protected if it must be agreed first
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question undelimited border is answered not covered
      When Azerbaijan uses heavy force against Armenia at the Armenian-Azerbaijani border where no line is agreed
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:undelimited_border
    Scenario: A town inside the member is protected under either answer
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question undelimited border is answered not covered
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia counts as one on Russia under Article 4(1)

    @question:outside_territory
    Scenario: Forces of a member that are hit abroad are not protected in the default answer
      Given Russia is a party to the Collective Security Treaty on 1 June 2017
      And Latakia is a place in Syria
      When Japan uses heavy force against the aircraft of Russia in Latakia
      Then the attack on Russia does not count as one on Kazakhstan under Article 4(1)
      And it turns on the question outside territory

    @question:outside_territory
    Scenario: Forces of a member that are hit abroad are protected if the answer says so
      Given Russia is a party to the Collective Security Treaty on 1 June 2017
      And the question outside territory is answered covered
      And Latakia is a place in Syria
      When Japan uses heavy force against the aircraft of Russia in Latakia
      Then the attack on Russia counts as one on Kazakhstan under Article 4(1)

    @question:outside_territory
    Scenario: People of a member that are hit abroad are no forces
      Given Russia is a party to the Collective Security Treaty on 1 June 2017
      And the question outside territory is answered covered
      And Latakia is a place in Syria
      When Japan uses heavy force against the population of Russia in Latakia
      Then the attack on Russia does not count as one on Kazakhstan under Article 4(1)

    @question:embassies
    Scenario: An embassy of a member that is hit abroad is not protected in the default answer
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And Damascus is a place in Syria
      When Japan uses heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus does not count as one on Russia under Article 4(1)
      And it turns on the question embassies

    @question:embassies
    Scenario Outline: An embassy that is hit abroad is protected if embassies are, whether its host or a third state hits it
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And Damascus is a place in Syria
      When <attacker> uses heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus counts as one on Russia under Article 4(1)

      Examples:
        | attacker |
        | Japan    |
        | Syria    |

    @question:embassies @question:outside_territory
    Scenario: To protect forces abroad is not to protect embassies
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question outside territory is answered covered
      And Damascus is a place in Syria
      When Japan uses heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus does not count as one on Russia under Article 4(1)

  @cst.4.1
  Rule: How heavy the force must be

    @question:gravity @incident:syunik-2021
    Scenario: Light force is not enough in the default answer
      Given Armenia is a party to the Collective Security Treaty on 16 November 2021
      When Azerbaijan uses light force against Armenia at Davit Bek
      Then the attack on Armenia does not count as one on Russia under Article 4(1)
      And it turns on the question gravity

    @question:gravity
    Scenario: Light force is enough if any force is
      Given Armenia is a party to the Collective Security Treaty on 16 November 2021
      And the question gravity is answered any force
      When Azerbaijan uses light force against Armenia at Davit Bek
      Then the attack on Armenia counts as one on Russia under Article 4(1)

    @question:gravity
    Scenario: A trifling incident is no attack under either answer
      Given Armenia is a party to the Collective Security Treaty on 16 November 2021
      And the question gravity is answered any force
      When Azerbaijan uses trifling force against Armenia at Davit Bek
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:gravity @question:whose_land
    Scenario: Light force on land that is not the member's does not count either
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      And the question gravity is answered any force
      When Azerbaijan uses light force against Armenia in Nagorno-Karabakh
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:gravity @question:whose_land
    Scenario: Light force on land that the member only claims does not count either
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      And the question gravity is answered any force
      When Ukraine uses light force against Russia in Kherson region
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

    Scenario: Where the weight is not known, light force is taken
      Given Armenia is a party to the Collective Security Treaty on 16 November 2021
      When Azerbaijan uses force of unknown weight against Armenia at Davit Bek
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:stray_fire
    Scenario Outline: A hit that strays or is a mistake is no attack in the default answer, however heavy
      Given Tajikistan is a party to the Collective Security Treaty on 15 August 2015
      When heavy force of Uzbekistan hits Tajikistan <how> at Jirgatal
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

      Examples:
        | how        |
        | astray     |
        | by mistake |

    @question:stray_fire
    Scenario Outline: A hit that strays or is a mistake is an attack if what it does decides
      Given Tajikistan is a party to the Collective Security Treaty on 15 August 2015
      And the question stray fire is answered attack
      When heavy force of Uzbekistan hits Tajikistan <how> at Jirgatal
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)

      Examples:
        | how        |
        | astray     |
        | by mistake |

    @question:stray_fire @question:gravity
    Scenario Outline: Light fire that strays needs the answer that any force is enough as well
      Given Tajikistan is a party to the Collective Security Treaty on 15 August 2015
      And the question stray fire is answered attack
      And the question gravity is answered <answer>
      When light force of Uzbekistan hits Tajikistan astray at Jirgatal
      Then the attack on Tajikistan <counts> as one on Russia under Article 4(1)

      Examples:
        | answer     | counts         |
        | any force  | counts         |
        | heavy only | does not count |

    @question:stray_fire @question:clean_hands
    Scenario Outline: Fire of a state that a member attacked first, and that strays, is no case for that member in the default answer
      Given the day is 24 February 2022
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And <weight> force of Ukraine hits Russia astray in Kursk region
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

  @cst.4.1
  Rule: Networks

    @question:cyber_attack
    Scenario: An act through networks with the effects of heavy force is an attack in the default answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      When China strikes networks of Kyrgyzstan with heavy effects
      Then the attack on Kyrgyzstan counts as one on Russia under Article 4(1)
      And it turns on the question cyber attack

    @question:cyber_attack
    Scenario: An act through networks is no attack if an attack needs weapons
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      And the question cyber attack is answered weapons only
      When China strikes networks of Kyrgyzstan with heavy effects
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

    @question:cyber_attack @question:member_attacker
    Scenario: An act through networks by a member does not count as an attack on that member
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      And the question member attacker is answered covered
      When Russia strikes networks of Kyrgyzstan with heavy effects
      Then the attack on Kyrgyzstan counts as one on Belarus under Article 4(1)
      And the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

    @question:cyber_attack @question:gravity
    Scenario Outline: An act through networks with light effects counts only where light force does
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      And the question gravity is answered <gravity>
      When China strikes networks of Kyrgyzstan with light effects
      Then the attack on Kyrgyzstan <counts> as one on Russia under Article 4(1)

      Examples:
        | gravity    | counts         |
        | heavy only | does not count |
        | any force  | counts         |

  @cst.4.1
  Rule: An attack from inside

    @question:inside_attack @question:bands @incident:kazakhstan-2022
    Scenario Outline: An attack by the member's own people counts only if attacks from inside and bands are both covered
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And the question inside attack is answered <from inside>
      And the question bands is answered <bands>
      And there is a band called the armed groups
      When the armed groups use heavy force against Kazakhstan in Almaty
      Then the attack on Kazakhstan <counts> as one on Russia under Article 4(1)

      Examples:
        | from inside  | bands         | counts         |
        | outside only | sender needed | does not count |
        | outside only | covered       | does not count |
        | covered      | sender needed | does not count |
        | covered      | covered       | counts         |

    @question:inside_attack @question:bands
    Scenario: Light force from inside does not count
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And the question inside attack is answered covered
      And the question bands is answered covered
      And there is a band called the armed groups
      When the armed groups use light force against Kazakhstan in Almaty
      Then the attack on Kazakhstan does not count as one on Russia under Article 4(1)

    @question:inside_attack @question:bands
    Scenario: What happens on land that the member only claims is not inside it
      Given Russia is a party to the Collective Security Treaty on 1 November 2022
      And the question inside attack is answered covered
      And the question bands is answered covered
      And there is a band called the partisans
      When the partisans use heavy force against Russia in Kherson region
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

    @question:inside_attack @question:bands
    Scenario: A crowd is no band
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And the question inside attack is answered covered
      And the question bands is answered covered
      And there is a crowd called the protesters
      When the protesters use heavy force against Kazakhstan in Almaty
      Then the attack on Kazakhstan does not count as one on Russia under Article 4(1)

    @question:inside_attack @question:bands
    Scenario: Unrest alone is no attack
      Given Kazakhstan is a party to the Collective Security Treaty on 2 January 2022
      And the question inside attack is answered covered
      And the question bands is answered covered
      When heavy unrest breaks out in Kazakhstan
      Then the attack on Kazakhstan does not count as one on Russia under Article 4(1)

  @cst.4.1
  Rule: Clean hands - when the member hit had attacked first

    Scenario: Who only defends itself in measure attacks nobody, under every answer
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question clean hands is answered irrelevant
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      And later that day
      When Azerbaijan uses heavy force against Armenia at Jermuk
      And Azerbaijan only answers the force of Armenia, and in measure
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

    @question:clean_hands @incident:kursk-2024
    Scenario: A member that attacked first and heavily gets no help in the default answer
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then the attack on Russia does not count as one on Belarus under Article 4(1)
      And it turns on the question clean hands

    @question:clean_hands
    Scenario: A member that attacked first gets help if it does not matter who attacked first
      Given the question clean hands is answered irrelevant
      And the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

    @question:clean_hands
    Scenario: An earlier attack on somebody else does not taint
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And Georgia uses massive force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

    @question:clean_hands @question:gravity
    Scenario Outline: A light attack that came first taints an answer only where light force counts and clean hands are required
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question gravity is answered <force needed>
      And the question clean hands is answered <clean hands>
      And Armenia uses light force against Azerbaijan at Kalbajar
      And later that day
      When Azerbaijan uses <answer> force against Armenia at Jermuk
      Then the attack on Armenia <counts> as one on Russia under Article 4(1)

      Examples:
        | force needed | clean hands | answer  | counts         |
        | heavy only   | required    | massive | counts         |
        | heavy only   | irrelevant  | massive | counts         |
        | any force    | required    | massive | does not count |
        | any force    | required    | light   | does not count |
        | any force    | irrelevant  | massive | counts         |
        | any force    | irrelevant  | light   | counts         |

    @question:clean_hands
    Scenario: Where nobody knows who fired first, nobody attacked first
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then the attack on Armenia counts as one on Russia under Article 4(1)

    @question:clean_hands
    Scenario: A member that only defended itself did not attack first
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses light force against Armenia at Jermuk
      And later that day
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      And Armenia only answers the force of Azerbaijan, and in measure
      When the day is 14 September 2022
      And Azerbaijan uses massive force against Armenia at Vardenis
      Then the attack on Armenia counts as one on Russia under Article 4(1)
      And it stands since 14 September 2022

    @question:clean_hands
    Scenario: A member attacked first if its answer is not held to be in measure
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses light force against Armenia at Jermuk
      And later that day
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      When the day is 14 September 2022
      And Azerbaijan uses massive force against Armenia at Vardenis
      Then the attack on Armenia does not count as one on Russia under Article 4(1)
      And it turns on the question clean hands

  @cst.4.1
  Rule: Fire that strays, embassies and networks - what else must be there

    @question:stray_fire @question:gravity
    Scenario Outline: Fire that strays on land that is not the member's is no case for it
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      And the question stray fire is answered attack
      And the question gravity is answered any force
      When <weight> force of Azerbaijan hits Armenia astray in Nagorno-Karabakh
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:gravity
    Scenario Outline: The fire of a band that strays is no attack by a state
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When <weight> force of the raiders hits Tajikistan astray at Isfara
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:gravity
    Scenario Outline: A member whose own fire strays at home is not attacked
      Given Kazakhstan is a party to the Collective Security Treaty on 1 June 2023
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And the question member attacker is answered covered
      When <weight> force of Kazakhstan hits Kazakhstan astray in Almaty
      Then the attack on Kazakhstan does not count as one on Russia under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:gravity
    Scenario: That any force is enough does not make light fire that strays an attack
      Given Tajikistan is a party to the Collective Security Treaty on 15 August 2015
      And the question gravity is answered any force
      When light force of Uzbekistan hits Tajikistan astray at Jirgatal
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)
      And it turns on the question stray fire

    @question:stray_fire @question:gravity
    Scenario: A trifling hit that strays is no attack even where any force is enough
      Given Tajikistan is a party to the Collective Security Treaty on 15 August 2015
      And the question stray fire is answered attack
      And the question gravity is answered any force
      When trifling force of Uzbekistan hits Tajikistan astray at Jirgatal
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

    @question:stray_fire @question:gravity
    Scenario Outline: What is aimed, and only answers an attack in measure, is no attack either
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And the question clean hands is answered irrelevant
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      And later that day
      When Azerbaijan uses <weight> force against Armenia at Jermuk
      And Azerbaijan only answers the force of Armenia, and in measure
      Then the attack on Armenia does not count as one on Russia under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:clean_hands @question:gravity
    Scenario Outline: Fire that strays on a member that had attacked first counts if it does not matter who did
      Given the day is 24 February 2022
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And the question clean hands is answered irrelevant
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And <weight> force of Ukraine hits Russia astray in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:clean_hands @question:gravity
    Scenario Outline: Where nobody knows what came first, fire that strays answers nothing
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And Armenia uses heavy force against Azerbaijan at Kalbajar
      When <weight> force of Azerbaijan hits Armenia astray at Jermuk
      Then the attack on Armenia counts as one on Russia under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:stray_fire @question:clean_hands @question:member_attacker @question:gravity
    Scenario Outline: To have used force on land that the other merely claims is not to have attacked it first
      Given Kazakhstan is a party to the Collective Security Treaty on 1 November 2022
      And the question stray fire is answered attack
      And the question gravity is answered any force
      And the question member attacker is answered covered
      And Kazakhstan uses heavy force against Russia in Kherson region
      When the day is 10 November 2022
      And <weight> force of Russia hits Kazakhstan astray in Almaty
      Then the attack on Kazakhstan counts as one on Belarus under Article 4(1)

      Examples:
        | weight |
        | light  |
        | heavy  |

    @question:embassies
    Scenario: A band that strikes an embassy is no state that does
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And Damascus is a place in Syria
      And there is a band called the raiders
      When the raiders use heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus does not count as one on Russia under Article 4(1)

    @question:embassies
    Scenario: A state that fires by its own hand on its own embassy is not attacked
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And the question member attacker is answered covered
      And Damascus is a place in Syria
      When Belarus uses heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus does not count as one on Russia under Article 4(1)

    @question:embassies
    Scenario: Light force on an embassy is not enough
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And Damascus is a place in Syria
      When Japan uses light force against the embassy of Belarus in Damascus
      Then the attack on Belarus does not count as one on Russia under Article 4(1)

    @question:cyber_attack
    Scenario: A band that strikes networks is no state that does
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      And there is a band called the hackers
      When the hackers strike networks of Kyrgyzstan with heavy effects
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

    @question:cyber_attack
    Scenario: A state that harms its own networks is not attacked
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 June 2023
      And the question member attacker is answered covered
      When Kyrgyzstan strikes networks of Kyrgyzstan with heavy effects
      Then the attack on Kyrgyzstan does not count as one on Russia under Article 4(1)

  @cst.4.1
  Rule: Who stands behind a band, and who rules without recognition, under the second wording

    Scenario: An authority that rules without recognition is covered by the words of 2010
      Given Tajikistan is a party to the Collective Security Treaty on 1 October 2021
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)
      And the wording is that of 2010

    @question:bands @question:member_attacker @question:clean_hands
    Scenario: A member that attacked first cannot pass the answer off as the work of a band alone
      Given Tajikistan is a party to the Collective Security Treaty on 1 August 2021
      And the question bands is answered covered
      And the question member attacker is answered covered
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And there is a band called the raiders
      And the raiders came from Kyrgyzstan
      And Kyrgyzstan has sent the raiders
      When the day is 10 August 2021
      And the raiders use heavy force against Tajikistan at Isfara
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)
      And it turns on the question clean hands
