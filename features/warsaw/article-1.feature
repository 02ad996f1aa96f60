@warsaw @wp.1 @art-1
Feature: Article 1 of the Warsaw Treaty - no force

  The parties refrain from the threat or use of force, as the UN Charter says, against each other as against anybody. The Treaty that
  promised help against others held this promise too.

  It is what the operations of 1956 and 1968 are held against: whether they were force against a party, or help that its leaders had
  asked for, is a quarrel about who spoke for the state.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Hungary is a party to the Warsaw Treaty on 1 June 1965
    And Budapest is a place in Hungary

  Scenario: Every party must at all times keep from force
    Then Hungary must at all times keep from force under Article 1 of the Warsaw Treaty

  Scenario: After its end nobody must
    Given Hungary is not a party to the Warsaw Treaty on 1 June 1995
    Then Hungary need not at all times keep from force under Article 1 of the Warsaw Treaty

  Scenario: A party that attacks another breaks it
    When the Soviet Union uses heavy force against Hungary at Budapest
    Then the Soviet Union breaks Article 1 of the Warsaw Treaty toward Hungary

  Scenario: Who defends itself against an attack that goes on does not
    Given Bucharest is a place in Romania
    And Hungary uses heavy force against Romania at Bucharest
    And that goes on until 10 June 1965
    And the day is 2 June 1965
    When Romania uses heavy force against Hungary at Budapest
    Then Romania does not break Article 1 of the Warsaw Treaty toward Hungary
    And Hungary breaks Article 1 of the Warsaw Treaty toward Romania

  Scenario: A state outside breaks no promise of this Treaty
    When Germany uses heavy force against Hungary at Budapest
    Then Germany does not break Article 1 of the Warsaw Treaty toward Hungary

  Scenario: Force on land that the other only claims breaks nothing here
    When the Soviet Union uses heavy force against Argentina at the Falkland Islands
    Then the Soviet Union does not break Article 1 of the Warsaw Treaty toward Argentina

  Scenario: The Treaty has ended, so who consents to it later promises nothing
    Given Bucharest is a place in Romania
    And the day is 1 June 1995
    When Hungary consents to be bound by the Warsaw Treaty
    And Hungary uses heavy force against Romania at Bucharest
    Then Hungary need not at all times keep from force under Article 1 of the Warsaw Treaty
    And nobody breaks Article 1 of the Warsaw Treaty
