@csto @pk.contribution
Feature: Own troops under the Peacekeeping agreement - who must send people

  The Council decides on an operation; whether a member sends people of its own it decides by its own law. No member puts
  its soldiers into the hands of the others. In January 2022 the parliament of Kyrgyzstan voted twice before anybody went. Had
  it said no twice, this agreement would not have been broken.

  The article was not read, nor is its number known. The rule is what the Secretary General said of the draft in 2006.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member decides for itself whether its people go
    Given Kyrgyzstan is a party to the Peacekeeping agreement on 6 January 2022
    Then Kyrgyzstan may at any time decide on its own troops under Article on own troops of the Peacekeeping agreement

  Scenario: A state outside has nothing to decide under this agreement
    Given Uzbekistan is not a party to the Peacekeeping agreement on 6 January 2022
    Then Uzbekistan may not at any time decide on its own troops under Article on own troops of the Peacekeeping agreement
