"""The command line.

Nothing imports it. It prints what the public interface gives.

May import: files (only `problems`), show, interface, specs, learn, workbench, site.

Public names: `main.main`.
"""
