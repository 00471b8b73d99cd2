"""Learns what answers are weighed by from questions with known answers, and measures it on documents held out.

    python benchmarks/learn.py --shared ../shared [--folds 6] [--write] [--ablate]

The questions stand in ``benchmarks/questions``, one JSON object a line: facts, places in documents by key, no
sentences of theirs. The documents are read from where they are; questions over a document whose text is not the one
that they were written for are left out. Every fold holds out whole documents. Prints one JSON line; ``--write`` then
learns from all of them and writes ``indexer/answering/weights.json``; ``--ablate`` prints what each feature is worth.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Floats, fit_guess, fit_ranker, fit_ranking, fit_sum, fit_sure
from known_answers import Sample, is_answered, label_spans, tell_best
from numpy.typing import NDArray

from indexer.answering.choice import choose, weigh_sureness, weigh_twice
from indexer.answering.features import weigh_units
from indexer.answering.generators import SORTS
from indexer.answering.learned_weights import WEIGHTS, Forest, Guess, LearnedWeights, list_asking_words
from indexer.answering.paper_weights import Weighed
from indexer.answering.proposals import propose
from indexer.answering.question import understand
from indexer.answering.ranking import find_difference
from indexer.answering.retrieval import add_paper, retrieve
from indexer.answering.rule_spans import add_items
from indexer.answering.scope import open_scope
from indexer.answering.span_rows import FEATURES, KINDS, gather_with
from indexer.indexing import index
from indexer.store.base import Store
from indexer.store.embedded_store import open_store
from indexer.text.folding import compose_letters

QUESTIONS = Path(__file__).with_name("questions")
SHARP = 1.5  # how much surer than its score the best span is
WRONGLY = 0.14  # of the questions without an answer that may be answered
_WRONG = 70  # wrong spans of a question that are learned from
_BY_DOCUMENT = ("real", "seeds")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    args = parser.parse_args()
    files = sorted(QUESTIONS.glob("*.jsonl"))
    told = [one for file in files for one in _lines(file)]
    told += [*_given(args.shared / "real" / "qa" / "questions.jsonl", "real")]
    told += [*_given(args.shared / "qa" / "questions.dev.jsonl", "seeds")]
    with tempfile.TemporaryDirectory() as folder:
        samples = [sample for name in _BY_DOCUMENT for sample in _read(args.shared, name, told, Path(folder))]
        _note_sorts(samples)
        figures = _held_out(samples, args.folds, ablate=args.ablate)
        print(json.dumps(figures, ensure_ascii=False))
        if args.write:
            learned = _learn(samples, figures["threshold"])
            _write(learned, hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest())


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _given(file: Path, name: str) -> Iterator[dict[str, Any]]:
    """The development questions beside the collection: in the same form, without hashes."""
    for one in _lines(file):
        about = [proof["doc"] for proof in one["evidence"]] or one.get("about_docs", [])
        yield {**one, "id": f"{name}-{one['id']}", "collection": name, "documents": dict.fromkeys(about, "")}


def _read(shared: Path, name: str, told: Sequence[dict[str, Any]], folder: Path) -> Iterator[Sample]:
    """The questions of one collection, over an index of it."""
    root = shared / ("real" if name == "real" else "gold")
    keys = json.loads((root / "files.json").read_text(encoding="utf-8"))
    home = shared / ("real" if name == "real" else "seeds")
    with closing(open_store(folder / name, create=True)) as store:
        index(store, [home / "docs" if name == "real" else home])
        ids = {one.path.rsplit("/", 1)[-1]: one.id for one in store.summaries()}
        known = {key: ids[path.rsplit("/", 1)[-1]] for key, path in keys.items()}
        texts = {key: home / path for key, path in keys.items()}  # as the questions' authors read them
        for one in told:
            if one["collection"] == name and _unchanged(one, texts):
                yield _sample(store, one, known)


def _unchanged(one: dict[str, Any], texts: dict[str, Path]) -> bool:
    return all(
        not sha or hashlib.sha256(compose_letters(texts[key].read_text(encoding="utf-8")).encode()).hexdigest() == sha
        for key, sha in one["documents"].items()
    )


def _sample(store: Store, one: dict[str, Any], known: dict[str, str]) -> Sample:
    asked = understand(one["question"])
    scope = open_scope(store, asked)
    papers = retrieve(store, scope.asked)
    proposal = propose(store, asked, scope, lambda: papers)
    if proposal.answers:
        papers = add_paper(store, papers, proposal.answers[0].document.id)
    proposal = replace(proposal, answers=add_items(papers, proposal.answers))
    weighed = [Weighed(papers, paper) for paper in papers.papers]
    rows = [weigh_units(case) for case in weighed]
    proofs = [(known[proof["doc"]], proof["start"], proof["end"]) for proof in one["evidence"]]
    group = one["collection"] + next(iter(one["documents"]), one["id"])
    return Sample(one, group, papers, weighed, rows, proofs, proposal)


def _held_out(samples: list[Sample], many: int, *, ablate: bool) -> dict[str, Any]:
    """Every question is answered by what was learned from other documents."""
    groups = sorted({sample.group for sample in samples})
    random.Random(7).shuffle(groups)  # noqa: S311
    fold_of = {group: at % many for at, group in enumerate(groups)}
    folds = np.array([fold_of[sample.group] for sample in samples])
    for fold in range(many):
        held = [sample for sample, own in zip(samples, folds, strict=True) if own == fold]
        _prepare(held, *_guesses([s for s, own in zip(samples, folds, strict=True) if own != fold]))
    _rank_by_folds(samples, folds)
    worth = _worth(samples, folds) if ablate else {}
    sure = np.array([float(bool(sample.proposal.settled and sample.proposal.answers)) for sample in samples])
    for fold in range(many):
        forest, weights = _sure_of([s for s, own in zip(samples, folds, strict=True) if own != fold])
        for place, sample in enumerate(samples):
            if folds[place] == fold and _is_weighed(sample) and sample.choice:
                sure[place] = _weigh(sample, forest, weights)
    threshold = threshold_for(samples, sure)
    return {**_figures(samples, sure, threshold), "threshold": threshold, "worth": worth}


def _guesses(samples: Sequence[Sample]) -> tuple[Floats, Guess, Guess]:
    """The weights of units, and what the words of a question ask for."""
    told = [sample for sample in samples if sample.proving.any()]
    units = fit_ranker([np.concatenate(s.rows) for s in told], [s.proving for s in told], 1e-3)
    kinds = np.array([[float(kind == s.told["kind"]) for kind in KINDS] for s in samples])
    asked = [list_asking_words(sample.papers.asked) for sample in samples]
    kind_guess = fit_guess(asked, kinds, 0.002)
    targets = np.stack([sample.sorts for sample in samples])
    return units, fit_guess(asked, targets, 0.002), kind_guess


def _note_sorts(samples: Sequence[Sample]) -> None:
    """What sort of span answers each question, as a distribution; nothing where none does."""
    told = [sample for sample in samples if sample.proving.any()]
    units = fit_ranker([np.concatenate(s.rows) for s in told], [s.proving for s in told], 1e-3)
    flat = Guess({}, [0.0] * len(SORTS)), Guess({}, [0.0] * len(KINDS))
    for sample in samples:
        found = gather_with(sample.papers, sample.weighed, sample.rows, units, *flat, sample.proposal.answers)
        sample.sorts = np.zeros(len(SORTS))
        sample.sorts[found.sorts[label_spans(sample, found)[1]]] = 1.0
        sample.sorts /= max(sample.sorts.sum(), 1.0)


def _prepare(samples: Sequence[Sample], units: Floats, sorts: Guess, kinds: Guess) -> None:
    for sample in samples:
        ruled = sample.proposal.answers
        sample.found = gather_with(sample.papers, sample.weighed, sample.rows, units, sorts, kinds, ruled)
        sample.right, sample.core = label_spans(sample, sample.found)


def _rank_by_folds(samples: list[Sample], folds: NDArray[Any], without: Sequence[int] = ()) -> float:
    """The share of questions with an answer that are answered rightly; each by what other folds say."""
    for fold in sorted(set(folds.tolist())):
        forest = _ranking([s for s, own in zip(samples, folds, strict=True) if own != fold and s.core.any()], without)
        for sample in (s for s, own in zip(samples, folds, strict=True) if own == fold and s.found is not None):
            assert sample.found is not None
            rows = sample.found.matrix
            sample.choice = choose(sample.found, forest(rows), SHARP) if len(rows) else None
    return _share_right(samples)


def _share_right(samples: Sequence[Sample]) -> float:
    return float(np.mean([is_answered(sample) for sample in samples if sample.told["answerable"]]))


def _worth(samples: list[Sample], folds: NDArray[Any]) -> dict[str, float]:
    """How much worse it is without each feature; those of one sort together. Leaves the choices as they were."""
    kept = [sample.choice for sample in samples]
    base = _share_right(samples)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(FEATURES):
        prefix = name.split(":")[0]
        groups[f"{prefix}: all" if prefix in ("form", "sort", "kind") else name].append(at)
    found = {name: round(base - _rank_by_folds(samples, folds, columns), 4) for name, columns in groups.items()}
    for sample, choice in zip(samples, kept, strict=True):
        sample.choice = choice
    return found


def _ranking(samples: Sequence[Sample], without: Sequence[int] = ()) -> Forest:
    draw = np.random.default_rng(0)
    rows, right = [], []
    for sample in samples:
        assert sample.found is not None
        wrong = np.flatnonzero(~sample.right)
        kept = draw.choice(wrong, min(len(wrong), _WRONG), replace=False)
        every = np.concatenate([np.flatnonzero(sample.core), kept]).astype(int)
        taken = sample.found.matrix[every].copy()
        taken[:, list(without)] = 0.0
        rows.append(taken)
        right.append(sample.core[every])
    return fit_ranking(rows, right)


def _weigh(sample: Sample, forest: Forest, weights: Floats) -> float:
    """Return how sure it is, as ``indexer.answering.ranking`` takes it."""
    assert sample.choice is not None
    assert sample.found is not None
    sure = weigh_sureness(sample.choice, forest, weights)
    return weigh_twice(sure) if find_difference(sample.found, sample.choice, tell_best(sample)) else sure


def _sure_of(samples: Sequence[Sample]) -> tuple[Forest, Floats]:
    """Learned from right answers and from questions without one: a wrong answer to others says nothing of either."""
    kept = [s for s in samples if _is_weighed(s) and (is_answered(s) or not s.told["answerable"])]
    rows = np.stack([s.choice.features for s in kept if s.choice])
    right = np.array([bool(s.told["answerable"]) for s in kept], bool)
    return fit_sure(rows, right), fit_sum(rows, right)


def _is_weighed(sample: Sample) -> bool:
    return sample.choice is not None and bool(sample.choice.order) and not sample.proposal.settled


def threshold_for(samples: Sequence[Sample], sure: NDArray[Any]) -> float:
    """The lowest at which no more of the questions without an answer are answered than may be."""
    none = np.array([not sample.told["answerable"] for sample in samples])
    tried = np.linspace(0.2, 0.99, 80)
    return float(next((at for at in tried if (sure[none] >= at).mean() <= WRONGLY), 0.99))


def _figures(samples: Sequence[Sample], sure: NDArray[Any], threshold: float) -> dict[str, Any]:
    right = np.array([is_answered(sample) for sample in samples])
    has = np.array([bool(sample.told["answerable"]) for sample in samples])
    said = sure >= threshold
    well = np.where(has, right & said, ~said)
    every, good = Counter[str](), Counter[str]()
    for sample, one in zip(samples, well, strict=True):
        for name in (sample.told["kind"] if sample.told["answerable"] else "none", sample.told["id"][0]):
            every[name] += 1
            good[name] += bool(one)
    return {
        "questions": len(samples),
        "accuracy": round(float(well.mean()), 4),
        "answerable": round(float((right & said)[has].mean()), 4),
        "best_is_right": round(float(right[has].mean()), 4),
        "refused_wrongly": round(float((~said)[has].mean()), 4),
        "answered_wrongly": round(float(said[~has].mean()), 4),
        "by_kind_and_author": {kind: f"{good[kind]}/{every[kind]}" for kind in sorted(every)},
    }


def _learn(samples: list[Sample], threshold: float) -> LearnedWeights:
    """From every document; what is built on guesses is learned from guesses over documents held out, as it will run."""
    sure, sure_weights = _sure_of(samples)
    units, sorts, kinds = _guesses(samples)
    trees = _ranking([sample for sample in samples if sample.core.any()])
    return LearnedWeights(
        units=units,
        sorts=sorts,
        kinds=kinds,
        trees=trees,
        sure=sure,
        sure_weights=sure_weights,
        sharp=SHARP,
        threshold=threshold,
    )


def _write(learned: LearnedWeights, data: str) -> None:
    held = {
        "data": data,
        "sharp": learned.sharp,
        "threshold": learned.threshold,
        "units": _plain(learned.units),
        "trees": _nodes(learned.trees),
        "sure": _nodes(learned.sure),
        "sure_weights": _plain(learned.sure_weights),
        **{n: {"words": g.words, "bias": g.bias} for n, g in (("sorts", learned.sorts), ("kinds", learned.kinds))},
    }
    WEIGHTS.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _plain(values: Floats) -> list[float]:
    return [float(f"{value:.6g}") for value in values]


def _nodes(forest: Forest) -> dict[str, list[float]]:
    whole = {name: getattr(forest, name).tolist() for name in ("roots", "feature", "left", "right")}
    return {**whole, "threshold": _plain(forest.threshold), "value": _plain(forest.value)}


if __name__ == "__main__":
    main()
