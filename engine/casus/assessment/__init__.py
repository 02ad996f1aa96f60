"""Law and scenario to norms: what follows in one case and over all cases, with status, standing and performance.

Knows not how it is said.

May import: files, logic, law, scenarios.

Public names: `engine.engine_for`, `engine.Engine`, `engine.Run`, `results.CaseAssessment`, `results.Row`,
`standing.Standings`, `statuses.decide`, `occasions.why_not`.
"""
