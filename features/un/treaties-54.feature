@un @vclt.54 @art-54
Feature: Article 54 of the Convention on treaties - leaving, and the end of a treaty

  A state leaves a treaty as the treaty provides, or as all agree, and so a treaty ends. Where the notice itself was not found,
  what the sources do tell is the last day on which a state counts as bound; and of a treaty that is no more, the last day on which
  it was in force. That is enough to say who owed what on a day.

  A treaty with a rule of its own on leaving does not need this one. Nobody leaves by doing nothing: a state that takes no part
  stays bound until that day, as Albania did in one treaty from 1962 to 1968.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: A state is bound through its last day, and the others stay
    Then Albania is a party to the Warsaw Treaty on 13 September 1968
    And Albania is not a party to the Warsaw Treaty on 14 September 1968
    And Romania is a party to the Warsaw Treaty on 14 September 1968

  Scenario: A departure that is told ends the bond the day after
    Given the day is 1 March 2020
    When France is bound by the EU Treaty for the last day
    Then France is not a party to the EU Treaty on 2 March 2020
    And Germany is a party to the EU Treaty on 2 March 2020

  Scenario: The end of a treaty ends it for all
    Then Romania is a party to the Warsaw Treaty on 1 July 1991
    And Romania is not a party to the Warsaw Treaty on 2 July 1991

  Scenario: The end of one treaty that is told is not the end of another
    Given the day is 1 March 2020
    When the EU Treaty is in force for the last day
    Then France is not a party to the EU Treaty on 2 March 2020
    And France is a party to the Functioning Treaty on 2 March 2020
