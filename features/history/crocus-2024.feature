@csto @incident:crocus-2024 @cst.2 @cst.4 @charter.8
Feature: Crocus, March 2024 - is a massacre an armed attack?

  On 22 March 2024 four gunmen, citizens of Tajikistan, killed some 145 people in a concert hall near Moscow. A branch of
  the Islamic State with bases in Afghanistan and Pakistan said that it had done it. Russia says that this branch
  coordinated the attack and that Ukrainian services took a direct part; Ukraine denies any part. The members condemned
  the attack and some worked with Russia's services. Nobody asked the organisation for anything.

  The deed is among the deadliest in this record, and not the plainest. Does a band count that no state sent, and one that
  strikes from inside? And had Ukraine stood behind it, could Russia, which had attacked Ukraine first, call the promise
  in?

  Background:
    Given the events of crocus-2024

  @cst.2.2
  Scenario: Consultation was owed, for heavy force by a band inside threatens a member
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan owe Russia consultation under Article 2(2)
    And it is settled

  @cst.2.2
  Scenario: Three members gave it in part: each was in touch with Russia, and no meeting of the members was found
    Then Belarus, Kazakhstan and Tajikistan owe Russia consultation under Article 2(2)
    And on record it is performed in part

  @cst.2.2
  Scenario: Of the other two only words of condemnation were found, and they are no consultation
    Then Armenia and Kyrgyzstan owe Russia consultation under Article 2(2)
    And the record is silent on it

  @cst.4.2 @question:bands @question:inside_attack
  Scenario: Help was not owed in the default answer
    Then nobody owes anything under Article 4

  @cst.4.2 @question:bands @question:inside_attack
  Scenario Outline: For help, bands must count and attacks from inside as well, and still somebody must ask
    Given the question bands is answered <bands>
    And the question inside attack is answered <inside>
    Then Kazakhstan <owes> Russia assistance under Article 4

    Examples:
      | bands         | inside       | owes              |
      | sender needed | outside only | does not owe      |
      | covered       | outside only | does not owe      |
      | covered       | covered      | never came to owe |

  @cst.4.2 @question:clean_hands
  Scenario: In Russia's account of who stood behind it, its own attack of 2022 stands in the way
    Given the dispute behind is told as ukraine
    Then Kazakhstan does not owe Russia assistance under Article 4

  @cst.4.2 @question:clean_hands
  Scenario: It does not if an attack on its land is enough, and then a request was missing
    Given the dispute behind is told as ukraine
    And the question clean hands is answered irrelevant
    Then Kazakhstan never came to owe Russia assistance under Article 4

  Scenario: Terrorism is a danger against which the members work together
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan owe Russia joint work against the danger under Article 8 of the Charter
