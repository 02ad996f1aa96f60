"""Screens of the law itself: articles, rules as sentences, questions, wordings beside each other, the law in time, how to cite it..

May import: files, logic, law, scenarios, assessment, words, ask.

Public names: `contents.ClausePage`, `provisions.question_list`, `diff.Contrast`, `cite.Work`,
`in_time.history_screen`, `find.found_screen`.
"""
