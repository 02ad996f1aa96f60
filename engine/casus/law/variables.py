"""The types of a rule's variables, from the roles they stand in, and comparisons made of values of one type."""

from casus.files.problems import Mark, Problem, offer, quote
from casus.law.conditions import SAME, Comparison, Condition, Names, Pattern, constant
from casus.law.model import Conclusion
from casus.law.vocabulary import Vocabulary
from casus.logic.terms import Term, Var


def variable_types(
    conditions: tuple[Condition, ...], then: Conclusion, mark: Mark, vocabulary: Vocabulary, problems: list[Problem]
) -> dict[str, str]:
    """The type of each variable; a problem where the things it stands for cannot be one. `mark` is the conclusion's."""
    types: dict[str, str] = {}

    def note(term: Term | None, type_name: str, place: Mark) -> None:
        if not isinstance(term, Var) or term == SAME:
            return
        known = types.setdefault(term.name, type_name)
        if known == type_name:
            return
        if not comparable(known, type_name, vocabulary):
            message = f"<{term.name}> stands for {_a(known)} in one place and {_a(type_name)} in another"
            problems.append(Problem("variable-type", message, place, "use two variables"))
        elif place is not mark and _breadth(type_name, vocabulary) < _breadth(known, vocabulary):
            types[term.name] = type_name

    for condition in conditions:
        if isinstance(condition, Pattern):
            predicate = vocabulary.predicates[condition.pred]
            for name, term in condition.roles:
                role = predicate.role(name)
                note(term, role.type if role else "text", condition.mark)
            note(condition.event, "event", condition.mark)
            for day in (condition.date, condition.until, condition.as_of):
                note(day, "date", condition.mark)
    for name, term in then.roles:
        role = vocabulary.predicates[then.word].role(name)
        note(term, role.type if role else "text", mark)
        if term == SAME and (role is None or role.type != "event"):
            problems.append(
                Problem("variable-type", f'"same" is an event, and cannot stand for {name}', mark, "name a variable")
            )
    note(then.day, "date", mark)
    return types


def _a(name: str) -> str:
    """The name of a type with its article."""
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name.replace('_', ' ')}"


def comparable(one: str, two: str, vocabulary: Vocabulary) -> bool:
    """Whether a value of the one type may also be one of the other."""
    if one == two:
        return True
    first, second = vocabulary.types[one], vocabulary.types[two]
    if first.scale or second.scale or first.special or second.special:
        return bool(first.special) and first.special == second.special
    shared = set(first.entities) & set(second.entities) | set(first.actors) & set(second.actors)
    return bool(shared) or bool(set(first.values) & set(second.values))


def _breadth(name: str, vocabulary: Vocabulary) -> int:
    kind = vocabulary.types[name]
    return len(kind.entities) + len(kind.actors)


def typed(
    conditions: tuple[Condition, ...], types: dict[str, str], names: Names, problems: list[Problem]
) -> tuple[Condition, ...]:
    """The conditions with the constants of comparisons turned into core form, by the type of the other side."""
    return tuple(
        _comparison(item, types, names, problems) if isinstance(item, Comparison) else item for item in conditions
    )


def _comparison(test: Comparison, types: dict[str, str], names: Names, problems: list[Problem]) -> Comparison:
    vocabulary = names.vocabulary
    kinds = tuple(
        types.get(term.name, "event" if term == SAME else "") if isinstance(term, Var) else ""
        for term in (test.left, test.right)
    )
    if test.op == "is":
        _check_kind(test, kinds[0], vocabulary, problems)
        return test
    if test.op in ("before", "within"):
        wrong = next((kind for kind in kinds if kind not in ("", "event")), None)
        if wrong is not None:
            message = f'"{test.op}" compares two events, not {_a(wrong)}'
            problems.append(Problem("comparison", message, test.mark, "compare the events, or dates with < and >"))
        return test
    message, cure = "", "compare like with like"
    for kind, shift in zip(kinds, (test.left_shift, test.right_shift), strict=True):
        if shift is not None and kind not in ("", "date"):
            message = f"{shift.unit} are added to a day, not to {_a(kind)}"
        elif kind and test.op not in ("=", "!=") and not vocabulary.numeric(kind):
            message, cure = f'"{test.op}" compares days and scales, not {_a(kind)}', "use = or !="
    if not message and kinds[0] and kinds[1] and not comparable(kinds[0], kinds[1], vocabulary):
        message = f"{_a(kinds[0])} cannot be compared with {_a(kinds[1])}"
    if message:
        problems.append(Problem("comparison", message, test.mark, cure))
        return test
    sides: list[Term] = []
    for index, term in enumerate((test.left, test.right)):
        other = kinds[1 - index]
        if isinstance(term, str) and other == "event":
            message = f"a rule cannot name an event of one file, as {quote(term)} does"
            problems.append(Problem("constant-event", message, test.mark, "write a variable such as <event>, or same"))
        value = (
            constant(term, other, names, test.mark, problems)
            if isinstance(term, str) and other not in ("", "event")
            else None
        )
        sides.append(term if value is None else value)
    made = test._replace(left=sides[0], right=sides[1])
    if _never(made, kinds, vocabulary):
        message = "nothing can meet this comparison: the scale ends there"
        problems.append(Problem("never", message, test.mark, "use <= or >=, or another value"))
    return made


def _check_kind(test: Comparison, known: str, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    kinds = {kind for item in vocabulary.types.values() for kind in (*item.entities, *item.actors)}
    own = vocabulary.types[known] if known else None
    fitting = {*own.entities, *own.actors} if own is not None else kinds
    if not isinstance(test.right, str) or test.right not in kinds:
        written = test.right.name if isinstance(test.right, Var) else str(test.right)
        message = f"{quote(written)} is not a kind of actor"
        problems.append(Problem("unknown-kind", message, test.mark, offer(written, sorted(fitting or kinds))))
    elif test.right not in fitting:
        message = f"{_a(known)} is never of the kind {test.right}"
        cure = f"kinds it can be of: {', '.join(sorted(fitting))}" if fitting else "only actors have a kind"
        problems.append(Problem("unknown-kind", message, test.mark, cure))


def _never(test: Comparison, kinds: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether a comparison with the end of a scale leaves nothing."""
    scale = next((vocabulary.types[kind] for kind in kinds if kind and vocabulary.types[kind].scale), None)
    if scale is None:
        return False
    op, value = test.op, test.right
    if isinstance(test.left, int):
        op, value = {"<": ">", ">": "<"}.get(op, op), test.left
    return isinstance(value, int) and ((op == ">" and value == len(scale.values) - 1) or (op == "<" and value == 0))
