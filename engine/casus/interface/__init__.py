"""The public interface: what the commands do, as functions that take names or objects, return frozen results and print nothing.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks.

Public names: `loading.load_law`, `loading.load_scenario`, `loading.list_scenarios`, `assessing.assess`,
`assessing.assess_all`, `assessing.explain`, `assessing.turns_on`, `assessing.treaties`, `interviewing.interview`,
`trying.what_if`, `trying.compare`, `trying.timeline`, `trying.matrix`, `trying.sweep`, `history.record`,
`law_pages.who_was_bound`, `checking.check`, `checking.check_receipt`, `result.noted`, `result.Result`.
"""
