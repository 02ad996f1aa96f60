@csto @incident:ukraine-2022 @cst.1 @cst.4
Feature: Ukraine, February 2022 - a member attacks a state outside

  On 24 February 2022 Russia sent its army into Ukraine, in part from the land of Belarus. Russia speaks of self-defence:
  two authorities in the east of Ukraine had asked it for help. Ukraine and the General Assembly of the United Nations
  speak of aggression. Belarus says that no soldier of its own took part. Russia and Kazakhstan say that nobody asked the
  organisation or Kazakhstan for troops; the United States says that Kazakhstan was asked and declined.

  The members of an alliance are easily thought to stand behind whichever of them is at war. The Treaty promises something
  else: help for the one that is attacked, and from each of them no force against anybody, a member or not.

  Background:
    Given the events of ukraine-2022

  @cst.1.1
  Scenario: The ban on force protects states outside the Treaty too, and Russia broke it
    Then Russia breaks Article 1(1) toward Ukraine
    And it stands since 24 February 2022
    And it is settled

  @cst.1.1
  Scenario: Who lends its land for an attack takes part in it
    Then Belarus breaks Article 1(1) toward Ukraine
    And it is settled

  @cst.1.1
  Scenario: The other members did neither
    Then Armenia, Kazakhstan, Kyrgyzstan and Tajikistan do not break Article 1(1) toward Ukraine

  @un.2.4
  Scenario: The same acts broke the ban of the UN Charter
    Then Belarus and Russia break Article 2(4) of the UN Charter toward Ukraine

  @un.51
  Scenario: Ukraine may be defended by states that owe it nothing
    Then every other state may use force in defence of Ukraine under Article 51 of the UN Charter

  @cst.4.2
  Scenario: Nobody owed Russia help, for nobody had attacked it
    Then nobody owes anything under Article 4

  @cst.4.2
  Scenario: Nor would asking Kazakhstan for troops have made a duty of it
    Given the dispute Kazakhstan asked is told as asked
    Then nobody owes anything under Article 4

  @cst.4.2 @question:clean_hands @question:addressee
  Scenario Outline: Nor does any reading that a member holds
    Given the reading of <state>
    Then nobody owes anything under Article 4

    Examples:
      | state      |
      | Armenia    |
      | Belarus    |
      | Kazakhstan |
      | Kyrgyzstan |
      | Russia     |

  @pk.3.1
  Scenario: Nor could peacekeepers of the organisation go there, unasked and without a mandate
    Then the organisation may not run a peacekeeping operation in Ukraine under Article 3 of the Peacekeeping agreement
