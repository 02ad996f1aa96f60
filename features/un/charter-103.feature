@un @un.103 @art-103
Feature: Article 103 of the UN Charter - which treaty prevails

  Where duties under the Charter of the United Nations and under another treaty conflict, those under the Charter prevail.
  So no promise of help can oblige a state to use force that the Charter forbids: an ally that attacks first cannot make
  aggressors of the others.

  How far that reaches comes up in the question of clean hands: does it free the others from helping a member that
  attacked first and is now hit itself? The Article does not answer by itself. Where such a conflict decides a case, the
  rules of the treaty in question say so and name this Article as a ground. It was read in a quotation.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: For members of the United Nations its Charter comes first
    Given Belarus is a party to the UN Charter on 24 February 2022
    Then Belarus must at all times put the UN Charter first under Article 103 of the UN Charter

  Scenario: For a state that was no member yet the Article did not speak
    Given Belarus is a party to the UN Charter on 24 February 1992
    And Tajikistan is not a party to the UN Charter on 1 January 1992
    Then Tajikistan need not at all times put the UN Charter first under Article 103 of the UN Charter
