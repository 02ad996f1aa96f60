"""Part of building a wheel: compiles the bundled law and works out the record, so that an installed `casus` starts without YAML.
An editable install has no wheel of its own: there both go into the user's cache.

Hatchling runs this (see pyproject.toml). Where it fails, the wheel is built without it and Casus reads the YAML files.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `casus/data/law.bin` and `casus/data/record.bin` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the law, and what the record rests on, to files outside the source tree and have them included."""
        sys.path.insert(0, str(Path(self.root) / "engine"))
        if version == "editable":
            self._warm()
            return
        os.environ.pop("CASUS_CACHE", None)
        try:
            from casus.files import cache
            from casus.records import chapters
            from casus.scenarios.library import compiled_law, read_and_check_law

            rules = Path(self.root) / "rules"
            law, problems = read_and_check_law(rules)
            if law is None or any(not problem.warning for problem in problems):
                raise RuntimeError("the law has problems: run casus check")
            target = Path(tempfile.mkdtemp(prefix="casus-law-")) / "law.bin"
            target.write_bytes(compiled_law(rules))
            record = target.with_name("record.bin")
            found = chapters.worked_out(law, Path(self.root) / "scenarios" / chapters.KIND)
            record.write_bytes(cache.sealed(chapters.chapters_key(law), found))
        except ImportError as error:
            self.app.display_warning(f"the law is not compiled: {error}")
            return
        build_data["force_include"][str(target)] = "casus/data/law.bin"
        build_data["force_include"][str(record)] = "casus/data/record.bin"

    def _warm(self) -> None:
        """An editable install runs from its sources: keep in the user's cache what its first commands would work out and keep there."""
        try:
            from casus.records import chapters
            from casus.scenarios.library import CasusError, load_law

            try:
                chapters.chapters(load_law())
            except CasusError as mistakes:  # a checkout in the middle of a change is installed nevertheless
                self.app.display_warning(f"the record is not worked out: {mistakes}")
        except ImportError as error:
            self.app.display_warning(f"the record is not worked out: {error}")
