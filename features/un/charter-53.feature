@un @un.53 @art-53
Feature: Article 53 of the UN Charter - no enforcement without the Security Council

  Regional organisations may keep peace; they enforce nothing on their own. Forces sent to a state that neither asked for
  them nor agreed need the authority of the Security Council. Without that rule a strong neighbour could call any invasion
  regional.

  The line that has to be drawn runs between defence and enforcement. Defence together with a state that is attacked is
  not enforcement, for that state is helped; nor is an operation to which the host agreed. A breach is drawn only where
  the file says that nobody authorised it and that the host neither asked nor agreed.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: No state may enforce through a regional organisation
    Given Russia is a party to the UN Charter on 1 June 2015
    Then Russia must at all times keep from regional enforcement under Article 53 of the UN Charter

  Scenario: The Charter lists the ban for its members
    Given Kyrgyzstan is not a party to the UN Charter on 1 January 1992
    Then Kyrgyzstan need not at all times keep from regional enforcement under Article 53 of the UN Charter

  Rule: Forces sent to a state

    Background:
      Given Georgia is a party to the UN Charter on 1 June 2015

    Scenario: Forces sent against the will of the state and without authority break the ban
      Given Georgia asks nobody for anything
      And Georgia lets no forces in
      And the UN Security Council authorises nothing in Georgia
      When the organisation deploys troops in Georgia
      Then the organisation breaks Article 53 of the UN Charter toward Georgia

    Scenario: Forces that the Security Council authorised do not break the ban
      Given Georgia asks nobody for anything
      And Georgia lets no forces in
      And the UN Security Council authorises an operation in Georgia
      When the organisation deploys troops in Georgia
      Then the organisation does not break Article 53 of the UN Charter toward Georgia

    Scenario: Forces sent at the request of the state do not break the ban
      Given Georgia asks the organisation for troops
      And Georgia lets no forces in
      And the UN Security Council authorises nothing in Georgia
      When the organisation deploys troops in Georgia
      Then the organisation does not break Article 53 of the UN Charter toward Georgia

    Scenario: Forces sent with the consent of the state do not break the ban
      Given Georgia asks nobody for anything
      And the government of Georgia invites forces of the organisation
      And the UN Security Council authorises nothing in Georgia
      When the organisation deploys troops in Georgia
      Then the organisation does not break Article 53 of the UN Charter toward Georgia

    Scenario: Where nobody sent anything, nothing is broken
      Given Georgia asks nobody for anything
      And Georgia lets no forces in
      When the UN Security Council authorises nothing in Georgia
      Then nobody breaks Article 53 of the UN Charter

  Rule: Before the Charter

    Scenario: Before the Charter there was nothing of this kind to break
      Given the day is 1 June 1940
      And Georgia asks nobody for anything
      And Georgia lets no forces in
      And the UN Security Council authorises nothing in Georgia
      When the organisation deploys troops in Georgia
      Then the organisation would break, were it in force, Article 53 of the UN Charter toward Georgia
