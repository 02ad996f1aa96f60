"""What the law says: vocabulary, states and places, clauses with their wordings and rules, questions and readings, dated acts; read, checked, and compiled to a program.

Knows no scenario.

May import: files, logic.

Public names: `model.Law`, `model.Clause`, `model.Rule`, `model.Question`, `events.Event`, `events.Dispute`,
`vocabulary.Vocabulary`, `world.Entity`, `world.Place`, `reader.read_law`, `compiler.programs_of`.
"""
