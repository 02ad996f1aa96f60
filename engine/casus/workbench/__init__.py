"""The workbench: a case whose facts, accounts and readings can be changed, and beside it what follows. Pure functions from an address to a page.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks, interface, specs, learn.

Public names: `address.State`, `pages.Bench`, `pages.Reply`, `host.application`, `host.serve`.
"""
