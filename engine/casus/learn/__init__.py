"""Exercises: tasks and courses, checking what a student wrote, marks, handouts.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks, interface, specs.

Public names: `reader.load_courses`, `task.Task`, `session.Bench`, `checks.check_work`, `grading.mark_class`,
`lint.lint_courses`, `lint.ALL_SCHEMAS`.
"""
