@csto @cst.4 @art-4
Feature: Article 4(2) of the Treaty - help for the member attacked

  Where an attack on one counts as an attack on all, the others owe help, armed help included, as collective defence under
  Article 51 of the UN Charter. The two wordings differ in when. In the first, from 20 April 1994, the text asks for no
  request and names no time. In the second, from 19 December 2012, the member attacked must ask, and then help is due at
  once.

  So since 2012 one can speak of a duty that waits. Until the member asks, the duty is dormant; if the fighting ends and
  nobody asked, it lapses. People argue about who must be asked, who may ask, and about what kind of help is needed: what
  the helper thinks fit, or what serves to repel the attack. The last point changes whether a duty was performed, and never
  whether it arose.

  Cases are invented, but for those that carry the name of an incident.

  @cst.4.2
  Rule: The wording of 1992 - help without a request

    Scenario: In the first wording the attack alone brings the duty to help
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      Then Russia owes Kyrgyzstan assistance under Article 4(2)
      And the wording is that of 1992
      And the duty falls due on 1 July 2010

    Scenario: In the first wording it does not matter that nobody asked
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      But Kyrgyzstan does not ask the organisation for assistance
      Then Russia owes Kyrgyzstan assistance under Article 4(2)

    Scenario: Without an attack on all there is no duty, even for a member that asks
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      When heavy unrest breaks out in Kyrgyzstan
      And Kyrgyzstan asks the organisation for troops
      Then Russia does not owe Kyrgyzstan assistance under Article 4(2)

    Scenario: The duty ends when the member needs no more help
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      And the day is 10 July 2010
      And Kyrgyzstan says that it needs no more help
      Then Belarus and Russia no longer owe Kyrgyzstan assistance under Article 4(2)
      And it ended on 10 July 2010

    Scenario: The duty goes on where the help that is not wanted is for something else
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      And Afghanistan threatens Kyrgyzstan with force
      When the day is 10 July 2010
      And Kyrgyzstan says that it needs no more help
      And that is about the threat
      Then Russia owes Kyrgyzstan assistance under Article 4(2)

    @question:council_acted
    Scenario: The duty ends when the Security Council has taken measures, in the default answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      And the day is 10 July 2010
      And the UN Security Council takes measures for Kyrgyzstan
      Then Russia no longer owes Kyrgyzstan assistance under Article 4(2)

    @question:council_acted
    Scenario: The duty goes on after measures of the Security Council in the other answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2010
      And the question council acted is answered goes on
      When Afghanistan uses heavy force against Kyrgyzstan at Batken
      And the day is 10 July 2010
      And the UN Security Council takes measures for Kyrgyzstan
      Then Russia owes Kyrgyzstan assistance under Article 4(2)

    Scenario: Before the Treaty entered into force there was no duty
      Given Armenia is not a party to the Collective Security Treaty on 1 June 1993
      When Azerbaijan uses heavy force against Armenia at Yeraskh
      Then Russia would owe, were it in force, Armenia assistance under Article 4(2)

  @cst.4.2
  Rule: The wording of 2010 - help on request, and at once

    @incident:jermuk-2022
    Scenario: A member attacked that asks is owed help, at once
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4
      And the duty falls due at once
      And the wording is that of 2010

    Scenario: Until the member attacked asks, the duty is dormant
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      When Azerbaijan uses heavy force against Armenia at Jermuk
      Then Belarus and Russia do not yet owe Armenia assistance under Article 4(2)
      And it waits for a request that calls the article in

    Scenario: The duty is dormant too where the file says that nobody asked
      Given Russia is a party to the Collective Security Treaty on 6 August 2024
      When Ukraine uses massive force against Russia in Kursk region
      But Russia does not ask the organisation for assistance
      Then Kazakhstan does not yet owe Russia assistance under Article 4(2)

    Scenario: The day of the request is the day it falls due; the day of the attack stays the day that decides
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And that goes on until 20 September 2022
      When the day is 15 September 2022
      And Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)
      And it stands since 13 September 2022
      And the duty falls due on 15 September 2022

    Scenario: A request after the fighting comes too late
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 October 2022
      And Armenia asks the organisation for assistance
      Then Russia never came to owe Armenia assistance under Article 4(2)

    Scenario: Where nobody asked before the fighting ended, the duty has lapsed
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 30 September 2022
      Then Russia never came to owe Armenia assistance under Article 4(2)

    @question:addressee
    Scenario Outline: A request made before the attack does not count
      Given Armenia is a party to the Collective Security Treaty on 10 September 2022
      And the question addressee is answered any party
      And Armenia asks <whom> for assistance
      When the day is 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)

      Examples:
        | whom             |
        | the organisation |
        | Russia           |

    @question:continuing_occupation
    Scenario: After a ceasefire it is too late even while units stay, if the ceasefire ended the attack
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question continuing occupation is answered over
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And armed units of Azerbaijan stand at Jermuk, uninvited by Armenia
      And that continues the force
      When the day is 20 October 2022
      And Armenia asks the organisation for assistance
      Then Russia does not yet owe Armenia assistance under Article 4(2)

    @question:continuing_occupation
    Scenario: A request on the day of the attack is in time even if the ceasefire ended the attack
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question continuing occupation is answered over
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And armed units of Azerbaijan stand at Jermuk, uninvited by Armenia
      And that continues the force
      When Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)

    @question:continuing_occupation
    Scenario: While the attacker's units stay after a ceasefire, it is not too late in the default answer
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And armed units of Azerbaijan stand at Jermuk, uninvited by Armenia
      And that continues the force
      When the day is 20 October 2022
      And Armenia asks the organisation for assistance
      Then Russia owes Armenia assistance under Article 4(2)

    @question:addressee
    Scenario Outline: Units that stay elsewhere, for another reason, do not keep the time open
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      When the day is 20 October 2022
      And Armenia asks <whom> for assistance
      And that is about the force
      Then Russia never came to owe Armenia assistance under Article 4(2)

      Examples:
        | whom             |
        | the organisation |
        | Russia           |

    @question:addressee
    Scenario Outline: A request about such units is none about the attack
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      When Armenia asks <whom> for assistance
      And that is about the armed presence
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)

      Examples:
        | whom             |
        | the organisation |
        | Russia           |

    Scenario: A request about the whole covers the attack that is part of it
      Given the question bands is answered covered
      And Kazakhstan is a party to the Collective Security Treaty on 2 January 2022
      And there is a band called the armed groups
      And the armed groups came from Afghanistan
      And heavy unrest breaks out in Kazakhstan
      And that goes on until 7 January 2022
      And the day is 5 January 2022
      And the armed groups use heavy force against Kazakhstan in Almaty
      And that continues the unrest
      When the day is 6 January 2022
      And Kazakhstan asks the organisation for assistance
      And that is about the unrest
      Then Russia owes Kazakhstan assistance under Article 4(2)

    @question:addressee
    Scenario Outline: A request about something else does not call the article in
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan threatens Armenia with force
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks <whom> for assistance
      And that is about the threat
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)

      Examples:
        | whom             |
        | the organisation |
        | Russia           |

    Scenario Outline: To ask for talks or mediation is not to ask for help
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks the organisation for <what>
      Then Russia does not yet owe Armenia assistance under Article 4(2)

      Examples:
        | what         |
        | consultation |
        | mediation    |

    Scenario Outline: To ask for one kind of help is enough
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks the organisation for <what>
      Then Russia owes Armenia assistance under Article 4(2)

      Examples:
        | what         |
        | arms         |
        | troops       |
        | peacekeepers |
        | equipment    |
        | mission      |

    @question:addressee
    Scenario: A request to a single member is not enough in the default answer
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks Russia for assistance
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)
      And it turns on the question addressee

    @question:addressee
    Scenario: A request to a single member is enough if any member may be asked
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks Russia for assistance
      Then Kazakhstan owes Armenia assistance under Article 4(2)

    @question:addressee
    Scenario: A request to a state outside is never enough
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks France for assistance
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)

    @question:addressee
    Scenario: A late request to a single member is late as well
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When the day is 20 October 2022
      And Armenia asks Russia for assistance
      Then Kazakhstan never came to owe Armenia assistance under Article 4(2)

    @incident:karabakh-2020
    Scenario Outline: A request under another treaty does not call this one in
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks <whom> for assistance under <treaty>
      Then Kazakhstan does not yet owe Armenia assistance under Article 4(2)

      Examples:
        | whom             | treaty                            |
        | Russia           | the Russian-Armenian treaty       |
        | the organisation | Charter of the United Nations     |

    Scenario Outline: A request that names the Treaty or the Charter of the organisation calls the article in
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And the question addressee is answered any party
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks <whom> for assistance under <treaty>
      Then Kazakhstan owes Armenia assistance under Article 4(2)

      Examples:
        | whom             | treaty      |
        | the organisation | the Treaty  |
        | the organisation | the Charter |
        | Russia           | the Treaty  |
        | Russia           | the Charter |

    @question:who_may_ask
    Scenario: An interim government may not ask in the default answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2013
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the interim government of Kyrgyzstan asks the organisation for troops
      Then Russia does not yet owe Kyrgyzstan assistance under Article 4(2)
      And it turns on the question who may ask

    @question:who_may_ask
    Scenario: An interim government may ask if whoever rules in fact may
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2013
      And the question who may ask is answered de facto
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the interim government of Kyrgyzstan asks the organisation for troops
      Then Russia owes Kyrgyzstan assistance under Article 4(2)

    @question:who_may_ask
    Scenario Outline: Even for an interim government that may ask, talks are not help
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2013
      And the question who may ask is answered de facto
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the interim government of Kyrgyzstan asks the organisation for <what>
      Then Russia does not yet owe Kyrgyzstan assistance under Article 4(2)

      Examples:
        | what         |
        | consultation |
        | mediation    |

    @question:who_may_ask
    Scenario Outline: A government that was ousted, or an opposition, may not ask under any answer
      Given Kyrgyzstan is a party to the Collective Security Treaty on 1 July 2013
      And the question who may ask is answered de facto
      And Afghanistan uses heavy force against Kyrgyzstan at Batken
      When the <voice> of Kyrgyzstan asks the organisation for troops
      Then Russia does not yet owe Kyrgyzstan assistance under Article 4(2)

      Examples:
        | voice             |
        | ousted government |
        | opposition        |

    Scenario: No decision of the Council stands between the request and the duty
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance
      When the organisation rejects a decision on troops for Armenia
      Then Russia owes Armenia assistance under Article 4(2)

    Scenario: A state outside owes no help
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      When Armenia asks the organisation for assistance
      Then Georgia does not owe Armenia assistance under Article 4(2)

    @incident:osh-2010
    Scenario: Unrest is an occasion to ask, but no attack
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2013
      When heavy unrest breaks out in Kyrgyzstan
      And Kyrgyzstan asks the organisation for troops
      Then Russia does not owe Kyrgyzstan assistance under Article 4(2)

  @cst.4.2
  Rule: When the duty ends

    Background:
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance

    Scenario: The duty ends when the member attacked needs no more help
      When the day is 20 September 2022
      And Armenia says that it needs no more help
      Then Russia no longer owes Armenia assistance under Article 4(2)
      And it ended on 20 September 2022

    Scenario: Help that is not wanted for something else goes on to be owed for this
      Given the day is 14 September 2022
      And Azerbaijan threatens Armenia with force
      When Armenia says that it needs no more help
      And that is about the threat
      Then Russia owes Armenia assistance under Article 4(2)

    @question:council_acted
    Scenario: The duty ends when the Security Council has taken measures, also in the second wording
      When the day is 20 September 2022
      And the UN Security Council takes measures for Armenia
      Then Russia no longer owes Armenia assistance under Article 4(2)
      And it ended on 20 September 2022

    @question:council_acted
    Scenario: The duty goes on after measures of the Security Council if these do not end it
      Given the question council acted is answered goes on
      When the day is 20 September 2022
      And the UN Security Council takes measures for Armenia
      Then Russia owes Armenia assistance under Article 4(2)

    Scenario: Measures of the Security Council for somebody else end nothing
      When the day is 20 September 2022
      And the UN Security Council takes measures for Tajikistan
      Then Russia owes Armenia assistance under Article 4(2)

  @cst.4.2 @question:necessary_help
  Rule: Duty and record

    Background:
      Given Armenia is a party to the Collective Security Treaty on 13 September 2022
      And Azerbaijan uses heavy force against Armenia at Jermuk
      And Armenia asks the organisation for assistance

    Scenario Outline: What counts as help where nobody's measure is taken: what is told under each
      When Russia <does> Armenia
      Then Russia owes Armenia assistance under Article 4(2)
      And on record it is <performance>

      Examples:
        | does                       | performance                        |
        | sends troops to            | performed by itself                |
        | sends equipment to         | performed or performed in part     |
        | mediates for               | performed in part or not on record |
        | refuses to help            | declined                           |

    Scenario: What a member declined by itself is not made good by what others did in its name
      When Kazakhstan refuses to help Armenia
      And the organisation, for its members, sends troops to Armenia
      Then Kazakhstan owes Armenia assistance under Article 4(2)
      And on record it is declined
      And Russia owes Armenia assistance under Article 4(2)
      And on record it is performed together

    @question:at_once
    Scenario Outline: What was due at once and came after more than a week is late, unless any number of days will do
      Given the question at once is answered <answer>
      When the day is <day>
      And Russia sends troops to Armenia
      Then Russia owes Armenia assistance under Article 4(2)
      And on record it is <performance>

      Examples:
        | answer   | day               | performance         |
        | a week   | 20 September 2022 | performed by itself |
        | a week   | 21 September 2022 | performed late      |
        | any time | 21 September 2022 | performed by itself |

    Scenario Outline: What counts as help if the helper measures it
      Given the question necessary help is answered giver decides
      When Russia <does> Armenia
      Then Russia owes Armenia assistance under Article 4(2)
      And on record it is <performance>

      Examples:
        | does                      | performance       |
        | sends troops to           | performed         |
        | sends peacekeepers to     | performed         |
        | sends arms to             | performed         |
        | sends equipment to        | performed         |
        | sends observers to        | performed         |
        | sends advisers to         | performed         |
        | mediates for              | performed in part |
        | sends humanitarian aid to | performed in part |
        | refuses to help           | declined          |

    Scenario Outline: What counts as help if it must serve to repel the attack
      Given the question necessary help is answered apt to repel
      When Russia <does> Armenia
      Then Russia owes Armenia assistance under Article 4(2)
      And on record it is <performance>

      Examples:
        | does                       | performance       |
        | sends troops to            | performed         |
        | sends peacekeepers to      | performed         |
        | sends arms to              | performed         |
        | sends equipment to         | performed in part |
        | sends observers to         | performed in part |
        | sends advisers to          | performed in part |
        | refuses to help            | declined          |
        | declines to send troops to | declined          |

    Scenario Outline: What does not serve to repel the attack leaves the record silent under that answer
      Given the question necessary help is answered apt to repel
      When Russia <does> Armenia
      Then Russia owes Armenia assistance under Article 4(2)
      And the record is silent on it

      Examples:
        | does                      |
        | mediates for              |
        | sends humanitarian aid to |
        | consults with             |
        | makes a statement on      |

    Scenario: To decline to send troops is no refusal of help if the helper measures it
      Given the question necessary help is answered giver decides
      When Kazakhstan declines to send troops to Armenia
      Then Kazakhstan owes Armenia assistance under Article 4(2)
      And the record is silent on it

    Scenario: The record of one member says nothing of another
      When Russia sends troops to Armenia
      Then Tajikistan owes Armenia assistance under Article 4(2)
      And the record is silent on it

    Scenario: What the organisation does for its members counts for each
      When the organisation, for its members, sends observers to Armenia
      Then Tajikistan owes Armenia assistance under Article 4(2)
      And on record it is performed or performed in part

    Scenario: Help that was offered and not taken is not given
      When the organisation, for its members, offers equipment to Armenia
      Then Tajikistan owes Armenia assistance under Article 4(2)
      And the record is silent on it

    @incident:osh-2010
    Scenario: Who helps without owing it acts without a duty
      Given Kyrgyzstan is a party to the Collective Security Treaty on 10 June 2010
      And heavy unrest breaks out in Kyrgyzstan
      When Russia sends peacekeepers to Kyrgyzstan
      Then Russia does not owe Kyrgyzstan assistance under Article 4(2)
      And Russia acts toward Kyrgyzstan without a duty under Article 4(2)

  @cst.4.2
  Rule: From when, and at which occasion

    Scenario: In a war that goes on when the Treaty enters into force, help is owed from that day
      Given the day is 1 March 1994
      When Turkey uses heavy force against Armenia at Yeraskh
      And that goes on until 12 May 1994
      Then Russia owes Armenia assistance under Article 4(2)
      And it stands since 20 April 1994

    @question:continuing_occupation @question:gravity
    Scenario: Units that have to do with no earlier attack are an occasion to ask under that answer too
      Given Armenia is a party to the Collective Security Treaty on 27 September 2020
      And the question continuing occupation is answered over
      And the question gravity is answered any force
      And Azerbaijan uses heavy force against Armenia at Vardenis
      When the day is 12 May 2021
      And armed units of Azerbaijan stand at Sev Lake, uninvited by Armenia
      And Armenia asks the organisation for assistance
      And that is about the armed presence
      Then Russia owes Armenia assistance under Article 4(2)
      And it stands since 12 May 2021
