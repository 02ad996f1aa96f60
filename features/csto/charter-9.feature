@csto @charter.9 @art-9
Feature: Article 9 of the Charter - foreign policy

  Allies that vote against each other abroad are of little use to each other at home. So members agree and coordinate
  their positions in foreign policy, by consultation among other ways. The duty stands by itself; no event sets it off.

  Members have voted in different ways at the United Nations, over Ukraine for one (ukraine-2022). Whether that falls
  short of this duty is not answered here: to coordinate is not to agree. When a question of security comes up, Article
  2(1) of the Treaty says the same more closely, and it was read; of this Article only the substance is generally known.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member coordinates its foreign policy with the others
    Given Belarus is a party to the Charter on 1 June 2015
    Then Belarus must at all times coordinate its foreign policy under Article 9 of the Charter

  Scenario: A state outside does not coordinate its foreign policy with the members
    Given Georgia is not a party to the Charter on 1 June 2015
    Then Georgia need not at all times coordinate its foreign policy under Article 9 of the Charter
