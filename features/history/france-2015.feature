@eu @incident:france-2015 @teu.42 @tfeu.222
Feature: Paris, November 2015 - the only use of Article 42(7)

  After the attacks of 13 November 2015 France asked for aid and assistance under Article 42(7). No word of the clause asks for a request, none
  names the author of the aggression, and no organ decides. All ministers supported it with one voice.

  Each member chose its help, from air strikes to two soldiers in Mali, or words alone. Nobody claimed that anybody had broken the clause. The
  clause beside it, which names terrorism and does ask for a request, was not named.

  Background:
    Given the events of france-2015

  @teu.42.7 @question:private_aggression
  Scenario Outline: Aid was owed, if a private group can commit such aggression
    Given the question private aggression is answered <answer>
    Then Germany and Ireland <owe> France aid by all its means under Article 42(7) of the EU Treaty

    Examples:
      | answer      | owe         |
      | covered     | owe         |
      | states only | do not owe  |

  @teu.42.7 @question:means_of_aid
  Scenario Outline: Soldiers sent elsewhere did what was asked, or a part of it
    Given the question means of aid is answered <answer>
    Then Slovenia owes France aid by all its means under Article 42(7) of the EU Treaty
    And on record it is <performed>

    Examples:
      | answer         | performed           |
      | helper chooses | performed by itself |
      | military       | performed in part   |

  @tfeu.222
  Scenario: The clause that names terrorism was not called in
    Then Germany never came to owe France solidarity under Article 222 of the Functioning Treaty
