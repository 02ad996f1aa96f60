"""A library that lies in one file with Casus, as in a zipapp, and reads files beside its own: copied out, so that it can."""

import atexit
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from zipfile import ZipFile


@lru_cache(maxsize=4)
def copied_out(package: str) -> str:
    """Let a package be imported from a folder of this process alone; that folder, or "" where the package is in no archive.

    Nothing of it is kept between runs, for it is code.
    """
    found = find_spec(package) if package not in sys.modules else None
    archive = getattr(found.loader, "archive", "") if found is not None else ""
    if not archive:
        return ""
    home = tempfile.mkdtemp(prefix="casus-code-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    assert found is not None and found.origin is not None
    inside = os.path.dirname(os.path.relpath(found.origin, archive)).replace(os.sep, "/")
    with ZipFile(archive) as content:
        content.extractall(home, [name for name in content.namelist() if name.startswith(f"{inside}/")])
    sys.path.insert(0, os.path.join(home, os.path.dirname(inside)))
    return home
