@un @ga3314
Feature: Resolution 3314 - what counts as an attack

  The files of events say who used what force on whom, where and how heavily. They never say "attack" or "aggression":
  those are words of law, and the rules decide them. The definition of aggression that the General Assembly adopted in
  1974 is widely read as stating the general law, though a resolution binds nobody as such; its list of acts was read in
  summary.

  The rules climb a ladder, so that no word waits for itself. An event is first an attack at first sight. Then it is asked
  whether it only answers an earlier attack. What is left is aggression. Each treaty then makes of it what its own words
  say: whose land is protected, whether a band counts, how heavy the force must be.

  Where two states accuse each other of aggression, they seldom quarrel about the definition. They quarrel about a rung of
  that ladder: who came first, whose land it was, who stood behind a band, whether an answer kept to what was needed. So
  each rung is told by itself.

  Cases are invented, but for those that carry the name of an incident.

  @ga3314.1
  Rule: Whose land it was

    Scenario: Land that others recognise as a state's is its recognised land, and nobody else's
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then it is on recognised land of Armenia
      And it is not on recognised land of Azerbaijan

    Scenario: Land that a state claims and others recognise as another's is both: claimed land of the one, recognised land of the other
      Given the day is 1 November 2022
      When Ukraine uses heavy force against Russia in Donetsk region
      Then it is on claimed land of Russia
      And it is on recognised land of Ukraine

    Scenario: Before a claim is made, land is not claimed land
      Given the day is 1 September 2022
      When Ukraine uses heavy force against Russia in Donetsk region
      Then it is not on claimed land of Russia

    Scenario: Where two neighbours have not yet agreed a border, the land is undelimited
      Given the day is 14 September 2022
      When Tajikistan uses light force against Kyrgyzstan at Bulak-Bashy
      Then it is on undelimited land of Kyrgyzstan
      And it is on undelimited land of Tajikistan

    Scenario: Once a border is agreed the place is undelimited no more
      Given the day is 14 September 2025
      When Tajikistan uses light force against Kyrgyzstan at Bulak-Bashy
      Then it is not on undelimited land of Kyrgyzstan

    Scenario: Presence counts like force: armed units on recognised land
      Given the day is 12 May 2021
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then it is on recognised land of Armenia
      And it is not on claimed land of Armenia

    Scenario: Presence counts like force: armed units on claimed land
      Given the day is 1 November 2022
      When armed units of Ukraine stand in Kherson region, uninvited by Russia
      Then it is on claimed land of Russia
      And it is not on undelimited land of Russia

    Scenario: Presence counts like force: armed units where no border is agreed
      Given the day is 12 May 2021
      When armed units of Azerbaijan stand at the Armenian-Azerbaijani border where no line is agreed, uninvited by Armenia
      Then it is on undelimited land of Armenia
      And it is not on recognised land of Armenia

  @ga3314.3
  Rule: Force by a state

    Scenario: Force on another state's land is an attack
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then it is a heavy attack by Azerbaijan on Armenia

    Scenario: Light force is a light attack
      Given the day is 13 September 2022
      When Azerbaijan uses light force against Armenia at Jermuk
      Then it is a light attack by Azerbaijan on Armenia
      And it is not a heavy attack by Azerbaijan on Armenia

    Scenario: Trifling force on another state's land is no attack
      Given the day is 13 September 2022
      When Azerbaijan uses trifling force against Armenia at Jermuk
      Then it is not an attack by Azerbaijan on Armenia

    Scenario Outline: A hit that strays or is a mistake is no attack
      Given the day is 15 August 1999
      When heavy force of Uzbekistan hits Tajikistan <how> at Jirgatal
      Then it is not an attack by Uzbekistan on Tajikistan

      Examples:
        | how        |
        | astray     |
        | by mistake |

    Scenario: Force at home against one's own people is no attack on a state
      Given the day is 5 January 2022
      When Kazakhstan uses heavy force against Kazakhstan in Almaty
      Then it is not an attack by Kazakhstan on Kazakhstan

    Scenario: Force on somebody else's land is no attack on a state that has no land there
      Given the day is 27 September 2020
      When Azerbaijan uses heavy force against Armenia in Nagorno-Karabakh
      Then it is not an attack by Azerbaijan on Armenia

    Scenario: States that act through an organisation attack as a group of states
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      When NATO uses massive force against Belarus in Brest region
      Then it is an attack by NATO on Belarus
      And NATO does not break Article 2(4) of the UN Charter toward Belarus

    Scenario: A trifling incident with forces of an organisation is no attack
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      When NATO uses trifling force against Belarus in Brest region
      Then it is not an attack by NATO on Belarus

    Scenario: Fire of an organisation that strays is no attack
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      When heavy force of NATO hits Belarus astray in Brest region
      Then it is not an attack by NATO on Belarus

    Scenario: Force of an organisation on somebody else's land is no attack on a state that has no land there
      Given the day is 4 May 2023
      And Suwalki is a place in Poland
      When NATO uses heavy force against Belarus at Suwalki
      Then it is not an attack by NATO on Belarus

  @ga3314.3
  Rule: Forces, ships and aircraft abroad

    Scenario: Force on a state's aircraft over a third state is an attack on the state
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      When Japan uses heavy force against the aircraft of Russia in Latakia
      Then it is an attack by Japan on Russia

    Scenario: Force on an aircraft over a third state is no attack if that state had asked the attacker to act there
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      And the government of Syria asks forces of Japan to fight on its land
      When Japan uses heavy force against the aircraft of Russia in Latakia
      Then it is not an attack by Japan on Russia

    Scenario: That the third state asked somebody else does not help the attacker
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      And the government of Syria asks forces of Iran to fight on its land
      When Japan uses heavy force against the aircraft of Russia in Latakia
      Then it is an attack by Japan on Russia

    Scenario Outline: People, land and embassies abroad are no forces
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      When Japan uses heavy force against the <target> of Russia in Latakia
      Then it is not an attack by Japan on Russia

      Examples:
        | target     |
        | population |
        | territory  |
        | embassy    |

    Scenario: A band that fires on forces abroad is no state that attacks
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      And there is a band called the raiders
      When the raiders use heavy force against the aircraft of Russia in Latakia
      Then it is not an attack by the raiders on Russia

    Scenario: Trifling force on forces abroad is no attack
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      When Japan uses trifling force against the aircraft of Russia in Latakia
      Then it is not an attack by Japan on Russia

    Scenario: An accident among one's own forces abroad is no attack
      Given the day is 1 June 2017
      And Latakia is a place in Syria
      When Russia uses heavy force against the aircraft of Russia in Latakia
      Then it is not an attack by Russia on Russia

    Scenario: Forces abroad that a state had let in are attacked by it, if it fires on them
      Given the day is 1 January 2018
      And the government of Kyrgyzstan invites forces of Russia
      When the day is 1 June 2018
      And Kyrgyzstan uses heavy force against the forces of Russia at Manas
      Then it is an attack by Kyrgyzstan on Russia

    Scenario: Forces that a state had not let in are not attacked when it fires on them at home
      Given the day is 1 June 2018
      When Kyrgyzstan uses heavy force against the forces of Russia at Manas
      Then it is not an attack by Kyrgyzstan on Russia

    Scenario: An invitation that comes afterwards changes nothing
      Given the day is 1 June 2018
      When Kyrgyzstan uses heavy force against the forces of Russia at Manas
      And the day is 1 September 2018
      And the government of Kyrgyzstan invites forces of Russia
      Then it is not an attack by Kyrgyzstan on Russia

    Scenario Outline: To fire on people, land or an embassy of the state that sent them is not to fire on its forces
      Given the day is 1 January 2018
      And the government of Kyrgyzstan invites forces of Russia
      When the day is 1 June 2018
      And Kyrgyzstan uses heavy force against the <target> of Russia at Manas
      Then it is not an attack by Kyrgyzstan on Russia

      Examples:
        | target     |
        | population |
        | territory  |
        | embassy    |

    Scenario: Trifling force on forces that were let in is no attack
      Given the day is 1 January 2018
      And the government of Kyrgyzstan invites forces of Russia
      When the day is 1 June 2018
      And Kyrgyzstan uses trifling force against the forces of Russia at Manas
      Then it is not an attack by Kyrgyzstan on Russia

  @ga3314.3
  Rule: Authorities and bands

    Scenario: An authority that rules another country can attack
      Given the day is 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then it is an attack by the movement on Tajikistan

    Scenario: An authority that rules part of the country itself does not attack it from outside
      Given the day is 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Tajikistan
      When the movement uses heavy force against Tajikistan at Isfara
      Then it is not an attack by the movement on Tajikistan

    Scenario: A trifling incident by an authority is no attack
      Given the day is 1 October 1997
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When the movement uses trifling force against Tajikistan at Isfara
      Then it is not an attack by the movement on Tajikistan

    Scenario: A band from another country can attack; no state is the author yet
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then it is an attack by the raiders on Kyrgyzstan
      And it is not an attack by Afghanistan on Kyrgyzstan

    Scenario: A band of the country itself does not attack it from outside
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Kyrgyzstan
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then it is not an attack by the raiders on Kyrgyzstan

    Scenario: Where nobody knows from where a band came, it is no attack
      Given the day is 5 January 2022
      And there is a band called the armed groups
      When the armed groups use heavy force against Kazakhstan in Almaty
      Then it is not an attack by the armed groups on Kazakhstan

    Scenario: A crowd from another country is no band
      Given the day is 22 August 1999
      And there is a crowd called the herders
      And the herders came from Afghanistan
      When the herders use heavy force against Kyrgyzstan at Batken
      Then it is not an attack by the herders on Kyrgyzstan

    Scenario: A trifling raid by a band is no attack
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When the raiders use trifling force against Kyrgyzstan at Batken
      Then it is not an attack by the raiders on Kyrgyzstan

    Scenario Outline: A state that sent the band, or had a substantial part in it, is itself the attacker
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan <part> the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then it is an attack by Afghanistan on Kyrgyzstan

      Examples:
        | part                      |
        | has sent                  |
        | has a substantial part in |

    Scenario Outline: A smaller part in a band does not make a state the attacker
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan <part> the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then it is not an attack by Afghanistan on Kyrgyzstan

      Examples:
        | part          |
        | has trained   |
        | has supplied  |
        | has tolerated |

    Scenario: A state does not attack itself through a band
      Given the day is 22 August 1999
      And there is a band called the raiders
      And Kyrgyzstan has sent the raiders
      When the raiders use heavy force against Kyrgyzstan at Batken
      Then it is not an attack by Kyrgyzstan on Kyrgyzstan

    Scenario: A trifling raid does not make the sender an attacker
      Given the day is 22 August 1999
      And there is a band called the raiders
      And Afghanistan has sent the raiders
      When the raiders use trifling force against Kyrgyzstan at Batken
      Then it is not an attack by Afghanistan on Kyrgyzstan

  @ga3314.3
  Rule: To stay, to annex, to lend land

    Scenario: Armed units that enter without a shot attack lightly
      Given the day is 12 May 2021
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then it is a light attack by Azerbaijan on Armenia

    Scenario: Armed units that the government invited attack nobody
      Given the day is 12 May 2021
      And the government of Armenia invites forces of Azerbaijan
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then it is not an attack by Azerbaijan on Armenia

    Scenario: That others were invited does not help units that were not
      Given the day is 12 May 2021
      And the government of Armenia invites forces of Russia
      When armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      Then it is a light attack by Azerbaijan on Armenia

    Scenario: A state's own units on its own land attack nobody
      Given the day is 12 May 2021
      When armed units of Armenia stand at Sev Lake, uninvited by Armenia
      Then it is not an attack by Armenia on Armenia

    Scenario: To stay after a heavy attack is as grave as the attack
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 15 September 2022
      And armed units of Azerbaijan stand at Vardenis, uninvited by Armenia
      And that continues the force
      Then the armed presence is a heavy attack by Azerbaijan on Armenia

    Scenario: To stay without a heavy attack before it is a light attack
      Given the day is 15 September 2022
      When armed units of Azerbaijan stand at Vardenis, uninvited by Armenia
      Then it is not a heavy attack by Azerbaijan on Armenia

    Scenario: To stay by invitation after an attack is no attack
      Given the day is 13 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      When the day is 15 September 2022
      And the government of Kyrgyzstan invites forces of Tajikistan
      And armed units of Tajikistan stand at Osh, uninvited by Kyrgyzstan
      And that continues the force
      Then the armed presence is not an attack by Tajikistan on Kyrgyzstan

    Scenario: To stay without an invitation after an attack is an attack
      Given the day is 13 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      When the day is 15 September 2022
      And armed units of Tajikistan stand at Osh, uninvited by Kyrgyzstan
      And that continues the force
      Then the armed presence is an attack by Tajikistan on Kyrgyzstan

    Scenario: A band that holds a place attacks lightly
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Afghanistan
      When armed units of the raiders stand at Batken, uninvited by Kyrgyzstan
      Then it is a light attack by the raiders on Kyrgyzstan

    Scenario: A band of the country itself does not attack it from outside by holding a place
      Given the day is 22 August 1999
      And there is a band called the raiders
      And the raiders came from Kyrgyzstan
      When armed units of the raiders stand at Batken, uninvited by Kyrgyzstan
      Then it is not an attack by the raiders on Kyrgyzstan

    Scenario: A crowd that holds a place is no band either
      Given the day is 22 August 1999
      And there is a crowd called the herders
      And the herders came from Afghanistan
      When armed units of the herders stand at Batken, uninvited by Kyrgyzstan
      Then it is not an attack by the herders on Kyrgyzstan

    Scenario: Units of an organisation attack as those of the states that act through it
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      When armed units of NATO stand in Brest region, uninvited by Belarus
      Then it is a light attack by NATO on Belarus

    Scenario: Units of an organisation that the government invited attack nobody
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      And the government of Belarus invites forces of NATO
      When armed units of NATO stand in Brest region, uninvited by Belarus
      Then it is not an attack by NATO on Belarus

    Scenario: That others were invited does not help units of an organisation
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      And the government of Belarus invites forces of Russia
      When armed units of NATO stand in Brest region, uninvited by Belarus
      Then it is a light attack by NATO on Belarus

    Scenario: An invitation by another state does not help units of an organisation
      Given the day is 4 May 2023
      And Brest region is a place in Belarus
      And the government of Poland invites forces of NATO
      When armed units of NATO stand in Brest region, uninvited by Belarus
      Then it is a light attack by NATO on Belarus

    Scenario: Units of an organisation on somebody else's land do not attack a state that has no land there
      Given the day is 4 May 2023
      And Suwalki is a place in Poland
      When armed units of NATO stand at Suwalki, uninvited by Belarus
      Then it is not an attack by NATO on Belarus

    Scenario: An unrecognised authority that rules another country and holds a place attacks lightly
      Given the day is 22 August 2022
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When armed units of the movement stand at Isfara, uninvited by Tajikistan
      Then it is a light attack by the movement on Tajikistan

    Scenario: An authority of the country itself does not attack it from outside by holding a place
      Given the day is 22 August 2022
      And there is an unrecognised authority called the movement
      And the movement came from Tajikistan
      When armed units of the movement stand at Isfara, uninvited by Tajikistan
      Then it is not an attack by the movement on Tajikistan

    Scenario: An authority that holds a place on somebody else's land does not attack a state that has no land there
      Given the day is 22 August 2022
      And there is an unrecognised authority called the movement
      And the movement came from Afghanistan
      When armed units of the movement stand at Batken, uninvited by Tajikistan
      Then it is not an attack by the movement on Tajikistan

    @incident:annexation-2022
    Scenario: To declare land one's own after an attack on its owner goes on with the attack
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 30 September 2022
      And Russia declares Donetsk region, land of Ukraine, its own
      Then it is a light attack by Russia on Ukraine

    Scenario: To declare land one's own without an attack before it is no attack
      Given the day is 30 September 2022
      When Russia declares Donetsk region, land of Ukraine, its own
      Then it is not an attack by Russia on Ukraine

    Scenario: An attack that comes after the declaration does not make the declaration one
      Given the day is 30 September 2022
      When Russia declares Donetsk region, land of Ukraine, its own
      And the day is 1 October 2022
      And Russia uses massive force against Ukraine in Kyiv region
      Then it is not a light attack by Russia on Ukraine

    @incident:ukraine-2022
    Scenario: To lend land for an attack is to take part in it
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When Belarus lets Russia use its land for force against Ukraine
      Then it is an attack by Belarus on Ukraine

    Scenario: Where no attack follows, nobody took part in one
      Given the day is 24 February 2022
      When Belarus lets Russia use its land for force against Ukraine
      Then it is not an attack by Belarus on Ukraine

    Scenario: A state does not lend its land for an attack on itself
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When Ukraine lets Russia use its land for force against Ukraine
      Then it is not an attack by Ukraine on Ukraine

  @ga3314.2
  Rule: What excuses an attack, and what came before it

    Scenario: An attack that nothing excuses is aggression
      Given the day is 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then it is aggression by Azerbaijan against Armenia
      And it is not lawful defence by Azerbaijan against Armenia

    Scenario: An attack that only answers an earlier one, and in measure, is defence and no aggression
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      Then it is lawful defence by Kyrgyzstan against Tajikistan
      And it is not aggression by Kyrgyzstan against Tajikistan
      And it is aggression by Tajikistan against Kyrgyzstan

    Scenario: An answer beyond measure is aggression
      Given the day is 16 September 2022
      And Tajikistan uses light force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses massive force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, but beyond measure
      Then it is aggression by Kyrgyzstan against Tajikistan

    Scenario: What answers no attack is no defence
      Given the day is 16 September 2022
      And Tajikistan uses trifling force against Kyrgyzstan at Batken
      And later that day
      When Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      Then it is not lawful defence by Kyrgyzstan against Tajikistan

    Scenario: To answer force on land that one merely claims is no defence
      Given the day is 1 November 2022
      And Ukraine uses heavy force against Russia in Donetsk region
      And later that day
      When Russia uses heavy force against Ukraine in Kyiv region
      And Russia only answers the force of Ukraine, and in measure
      Then it is not lawful defence by Russia against Ukraine

    Scenario: One lawful answer does not excuse the next attack
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      When the day is 16 October 2022
      And Kyrgyzstan uses heavy force against Tajikistan at Jirgatal
      Then it is aggression by Kyrgyzstan against Tajikistan

    Scenario: Who lends land for defence and attacks on its own attacks
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      When Kazakhstan lets Kyrgyzstan use its land for force against Tajikistan
      And Kazakhstan uses heavy force against Tajikistan at Jirgatal
      Then it is aggression by Kazakhstan against Tajikistan

    Scenario: Who lends land for nothing but defence takes no part in aggression
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      And later that day
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, and in measure
      When Kazakhstan lets Kyrgyzstan use its land for force against Tajikistan
      Then it is lawful defence by Kazakhstan against Tajikistan
      And it is not aggression by Kazakhstan against Tajikistan

    Scenario: Who lends land to the attacker takes part in aggression
      Given the day is 16 September 2022
      And Tajikistan uses heavy force against Kyrgyzstan at Batken
      When Uzbekistan lets Tajikistan use its land for force against Kyrgyzstan
      Then it is aggression by Uzbekistan against Kyrgyzstan
      And it is not lawful defence by Uzbekistan against Kyrgyzstan

    Scenario: A state that attacked before it was hit had attacked first
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then Russia has itself attacked Ukraine first
      And Ukraine has not itself attacked Russia first

    Scenario: Where the order is not known, nobody had attacked first
      Given the day is 16 September 2022
      When Tajikistan uses heavy force against Kyrgyzstan at Batken
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      Then Kyrgyzstan has not itself attacked Tajikistan first
      And Tajikistan has not itself attacked Kyrgyzstan first

    Scenario: Force on land that a state merely claims does not make the other one the first
      Given the day is 1 November 2022
      And Ukraine uses massive force against Russia in Donetsk region
      When the day is 1 December 2022
      And Russia uses massive force against Ukraine in Kyiv region
      Then Ukraine has not itself attacked Russia first

    Scenario Outline: Who only answered an attack, and in measure, had not attacked first
      Given the day is 16 September 2022
      And Tajikistan uses light force against Kyrgyzstan at Batken
      And later that day
      And Kyrgyzstan uses heavy force against Tajikistan at Isfara
      And Kyrgyzstan only answers the force of Tajikistan, <measure>
      When the day is 17 September 2022
      And Tajikistan uses massive force against Kyrgyzstan at Batken
      Then Kyrgyzstan <first> Tajikistan first

      Examples:
        | measure            | first                   |
        | and in measure     | has not itself attacked |
        | but beyond measure | has itself attacked     |

    @incident:kursk-2024
    Scenario: Who hits a state that is heavily attacking it just then defends itself at first sight
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then it is defence at first sight by Ukraine against Russia
      And it is not defence at first sight by Russia against Ukraine

    Scenario: Who hits back after the attack is over does not defend itself at first sight
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2022
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then it is not defence at first sight by Ukraine against Russia

    Scenario: Who hits back against a light attack does not defend itself at first sight
      Given the day is 24 February 2022
      And Russia uses light force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then it is not defence at first sight by Ukraine against Russia

    Scenario: Who hits back against force on land that it merely claims does not defend itself at first sight
      Given the day is 1 November 2022
      And Ukraine uses massive force against Russia in Donetsk region
      And that goes on until 1 February 2023
      When the day is 1 December 2022
      And Russia uses massive force against Ukraine in Kyiv region
      Then it is not defence at first sight by Russia against Ukraine

    Scenario: Who hits back beyond measure, as somebody judges, does not defend itself at first sight
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      And Ukraine only answers the force of Russia, but beyond measure
      Then it is not defence at first sight by Ukraine against Russia

    Scenario: A judgement on one exchange says nothing of another
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      And the day is 1 June 2023
      And Ukraine uses light force against Russia in Kursk region
      And Ukraine only answers the force of Russia, but beyond measure
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      Then it is defence at first sight by Ukraine against Russia

    Scenario Outline: To hit who is defending himself, and in measure, is no defence
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025
      And the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      And that goes on until 26 April 2025
      And Ukraine only answers the force of Russia, <measure>
      When the day is 1 October 2024
      And Russia uses heavy force against Ukraine in Kyiv region
      Then <it> defence at first sight by Russia against Ukraine

      Examples:
        | measure            | it        |
        | and in measure     | it is not |
        | but beyond measure | it is     |

  @ga3314.3
  Rule: What an attack does not take from another

    Scenario: To have let forces in at home says nothing of those forces elsewhere
      Given Khujand is a place in Tajikistan
      And the day is 1 January 2018
      And the government of Kyrgyzstan invites forces of the United States
      And the government of Tajikistan asks forces of Kyrgyzstan to fight on its land
      When the day is 1 June 2018
      And Kyrgyzstan uses heavy force against the forces of the United States in Khujand
      Then it is not an attack by Kyrgyzstan on the United States

    Scenario: A light attack that goes on from a heavy one stays light
      Given the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 14 September 2022
      And Azerbaijan uses light force against Armenia at Yeraskh
      And that continues the force
      Then the force is a light attack by Azerbaijan on Armenia
      And the force is not a heavy attack by Azerbaijan on Armenia

    Scenario Outline: Leave to be on a state's land is no leave to fire on a third state's forces there
      Given Latakia is a place in Syria
      And the day is 1 January 2017
      And the government of Syria <leave>
      When the day is 1 June 2017
      And Japan uses heavy force against the aircraft of Russia in Latakia
      Then it is an attack by Japan on Russia

      Examples:
        | leave                                          |
        | invites forces of Japan                        |
        | lets forces of Japan be stationed on its land  |

  @ga3314.3
  Rule: On whom it fell, and who acted

    Scenario: Force on a ship does not fall on the state off whose land it lies
      Given the day is 10 May 2023
      And Tartus is a place in Syria
      When Turkey uses heavy force against the ship of Russia in Tartus
      Then it is not an attack by Turkey on Syria

    @question:inside_attack @question:bands
    Scenario: A crowd inside a state is neither a band nor its own people in arms
      Given Kazakhstan is a party to the Collective Security Treaty on 5 January 2022
      And the question inside attack is answered covered
      And the question bands is answered covered
      And there is a crowd called the protesters
      When the protesters use heavy force against Kazakhstan in Almaty
      Then the attack on Kazakhstan does not count as one on Russia under Article 4(1)

  @ga3314.2
  Rule: Answers for another, and what came before

    Background:
      Given the day is 24 February 2022
      And Russia uses massive force against Ukraine in Kyiv region
      And that goes on until 26 April 2025

    Scenario: One lawful answer for another does not excuse the next blow
      Given Ukraine asks Poland for troops
      And the day is 1 March 2022
      And Poland uses light force against Russia in Kursk region
      And Poland only answers for another the force of Russia, and in measure
      When the day is 1 June 2022
      And Poland uses heavy force against Russia in Bryansk region
      Then it is aggression by Poland against Russia

    Scenario: Who hits a state while another defends itself against it, and lent no land, does not defend itself at first sight
      When the day is 6 August 2024
      And Ukraine uses massive force against Russia in Kursk region
      And Poland uses heavy force against Russia in Bryansk region
      Then it is defence at first sight by Ukraine against Russia
      But it is not defence at first sight by Poland against Russia

  @ga3314.2
  Rule: What is no attack to answer

    Scenario: To answer for another force on land that it merely claims is no defence
      Given the day is 1 November 2022
      And Ukraine uses heavy force against Russia in Donetsk region
      And Russia asks Belarus for troops
      When the day is 2 November 2022
      And Belarus uses heavy force against Ukraine in Kyiv region
      And Belarus only answers for another the force of Ukraine, and in measure
      Then it is not lawful defence by Belarus against Ukraine

    Scenario: Who used only trifling force before has not attacked first
      Given the day is 13 September 2022
      And Armenia uses trifling force against Azerbaijan at Kalbajar
      And later that day
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Armenia has not itself attacked Azerbaijan first
