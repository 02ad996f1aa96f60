@rus-arm @rus-arm.2 @art-2
Feature: Article 2 of the treaty of Russia and Armenia - talks at the opinion of one

  When one of the two thinks that an armed attack on it threatens, they consult at once, and settle whether help is needed, of what
  kind and how much. No organ finds a threat; the opinion of the one is enough, and it must be voiced under this treaty.

  That sets it apart from the Collective Security Treaty beside it, where the threat itself brings the duty. A letter of October 2020
  named this article, and one of September 2022 the treaty.

  Cases are invented, but for those that carry the name of an incident.

  Background:
    Given Armenia is a party to the Russian-Armenian treaty on 31 October 2020

  Scenario: Who calls for talks under the treaty is owed them at once
    When Armenia asks Russia for consultation under the Russian-Armenian treaty
    Then Russia owes Armenia consultation under Article 2 of the Russian-Armenian treaty
    And the duty falls due at once

  Scenario: A call that names no treaty calls nothing in
    When Armenia asks Russia for consultation
    Then nobody owes anything under Article 2 of the Russian-Armenian treaty

  Scenario: Nobody outside owes talks under it
    When Armenia asks Belarus for consultation under the Russian-Armenian treaty
    Then nobody owes anything under Article 2 of the Russian-Armenian treaty

  Scenario: Any exchange of the two performs it
    When Armenia asks Russia for consultation under the Russian-Armenian treaty
    And Russia talks with Armenia
    Then Russia owes Armenia consultation under Article 2 of the Russian-Armenian treaty
    And on record it is performed by itself

  Scenario: A state outside cannot call for talks under it
    When Belarus asks Russia for consultation under the Russian-Armenian treaty
    Then nobody owes anything under Article 2 of the Russian-Armenian treaty

  Scenario: Who calls both of the two to talks is owed them by the other alone
    When Armenia asks Armenia and Russia for consultation under the Russian-Armenian treaty
    Then Russia owes Armenia consultation under Article 2 of the Russian-Armenian treaty
    But Armenia does not owe Armenia consultation under Article 2 of the Russian-Armenian treaty
