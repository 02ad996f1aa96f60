"""The kinds of values that the functions of the public interface take besides laws and scenarios."""

import os
from collections.abc import Callable, Iterable, Mapping

Path = str | os.PathLike[str]
"""A name, or the path of a file or folder."""
Pairs = Mapping[str, str] | Iterable[tuple[str, str]] | None
"""Answers by question, or accounts by dispute."""
Words = str | Iterable[str]
"""One text or several."""
Tell = Callable[[int, int], None] | None
"""Is told how far long work is: so many of so many."""
