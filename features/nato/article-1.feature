@nato @nat.1 @art-1
Feature: Article 1 of the North Atlantic Treaty - peaceful settlement, and no force

  Members settle every international dispute in which they are involved by peaceful means, and refrain from the threat or use
  of force. The words reach every state, other members among them. There is no court, and no step for a dispute between members.

  Cases are invented, but for those that carry the name of an incident.

  What is argued about here is little: the article says of force what the UN Charter says, so that one act breaks both, and whether force was
  force against a state is decided there. Cyprus in 1974 is the case that everybody names.


  Rule: What binds always

    Scenario: Every member must settle disputes peacefully and keep from force
      Given the day is 1 June 2024
      Then Greece must at all times settle disputes peacefully under Article 1 of the North Atlantic Treaty
      And Greece must at all times keep from force under Article 1 of the North Atlantic Treaty
      And Serbia need not at all times settle disputes peacefully under Article 1 of the North Atlantic Treaty
      And Serbia need not at all times keep from force under Article 1 of the North Atlantic Treaty

  Rule: What breaks it

    Scenario: Force against another state breaks it, member or not
      Given the day is 1 June 2024
      When Turkey uses heavy force against Syria in Syria
      Then Turkey breaks Article 1 of the North Atlantic Treaty toward Syria

    Scenario: A state outside does not break a treaty that does not bind it
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      Then China does not break Article 1 of the North Atlantic Treaty toward Norway

    Scenario: Who is itself under heavy attack does not break it by hitting back
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And that goes on until 3 June 2024
      And later that day
      And Norway uses heavy force against China in China
      Then Norway does not break Article 1 of the North Atlantic Treaty toward China

    Scenario: Land that a state merely claims is not that state's
      Given the day is 1 June 2024
      When Spain uses heavy force against Morocco at Ceuta and Melilla
      Then Spain does not break Article 1 of the North Atlantic Treaty toward Morocco

    Scenario: A threat breaks it as well
      Given the day is 1 June 2024
      When Turkey threatens Greece with force
      Then Turkey breaks Article 1 of the North Atlantic Treaty toward Greece

    Scenario: A threat by a state outside breaks a treaty of others for nobody
      Given the day is 1 June 2024
      When China threatens Norway with force
      Then China does not break Article 1 of the North Atlantic Treaty toward Norway

    Scenario: To threaten force at home is not to threaten a state
      Given the day is 1 June 2024
      When Turkey threatens Turkey with force
      Then Turkey does not break Article 1 of the North Atlantic Treaty toward Turkey
