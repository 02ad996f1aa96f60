@csto @cst.2 @art-2
Feature: Article 2(2) of the Treaty - threats to international peace, and a member's own war

  Both wordings name a threat to international peace beside a threat to a member. Whoever is threatened, members then
  consult with each other at once. Somebody must have judged it so, or the Security Council must have taken measures.

  Who may judge is argued about: the member that feels threatened, or those who must see it. Here it is whoever an account
  names. What a member does itself is no threat to that member, whatever it says. Cases are invented.

  Scenario Outline: Force between states outside threatens peace if somebody holds that it does
    Given Russia is a party to the Collective Security Treaty on <day>
    And Kabul is a place in Afghanistan
    When Pakistan uses heavy force against Afghanistan in Kabul
    And this is held to put international peace at risk
    Then Russia owes the other members consultation under Article 2(2)
    But Ukraine does not owe the other members consultation under Article 2(2)

    Examples:
      | day           |
      | 1 August 2010 |
      | 1 August 2021 |

  Scenario: Without such a judgement nothing follows for the members
    Given Russia is a party to the Collective Security Treaty on 1 August 2021
    And Kabul is a place in Afghanistan
    When Pakistan uses heavy force against Afghanistan in Kabul
    Then Russia does not owe the other members consultation under Article 2(2)

  Scenario: A security question may threaten peace as well
    Given Russia is a party to the Collective Security Treaty on 1 August 2021
    When an important question of international security touches Afghanistan
    And this is held to put international peace at risk
    Then Russia owes the other members consultation under Article 2(2)

  Scenario: A security question that nobody holds to be a threat does not
    Given Russia is a party to the Collective Security Treaty on 1 August 2021
    When an important question of international security touches Afghanistan
    Then Russia does not owe the other members consultation under Article 2(2)

  Scenario: Measures of the Security Council show that it found a threat
    Given Russia is a party to the Collective Security Treaty on 1 August 2021
    When the UN Security Council takes measures for Afghanistan
    Then Russia owes the other members consultation under Article 2(2)

  Scenario: Of a member that had not agreed to the second wording it is not asked under that wording
    Given Uzbekistan is a party to the Collective Security Treaty on 19 December 2012
    When the UN Security Council takes measures for Afghanistan
    Then Uzbekistan does not owe the other members consultation under Article 2(2)

  Scenario: A member's own force is no threat to it by its own word
    Given Russia is a party to the Collective Security Treaty on 24 February 2022
    When Russia uses massive force against Ukraine in Kyiv region
    And this is held to put the security of Russia at risk
    Then Belarus does not owe Russia consultation under Article 2(2)

  Scenario: A member's own units abroad are no threat to it by its own word
    Given Russia is a party to the Collective Security Treaty on 24 February 2022
    When armed units of Russia stand in Kyiv region, uninvited by Ukraine
    And this is held to put the security of Russia at risk
    Then Belarus does not owe Russia consultation under Article 2(2)
