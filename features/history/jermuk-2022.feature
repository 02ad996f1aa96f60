@csto @incident:jermuk-2022 @cst.2 @cst.4 @first-page
Feature: Jermuk, September 2022 - an attack, a request and a mission

  On 13 and 14 September 2022 Azerbaijani forces fired on and moved into places on the eastern border of Armenia, Jermuk
  among them. Armenia asked Russia, the organisation and the UN Security Council on the first day, and named Article 4.
  The heads of state met by video, an advance group came two days later, and in November a package of help was offered
  that Armenia did not sign. The organisation kept to political means and named no side.

  Two quarrels about the facts run through the story. Armenia says that the fighting was on its land; Azerbaijan says, and
  Kazakhstan said too, that no border was agreed there. Armenia says that nothing came before; Azerbaijan says that it
  answered sabotage. The scenario tells both, and takes the account that adds nothing where none is settled.

  And one about the words: is a mission that observes the help that Article 4 asks for, or must help serve to repel the
  attack? Press accounts say that the request was ignored. The record has five sessions, a mission and an offer; what they
  amount to is below.

  Background:
    Given the events of jermuk-2022

  @cst.4.2
  Scenario: The other members owe Armenia assistance, at once
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia assistance under Article 4
    And the duty falls due at once
    And the wording is that of 2010
    And it stands since 13 September 2022

  @cst.4.2
  Scenario: Azerbaijan owes nothing under a Treaty that it left
    Then Azerbaijan does not owe Armenia assistance under Article 4

  @cst.2.2
  Scenario: The same members owe consultation, and gave it
    Then Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan owe Armenia consultation under Article 2(2)
    And on record it is performed

  @cst.4.2 @question:necessary_help
  Scenario: The mission performs the duty if the helper measures what help is needed
    Given the question necessary help is answered giver decides
    Then Kyrgyzstan owes Armenia assistance under Article 4
    And on record it is performed together

  @cst.4.2 @question:necessary_help
  Scenario: Whoever measures it, Belarus declined, whatever was done in its name
    Then Belarus owes Armenia assistance under Article 4
    And on record it is declined

  @cst.4.2 @question:necessary_help
  Scenario: In Armenia's reading it performs the duty in part
    Given the reading of Armenia
    Then Kyrgyzstan owes Armenia assistance under Article 4
    And on record it is performed in part

  @cst.4.2
  Scenario: In Azerbaijan's account of how it began there is no such duty
    Given the dispute who began is told as answer to sabotage
    Then Russia does not owe Armenia assistance under Article 4

  @cst.4.2
  Scenario: The duty turns on that quarrel about the facts
    Then Russia owes Armenia assistance under Article 4
    And it turns on the dispute who began

  @cst.4.2 @question:undelimited_border
  Scenario: In Azerbaijan's account of where it was, the duty stands in the default reading
    Given the dispute where is told as on the line
    Then Russia owes Armenia assistance under Article 4
    And it turns on the question undelimited border

  @cst.4.2 @question:undelimited_border
  Scenario: In that account it does not arise in the reading of the Secretariat
    Given the dispute where is told as on the line
    And the reading of the CSTO Secretariat and Secretary General
    Then Russia does not owe Armenia assistance under Article 4

  @cst.2.2 @question:undelimited_border
  Scenario: Consultation is owed in that reading and account too
    Given the dispute where is told as on the line
    And the reading of the CSTO Secretariat and Secretary General
    Then Russia owes Armenia consultation under Article 2(2)

  @cst.6.1
  Scenario: No troops of the organisation could be sent, for nobody decided to
    Then the other members may not yet send collective forces to Armenia under Article 6(1)

  @un.2.4
  Scenario: The attack broke the ban on force of the UN Charter
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia
    And it turns on the dispute who began

  @cst.1.1
  Scenario: It did not break the Treaty's own ban, which does not bind Azerbaijan
    Then Azerbaijan does not break Article 1(1) toward Armenia

  @cst.4.2
  Scenario: Over all readings and accounts the duty to help is contested
    Then Russia owes Armenia assistance under Article 4
    And it is contested between triggered and not triggered
    And it turns on the dispute where
    And it turns on the question undelimited border
    And it turns on the dispute who began

  @cst.2.2
  Scenario: The duty to consult is settled
    Then Russia owes Armenia consultation under Article 2(2)
    And it is settled
