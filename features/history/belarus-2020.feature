@csto @incident:belarus-2020 @cst.2 @cst.4
Feature: Belarus, August 2020 - is unrest at home a threat?

  After the presidential election of 9 August 2020 mass protests and arrests followed. The president of Belarus said that the
  treaties cover such a situation, that the Atlantic alliance was massing troops at the border, and that Russia would help at
  the first request. The alliance and its neighbours there denied any build-up. The organisation said that no request had
  come, and that help under Article 4 is for a threat from outside.

  Russia formed a reserve of police, to be used only if things got out of hand; it was not used. In 2011 a Secretary General
  had called the unrest of another December a domestic matter. So the case asks where, inside a country, a threat to it
  begins: the wording of 2010 speaks of stability.

  Background:
    Given the events of belarus-2020

  @cst.4.2
  Scenario: Protest is no armed attack, so no help was owed
    Then nobody owes anything under Article 4

  @cst.4.2 @question:inside_attack
  Scenario Outline: No reading makes an attack of a protest, though Belarus says that the treaties cover it
    Given the reading of <reading>
    Then nobody owes anything under Article 4

    Examples:
      | reading                                    |
      | Belarus                                    |
      | Russia                                     |
      | the CSTO Secretariat and Secretary General |

  @cst.2.2
  Scenario: Whether consultation was owed is contested, for the file does not say how heavy the unrest was
    Then Kazakhstan does not owe Belarus consultation under Article 2(2)
    And it is contested between triggered and not triggered

  @cst.2.2
  Scenario: Unrest that is heavy calls for it
    Given the day is 14 August 2020
    When heavy unrest breaks out in Belarus
    Then Armenia, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Belarus consultation under Article 2(2)
    And the wording is that of 2010

  @cst.2.2
  Scenario: In the account of Belarus a threat from outside called for it
    Given the dispute from outside is told as build-up
    Then Armenia, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Belarus consultation under Article 2(2)
    And it stands since 16 August 2020

  @cst.6.1
  Scenario: Nobody decided to send forces of the organisation
    Then the other members may not send collective forces to Belarus under Article 6(1)
