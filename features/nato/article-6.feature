@nato @nat.6 @art-6
Feature: Article 6 of the North Atlantic Treaty - where Article 5 reaches

  Land of a member counts in Europe, North America and, for islands, the North Atlantic north of the Tropic of Cancer. The wording of
  1951 adds Turkey, and forces, ships and aircraft in named parts of the world. The words on the Algerian departments of France still stand and
  have had no object since 3 July 1962.

  Cases are invented, but for those that carry the name of an incident.

  What is argued about is land of a member that lies in none of these parts of the world, as the Falkland Islands or Goa: most read the article
  as leaving it out, and one member has held that its whole land is covered.


  Rule: Land

    Scenario Outline: Where the land lies
      Given the day is <day>
      When China uses heavy force against <victim> at <place>
      Then Canada <owes> <victim> the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | victim             | place                          | owes         |
        | 1 June 2024 | Poland             | Poland                         | owes         |
        | 1 June 1950 | France             | France                         | owes         |
        | 1 June 2024 | the United States  | Hawaii                         | does not owe |
        | 1 June 1950 | the United States  | Hawaii                         | does not owe |
        | 1 June 2024 | Spain              | Ceuta and Melilla              | does not owe |
        | 1 June 2024 | the United Kingdom | the Falkland Islands           | does not owe |
        | 1 June 2024 | Turkey             | Anatolia                       | owes         |
        | 1 June 1951 | Turkey             | Anatolia                       | does not owe |
        | 1 June 1955 | France             | Algiers, Oran and Constantine  | owes         |
        | 1 June 1950 | France             | Algiers, Oran and Constantine  | owes         |
        | 4 July 1962 | France             | Algiers, Oran and Constantine  | does not owe |

    Scenario Outline: An attack elsewhere takes nothing from where the article reaches
      Given the day is <day>
      When China uses heavy force against the United States at Hawaii
      And China uses heavy force against <what> in <where>
      Then Canada owes <whom> the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | what                              | where  | whom              |
        | 1 June 1950 | France                            | France | France            |
        | 1 June 2024 | France                            | France | France            |
        | 1 June 1951 | the aircraft of the United States | Norway | the United States |
        | 1 June 2024 | the forces of the United States   | Norway | the United States |

    @question:nato_gravity
    Scenario Outline: Armed units that enter and stay after an attack, elsewhere
      Given the question nato gravity is answered any force
      And the day is <day>
      When armed units of China stand at <place>, uninvited by the United States
      Then Canada <owes> the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | place             | owes         |
        | 1 June 2024 | Hawaii            | does not owe |
        | 1 June 1950 | Hawaii            | does not owe |
        | 1 June 2024 | the United States | owes         |
        | 1 June 1950 | the United States | owes         |

    @question:nato_gravity
    Scenario Outline: Armed units in the Algerian departments, while these were French
      Given the question nato gravity is answered <answer>
      And the day is <day>
      When armed units of Egypt stand at Algiers, Oran and Constantine, uninvited by France
      Then Canada <owes> France the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer     | day         | owes         |
        | any force  | 1 June 1950 | owes         |
        | any force  | 1 June 1955 | owes         |
        | heavy only | 1 June 1955 | does not owe |
        | any force  | 4 July 1962 | does not owe |

    Scenario Outline: Land of which it is said where it lies
      Given <place> is a place in <owner>
      And <place> lies in this part of the world: <area>
      And the day is <day>
      When China uses heavy force against <owner> at <place>
      Then Canada <owes> <owner> the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | place      | owner    | area                 | day         | owes         |
        | Lyon       | France   | Europe               | 1 June 1950 | owes         |
        | Lyon       | France   | Europe               | 1 June 2024 | owes         |
        | Nuuk       | Denmark  | North America        | 1 June 1950 | owes         |
        | Nuuk       | Denmark  | North America        | 1 June 2024 | owes         |
        | Madeira    | Portugal | North Atlantic       | 1 June 1950 | owes         |
        | Madeira    | Portugal | North Atlantic       | 1 June 2024 | owes         |
        | Guadeloupe | France   | Caribbean            | 1 June 1950 | does not owe |
        | Guadeloupe | France   | Caribbean            | 1 June 2024 | does not owe |
        | Bône       | France   | Algerian departments | 1 June 1955 | owes         |
        | Bône       | France   | Algerian departments | 1 June 2024 | does not owe |

    @question:nato_gravity
    Scenario Outline: Armed units on land of which it is said where it lies
      Given the question nato gravity is answered any force
      And <place> is a place in <owner>
      And <place> lies in this part of the world: <area>
      And the day is <day>
      When armed units of China stand at <place>, uninvited by <owner>
      Then Canada <owes> <owner> the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | place      | owner    | area                 | day         | owes         |
        | Lyon       | France   | Europe               | 1 June 1950 | owes         |
        | Lyon       | France   | Europe               | 1 June 2024 | owes         |
        | Nuuk       | Denmark  | North America        | 1 June 1950 | owes         |
        | Nuuk       | Denmark  | North America        | 1 June 2024 | owes         |
        | Madeira    | Portugal | North Atlantic       | 1 June 1950 | owes         |
        | Madeira    | Portugal | North Atlantic       | 1 June 2024 | owes         |
        | Guadeloupe | France   | Caribbean            | 1 June 1955 | does not owe |
        | Bône       | France   | Algerian departments | 1 June 1950 | owes         |
        | Bône       | France   | Algerian departments | 1 June 1955 | owes         |
        | Bône       | France   | Algerian departments | 1 June 2024 | does not owe |

    @question:nato_gravity
    Scenario Outline: What happens in the Algerian departments covers no land elsewhere
      Given the question nato gravity is answered any force
      And Guadeloupe is a place in France
      And Guadeloupe lies in this part of the world: Caribbean
      And the day is 1 June 1955
      When China uses trifling force against France at Algiers, Oran and Constantine
      And <what>
      Then Canada does not owe France the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | what                                                           |
        | China uses heavy force against France at Guadeloupe            |
        | armed units of China stand at Guadeloupe, uninvited by France  |

    Scenario Outline: The three days between two accounts of when Turkey became a party
      Given the dispute greek and turkish accession is told as <account>
      And the day is 16 February 1952
      When China uses heavy force against <what>
      Then Canada <owes> <whom> the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | account  | what                                         | whom              | owes         |
        | deposit  | Turkey at Anatolia                           | Turkey            | does not owe |
        | protocol | Turkey at Anatolia                           | Turkey            | owes         |
        | deposit  | the forces of the United States at Anatolia  | the United States | does not owe |
        | protocol | the forces of the United States at Anatolia  | the United States | owes         |

    @question:nato_land_outside
    Scenario: Under another answer land elsewhere counts as well
      Given the question nato land outside is answered covered
      And the day is 1 June 2024
      When China uses heavy force against Spain at Ceuta and Melilla
      Then Canada owes Spain the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_land_outside
    Scenario: But not land of a state outside
      Given the question nato land outside is answered covered
      And the day is 1 June 2024
      When China uses heavy force against Japan in Japan
      Then Canada does not owe Japan the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  Rule: Forces, ships and aircraft

    Scenario Outline: By where they are
      Given the day is <day>
      When China uses heavy force against the <target> of the United States at <place>
      Then Canada <owes> the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | target   | place                      | owes         |
        | 1 June 2024 | ship     | the open Mediterranean Sea | owes         |
        | 1 June 1951 | ship     | the open Mediterranean Sea | does not owe |
        | 1 June 2024 | aircraft | the open North Atlantic    | owes         |
        | 1 June 1951 | aircraft | the open North Atlantic    | owes         |
        | 1 June 2024 | ship     | the high seas              | does not owe |
        | 1 June 2024 | forces   | Norway                     | owes         |
        | 1 June 1951 | aircraft | Norway                     | owes         |
        | 1 June 2024 | forces   | Anatolia                   | owes         |
        | 1 June 2024 | forces   | Syria                      | does not owe |
        | 1 June 2024 | forces   | West Berlin                | owes         |
        | 1 June 1953 | forces   | West Berlin                | owes         |
        | 1 June 1951 | forces   | West Berlin                | owes         |
        | 1 June 1951 | forces   | Norway                     | does not owe |
        | 1 June 1951 | base     | Norway                     | does not owe |
        | 1 June 1951 | peacekeepers | Norway                 | does not owe |
        | 1 June 1953 | forces   | Norway                     | owes         |
        | 1 June 2024 | forces   | Ceuta and Melilla          | does not owe |
        | 1 June 1951 | aircraft | Algiers, Oran and Constantine | does not owe |
        | 1 June 1953 | forces   | Algiers, Oran and Constantine | owes      |
        | 4 July 1962 | forces   | Algiers, Oran and Constantine | does not owe |
        | 1 June 1953 | aircraft | Syria                      | does not owe |
        | 1 June 1951 | aircraft | Syria                      | does not owe |

    Scenario Outline: By where they are, where it is said in which part of the world that lies
      Given <place> is a place in <host>
      And <place> lies in this part of the world: <area>
      And the day is <day>
      When China uses heavy force against the <target> of the United States at <place>
      Then Canada <owes> the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | place      | host     | area                 | target   | day         | owes         |
        | Bergen     | Norway   | Europe               | aircraft | 1 June 1951 | owes         |
        | Bergen     | Norway   | Europe               | forces   | 1 June 2024 | owes         |
        | Nuuk       | Denmark  | North America        | aircraft | 1 June 1951 | owes         |
        | Nuuk       | Denmark  | North America        | forces   | 1 June 2024 | owes         |
        | Lajes      | Portugal | North Atlantic       | aircraft | 1 June 1951 | owes         |
        | Lajes      | Portugal | North Atlantic       | forces   | 1 June 2024 | owes         |
        | Guadeloupe | France   | Caribbean            | aircraft | 1 June 1951 | does not owe |
        | Guadeloupe | France   | Caribbean            | forces   | 1 June 2024 | does not owe |
        | Bône       | France   | Algerian departments | forces   | 1 June 1955 | owes         |
        | Bône       | France   | Algerian departments | forces   | 1 June 2024 | does not owe |
        | Funchal    | Portugal | North Atlantic       | embassy  | 1 June 1951 | does not owe |
        | Funchal    | Portugal | North Atlantic       | embassy  | 1 June 2024 | does not owe |
        | Valletta   | Malta    | Mediterranean        | embassy  | 1 June 2024 | does not owe |

    Scenario Outline: A ship in a sea of which it is said in which part of the world it lies
      Given the Sargasso Sea lies in this part of the world: <area>
      And the day is 1 June 2024
      When China uses heavy force against the ship of the United States at the Sargasso Sea
      Then Canada <owes> the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | area           | owes         |
        | North Atlantic | owes         |
        | Caribbean      | does not owe |

    Scenario Outline: Ships and aircraft of a state outside are protected nowhere
      Given the day is <day>
      When China uses heavy force against the <target> of Japan at <place>
      Then Canada does not owe Japan the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | target   | place                         |
        | 1 June 2024 | ship     | the open Mediterranean Sea    |
        | 1 June 2024 | ship     | the open North Atlantic       |
        | 1 June 1951 | ship     | the open North Atlantic       |
        | 1 June 2024 | forces   | Norway                        |
        | 1 June 1951 | aircraft | Norway                        |
        | 1 June 2024 | forces   | Anatolia                      |
        | 1 June 1953 | forces   | Algiers, Oran and Constantine |
        | 1 June 1951 | forces   | West Berlin                   |
        | 1 June 1953 | forces   | West Berlin                   |

    Scenario Outline: Shots where forces and ships are covered cover none elsewhere
      Given the day is <day>
      When China uses trifling force against the <target> of the United States at <covered>
      And China uses heavy force against the <target> of the United States at <elsewhere>
      Then Canada does not owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | target | covered                       | elsewhere     |
        | 1 June 2024 | ship   | the open Mediterranean Sea    | the high seas |
        | 1 June 2024 | ship   | the open North Atlantic       | the high seas |
        | 1 June 1951 | ship   | the open North Atlantic       | the high seas |
        | 1 June 1955 | forces | Algiers, Oran and Constantine | Syria         |
        | 1 June 1951 | forces | West Berlin                   | Syria         |
        | 1 June 1953 | forces | West Berlin                   | Syria         |

    Scenario: Were Turkey to leave, forces of members there would be covered no more
      Given the day is 1 June 2024
      When Turkey gives notice that it leaves the North Atlantic Treaty
      And the day is 2 June 2025
      And China uses heavy force against the forces of the United States at Anatolia
      Then Canada does not owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Scenario Outline: An embassy is named nowhere, not even where forces are covered
      Given the day is <day>
      When China uses heavy force against the embassy of the United States in <place>
      Then Canada does not owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | day         | place                         |
        | 1 June 2024 | Syria                         |
        | 1 June 1951 | Norway                        |
        | 1 June 2024 | Norway                        |
        | 1 June 2024 | Anatolia                      |
        | 1 June 1955 | Algiers, Oran and Constantine |
        | 1 June 1951 | West Berlin                   |
        | 1 June 1953 | West Berlin                   |

    @incident:poland-drones-2025
    Scenario: Land that is expressly told as lying in Europe
      Given the events of poland-drones-2025
      And the day is 1 October 2025
      When China uses heavy force against the forces of the United States in eastern Poland
      Then Canada owes the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @incident:september-11-2001
    Scenario: Land that is expressly told as lying in North America
      Given the events of september-11-2001
      And the day is 1 June 2002
      When China uses heavy force against the forces of the United Kingdom at New York, Arlington and Shanksville
      Then Canada owes the United Kingdom the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @incident:przewodow-2022 @question:nato_gravity
    Scenario: Armed units on land that is expressly told as lying in Europe
      Given the question nato gravity is answered any force
      And the events of przewodow-2022
      Then Canada does not owe Poland the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      When the day is 1 June 2023
      And armed units of China stand at Przewodów, uninvited by Poland
      Then Canada owes Poland the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @incident:september-11-2001 @question:nato_gravity @question:nato_bands
    Scenario: Armed units on land that is expressly told as lying in North America
      Given the question nato gravity is answered any force
      And the question nato bands is answered state needed
      And the events of september-11-2001
      Then Canada does not owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      When the day is 1 June 2002
      And armed units of China stand at New York, Arlington and Shanksville, uninvited by the United States
      Then Canada owes the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  @question:nato_cyber
  Rule: Networks

    @question:nato_cyber
    Scenario Outline: By what it does, or not at all
      Given the question nato cyber is answered <answer>
      And the day is 1 June 2024
      When China strikes networks of Albania with heavy effects
      Then Canada <owes> Albania the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer       | owes         |
        | by effects   | owes         |
        | weapons only | does not owe |

    Scenario: Networks of a state outside are not protected
      Given the day is 1 June 2024
      When China strikes networks of Japan with heavy effects
      Then Canada does not owe Japan the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  Rule: Incidents

    Scenario: The Falkland Islands lie south of the Tropic
      Given the events of falklands-1982
      Then the United States does not owe the United Kingdom the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And it turns on the question nato land outside

    Scenario: A rising in the Algerian departments came from inside
      Given the events of algeria-1954
      Then the United States does not owe France the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Scenario: Soldiers in Syria are outside, however many are killed
      Given the events of idlib-2020
      Then the United States does not owe Turkey the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
