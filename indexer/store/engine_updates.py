"""Teaching an engine what the catalogue holds: the difference, or all of it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from types import MappingProxyType

from indexer.store.catalogue import Catalogue
from indexer.store.engine import Damaged, Engine
from indexer.store.folder import report_write_faults
from indexer.text import segmentation

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""
_Made = Mapping[int, segmentation.Counts]
_NONE_MADE: _Made = MappingProxyType({})


def catch_up(engine: Engine, catalogue: Catalogue, progress: Progress | None = None, made: _Made = _NONE_MADE) -> None:
    """Make an engine reflect the catalogue: it learns and forgets the difference, or everything anew.

    ``made`` are terms that need not be made again, by key. Everything, where it is damaged or its terms were made by
    other rules (until then readers use it). Only under the writer's lock. Raises IndexUnwritable.
    """
    standing = engine.standing()
    generation = catalogue.generation()
    if standing is not None and standing.rules == segmentation.RULES_VERSION:
        if standing.generation == generation:
            return
        if standing.generation > generation:  # of no moment that the catalogue was ever at
            learn_anew(engine, catalogue, progress, made)
            return
        try:
            held, wanted = engine.keys(), catalogue.list_keys()
            with report_write_faults(catalogue.folder):
                learned = _list_counts(catalogue, sorted(wanted - held), progress, made)
                engine.learn(learned, held - wanted, generation)
        except Damaged:
            pass
        else:
            return
    learn_anew(engine, catalogue, progress, made)


def learn_anew(
    engine: Engine, catalogue: Catalogue, progress: Progress | None = None, made: _Made = _NONE_MADE
) -> None:
    """Teach an engine the whole catalogue beside what it serves until then. Only under the writer's lock."""
    generation, keys = catalogue.generation(), sorted(catalogue.list_keys())
    with report_write_faults(catalogue.folder):
        engine.learn_anew(_list_counts(catalogue, keys, progress, made), keys, generation)


def _list_counts(
    catalogue: Catalogue, keys: Sequence[int], progress: Progress | None, made: _Made
) -> Iterator[tuple[int, segmentation.Counts]]:
    """Yield the counted terms of documents, by key, in order; much work is shared with other processes."""
    from indexer import crew

    missing = [key for key in keys if key not in made]
    tasks = ((document.text, document.beside) for document in catalogue.read_unindexed(missing))
    with closing(
        crew.run_each(segmentation.count_terms, tasks, catalogue.count_characters(missing), _measure_length)
    ) as counted:
        for done, key in enumerate(keys, start=1):
            yield key, made[key] if key in made else next(counted)
            if progress is not None:
                progress(done, len(keys))


def _measure_length(text: str, _: object) -> int:
    return len(text)
