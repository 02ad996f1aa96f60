"""The tables of words in the reference, made from the forms that the readers of files use.

A table stands between `<!-- form: NAME -->` and `<!-- end of form -->`.
"""

import re

from casus.checks.forms import KIND_WORDS
from casus.files.fields import FileForm, Word
from casus.files.sources import CITE_FORM, SOURCE_FORM
from casus.law import forms
from casus.learn import task
from casus.scenarios import reader, variants

FORMS = {
    form.name: form
    for module in (forms, reader, variants, task)
    for form in vars(module).values()
    if isinstance(form, FileForm)
} | {form.name: form for form in (SOURCE_FORM, CITE_FORM)}
"""Every form there is, by its name."""
_TABLE = re.compile(r"(?<=<!-- form: )(.+?)( -->\n).*?(?=<!-- end of form -->)", re.S)


def named(text: str) -> list[str]:
    """The forms whose tables a page has."""
    return [found[1] for found in _TABLE.finditer(text)]


def filled(text: str) -> str:
    """A page with its tables made anew. Raises KeyError for a form that is not there."""
    return _TABLE.sub(lambda found: f"{found[1]}{found[2]}{table(FORMS[found[1]])}", text)


def table(form: FileForm) -> str:
    """The words of a form, those that must be given first."""
    listed = sorted(form.words.values(), key=lambda word: not word.required)
    rows = [f"| `{word.name}`{' *' if word.required else ''} | {_stands(word)} | {word.says} |" for word in listed]
    return "\n".join(["", form.says, "", "| word | what stands there | |", "|---|---|---|", *rows, "", ""])


def _stands(word: Word) -> str:
    if word.values:
        return ", ".join(
            f"`{value}`" for value in word.values if not value.count("_") or value.replace("_", " ") not in word.values
        )
    words = KIND_WORDS[word.kind]
    return words.format(f"*{word.of.name}*") if word.of is not None else words
