@csto @incident:milk-war-2009 @cst.1 @cst.2
Feature: The milk war, June 2009 - is trade a matter of security?

  For eleven days in June 2009 Russia let no Belarusian dairy goods in. Belarus said that economic security is a basis of
  security as a whole, and stayed away from the summit of the organisation. Russia spoke of a technical matter between two
  health authorities. Belarus saw a punishment in the ban; the reason given was new rules on milk.

  The Treaty speaks of force, and of threats to security, territory and sovereignty. Whoever stretches these words to a
  quarrel over trade would make every quarrel a case for consultation. The case shows where they stop. What the empty
  chair did to the decisions of that summit is another story (rapid-forces-2009).

  Background:
    Given the events of milk-war-2009

  @cst.2.2
  Scenario: Nobody owed Belarus consultation
    Then nobody owes anything under Article 2

  @cst.2.2
  Scenario Outline: Nor in any reading on file, that of Belarus included
    Given the reading of <state>
    Then nobody owes anything under Article 2

    Examples:
      | state      |
      | Belarus    |
      | Kazakhstan |
      | Russia     |

  @cst.2.2
  Scenario Outline: Why the goods were stopped makes no difference
    Given the dispute motive is told as <motive>
    Then Russia does not owe Belarus consultation under Article 2(2)

    Examples:
      | motive     |
      | rules      |
      | punishment |

  @cst.1.1
  Scenario: To close a border to goods is no force, and Russia kept the ban on it
    Then Russia does not break Article 1(1) toward Belarus

  @cst.4.2
  Scenario: Nobody was attacked, so nobody owed help
    Then nobody owes anything under Article 4

  @cst.2.2
  Scenario: A single threat of force would have called for consultation at once
    Given the day is 12 June 2009
    When Russia threatens Belarus with force
    Then Armenia, Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan owe Belarus consultation under Article 2(2)
    And the duty falls due at once
