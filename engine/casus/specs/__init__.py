"""The step language, stories told in it, and features read as a book or run under pytest.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks, interface.

Public names: `book.Spec`, `steps.Language`, `story.Story`, `runs.Runs`, `screens.FeatureScreens`.
"""
