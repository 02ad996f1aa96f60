@csto @forces.2 @art-2
Feature: Article 2 of the Forces and means agreement - a threat to all

  The Treaty speaks of an attack on one as an attack on all. This agreement of 2010 goes further: other challenges and
  threats to a member, too, count as made against all. It is hardly ever cited.

  The text goes on to promise fitting counter-measures with all forces and means at their disposal. How that stands to the
  request which Article 4 needs, and to the decision on collective forces, was not found. So the promise is told as what binds
  always, and no duty to help in a case is drawn from it.

  Cases are invented, but for those that carry the name of an incident.

  Scenario: Every member regards a threat to the others as one to itself
    Given Russia is a party to the Forces and means agreement on 1 June 2015
    Then Russia must at all times regard threats to the others as threats to itself under Article 2 of the Forces and means agreement

  Scenario: Uzbekistan never signed the agreement and is not bound by it
    Given Uzbekistan is not a party to the Forces and means agreement on 1 July 2012
    Then Uzbekistan need not at all times regard threats to the others as threats to itself under Article 2 of the Forces and means agreement

  Scenario: The agreement did not bind Russia before its law
    Given Russia is not a party to the Forces and means agreement on 15 June 2012
    Then Russia need not at all times regard threats to the others as threats to itself under Article 2 of the Forces and means agreement
    But Armenia must at all times regard threats to the others as threats to itself under Article 2 of the Forces and means agreement

  Scenario: Every member promises counter-measures
    Given Russia is a party to the Forces and means agreement on 1 June 2015
    Then Russia must at all times take fitting counter-measures under Article 2 of the Forces and means agreement

  Scenario: Who is not bound by the agreement promises nothing
    Given Uzbekistan is not a party to the Forces and means agreement on 1 July 2012
    Then Uzbekistan need not at all times take fitting counter-measures under Article 2 of the Forces and means agreement

  Scenario: No duty to help without a request follows from this agreement
    Given Kyrgyzstan is a party to the Forces and means agreement on 1 June 2015
    When heavy unrest breaks out in Kyrgyzstan
    Then Russia does not owe Kyrgyzstan assistance under Article 4
    But Russia owes Kyrgyzstan consultation under Article 2(2)
