"""Names, days and statements in plain words, all from the data.

Knows no screen.

May import: files, logic, law, scenarios, assessment.

Public names: `names.Voice`, `statements.Speaker`, `speech.Speech`, `answers.Account`.
"""
