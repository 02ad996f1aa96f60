@csto @incident:karabakh-1992 @cst.1 @cst.2 @cst.4
Feature: The first Karabakh war, to May 1994 - two members at war when the Treaty began

  From 1992 Azerbaijan fought the Armenians of Nagorno-Karabakh, who took it and seven districts around it. In June 1992
  Armenia asked the other signatories to defend it under the new pact. Azerbaijan joined in September 1993. On 20 April 1994
  the Treaty entered into force, and for its first three weeks two of its members were at war; the ceasefire came on 12 May.

  Azerbaijan, and the coders of data on wars, say that Armenian forces took the land; Armenia says that the people of
  Karabakh fought for themselves. Two more things are argued about: whether the promise of help covers an attack by a member,
  and whether Azerbaijan was a member at all, for in 1999 it said that its ratification had never been deposited.

  Background:
    Given the events of karabakh-1992

  @cst.1.1
  Scenario: From the day on which both were bound, the war broke the ban on force
    Then Armenia breaks Article 1(1) toward Azerbaijan
    And it stands since 20 April 1994

  @cst.1.1
  Scenario: Not in Armenia's account, in which Karabakh fought for itself
    Given the dispute who fought is told as karabakhs own war
    Then Armenia does not break Article 1(1) toward Azerbaijan

  @cst.1.1
  Scenario: That quarrel about the facts is what is contested
    Then Armenia breaks Article 1(1) toward Azerbaijan
    And it is contested between triggered and not triggered
    And it turns on the dispute who fought

  @cst.2.2
  Scenario: Consultation was owed to Azerbaijan, whoever fought, and of most nothing of the kind was found
    Then Belarus, Georgia, Kazakhstan, Tajikistan and Uzbekistan owe Azerbaijan consultation under Article 2(2)
    And the record is silent on it

  @cst.2.2
  Scenario: Who brought the ceasefire about had spoken with Azerbaijan, which is consultation in part
    Then Kyrgyzstan and Russia owe Azerbaijan consultation under Article 2(2)
    And on record it is performed in part

  @cst.4.2 @question:member_attacker
  Scenario: Help was owed to neither, for clashes between members lie outside Article 4 in the default answer
    Then nobody owes anything under Article 4

  @cst.4.2 @question:member_attacker
  Scenario: If a member can be the aggressor it was owed to Azerbaijan, in the first wording without a request
    Given the question member attacker is answered covered
    Then Russia owes Azerbaijan assistance under Article 4
    And the wording is that of 1992

  @cst.11.1
  Scenario: If it never deposited its ratification, Azerbaijan was owed nothing
    Given the dispute azerbaijan deposit is told as never deposited
    And the question member attacker is answered covered
    Then nobody owes anything under Article 4

  @cst.4.2
  Scenario: What Armenia asked for in June 1992 nobody owed yet
    Given Armenia is not a party to the Collective Security Treaty on 16 June 1992
    Then Russia does not owe Armenia assistance under Article 4
