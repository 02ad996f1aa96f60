@un @un.54 @art-54
Feature: Article 54 of the UN Charter - the Security Council is kept informed

  What regional organisations do or plan for peace and security, the Security Council is told. That holds with the consent
  of the host as well, and needs no attack: it is not the report on self-defence of Article 51. In January 2022 letters
  went to New York the day the peacekeepers left for Kazakhstan.

  The two reports are easily mixed up. This duty binds always. Whether a letter was sent in a given case is asked where a
  treaty has a duty of its own, as the peacekeeping agreement has.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Members of the United Nations keep the Security Council informed
    Given Kazakhstan is a party to the UN Charter on 6 January 2022
    Then Kazakhstan must at all times keep the Security Council informed under Article 54 of the UN Charter

  Scenario: Before a state was a member the Charter did not list this for it
    Given Kazakhstan is not a party to the UN Charter on 1 January 1992
    Then Kazakhstan need not at all times keep the Security Council informed under Article 54 of the UN Charter

  @incident:kazakhstan-2022
  Scenario: In January 2022 the duty of the peacekeeping agreement was performed
    Given the events of kazakhstan-2022
    Then the organisation owes the UN Security Council a report under Article 3 of the Peacekeeping agreement
    And on record it is performed
