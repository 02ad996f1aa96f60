"""Questions put to an assessment or to the law: proof, smallest change, what a norm turns on, comparison, matrix, sweep, time, who was bound.

Knows no screen.

May import: files, logic, law, scenarios, assessment, words.

Public names: `choice.Chosen`, `choice.assessed`, `proof.ProofNode`, `turns_on.points_of`, `compare.whatif`,
`compare.compared_pair`, `matrix.matrices`, `sweep.sweep_of`, `timeline.Timeline`, `bound.Register`,
`history.history`, `untold.untold`, `asking.Asker`.
"""
