@csto @charter.10 @art-10
Feature: Article 10 of the Charter - laws

  A command that crosses borders, a unit that passes them, a weapon that is sold: each needs laws that fit together. So
  members build up the treaties on which their system rests and bring their laws on defence and security closer to each
  other.

  That is a duty of long breath: no single event performs it, and none breaks it. The text was not read; its substance is
  generally known, and the regulation on the Council gives the Council the same task.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member harmonises its laws with the others
    Given Kazakhstan is a party to the Charter on 1 June 2015
    Then Kazakhstan must at all times harmonise its laws under Article 10 of the Charter

  Scenario: A state outside does not harmonise its laws with the members
    Given Uzbekistan is not a party to the Charter on 1 June 2015
    Then Uzbekistan need not at all times harmonise its laws under Article 10 of the Charter
