"""Screens as blocks of words, and what makes text, Markdown, HTML, tables and pictures of them.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask.

Public names: `blocks.Block`, `blocks.screen`, `view.View`, `report.report`, `terminal.show`, `html.document`,
`markdown.markdown`, `drawing.Drawing`.
"""
