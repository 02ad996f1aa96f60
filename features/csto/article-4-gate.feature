@csto @cst.4 @art-4
Feature: Article 4 of the Treaty - one gate for every blow

  Shells, units that stay, bands that a state sent, land that it lent, acts through networks, a blow at an embassy: by
  whatever means a member is hit, the same is asked before it is a case for help. Was it aimed? Was it heavy enough? Did it
  only answer an attack, and in measure? Had the member hit first? Did it come from the member's own people?

  Which blow cannot meet which of these questions, and why, stands with the exceptions in the rule itself (`not_for`).
  Cases are invented.

  Rule: By whatever means

    Scenario Outline: A blockade of ports is as grave as its effects
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      When Georgia blockades the ports of Russia with <weight> effects
      Then the attack on Russia <counts> as one on Belarus under Article 4(1)

      Examples:
        | weight | counts         |
        | heavy  | counts         |
        | light  | does not count |

  Rule: Who hit first, by whatever means, gets no help against what follows

    Background:
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      And the question gravity is answered any force
      And the question embassies is answered covered
      And Damascus is a place in Syria
      And Warsaw is a place in Poland
      And there is a band called the raiders
      And the raiders came from Moldova
      And Ukraine has sent the raiders

    @question:clean_hands @question:gravity @question:embassies
    Scenario Outline: A state whose blow answers an earlier one by the member, be it through a band or through networks
      Given <first>
      When the day is 3 June 2023
      And <blow>
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

      Examples:
        | first                                                                   | blow                                                                    |
        | Russia uses heavy force against Ukraine in Kyiv region                  | Ukraine uses heavy force against Russia in Kursk region                 |
        | Russia uses light force against Ukraine in Kyiv region                  | Ukraine uses heavy force against Russia in Kursk region                 |
        | Russia strikes networks of Ukraine with heavy effects                   | Ukraine uses heavy force against Russia in Kursk region                 |
        | Russia uses heavy force against the embassy of Ukraine in Damascus      | Ukraine uses heavy force against Russia in Kursk region                 |
        | Russia uses heavy force against Ukraine in Kyiv region                  | the raiders use heavy force against Russia in Kursk region              |
        | Russia uses light force against Ukraine in Kyiv region                  | the raiders use heavy force against Russia in Kursk region              |
        | Russia strikes networks of Ukraine with heavy effects                   | the raiders use heavy force against Russia in Kursk region              |
        | Russia uses heavy force against the embassy of Ukraine in Damascus      | the raiders use heavy force against Russia in Kursk region              |
        | Russia uses heavy force against Ukraine in Kyiv region                  | Ukraine strikes networks of Russia with heavy effects                   |
        | Russia uses heavy force against Ukraine in Kyiv region                  | Ukraine uses heavy force against the embassy of Russia in Damascus      |
        | Russia uses heavy force against Ukraine in Kyiv region                  | armed units of Ukraine stand in Kursk region, uninvited by Russia       |

    @question:clean_hands @question:gravity @question:embassies
    Scenario Outline: Units that stay after such a blow, and land that was lent for it
      Given <first>
      And Russia uses heavy force against Poland in Warsaw
      When the day is 3 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      And armed units of Ukraine stand in Kursk region, uninvited by Russia
      And that continues the force
      And the day is 4 June 2023
      And Poland uses heavy force against Russia in Bryansk region
      And Ukraine lets Poland use its land for force against Russia
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

      Examples:
        | first                                                              |
        | Russia uses heavy force against Ukraine in Kyiv region             |
        | Russia uses light force against Ukraine in Kyiv region             |
        | Russia strikes networks of Ukraine with heavy effects              |
        | Russia uses heavy force against the embassy of Ukraine in Damascus |

    @question:clean_hands
    Scenario Outline: Land lent to the state that the member itself attacked
      Given <first>
      When the day is 3 June 2023
      And Poland lets Ukraine use its land for force against Russia
      And the day is 4 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      Then the attack on Russia <counts> as one on Belarus under Article 4(1)

      Examples:
        | first                                                  | counts         |
        | Russia uses heavy force against Ukraine in Kyiv region | does not count |
        | Russia uses light force against Ukraine in Kyiv region | counts         |

    @question:clean_hands
    Scenario: Land lent to the state that the member itself attacked counts if it does not matter who hit first
      Given the question clean hands is answered irrelevant
      And Russia uses heavy force against Ukraine in Kyiv region
      When the day is 3 June 2023
      And Poland lets Ukraine use its land for force against Russia
      And Ukraine uses heavy force against Russia in Kursk region
      And Russia asks the organisation for assistance
      And that is about the lending of land
      Then Belarus owes Russia assistance under Article 4(2)

    @question:clean_hands
    Scenario: Where nobody knows whether the member attacked before land was lent, nothing is taken away
      When Poland lets Ukraine use its land for force against Russia
      And Ukraine uses heavy force against Russia in Kursk region
      And Russia uses heavy force against Ukraine in Kyiv region
      And Russia asks the organisation for assistance
      And that is about the lending of land
      Then Belarus owes Russia assistance under Article 4(2)

    @question:clean_hands
    Scenario: To have attacked the state to which land is lent only on land that it merely claims takes nothing away
      Given Kazakhstan uses heavy force against Russia in Kherson region
      When the day is 3 June 2023
      And Uzbekistan lets Russia use its land for force against Kazakhstan
      And Russia uses heavy force against Kazakhstan in Almaty
      Then the attack on Kazakhstan counts as one on Belarus under Article 4(1)

    @question:clean_hands
    Scenario Outline: If it does not matter who hit first, the same blows count
      Given the question clean hands is answered irrelevant
      And Russia uses heavy force against Ukraine in Kyiv region
      And Russia strikes networks of Ukraine with heavy effects
      And Russia uses heavy force against the embassy of Ukraine in Damascus
      When the day is 3 June 2023
      And <blow>
      Then the attack on Russia counts as one on Belarus under Article 4(1)

      Examples:
        | blow                                                               |
        | Ukraine uses heavy force against Russia in Kursk region            |
        | the raiders use heavy force against Russia in Kursk region         |
        | Ukraine strikes networks of Russia with heavy effects              |
        | Ukraine uses heavy force against the embassy of Russia in Damascus |

    @question:clean_hands @question:embassies @question:cyber_attack
    Scenario Outline: To have hit what is no attack under the answer given does not taint
      Given the question embassies is answered not covered
      And the question cyber attack is answered weapons only
      And <first>
      When the day is 3 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

      Examples:
        | first                                                              |
        | Russia strikes networks of Ukraine with heavy effects              |
        | Russia uses heavy force against the embassy of Ukraine in Damascus |

    @question:clean_hands @question:embassies @question:cyber_attack
    Scenario Outline: Light acts through networks, and light blows at an embassy, that came first do not taint
      Given <first>
      When the day is 3 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

      Examples:
        | first                                                              |
        | Russia strikes networks of Ukraine with light effects              |
        | Russia uses light force against the embassy of Ukraine in Damascus |

    @question:clean_hands @question:gravity
    Scenario Outline: A light attack that came first does not taint where only heavy force counts
      Given the question gravity is answered heavy only
      And <first>
      When the day is 3 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      Then the attack on Russia counts as one on Belarus under Article 4(1)

      Examples:
        | first                                                  |
        | Russia uses light force against Ukraine in Kyiv region |

  Rule: What only answers an attack, in measure, is no case, by whatever means

    Background:
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      And the question clean hands is answered irrelevant
      And Warsaw is a place in Poland
      And there is a band called the raiders
      And the raiders came from Moldova
      And Ukraine has sent the raiders
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 30 June 2023

    Scenario Outline: A reply in measure by weapons, through a band or through networks
      When the day is 3 June 2023
      And <blow>
      And <judged>
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

      Examples:
        | blow                                                       | judged                                                                   |
        | Ukraine uses heavy force against Russia in Kursk region    | Ukraine only answers the force of Russia, and in measure                 |
        | the raiders use heavy force against Russia in Kursk region | the raiders only answer for another the force of Russia, and in measure  |
        | Ukraine strikes networks of Russia with heavy effects      | Ukraine only answers the force of Russia through networks, and in measure |

    Scenario: Units that stay after a reply in measure, and land lent for one
      When the day is 3 June 2023
      And Ukraine uses heavy force against Russia in Kursk region
      And Ukraine only answers the force of Russia, and in measure
      And armed units of Ukraine stand in Kursk region, uninvited by Russia
      And that continues the force
      And Poland lets Ukraine use its land for force against Russia
      Then the attack on Russia does not count as one on Belarus under Article 4(1)

    Scenario Outline: An organisation that answers for a state which had asked it
      When the day is 3 June 2023
      And Ukraine asks NATO for <what>
      And later that day
      And NATO uses heavy force against Russia in Kursk region
      And NATO only answers for another the force of Russia, and in measure
      Then the attack on Russia <counts> as one on Belarus under Article 4(1)

      Examples:
        | what         | counts         |
        | troops       | does not count |
        | consultation | counts         |
        | mediation    | counts         |

    Scenario: An organisation that nobody had asked does not answer for another
      When the day is 3 June 2023
      And NATO uses heavy force against Russia in Kursk region
      And NATO only answers for another the force of Russia, and in measure
      Then the attack on Russia counts as one on Belarus under Article 4(1)

    Scenario: Nor does one that was asked only afterwards
      When the day is 3 June 2023
      And NATO uses heavy force against Russia in Kursk region
      And NATO only answers for another the force of Russia, and in measure
      And the day is 5 June 2023
      And Ukraine asks NATO for troops
      Then the attack on Russia counts as one on Belarus under Article 4(1)

  Rule: What strays, or is light, by whoever it is

    Background:
      Given Tajikistan is a party to the Collective Security Treaty on 1 June 2023
      And the question bands is answered covered
      And the question inside attack is answered covered
      And there is a band called the raiders
      And there is a band called the rebels
      And the raiders came from Afghanistan
      And the rebels came from Tajikistan
      And there is a band called the irregulars
      And the irregulars came from China
      And China has sent the irregulars
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan

    @question:stray_fire @question:gravity
    Scenario Outline: Fire that strays and light force count only under the answers that say so
      Given the question stray fire is answered <stray fire>
      And the question gravity is answered <gravity>
      When <weight> force of <who> hits Tajikistan <how> at Jirgatal
      Then the attack on Tajikistan <counts> as one on Russia under Article 4(1)

      Examples:
        | who            | weight | how        | stray fire | gravity    | counts         |
        | China          | heavy  | astray     | no attack  | any force  | does not count |
        | China          | light  | by mistake | attack     | heavy only | does not count |
        | China          | light  | astray     | attack     | any force  | counts         |
        | NATO           | heavy  | astray     | no attack  | any force  | does not count |
        | NATO           | light  | astray     | attack     | heavy only | does not count |
        | NATO           | light  | astray     | attack     | any force  | counts         |
        | the movement   | heavy  | astray     | no attack  | any force  | does not count |
        | the movement   | light  | astray     | attack     | heavy only | does not count |
        | the movement   | light  | astray     | attack     | any force  | counts         |
        | the raiders    | heavy  | astray     | no attack  | any force  | does not count |
        | the raiders    | light  | astray     | attack     | heavy only | does not count |
        | the raiders    | light  | astray     | attack     | any force  | counts         |
        | the rebels     | heavy  | astray     | no attack  | any force  | does not count |
        | the rebels     | light  | astray     | attack     | heavy only | does not count |
        | the rebels     | light  | astray     | attack     | any force  | counts         |
        | the irregulars | heavy  | astray     | no attack  | any force  | does not count |
        | the irregulars | light  | astray     | attack     | heavy only | does not count |
        | the irregulars | light  | astray     | attack     | any force  | counts         |

    @question:gravity
    Scenario: A raid is light, and so are the units that stay after it and the land that was lent for it
      When China uses light force against Tajikistan at Jirgatal
      And Uzbekistan lets China use its land for force against Tajikistan
      And armed units of China stand at Jirgatal, uninvited by Tajikistan
      And that continues the force
      Then the attack on Tajikistan does not count as one on Russia under Article 4(1)

    Scenario: Who lends land for a heavy attack is met by the promise as well
      When China uses heavy force against Tajikistan at Jirgatal
      And Uzbekistan lets China use its land for force against Tajikistan
      Then the attack on Tajikistan counts as one on Russia under Article 4(1)

    @cst.4.2
    Scenario: Help may be asked for against the lender alone
      When China uses heavy force against Tajikistan at Jirgatal
      And Uzbekistan lets China use its land for force against Tajikistan
      And Tajikistan asks the organisation for assistance
      And that is about the lending of land
      Then Russia owes Tajikistan assistance under Article 4(2)

    @question:inside_attack
    Scenario Outline: The member's own people count only if attacks from inside are covered
      Given the question inside attack is answered <answer>
      When the rebels use heavy force against Tajikistan at Jirgatal
      Then the attack on Tajikistan <counts> as one on Russia under Article 4(1)

      Examples:
        | answer       | counts         |
        | outside only | does not count |
        | covered      | counts         |

  Rule: Where and on what it fell

    @question:outside_territory
    Scenario: A base of one member on the land of another: both are attacked, whatever forces abroad are
      Given Armenia is a party to the Collective Security Treaty on 10 May 2023
      And Gyumri is a place in Armenia
      When Turkey uses massive force against the base of Russia in Gyumri
      Then the attack on Russia counts as one on Belarus under Article 4(1)
      And the attack on Armenia counts as one on Belarus under Article 4(1)
      And the attack on Russia counts as one on Armenia under Article 4(1)
      And it is settled

    @cst.4.2
    Scenario: Both may ask, each for itself
      Given Armenia is a party to the Collective Security Treaty on 10 May 2023
      And Gyumri is a place in Armenia
      When Turkey uses massive force against the base of Russia in Gyumri
      And Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)
      But Armenia does not yet owe Russia assistance under Article 4(2)

    @question:outside_territory
    Scenario: A base in a state that is no member is outside the members' land, and its host is attacked as well
      Given Russia is a party to the Collective Security Treaty on 10 May 2023
      And Tartus is a place in Syria
      When Turkey uses massive force against the base of Russia in Tartus
      Then the attack on Russia does not count as one on Belarus under Article 4(1)
      And it turns on the question outside territory
      And Turkey breaks Article 2(4) of the UN Charter toward Russia
      And Turkey breaks Article 2(4) of the UN Charter toward Syria

    Scenario: A host that asked for it is not hit
      Given Russia is a party to the Collective Security Treaty on 10 May 2023
      And Tartus is a place in Syria
      And the government of Syria asks forces of Turkey to fight on its land
      When Turkey uses massive force against the base of Russia in Tartus
      Then it is not an attack by Turkey on Syria

    Scenario Outline: What falls on a ship or an aircraft does not fall on the land under it
      Given Russia is a party to the Collective Security Treaty on 10 May 2023
      And Tartus is a place in Syria
      When Turkey uses heavy force against the <target> of Russia in Tartus
      Then it is an attack by Turkey on Russia
      But it is not an attack by Turkey on Syria

      Examples:
        | target   |
        | ship     |
        | aircraft |

    @question:outside_territory
    Scenario Outline: A ship or an aircraft where nobody has land is hit as forces abroad are
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      When Brazil uses heavy force against the <target> of Russia on the high seas
      Then it is an attack by Brazil on Russia
      And Brazil breaks Article 2(4) of the UN Charter toward Russia
      And Belarus owes Russia consultation under Article 2(2)
      And the attack on Russia does not count as one on Belarus under Article 4(1)
      And it turns on the question outside territory

      Examples:
        | target   |
        | ship     |
        | aircraft |

    Scenario: Land that nobody owns is nobody's land, whoever stands on it
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      When Brazil uses heavy force against Russia on the high seas
      Then it is not an attack by Brazil on Russia

    Scenario Outline: A ship or an aircraft that is hit over the land of the one who fires is not attacked by that alone
      Given Russia is a party to the Collective Security Treaty on 1 June 2023
      And Antalya is a place in Turkey
      When Turkey uses heavy force against the <target> of Russia in Antalya
      Then it is not an attack by Turkey on Russia

      Examples:
        | target   |
        | ship     |
        | aircraft |

    @question:embassies
    Scenario: A heavy blow at an embassy threatens the member and breaks the ban toward the host, and is a case only under one answer
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And Damascus is a place in Syria
      When Japan uses heavy force against the embassy of Belarus in Damascus
      Then Russia owes Belarus consultation under Article 2(2)
      And Japan breaks Article 2(4) of the UN Charter toward Syria
      And Japan does not break Article 2(4) of the UN Charter toward Belarus
      And the attack on Belarus does not count as one on Russia under Article 4(1)
      And it turns on the question embassies

    Scenario: A light blow at an embassy does not threaten the member by itself
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And Damascus is a place in Syria
      When Japan uses light force against the embassy of Belarus in Damascus
      Then Russia does not owe Belarus consultation under Article 2(2)

    @question:embassies
    Scenario: A band that a state sent against an embassy strikes for that state
      Given Belarus is a party to the Collective Security Treaty on 1 June 2023
      And the question embassies is answered covered
      And Damascus is a place in Syria
      And there is a band called the raiders
      And the raiders came from Iraq
      And Japan has sent the raiders
      When the raiders use heavy force against the embassy of Belarus in Damascus
      Then the attack on Belarus counts as one on Russia under Article 4(1)
