"""Random sequences of patches of random documents: what is read of a part must equal what is read of the whole.

python benchmarks/fuzz_patches.py 20000           # sequences of the seeds from 0
python benchmarks/fuzz_patches.py 20000 500000    # from another seed
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path as FilePath
from random import Random

sys.path.insert(0, str(FilePath(__file__).parents[1] / "tests" / "support"))

from random_documents import render
from random_patches import random_patch
from same_documents import differences

from benchmarks.generate import big_tree
from decisiontree.model import NOTHING_SHARED
from decisiontree.reader import Document, Reading, read_document, read_patched, read_tree
from decisiontree.reader.incremental.tree import reread_tree
from decisiontree.text import Patch

STEPS = 10
TREE = "random"
SAMPLES = tuple(
    file.read_text(encoding="utf-8")
    for file in sorted((FilePath(__file__).parents[1] / "trees").glob("*.yaml"))
    if file.stat().st_size < 12_000
)


def main() -> int:
    """Runs the seeds asked for; 1 when any document was not the same."""
    count, first = [int(word) for word in (*sys.argv[1:3], "0")[:2]]
    results: Counter[str] = Counter()
    for seed in range(first, first + count):
        try:
            results += check(seed)
        except AssertionError as failure:
            results["WRONG"] += 1
            print(f"seed {seed}: {failure}")
    for result, times in sorted(results.items()):
        print(f"{times:7} {result}")
    return 1 if results["WRONG"] else 0


def check(seed: int) -> Counter[str]:
    """A sequence of patches of one document; how often a part was enough. Raises AssertionError when one went wrong."""
    random = Random(seed)  # noqa: S311  nothing is secret here
    document = read_document(_source(random), "random.yaml")
    tree = read_tree(document, NOTHING_SHARED, TREE)
    results: Counter[str] = Counter()
    for _ in range(STEPS):
        patch = random_patch(random, document.text)
        after = read_patched(document, patch)
        _refuse_difference(document, patch, after)
        former, tree = tree, reread_tree(tree, after, NOTHING_SHARED, TREE)
        _refuse_other_tree(tree)
        results["trees, built in part"] += _shares(former, tree)
        results[_how(document, after)] += 1
        back = patch.invert(document.text)
        if ((after.faults or after.root is None) and random.random() < 0.97) or random.random() < 0.1:
            before = read_patched(after, back)
            _refuse_difference(after, back, before)
            if random.random() < 0.5:
                tree = reread_tree(tree, before, NOTHING_SHARED, TREE)
                _refuse_other_tree(tree)
            after = before
        document = after
    return results


def _how(before: Document, after: Document) -> str:
    if after.lineage:
        return "read in part"
    is_clean = before.root is not None and after.root is not None and not before.faults and not after.faults
    return "read as a whole" if is_clean else "read as a whole, with a fault before or after"


def _refuse_difference(document: Document, patch: Patch, after: Document) -> None:
    whole = read_document("\ufeff" * document.bom + patch.apply(document.text), document.file)
    found = differences(after, whole)
    assert not found, "\n".join([str(patch), "--- before", document.text, "--- differences", *found[:10]])


def _shares(before: Reading, after: Reading) -> bool:
    """Whether both have a node of the same making."""
    nodes, former = ({} if each.tree is None else each.tree.nodes for each in (after, before))
    return any(former.get(name) is node for name, node in nodes.items())


def _refuse_other_tree(reading: Reading) -> None:
    whole = read_tree(reading.document, NOTHING_SHARED, TREE)
    case = reading.document.text
    assert reading.tree == whole.tree, f"another tree: {case}"
    if reading.tree is not None and whole.tree is not None:
        assert list(reading.tree.nodes) == list(whole.tree.nodes), f"nodes in another order: {case}"
    assert reading.faults == whole.faults, f"{reading.faults}\n--- are not\n{whole.faults}\n{case}"


def _source(random: Random) -> str:
    chance = random.random()
    if chance < 0.15:
        text = random.choice(SAMPLES)
    elif chance < 0.3:
        text = big_tree(random.choice([8, 16, 24]))
    elif chance < 0.6:
        return render(random).text
    else:
        text = _nested(random)
    newline = "\r\n" if random.random() < 0.2 else "\n"
    text = text.replace("\r\n", "\n").replace("\n", newline)
    return "\ufeff" * (random.random() < 0.1) + text


def _nested(random: Random) -> str:
    """A document in which another one stands as `nodes`, often with an entry behind it."""
    inner = render(random).text.removeprefix("\ufeff").replace("\r\n", "\n").replace("---\n", "")
    step = random.choice(["  ", "    ", " "])
    head = random.choice(["", "title: x\n", "# c\n\ntitle: x\nstart: a\n\n", "---\nb: {}\n"])
    nodes = "".join(step + line if line.strip() else line for line in inner.splitlines(keepends=True))
    tail = random.choice(
        ["", "", "zz: y\n", "# end\nzz: [y]\n", "\n  # deep\nzz:\n  - y\n", "zz: |\n  y\n", "...\n"]
    )
    between = "" if not tail or nodes.endswith("\n") else "\n"
    comment = random.choice(["", "", "  # of all"])
    return (
        f"{head}nodes:{comment}\n{random.choice(['', '', step + '# first' + chr(10)])}{nodes}{between}{tail}"
    )


if __name__ == "__main__":
    sys.exit(main())
