"""One case, evaluated on a ground program: what is true, which instances fired, and what blocked the others."""

from collections.abc import Iterable

from casus.logic.ground import Conjunction, Ground, ground
from casus.logic.terms import Atom, Firing, Inference, Program


class Evaluation:
    """What follows in one case.

    `true` has a 1 for each true atom, by its number in the ground program, and `given` one for each fact. `fired` lists
    the instances that fired, in an order in which every atom of a body is a fact or the head of an instance before it.
    So a proof that takes, for each conclusion, the first instance that drew it can never go round in a circle.
    """

    __slots__ = ("fired", "given", "ground", "true")

    def __init__(self, ground: Ground, given: bytes, true: bytearray, fired: list[int]) -> None:
        """What `evaluate` found."""
        self.ground = ground
        self.given = given
        self.true = true
        self.fired = fired

    def blocked(self, instance: int) -> list[tuple[str, Conjunction]]:
        """Every block of an instance that is satisfied, with each conjunction of true atoms that satisfies it.

        The instance is given by its number. The list is empty for an instance that no block holds back.
        """
        true = self.true
        return [
            (block, conjunction)
            for block, conjunctions in self.ground.instances[instance].blocks
            for conjunction in conjunctions
            if all(true[atom] for atom in conjunction)
        ]

    def ranks(self) -> list[int]:
        """For each atom when it became true: 0 for a fact, n for the head of `fired[n - 1]`, -1 if it is not true.

        A body whose atoms all have a lower rank than the head is a proof without a circle.
        """
        rank = [0 if given else -1 for given in self.given]
        for place, number in enumerate(self.fired, start=1):
            head = self.ground.instances[number].head
            if rank[head] < 0:
                rank[head] = place
        return rank


def evaluate(ground: Ground, facts: Iterable[Atom]) -> Evaluation:
    """Evaluate the case with these facts.

    Raises ValueError for a fact that was not among the possible atoms when the program was grounded: its consequences
    would be missing.
    """
    true = bytearray(len(ground.atoms))
    ids = ground.ids
    for fact in facts:
        number = ids.get(fact)
        if number is None:
            raise ValueError(f"not among the possible atoms: {fact}")
        true[number] = 1
    given = bytes(true)
    instances = ground.instances
    fired: list[int] = []
    for group, cyclic in ground.order:
        if cyclic:
            _settle(ground, group, true, fired)
            continue
        for number in group:
            _, head, body, blocks = instances[number]
            for atom in body:
                if not true[atom]:
                    break
            else:
                if blocks and _held(blocks, true):
                    continue
                true[head] = 1
                fired.append(number)
    return Evaluation(ground, given, true, fired)


def _held(blocks: tuple[tuple[str, tuple[Conjunction, ...]], ...], true: bytearray) -> bool:
    """Whether some block is satisfied."""
    for _, conjunctions in blocks:
        for conjunction in conjunctions:
            for atom in conjunction:
                if not true[atom]:
                    break
            else:
                return True
    return False


def _settle(ground: Ground, group: tuple[int, ...], true: bytearray, fired: list[int]) -> None:
    """Fire what fires among instances that wait for each other, each as soon as its last premise is true."""
    waiting: dict[int, list[int]] = {}
    queue = list(group)
    for number in queue:  # grows while it is read: the nearest conclusions come first
        _, head, body, blocks = ground.instances[number]
        for atom in body:
            if not true[atom]:
                waiting.setdefault(atom, []).append(number)
                break
        else:
            if blocks and _held(blocks, true):
                continue
            fired.append(number)
            if not true[head]:
                true[head] = 1
                queue.extend(waiting.pop(head, ()))


def infer(program: Program, facts: Iterable[Atom]) -> Inference:
    """Everything that follows from the facts, by the ground plan. Raises ProgramError as `ground` does."""
    given = tuple(facts)
    plan = ground(program, given)
    evaluation = evaluate(plan, given)
    atoms, instances = plan.atoms, plan.instances
    firings = []
    for number in evaluation.fired:
        rule, head, body, _ = instances[number]
        firings.append(Firing(rule, atoms[head], tuple([atoms[atom] for atom in body])))
    true = evaluation.true
    return Inference(frozenset([atom for number, atom in enumerate(atoms) if true[number]]), frozenset(firings))
