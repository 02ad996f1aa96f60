@csto @cst.9 @art-9
Feature: Article 9 of the Treaty - questions on the Treaty, and changes

  The Treaty knows no court. Questions between members on what it means are settled together and in friendship, and it is
  changed only by consent of all. So nobody outside the members answers the questions of meaning on file, and no majority
  writes a new duty into the Treaty.

  That is why so much in these features is contested, and stays so: two members that read a word in two ways have only
  each other to convince. Only the first words of the Article were read, and in the preamble of the protocol of 2010 that
  changes rest on it. The rest is from general knowledge.

  Cases are invented, but for those that carry the name of an incident.

  @cst.9.1
  Scenario: Members settle questions on the Treaty together
    Given Armenia is a party to the Collective Security Treaty on 1 June 2024
    Then Armenia must at all times settle questions on the treaty together under Article 9

  @cst.9.1
  Scenario: A state outside has no part in settling questions on the Treaty
    Given Uzbekistan is not a party to the Collective Security Treaty on 1 June 2024
    Then Uzbekistan need not at all times settle questions on the treaty together under Article 9

  @cst.9.2
  Scenario: Every member may propose a change
    Given Kyrgyzstan is a party to the Collective Security Treaty on 8 October 2022
    Then Kyrgyzstan may at any time propose a change of the treaty under Article 9

  @cst.9.2
  Scenario: A state outside may not propose a change
    Given Azerbaijan is not a party to the Collective Security Treaty on 8 October 2022
    Then Azerbaijan may not at any time propose a change of the treaty under Article 9
