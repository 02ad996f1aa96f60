Feature: casus learn

  Students work alone, at the command line. What they wrote is compared with what the engine finds; the answer to a wrong
  answer is the reason. Nothing outside of the student's folder is touched.

  Scenario: A new student is told what to do next
    Given a student in an empty folder
    When the student runs casus learn
    Then the screen says "casus learn start"
    And the folder is still empty

  Scenario: Beginning a task writes one small file
    Given a student in an empty folder
    When the student runs casus learn start osh
    Then the file of the task osh says "duty_to_help"
    And the screen says "Open this file in a text editor"
    And nothing stands outside of the folder learn

  Scenario: A wrong answer is first answered with a hint
    Given a student who began the task osh
    When the student answers duty_to_help with yes
    And the student runs casus learn check
    Then the screen says "duty_to_help: yes. Not what Casus finds."
    And the screen says "A question that may help: The wording of 2010 was signed"
    And the screen does not say "nobody on file"
    When the student runs casus learn check --why
    Then the screen says "Casus finds: no"

  Scenario: After two tries a wrong answer is answered with the reason of the engine
    Given a student who began the task osh
    When the student answers duty_to_help with yes
    And the student runs casus learn check
    And the student runs casus learn check
    Then the screen says "Casus finds: no"
    And the screen says "nobody on file names one"
    And the screen says "in force 1994-04-20 to 2012-12-18"
    And the screen says "read in full"

  Scenario: Each part has its own points
    Given a student who began the task osh
    When the student answers wording with 1992
    And the student runs casus learn check
    Then the screen says "1 of 3 right"
    And the screen says "not answered yet"

  Scenario: Where two answers can be defended both are right, and the feedback says why
    Given a student who began the task first-shot
    When the student answers help with no
    And the student runs casus learn check
    Then the screen says "help: no. Right"
    And the screen says "More than one answer can be defended"
    And the screen says "question clean_hands"

  Scenario: A word that is none is no wrong answer
    Given a student who began the task osh
    When the student answers duty_to_help with perhaps
    And the student runs casus learn check
    Then the screen says "This is no wrong answer"
    And the screen says "words allowed here: yes, no, waits"

  Scenario: What cannot be read does not stand in the way of the rest
    Given a student who began the task osh
    When the student answers duty_to_help with perhaps
    And the student answers wording with 1992
    And the student runs casus learn check
    Then the screen says "duty_to_help: could not be read"
    And the screen says "wording: 1992. Right"

  Scenario: What other screens call a status is taken as an answer
    Given a student who began the task no-request
    When the student answers duty_to_help with dormant
    And the student runs casus learn check
    Then the screen says "duty_to_help: dormant. Right"

  Scenario: Feedback fits on one screen
    Given a student who began the task study-members
    When the student answers help_kgz with waits
    And the student answers breach with waits
    And the student answers breach_other with waits
    And the student answers measures with not performed
    And the student runs casus learn check --why
    Then the screen has at most 40 lines
    And the screen says "All reasons: casus learn check --all"

  Scenario: A solved task says where its facts come from
    Given a student who began the task osh
    When the student answers wording with 1992
    And the student answers duty_to_help with no
    And the student answers duty_to_consult with yes
    And the student runs casus learn check
    Then the screen says "3 of 3 right"
    And the screen says "SOURCES What happened (osh-2010)"
    And the screen says "All: casus assess osh-2010 --sources"

  Scenario: Taking a side shows what it costs
    Given a student who began the task russia-side
    When the student writes the solution
    And the student runs casus learn check
    Then the screen says "in the default reading, yes in yours"

  Scenario: The commands on the screen work as they stand
    Given a student in an empty folder
    When the student runs casus learn --folder work start
    Then the screen says "casus learn --folder work check"
    When the student runs casus learn --folder work check
    Then the screen says "0 of 3 right"

  Scenario: Nothing that a student wrote is lost
    Given a student who began the task osh
    When the student answers wording with 1992
    And the student runs casus learn reset
    Then the screen says "What stood there is in 03-osh.yaml.before"
    And the file of the task osh says "TODO"

  Scenario: Hints ask before they tell
    Given a student who began the task osh
    When the student runs casus learn hint
    Then the screen says "HINT 1 OF 3"
    And the screen says "?"
    When the student runs casus learn hint
    And the student runs casus learn hint
    Then the screen says "HINT 3 OF 3"
    And the screen says "--give-up"

  Scenario: The solution comes after success, or on giving up
    Given a student who began the task osh
    When the student runs casus learn solution
    Then the screen says "not solved yet"
    When the student runs casus learn solution --give-up
    Then the screen says "duty_to_help: no"
