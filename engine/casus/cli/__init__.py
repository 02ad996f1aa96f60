"""The command line.

Nothing imports it.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks, specs, learn, site.

Public names: `main.main`.
"""
