@nato @nat.5 @art-5
Feature: Article 5 of the North Atlantic Treaty - an attack on one

  An armed attack on a member, where Article 6 reaches, counts as one on all, and each helps by the action that it itself
  considers necessary. Three things are apart: the case, the finding of the Council that it is given, and a request for particular help. The
  text names the first only. Help ends when the Security Council has done what is needed: the text says so.

  Cases are invented, but for those that carry the name of an incident.

  Argued about are who finds that the case is given, whether an attack by those who are no state counts, how light it may be, and whether
  who began may call for help.


  @nat.5.1
  Rule: The undisputed core

    Scenario: A state outside attacks a member with heavy force
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      Then the attack on Norway counts as one on Germany under Article 5(1) of the North Atlantic Treaty
      And Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And the duty falls due at once
      And Norway does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And Switzerland does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Scenario: An attack on a state outside is no case
      Given the day is 1 June 2024
      When China uses heavy force against Ukraine in Kyiv region
      Then Germany does not owe Ukraine the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_clean_hands
    Scenario Outline: What only answers an attack in measure is no case, even if to have attacked first takes nothing away
      Given the question nato clean hands is answered <answer>
      And the day is 1 June 2024
      When Norway uses heavy force against China in China
      And later that day
      And China uses heavy force against Norway in Norway
      And China only answers the force of Norway, and in measure
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer     |
        | required   |
        | irrelevant |

    Scenario: Nor is what answers, in measure, an attack on another that had asked for help
      Given the day is 1 June 2024
      When Norway uses heavy force against Mongolia in Mongolia
      And Mongolia asks China for troops
      And later that day
      And China uses heavy force against Norway in Norway
      And China only answers for another the force of Norway, and in measure
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_gravity
    Scenario: Single shots that do no harm are no case under any answer
      Given the question nato gravity is answered any force
      And the day is 1 June 2024
      When China uses trifling force against Norway in Norway
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_member_attacker
    Scenario: The member that attacks owes its victim no help against itself
      Given the question nato member attacker is answered covered
      And the day is 1 June 2024
      When Spain uses heavy force against Portugal in Portugal
      Then Spain does not owe Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And Germany owes Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  Rule: What is argued about

    @question:nato_gravity
    Scenario Outline: How heavy
      Given the question nato gravity is answered <answer>
      And the day is 1 June 2024
      When China uses light force against Norway in Norway
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer     | owes         |
        | heavy only | does not owe |
        | any force  | owes         |

    @question:nato_stray_fire
    Scenario Outline: Fire that strays
      Given the question nato stray fire is answered <answer>
      And the day is 1 June 2024
      When heavy force of China hits Norway astray in Norway
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer    | owes         |
        | no attack | does not owe |
        | attack    | owes         |

    @question:nato_bands
    Scenario Outline: A band that no state sent, from abroad or from inside
      Given the question nato bands is answered <answer>
      And the day is 1 June 2024
      And there is a band called the raiders
      And the raiders came from <origin>
      When the raiders use heavy force against Norway in Norway
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer       | origin      | owes         |
        | from abroad  | Afghanistan | owes         |
        | from abroad  | Norway      | does not owe |
        | state needed | Afghanistan | does not owe |
        | state needed | Norway      | does not owe |
        | anyone       | Norway      | owes         |

    @question:nato_bands
    Scenario: A band that a state sent is that state's attack under every answer
      Given the question nato bands is answered state needed
      And the day is 1 June 2024
      And there is a band called the raiders
      And the raiders came from Afghanistan
      And Afghanistan has sent the raiders
      When the raiders use heavy force against Norway in Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_clean_hands
    Scenario Outline: A member that attacked first
      Given the question nato clean hands is answered <answer>
      And the day is 1 June 2024
      When Norway uses heavy force against China in China
      And the day is 10 June 2024
      And China uses heavy force against Norway in Norway
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer     | owes         |
        | required   | does not owe |
        | irrelevant | owes         |

    Scenario: To have hit lightly first takes nothing away
      Given the day is 1 June 2024
      When Norway uses light force against China in China
      And the day is 10 June 2024
      And China uses heavy force against Norway in Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Scenario Outline: Nor does harm through networks, or to an embassy
      Given the day is 1 June 2024
      When Norway <hits first>
      And the day is 10 June 2024
      And China uses heavy force against Norway in Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | hits first                                               |
        | strikes networks of China with heavy effects             |
        | uses heavy force against the embassy of China in Syria   |

    @question:nato_member_attacker @question:nato_who_finds
    Scenario Outline: A member against a member
      Given the question nato member attacker is answered <answer>
      And the question nato who finds is answered <finds>
      And the day is 1 June 2024
      When Spain uses heavy force against Portugal in Portugal
      And the North Atlantic Council adopts a decision on case of alliance for Portugal
      Then Germany <owes> Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And Spain does not owe Portugal the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer   | finds       | owes         |
        | no track | each member | does not owe |
        | covered  | each member | owes         |
        | no track | council     | does not owe |
        | covered  | council     | owes         |

  @question:nato_who_finds
  Rule: Who finds that it is given

    @question:nato_who_finds
    Scenario Outline: Under the other answer it waits for the Council, and a finding on an open condition is none yet
      Given the question nato who finds is answered <answer>
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the North Atlantic Council <outcome> a decision on case of alliance for Norway
      Then the attack on Norway <counts> as one on Germany under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer      | outcome             | counts |
        | each member | adopts on a condition | counts |
        | council     | adopts              | counts |

    @question:nato_who_finds
    Scenario: A finding for another member is none for this one
      Given the question nato who finds is answered council
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the North Atlantic Council adopts a decision on case of alliance for Denmark
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_who_finds
    Scenario: A finding on something else that happened there is none on the attack
      Given the question nato who finds is answered council
      And the day is 1 June 2024
      When armed units of China stand in Norway, uninvited by Norway
      And the day is 10 June 2024
      And China uses heavy force against Norway in Norway
      And the North Atlantic Council adopts a decision on case of alliance for Norway
      And that is about the armed presence
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_who_finds
    Scenario: The member attacked owes itself nothing where the Council finds it either
      Given the question nato who finds is answered council
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the North Atlantic Council adopts a decision on case of alliance for Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And Norway does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    @question:nato_who_finds
    Scenario: On a condition that is open, help is not owed yet
      Given the question nato who finds is answered council
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the North Atlantic Council adopts on a condition a decision on case of alliance for Norway
      Then Germany does not owe Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

  @question:nato_request
  Rule: Whether help waits for a request

    @question:nato_request
    Scenario Outline: Under the other answer the member attacked must ask for help
      Given the question nato request is answered <answer>
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Norway asks <whom> for <what>
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | answer     | whom                       | what                 | owes             |
        | not needed | Sweden                     | consultation         | owes             |
        | needed     | the North Atlantic Council | troops               | owes             |
        | needed     | the North Atlantic Council | consultation         | does not yet owe |
        | needed     | the North Atlantic Council | mediation            | does not yet owe |
        | needed     | NATO                       | troops               | owes             |
        | needed     | NATO                       | consultation         | does not yet owe |
        | needed     | NATO                       | mediation            | does not yet owe |
        | needed     | the Secretary General of NATO | arms              | owes             |
        | needed     | the Secretary General of NATO | consultation      | does not yet owe |
        | needed     | the Secretary General of NATO | mediation         | does not yet owe |
        | needed     | Sweden                     | troops               | does not yet owe |

    @question:nato_request
    Scenario Outline: A request under the Treaty, to whomever it goes
      Given the question nato request is answered needed
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Norway asks Sweden for <what> under the North Atlantic Treaty
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | what         | owes             |
        | arms         | owes             |
        | consultation | does not yet owe |
        | mediation    | does not yet owe |

    @question:nato_request
    Scenario Outline: A request about something else that happened is none for help against the attack
      Given the question nato request is answered needed
      And the day is 1 June 2024
      When heavy unrest breaks out in Norway
      And China uses heavy force against Norway in Norway
      And Norway asks the North Atlantic Council for troops
      And that is about the <asked>
      Then Germany <owes> Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

      Examples:
        | asked  | owes             |
        | force  | owes             |
        | unrest | does not yet owe |

  @nat.5.1
  Rule: How soon

    @question:nato_forthwith
    Scenario Outline: Help that came after more than thirty days is late, unless any number of days will do
      Given the question nato forthwith is answered <answer>
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the day is <day>
      And Germany sends troops to Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And on record it is <performance>

      Examples:
        | answer   | day         | performance         |
        | a month  | 1 July 2024 | performed by itself |
        | a month  | 2 July 2024 | performed late      |
        | any time | 2 July 2024 | performed by itself |

  @nat.5.2
  Rule: Report and end

    Scenario: Help ends when the Security Council has taken measures, under both answers on a request
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And the day is 5 June 2024
      And the UN Security Council takes measures for Norway
      Then Germany no longer owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And it ended on 5 June 2024

    @question:nato_request
    Scenario: Also where help was asked for
      Given the question nato request is answered needed
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Norway asks the North Atlantic Council for troops
      And the day is 5 June 2024
      And the UN Security Council takes measures for Norway
      Then Germany no longer owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty

    Scenario Outline: Who helps must report, and who only speaks need not
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Germany <does> Norway
      Then Germany <owes> the UN Security Council a report under Article 5(2) of the North Atlantic Treaty

      Examples:
        | does                         | owes         |
        | sends troops to              | owes         |
        | makes a statement on         | does not owe |
        | consults with                | does not owe |
        | talks with                   | does not owe |
        | mediates for                 | does not owe |
        | refuses to help              | does not owe |
        | declines to send troops to   | does not owe |
        | declines to consult with     | does not owe |

    Scenario: Troops that came before the attack call for no report
      Given the day is 1 May 2024
      When Germany sends troops to Norway
      And the day is 1 June 2024
      And China uses heavy force against Norway in Norway
      Then Germany does not owe the UN Security Council a report under Article 5(2) of the North Atlantic Treaty

    Scenario: A letter keeps it
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Germany sends troops to Norway
      And Germany reports to the UN Security Council
      Then Germany owes the UN Security Council a report under Article 5(2) of the North Atlantic Treaty
      And on record it is performed by itself

  Rule: What counts as help

    @question:nato_as_it_deems
    Scenario Outline: By what one itself considers necessary, but by help
      Given the question nato as it deems is answered <answer>
      And the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Germany <does> Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And on record it is <performance>

      Examples:
        | answer        | does                 | performance         |
        | some help     | sends troops to      | performed by itself |
        | some help     | sends equipment to   | performed by itself |
        | own judgement | makes a statement on | performed in part   |
        | some help     | refuses to help      | declined            |

    Scenario: Words alone are nothing on record in the default answer
      Given the day is 1 June 2024
      When China uses heavy force against Norway in Norway
      And Germany makes a statement on Norway
      Then Germany owes Norway the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And the record is silent on it

  Rule: Incidents

    Scenario: In 2001 each member owed help, whoever finds it and asked or not
      Given the events of september-11-2001
      Then Canada owes the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
      And it stands since 11 September 2001

    @question:nato_who_finds
    Scenario: Where the Council finds it, the finding without a condition came on 2 October
      Given the question nato who finds is answered council
      And the events of september-11-2001
      Then the attack on the United States counts as one on Canada under Article 5(1) of the North Atlantic Treaty
      And it opens on 2 October 2001

    @question:nato_bands
    Scenario: With a state needed behind a band, nothing was owed
      Given the question nato bands is answered state needed
      And the events of september-11-2001
      Then Canada does not owe the United States the help that it considers necessary under Article 5(1) of the North Atlantic Treaty
