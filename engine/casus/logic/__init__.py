"""Programs of rules over atoms: grounding, evaluation by two evaluators that must agree, decision diagrams, sets of cases.

Knows no treaty and no date.

May import: files.

Public names: `terms.Program`, `terms.Atom`, `ground.ground`, `plan.evaluate`, `durable.infer_with`,
`diagrams.Formula`, `diagrams.Diagrams`.
"""
