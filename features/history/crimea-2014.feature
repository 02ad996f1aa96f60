@csto @incident:crimea-2014 @cst.1
Feature: Crimea, spring of 2014 - land taken almost without a shot

  From 27 February 2014 soldiers without marks took hold of Crimea. On 18 March Russia declared it part of its land. Russia
  first spoke of local self-defence units, and three weeks after these events said that they had been its soldiers. It
  rested on a letter of the president who had left Ukraine, and on a vote in Crimea; the General Assembly of the United
  Nations called that vote without validity, by 100 votes to 11.

  Armenia and Belarus voted with Russia, Kazakhstan abstained, Kyrgyzstan and Tajikistan were absent. The organisation as such did
  nothing that was found. So the case asks a narrow thing: is land taken by soldiers who hardly fire covered by the promise
  to keep from force?

  Background:
    Given the events of crimea-2014

  @cst.1.1
  Scenario: Armed units that stand uninvited on another state's land break the ban on force
    Then Russia breaks Article 1(1) toward Ukraine
    And it stands since 27 February 2014

  @cst.1.1
  Scenario: In the account of local units nobody broke it
    Given the dispute whose soldiers is told as local
    Then Russia does not break Article 1(1) toward Ukraine

  @cst.1.1
  Scenario: Only that quarrel about the facts is open
    Then Russia breaks Article 1(1) toward Ukraine
    And it is contested between triggered and not triggered
    And it turns on the dispute whose soldiers

  @un.2.4 @question:who_may_ask
  Scenario: The letter of the ousted president lets no forces in, even if whoever rules in fact may ask
    Given the question who may ask is answered de facto
    Then Russia breaks Article 2(4) of the UN Charter toward Ukraine

  @un.2.4
  Scenario: The same law bound both sides, for the UN Charter has the same ban
    Then Russia breaks Article 2(4) of the UN Charter toward Ukraine
    And it turns on the dispute whose soldiers

  @cst.4.2 @question:whose_land
  Scenario Outline: No member owed Russia anything, whoever decides whose land it is
    Given the question whose land is answered <answer>
    Then nobody owes anything under Article 4

    Examples:
      | answer     |
      | recognised |
      | claimed    |

  @cst.1.1
  Scenario: To vote with a member breaks no promise
    Then Armenia and Belarus do not break Article 1(1) toward Ukraine
