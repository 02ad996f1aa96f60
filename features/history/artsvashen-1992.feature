@csto @incident:artsvashen-1992 @cst.2 @cst.4
Feature: Artsvashen, August 1992 - the promise was signed and not yet law

  In August 1992 Azerbaijani forces took Artsvashen, a small piece of Armenia that Azerbaijani land surrounds. Azerbaijan spoke
  of a town inside Azerbaijan, freed of armed men. The Armenian president named the Treaty, signed in May, in a telegram to
  the five other signatories and asked for political, military or other help. No common step was found.

  Nearly everything that the promise of help asks for was there: a state that attacks, heavy force, a member's land. One
  thing was not. A treaty that is signed does not bind yet; this one entered into force on 20 April 1994.

  Background:
    Given the events of artsvashen-1992

  @cst.4.2
  Scenario: Help would have been owed, had the Treaty been in force
    Then Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan would owe, were it in force, Armenia assistance under Article 4
    And Armenia denied it

  @cst.11.1
  Scenario Outline: The signatories were bound only twenty months later
    Given <state> is not a party to the Collective Security Treaty on 8 August 1992
    Then <state> is a party to the Collective Security Treaty on 20 April 1994

    Examples:
      | state      |
      | Armenia    |
      | Kazakhstan |
      | Russia     |

  @cst.2.2
  Scenario: The same is true of consultation
    Then Russia would owe, were it in force, Armenia consultation under Article 2(2)

  @cst.4.2
  Scenario: In Azerbaijan's account there was no attack on Armenian land at all
    Given the dispute whose town is told as freed
    Then nobody owes anything under Article 4

  @un.2.4
  Scenario: The UN Charter bound both, so the ban on force was broken in Armenia's account
    Then Azerbaijan breaks Article 2(4) of the UN Charter toward Armenia
    And it is contested between triggered and not triggered
    And it turns on the dispute whose town

  @un.51
  Scenario: The signatories were free to do what they did not owe
    Then every other state may use force in defence of Armenia under Article 51 of the UN Charter
