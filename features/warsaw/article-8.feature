@warsaw @wp.8 @art-8
Feature: Article 8 of the Warsaw Treaty - no interference

  Friendship follows respect for independence and non-interference in internal affairs, says the Treaty as it is restated. In 1968 the
  Soviet Union held that what threatens socialism in one is the concern of all; Romania called the operation a great mistake.

  So the text and a doctrine stand against each other. The rule is drawn from the text, and a party that moves against another with
  armed force, unasked, interferes; under the doctrine nothing of the kind follows.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Hungary is a party to the Warsaw Treaty on 1 June 1965
    And Budapest is a place in Hungary

  Scenario: Every party must keep out of the affairs of the others
    Then Hungary must at all times keep out of the internal affairs of the other members under Article 8 of the Warsaw Treaty

  Scenario: After its end nobody must
    Given Hungary is not a party to the Warsaw Treaty on 1 June 1995
    Then Hungary need not at all times keep out of the internal affairs of the other members under Article 8 of the Warsaw Treaty

  @question:common_cause
  Scenario Outline: Whether force against a party for the common cause is interference
    Given the question common cause is answered <answer>
    When the Soviet Union uses heavy force against Hungary at Budapest
    Then the Soviet Union <breaks> Article 8 of the Warsaw Treaty toward Hungary

    Examples:
      | answer    | breaks         |
      | sovereign | breaks         |
      | limited   | does not break |

  Scenario: Force of a state outside is no matter of this article
    When Germany uses heavy force against Hungary at Budapest
    Then nobody breaks Article 8 of the Warsaw Treaty

  Scenario: Force against a state outside is no matter of it either, whatever Article 1 says
    Given Helsinki is a place in Finland
    When the Soviet Union uses heavy force against Finland at Helsinki
    Then the Soviet Union does not break Article 8 of the Warsaw Treaty toward Finland

  Scenario: The Treaty has ended, so who consents to it later promises nothing
    Given the day is 1 June 1995
    And Poland consents to be bound by the Warsaw Treaty
    And Hungary consents to be bound by the Warsaw Treaty
    When Poland uses heavy force against Hungary at Budapest
    Then Poland need not at all times keep out of the internal affairs of the other members under Article 8 of the Warsaw Treaty
    And nobody breaks Article 8 of the Warsaw Treaty
