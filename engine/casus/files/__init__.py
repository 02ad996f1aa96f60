"""Text to trees and back: the safe reader of YAML, mistakes as values with place and cure, days, sources, and what is kept between runs.

Knows no law.

May import: nothing of Casus.

Public names: `tree.parse`, `problems.Problem`, `problems.CasusError`, `problems.Mark`, `fields.Fields`, `days.Span`,
`sources.Source`, `sources.Cite`, `cache.load`, `cache.save`, `receipt.receipt`, `inputs.noting`.
"""
