@csto @charter.7 @art-7
Feature: Article 7 of the Charter - outside bases

  The members build a joint system of security and defence; that goal is met or missed by no single event and has no rule
  here. The second paragraph is narrower. Forces or military facilities of outside states come to a member's land only
  after urgent consultations with the other members. It is a duty to talk first, and no veto: the veto came with the
  protocol of 2011.

  It is the placing that counts, not the keeping. A base that stood there before is not caught.

  Cases are invented, but for those that carry the name of an incident.

  @charter.7.2
  Scenario: Who lets outside forces in consults the others first
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of the United States be placed at Manas
    Then Kyrgyzstan owes the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2
  Scenario: Forces of another member are no outside forces
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of Russia be placed at Manas
    Then Kyrgyzstan does not owe the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2 @incident:us-bases-2001
  Scenario: Manas was opened in 2001, before the Charter
    Given Kyrgyzstan is not a party to the Charter on 8 December 2001
    When Kyrgyzstan lets forces of the United States be placed at Manas
    Then Kyrgyzstan would owe, were it in force, the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2
  Scenario: A state outside consults nobody under the Charter
    Given Uzbekistan is not a party to the Charter on 1 June 2005
    When Uzbekistan lets forces of the United States be placed at Karshi-Khanabad
    Then Uzbekistan does not owe the other members consultation on bases under Article 7(2) of the Charter

  @charter.7.2
  Scenario: A member that consulted has performed the duty
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of the United States be placed at Manas
    And Kyrgyzstan consults with the other members
    Then Kyrgyzstan owes the other members consultation on bases under Article 7(2) of the Charter
    And on record it is performed

  @charter.7.2
  Scenario: A member that consulted nobody, as the file says, breaks it
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of the United States be placed at Manas
    But Kyrgyzstan does not consult with anybody
    Then Kyrgyzstan breaks Article 7(2) of the Charter toward the other members

  @charter.7.2
  Scenario: Where nothing is known of talks, nothing is broken
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of the United States be placed at Manas
    Then Kyrgyzstan does not break Article 7(2) of the Charter toward the other members

  @charter.7.2
  Scenario: Another member that talked to nobody is not the one that had to
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of the United States be placed at Manas
    But Armenia does not consult with anybody
    Then Kyrgyzstan does not break Article 7(2) of the Charter toward the other members

  @charter.7.2
  Scenario: Forces of another member need no talks, so nothing is broken
    Given Kyrgyzstan is a party to the Charter on 1 June 2009
    When Kyrgyzstan lets forces of Russia be placed at Manas
    But Kyrgyzstan does not consult with anybody
    Then Kyrgyzstan does not break Article 7(2) of the Charter toward the other members

  @charter.7.2
  Scenario: A state outside breaks nothing
    Given Uzbekistan is not a party to the Charter on 1 June 2005
    When Uzbekistan lets forces of the United States be placed at Karshi-Khanabad
    But Uzbekistan does not consult with anybody
    Then Uzbekistan does not break Article 7(2) of the Charter toward the other members
