@nato @nat.13 @art-13
Feature: Articles 10 and 13 of the North Atlantic Treaty - who is bound, and leaving

  A state that accedes is bound from the deposit of its instrument. After twenty years a member may leave, a year after its notice. To
  leave the command is not to leave the Treaty.

  Two things are told apart that talk runs together: France left the commands in 1966 and Greece in 1974, and both stayed parties. From which
  day Greece and Turkey were bound is told in two ways, and each account has its source.


  Rule: Who is bound

    Scenario Outline: From the day of the deposit
      Then <state> is a party to the North Atlantic Treaty on <first>
      And <state> is not a party to the North Atlantic Treaty on <before>

      Examples:
        | state           | first          | before         |
        | the United States | 24 August 1949 | 23 August 1949 |
        | Turkey          | 18 February 1952 | 17 February 1952 |
        | Germany         | 6 May 1955     | 5 May 1955     |
        | Spain           | 30 May 1982    | 29 May 1982    |
        | Poland          | 12 March 1999  | 11 March 1999  |
        | Estonia         | 29 March 2004  | 28 March 2004  |
        | Croatia         | 1 April 2009   | 31 March 2009  |
        | Montenegro      | 5 June 2017    | 4 June 2017    |
        | North Macedonia | 27 March 2020  | 26 March 2020  |
        | Finland         | 4 April 2023   | 3 April 2023   |
        | Sweden          | 7 March 2024   | 6 March 2024   |

    Scenario: Greece and Turkey three days sooner in another account
      Given the dispute greek and turkish accession is told as protocol
      Then Turkey is a party to the North Atlantic Treaty on 15 February 1952

    Scenario: Who left the command stayed bound
      Then France is a party to the North Atlantic Treaty on 1 June 1970
      And Greece is a party to the North Atlantic Treaty on 1 June 1975

  Rule: Leaving

    Scenario: A notice ends membership a year later
      Given the day is 1 June 2024
      When Iceland gives notice that it leaves the North Atlantic Treaty
      Then Iceland is a party to the North Atlantic Treaty on 1 June 2025
      And Iceland is not a party to the North Atlantic Treaty on 2 June 2025
      And Norway is a party to the North Atlantic Treaty on 2 June 2025

    Scenario: Not before the Treaty had been in force for twenty years
      Given the day is 23 August 1969
      When Iceland gives notice that it leaves the North Atlantic Treaty
      Then Iceland is a party to the North Atlantic Treaty on 1 June 1971

    Scenario Outline: The power to leave
      Given the day is <day>
      Then <who> <may> at any time leave the treaty under Article 13 of the North Atlantic Treaty

      Examples:
        | day            | who     | may     |
        | 24 August 1969 | Iceland | may     |
        | 23 August 1969 | Iceland | may not |
        | 1 June 2024    | Ireland | may not |
