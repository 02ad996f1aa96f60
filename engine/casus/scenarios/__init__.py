"""What happened, who tells it otherwise, and what was done: scenario files read, checked, found by name, and changed.

Knows no assessment.

May import: files, logic, law.

Public names: `model.Scenario`, `library.load_law`, `library.load_scenario`, `library.scenario_files`,
`change.variant`, `until.cut`.
"""
