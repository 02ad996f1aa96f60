@csto @incident:su24-2015 @cst.2 @cst.4
Feature: The Su-24, November 2015 - one aircraft, hit abroad

  On 24 November 2015 a Turkish fighter shot down a Russian bomber at the border of Syria with Turkey; the pilot and a
  marine of the search party died. Turkey says that the aircraft had entered its airspace and was warned; Russia says that
  it was a kilometre inside Syria, whose government had let Russian forces in.

  The next day the Permanent Council met at Russia's wish and called the act a gross violation of international law.
  Russia did not ask for help. Turkey is in another alliance. The promise of this one covers the land of its members; can
  it cover an aircraft over a third state?

  Background:
    Given the events of su24-2015

  @cst.4.2
  Scenario: The promise of help was not called in: the hit was abroad, and light
    Then nobody owes anything under Article 4

  @cst.4.2 @question:outside_territory @question:gravity
  Scenario Outline: It takes two answers at once to change that, and even then nobody had asked
    Given the question outside territory is answered <forces abroad>
    And the question gravity is answered <weight>
    Then Kazakhstan <owes> Russia assistance under Article 4

    Examples:
      | forces abroad | weight     | owes              |
      | not covered   | heavy only | does not owe      |
      | covered       | heavy only | does not owe      |
      | not covered   | any force  | does not owe      |
      | covered       | any force  | never came to owe |

  @cst.4.1 @question:outside_territory @question:gravity
  Scenario: Nobody holds both answers together, so it is no quarrel; it can be argued
    Then the attack on Russia does not count as one on Kazakhstan under Article 4(1)
    And it is arguable between triggered and not triggered

  @cst.2.2
  Scenario: Consultation was owed, and held the next day
    Then Armenia, Belarus, Kazakhstan, Kyrgyzstan and Tajikistan owe Russia consultation under Article 2(2)
    And on record it is performed

  @cst.2.2
  Scenario: In Turkey's account it was not, for it only answered an incursion
    Given the dispute airspace is told as over turkey
    Then Armenia and Kazakhstan do not owe Russia consultation under Article 2(2)

  @cst.2.2
  Scenario: That quarrel about some seconds of flight is all that is contested
    Then Kazakhstan owes Russia consultation under Article 2(2)
    And it is contested between triggered and not triggered
    And it turns on the dispute airspace

  @un.2.4
  Scenario: The same seconds decide whether Turkey broke the ban on force
    Then Turkey breaks Article 2(4) of the UN Charter toward Russia
    And it turns on the dispute airspace

  @cst.1.1
  Scenario: Russia's answer was one of trade, and trade is no force
    Then Russia does not break Article 1(1) toward Turkey
