@nato @nat.7 @art-7
Feature: Articles 7 to 12 of the North Atlantic Treaty - the UN Charter, other engagements, the Council, accession, processes, review

  What binds always, and two duties that an event sets off.

  The Treaty puts the UN Charter first, asks of members to make no engagement in conflict with it, has a Council on which each sits, opens
  itself to European states by the agreement of all, and leaves to each its own constitutional processes. After ten years any of them may
  ask for a review. Nobody has; what an engagement in conflict would be is for somebody to judge, and a file must say who.


  Rule: What binds always

    @nat.8 @nat.9 @nat.10 @nat.11
    Scenario Outline: Every member, and no state outside
      Given the day is 1 June 2024
      Then Iceland must at all times put the UN Charter first under Article 7 of the North Atlantic Treaty
      And Iceland must at all times keep from conflicting agreements under Article 8 of the North Atlantic Treaty
      And Iceland may at any time take a seat in the Council under Article 9 of the North Atlantic Treaty
      And Iceland may at any time agree with all to invite <anybody> under Article 10 of the North Atlantic Treaty
      And Iceland must at all times follow its own constitutional processes under Article 11 of the North Atlantic Treaty
      And Ireland need not at all times put the UN Charter first under Article 7 of the North Atlantic Treaty
      And Ireland need not at all times keep from conflicting agreements under Article 8 of the North Atlantic Treaty
      And Ireland may not at any time take a seat in the Council under Article 9 of the North Atlantic Treaty
      And Ireland may not at any time agree with all to invite <anybody> under Article 10 of the North Atlantic Treaty
      And Ireland need not at all times follow its own constitutional processes under Article 11 of the North Atlantic Treaty

      Examples:
        | anybody         |
        | every other state |

  Rule: Article 8, an engagement in conflict

    @nat.8
    Scenario: One that somebody judged to be in conflict breaks it
      Given the day is 1 June 2024
      When Hungary concludes an agreement with China
      And the agreement is held to conflict with the North Atlantic Treaty
      Then Hungary breaks Article 8 of the North Atlantic Treaty toward the other members

    @nat.8
    Scenario: One of which nobody judged so does not
      Given the day is 1 June 2024
      When Hungary concludes an agreement with China
      Then Hungary does not break Article 8 of the North Atlantic Treaty toward the other members

    @nat.8
    Scenario: Nor does one that conflicts with another treaty
      Given the day is 1 June 2024
      When Hungary concludes an agreement with China
      And the agreement is held to conflict with the UN Charter
      Then Hungary does not break Article 8 of the North Atlantic Treaty toward the other members

    @nat.8
    Scenario: A state outside breaks nothing
      Given the day is 1 June 2024
      When Serbia concludes an agreement with China
      And the agreement is held to conflict with the North Atlantic Treaty
      Then Serbia does not break Article 8 of the North Atlantic Treaty toward the other members

  Rule: Article 12, review

    @nat.12
    Scenario Outline: After ten years, on the request of one
      Given the day is <day>
      When <who> asks the North Atlantic Council for <what> under <treaty>
      Then Canada <owes> the other members consultation on amendment under Article 12 of the North Atlantic Treaty
      And Ireland does not owe the other members consultation on amendment under Article 12 of the North Atlantic Treaty

      Examples:
        | day              | who                | what         | treaty | owes         |
        | 16 June 1982     | the United Kingdom | review       | the North Atlantic Treaty    | owes         |
        | 23 August 1959   | the United Kingdom | review       | the North Atlantic Treaty    | does not owe |
        | 16 June 1982     | the United Kingdom | consultation | the North Atlantic Treaty    | does not owe |
        | 16 June 1982     | Ireland            | review       | the North Atlantic Treaty    | does not owe |
        | 16 June 1982     | the United Kingdom | review       | the UN Charter | does not owe |
