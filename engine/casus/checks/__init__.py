"""Lint of the law, checks of files, and JSON Schemas of every file and output.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records.

Public names: `files.check_paths`, `files.check_all`, `lint.lint`, `findings.Finding`, `schemas.schema_of`,
`schemas.SCHEMAS`, `receipts.try_receipt`.
"""
