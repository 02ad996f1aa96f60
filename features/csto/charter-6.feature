@csto @charter.6 @art-6
Feature: Article 6 of the Charter - other treaties

  Like the Treaty, the Charter leaves what members owe and may claim under other treaties as it is. Members of this
  alliance are bound by many others, with each other and with states outside.

  How far that freedom goes is argued about. In 2016 the Secretary General said that ties with others are free as long as
  they do not infringe what is owed to the other members. The text was not read; a ban on agreements that cannot be kept
  together with the Treaty stands in Article 8(3) of the Treaty, and nothing like it is known of the Charter.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Members keep what they have under other treaties
    Given Tajikistan is a party to the Charter on 19 August 2016
    Then Tajikistan must at all times keep its other treaties under Article 6 of the Charter

  Scenario: A state outside keeps its treaties by other law, not by this Article
    Given Uzbekistan is not a party to the Charter on 19 August 2016
    Then Uzbekistan need not at all times keep its other treaties under Article 6 of the Charter
