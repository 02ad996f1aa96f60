@un @un.52 @art-52
Feature: Article 52 of the UN Charter - regional organisations

  The Charter of the United Nations leaves room for regional organisations of peace and security. States that have one try
  to settle local disputes through it before they go to the Security Council.

  The words speak to states. The Charter lists the effort as a duty of its members; it says nothing on what the regional
  organisation must do with such a dispute. So a member that goes to New York first may fall short of something, and an
  organisation that declines to act does not, as far as this Article goes. It was read in two translations.

  Cases are invented, but for those that carry the name of an incident.

  @un.52.2
  Scenario: Members try to settle local disputes regionally first
    Given Kyrgyzstan is a party to the UN Charter on 16 September 2022
    Then Kyrgyzstan must at all times try to settle local disputes regionally under Article 52(2) of the UN Charter

  @un.52.2
  Scenario: Before a state was a member the Charter did not list this for it
    Given Kyrgyzstan is not a party to the UN Charter on 1 January 1992
    Then Kyrgyzstan need not at all times try to settle local disputes regionally under Article 52(2) of the UN Charter
