@csto @incident:yerevan-2022 @charter.2 @charter.12
Feature: Yerevan, November 2022 - help that the member attacked did not sign for

  Ten weeks after the attack at Jermuk the Council met in Yerevan, with Armenia in the chair. Fifteen of seventeen drafts
  were adopted. Armenia did not sign the declaration and the decision on joint help for Armenia: it wanted the attack to
  be assessed, and the area where the organisation is responsible to be named. The Secretary General said that all the
  others had supported the help, equipment and a mission among it; Armenia, that the draft named no attack.

  A year later, in Minsk, Armenia stayed away and did not object. A press account says that the organisation avoided any
  support. Two questions of law lie under that quarrel: what is help that is offered and not taken, and does an empty
  chair say no?

  Background:
    Given the events of yerevan-2022

  @charter.2
  Scenario: The fifteen decisions bind all six members, Armenia with them
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 23 November 2022

  @charter.12
  Scenario: What was put off is no decision, and opens no way for forces
    Then it is not a binding decision of the Council on assistance for Armenia
    And the other members may not send collective forces to Armenia under Article 6(1)

  @charter.12 @question:consensus
  Scenario: The decisions of Minsk bind Armenia, for an absence is no objection in the default answer
    Then Armenia owes the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 23 November 2023
    And it turns on the question consensus

  @charter.12 @question:consensus
  Scenario: If absence says that one does not agree, only the decisions of Yerevan bind
    Given the question consensus is answered absence blocks
    Then Armenia and Kazakhstan owe the organisation obedience to the decision under Article 2 of the Charter
    And it stands since 23 November 2022

  @cst.4.2
  Scenario: Offered help that was not taken leaves no duty behind in this file, which tells of no attack
    Then nobody owes anything under Article 4
