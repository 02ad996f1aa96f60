"""The site: the law, the features and the incidents as pages that need no server.

Knows no command.

May import: files, logic, law, scenarios, assessment, words, ask, show, records, checks, interface, specs, learn, workbench.

Public names: `build.build_site`, `pages.Site`.
"""
