"""All of history: each duty against what its bearers did, counted once; rates, claims, the literature, tables for statistics.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show.

Public names: `chapters.chapters`, `duties.Duty`, `duties.duties`, `archive.Archive`, `screens.RecordBook`,
`claims.claims_on_file`, `dataset.tables`.
"""
