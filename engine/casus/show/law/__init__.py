"""Screens of the law itself: articles, rules as sentences, questions, wordings beside each other, the law in time, how to cite it.

May import: files, logic, law, scenarios, assessment, words, ask.

Public names: `contents.ClausePage`, `provisions.question_list`, `provisions.found_screen`, `diff.Contrast`,
`diff.history_screen`, `cite.Work`.
"""
