@nato @incident:akrotiri-2026 @nat.5 @nat.6 @teu.42
Feature: Akrotiri, 2026 - one place at the edge of two treaties

  A drone hit a British base on the island of Cyprus. The base is British land, and the United Kingdom is a member of NATO; the state around it
  is a member of the European Union, and the base is no land of it.

  Help came to that state, and no clause was named. Whether light force by those who are no state is a case of Article 5 is argued about, and so is
  in which part of the world the base lies.

  Background:
    Given the events of akrotiri-2026

  @teu.42
  Scenario: The clause of the Union does not reach a base that is no land of a member
    Then France does not owe Cyprus aid by all its means under Article 42(7) of the EU Treaty

  @nat.5
  Scenario Outline: Under the North Atlantic Treaty it takes a place in Europe and an answer on light force
    Given the dispute where is told as <place>
    And the question nato gravity is answered <gravity>
    And the question nato bands is answered anyone
    Then France <owes> the United Kingdom the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Examples:
      | place  | gravity    | owes         |
      | asia   | heavy only | does not owe |
      | asia   | any force  | does not owe |
      | europe | heavy only | does not owe |
      | europe | any force  | owes         |
