@nato @nat.4 @art-4
Feature: Article 4 of the North Atlantic Treaty - consultation in the opinion of any

  Members consult whenever one of them holds that the territory, the independence or the security of any of them is threatened.
  The opinion of one is enough; it may speak for itself or for another. The words name no area, no author and no weight: Article 6 is
  for Article 5 alone. What was named is what counts: a meeting for which no article was named is no consultation under this one.

  Cases are invented, but for those that carry the name of an incident.

  Argued about are two things: whether the opinion of one member binds the others to consult, and whether a meeting counts for which nobody
  named the article.


  Rule: The opinion of one member sets it off

    Scenario: A member that was hit asks
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      Then Germany and Poland owe the other members consultation under Article 4 of the North Atlantic Treaty
      And Switzerland does not owe the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: Another member may ask for it
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Portugal asks the North Atlantic Council for consultation under the North Atlantic Treaty
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: Until somebody asks, nothing is owed
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      Then Germany does not yet owe the other members consultation under Article 4 of the North Atlantic Treaty
      And it waits for a call for consultation

    Scenario: A state outside cannot ask under it
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Ukraine asks NATO for consultation under the North Atlantic Treaty
      Then Germany does not yet owe the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: A call about something else is owed for that
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And light unrest breaks out in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      And that is about the unrest
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: To ask for help is not to ask for consultation
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for equipment under the North Atlantic Treaty
      Then Germany does not yet owe the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: What befalls a state outside is no threat to a member by itself
      Given the day is 1 June 2024
      When Russia uses heavy force against Moldova in Moldova
      Then Germany does not owe the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: What befalls a neighbour may be held to put a member at risk
      Given the day is 1 June 2024
      When Russia uses heavy force against Moldova in Moldova
      And this is held to put the security of Romania at risk
      And Romania asks NATO for consultation under the North Atlantic Treaty
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

  Rule: No area, no author, no weight

    Scenario Outline: Wherever and by whomever a member is threatened
      Given the day is 1 June 2024
      When <what>
      And <who> asks NATO for consultation under the North Atlantic Treaty
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | what                                                                              | who     |
        | China uses light force against the United States at Hawaii                        | the United States |
        | Turkey threatens Greece with force                                                | Greece  |
        | armed units of Russia stand in Estonia, uninvited by Estonia                      | Estonia |
        | Iran strikes networks of Albania with light effects                               | Albania |
        | aircraft or ships of Russia enter the air or waters of Estonia unasked            | Estonia |

    Scenario Outline: Units, questions and dangers that are held to put a member at risk
      Given the day is 1 June 2024
      When <what>
      And this is held to put the security of Latvia at risk
      And Latvia asks NATO for consultation under the North Atlantic Treaty
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | what                                                         |
        | armed units of Russia stand in Moldova, uninvited by Moldova |
        | an important question of international security touches Latvia |
        | a danger of terrorism arises for Latvia                      |
        | Russia masses troops near Latvia                             |

    Scenario Outline: What nobody held to put a member at risk is no reason
      Given the day is 1 June 2024
      When <what>
      Then Germany does not owe the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | what                                                           |
        | armed units of Russia stand in Moldova, uninvited by Moldova   |
        | an important question of international security touches Latvia |
        | a danger of terrorism arises for Latvia                        |
        | Russia masses troops near Latvia                               |

    Scenario Outline: Who calls states its opinion, whatever the call is over
      Given the day is 1 June 2024
      When <what>
      And Romania asks NATO for consultation under the North Atlantic Treaty
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | what                                                                   |
        | Russia uses heavy force against Moldova in Moldova                     |
        | armed units of Russia stand in Moldova, uninvited by Moldova           |
        | Russia threatens Moldova with force                                    |
        | Russia blockades the ports of Georgia with heavy effects               |
        | Russia masses troops near Moldova                                      |
        | aircraft or ships of Russia enter the air or waters of Moldova unasked |
        | Russia strikes networks of Moldova with light effects                  |
        | Russia declares Kyiv region, land of Ukraine, its own                  |
        | light unrest breaks out in Belarus                                     |
        | an important question of international security touches Moldova        |
        | a danger of terrorism arises for Moldova                               |

  @question:nato_unnamed_meeting
  Rule: What was named

    @question:nato_unnamed_meeting
    Scenario Outline: A meeting for which no article was named
      Given the question nato unnamed meeting is answered <answer>
      And the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks <whom> for consultation
      Then Germany <owes> the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | answer     | whom                       | owes             |
        | named only | NATO                       | does not yet owe |
        | named only | the North Atlantic Council | does not yet owe |
        | counts     | NATO                       | owes             |
        | counts     | the North Atlantic Council | owes             |
        | named only | the Secretary General of NATO | does not yet owe |
        | counts     | the Secretary General of NATO | owes          |
        | counts     | Germany                    | does not yet owe |

    @question:nato_unnamed_meeting
    Scenario Outline: A meeting that a state outside asks for
      Given the question nato unnamed meeting is answered counts
      And the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Ukraine asks <whom> for consultation
      Then Germany does not yet owe the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | whom                       |
        | NATO                       |
        | the North Atlantic Council |
        | the Secretary General of NATO |

  @question:nato_one_opinion
  Rule: Whether one opinion is enough

    @question:nato_one_opinion
    Scenario: Under another answer the Council must agree
      Given the question nato one opinion is answered joint decision
      And the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      Then Germany does not yet owe the other members consultation under Article 4 of the North Atlantic Treaty

    @question:nato_one_opinion
    Scenario: And does
      Given the question nato one opinion is answered joint decision
      And the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      And the North Atlantic Council adopts a decision on consultation
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty

    @question:nato_one_opinion
    Scenario Outline: The call and the decision must both be about the threat
      Given the question nato one opinion is answered joint decision
      And the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And light unrest breaks out in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      And that is about the <call>
      And the North Atlantic Council adopts a decision on consultation
      And that is about the <decision>
      Then Germany <owes> the other members consultation under Article 4 of the North Atlantic Treaty

      Examples:
        | call   | decision | owes             |
        | force  | force    | owes             |
        | unrest | force    | does not yet owe |
        | force  | unrest   | does not yet owe |

    @question:nato_one_opinion
    Scenario: What befalls a state outside is no threat to a member, though the Council agrees to consult
      Given the question nato one opinion is answered joint decision
      And the day is 1 June 2024
      When Russia uses heavy force against Moldova in Moldova
      And the North Atlantic Council adopts a decision on consultation
      Then Germany does not owe the other members consultation under Article 4 of the North Atlantic Treaty

  Rule: What was done

    Scenario: A meeting of the Council keeps it for all
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      And NATO, for its members, consults with Poland
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty
      And on record it is performed together

    Scenario: Troops are no consultation
      Given the day is 1 June 2024
      When Russia uses light force against Poland in Poland
      And Poland asks NATO for consultation under the North Atlantic Treaty
      And Germany sends troops to Poland
      Then Germany owes the other members consultation under Article 4 of the North Atlantic Treaty
      And the record is silent on it

  Rule: Incidents

    Scenario: Turkey asked in February 2003
      Given the events of turkey-iraq-2003
      Then France owes the other members consultation under Article 4 of the North Atlantic Treaty

    Scenario: Nobody asked after Przewodów
      Given the events of przewodow-2022
      Then Poland never came to owe the other members consultation under Article 4 of the North Atlantic Treaty
