"""Damaged data in, a valid site or Dutch findings out: never an exception, a hang or a finding without a place.

`make test` reads 300 damaged files and 100 odd values, always the same; `make audit` reads thousands and says
at the end what became of them. Another long run:
`FUZZ=20000 SEED=7 .venv/bin/python -m pytest -m audit tests/test_fuzz.py`.
"""

import copy
import os
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from mutations import TEXTS, damaged, dumped, paths, replaced, value_at
from oracle import REPORTED, VALID, Oracle, TooSlow
from pydantic import ValidationError

from conftest import RICH, ROOT, build
from macros import diagram
from macros.findings import has_errors
from macros.kinds import KINDS
from macros.loader import read
from macros.model import Beoordeeld
from macros.references import field_plan

IN_TEST = 300
IN_AUDIT = int(os.environ.get("FUZZ", "6000"))
SEED = int(os.environ.get("SEED", "1"))
FILES = {path.relative_to(RICH).as_posix(): path.read_bytes() for path in sorted((RICH / "data").rglob("*.yml"))}

set_hypothesis_home_dir(str(ROOT / ".cache" / "hypothesis"))


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    """An oracle that draws in a folder of its own."""
    folder = tmp_path_factory.mktemp("gemaakt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diagram, "_CACHE", folder / "diagrams")
        yield Oracle(folder)


def tried(oracle: Oracle, root: Path, file: str, raw: bytes, told: str) -> str:
    """The outcome with other bytes in one file, which is put back. A failure keeps these bytes and names them."""
    path = root / file
    whole = path.read_bytes()
    path.write_bytes(raw)
    try:
        return oracle.outcome(root)
    except (Exception, TooSlow) as error:
        kept = root / f"bewaard-{path.name}"
        kept.write_bytes(raw)
        raise AssertionError(
            f"{told}: {file} geeft {type(error).__name__}: {str(error)[:500]}; bewaard in {kept}"
        ) from error
    finally:
        path.write_bytes(whole)


# ---- damage to the files


def run(oracle: Oracle, root: Path, inputs: int, first: int) -> tuple[Counter[str], float]:
    """Tries so many inputs from a seed on; returns how often each outcome came and the slowest input in seconds."""
    files = _data_files(root)
    whole = {file: (root / file).read_bytes() for file in files}
    counts: Counter[str] = Counter()
    slowest = 0.0
    for number in range(inputs):
        file = files[number % len(files)]
        raw, names = damaged(whole[file], list(whole.values()), random.Random(f"{first}-{number}"))
        start = time.process_time()
        counts[tried(oracle, root, file, raw, f"invoer {first}-{number} ({names})")] += 1
        slowest = max(slowest, time.process_time() - start)
    return counts, slowest


def test_the_data_to_damage_is_valid_and_uses_every_field(oracle, rich):
    assert oracle.outcome(rich) == VALID
    dataset, found = read(rich)
    assert not found
    used: dict[type, set[str]] = {}

    def note(type_, value):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                used.setdefault(type_, set()).update(item)
                for name, part in item.items():
                    if nested := field_plan(type_, name)[1]:
                        note(nested, part)

    for (kind, _id), entry in dataset.entries.items():
        note(KINDS[kind].type, entry.value)
    judged = set(Beoordeeld.model_fields)
    assert judged <= set.union(*used.values())
    assert set(KINDS) == {kind for kind, _id in dataset.entries}
    unused = {type_.__name__: set(type_.model_fields) - names - judged for type_, names in used.items()}
    assert {name: rest for name, rest in unused.items() if rest} == {}


@pytest.mark.parametrize("part", range(10))
def test_any_damage_gives_a_valid_site_or_findings(oracle, rich, part):
    counts, _slowest = run(oracle, rich, IN_TEST // 10, part)
    assert counts[REPORTED] > 0


@pytest.mark.audit
def test_a_long_run_of_damage(oracle, rich, record_property):
    counts, slowest = run(oracle, rich, IN_AUDIT, 1000 + SEED)
    record_property(
        "geteld", f"seed {SEED}: {counts.total()} keer schade: {dict(counts)}; de traagste {slowest:.2f} s."
    )
    assert counts[VALID] > IN_AUDIT / 20
    assert counts[REPORTED] > IN_AUDIT / 2


@pytest.mark.audit
def test_damage_to_the_real_data(oracle, tmp_path, record_property):
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    counts: Counter[str] = Counter()
    for number in range(IN_AUDIT // 30):
        chance = random.Random(f"echt-{SEED}-{number}")
        path = chance.choice(sorted((tmp_path / "data").rglob("*.yml")))
        whole = path.read_bytes()
        path.write_bytes(damaged(whole, [whole], chance)[0])
        found = read(tmp_path)[1]
        counts[REPORTED if has_errors(found) else VALID] += 1
        path.write_bytes(whole)
    record_property("geteld", f"seed {SEED}: {counts.total()} keer schade aan de echte gegevens: {dict(counts)}.")


@pytest.mark.audit
@pytest.mark.parametrize("file", FILES)
def test_any_part_left_out_gives_a_valid_site_or_findings(oracle, rich, file):
    value = yaml.load(FILES[file], yaml.BaseLoader)
    for path in paths(value)[1:]:
        without = copy.deepcopy(value)
        del value_at(without, path[:-1])[path[-1]]
        tried(oracle, rich, file, yaml.safe_dump(without, allow_unicode=True).encode(), f"zonder {path}")


@pytest.mark.audit
def test_a_site_full_of_odd_texts_is_built_and_shows_them_as_they_are(clone):
    chance = random.Random(SEED)
    files = {file: yaml.load((clone / file).read_bytes(), yaml.BaseLoader) for file in _data_files(clone)}
    odd = [text for text in TEXTS if len(text) < 1000 and not re.search(r"\[\[|\]\]", text)]
    put = 0
    for (kind, _id), entry in read(clone)[0].entries.items():
        value = files[entry.document.file]
        for path, text in entry.texts:
            with_odd = replaced(entry.value, path, f"{text} {odd[put % len(odd)]}")
            if len(text) > 25 and chance.random() < 0.2 and _is_valid(kind, with_odd):
                value_at(value, (*entry.path, *path[:-1]))[path[-1]] = f"{text} {odd[put % len(odd)]}"
                put += 1
    for file, value in files.items():
        (clone / file).write_bytes(dumped(value, chance))
    assert put > 1000
    done = build(clone / "www", clone)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [page.read_text(encoding="utf-8") for page in (clone / "www").rglob("*.html")]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    assert not any("<script>alert" in page or 'href="javascript:' in page for page in pages)


def _data_files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "data").rglob("*.yml"))


def _is_valid(kind: str, value: object) -> bool:
    try:
        KINDS[kind].type.model_validate(value)
    except ValidationError:
        return False
    return True


# ---- any structure in the place of any value

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.binary(max_size=20), WORDS)
)
STRUCTURES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS | st.integers(), inner, max_size=5),
    max_leaves=12,
)
PLACES = [(file, path) for file, raw in FILES.items() for path in paths(yaml.load(raw, yaml.BaseLoader))]
# Derandomised: every run of `make test` tries the same.
ANYTHING = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def with_anything(oracle: Oracle, root: Path, place: tuple[str, tuple], new: object) -> str:
    """The outcome with another value at one place of the data."""
    file, path = place
    value = replaced(yaml.load(FILES[file], yaml.BaseLoader), path, new)
    return tried(oracle, root, file, yaml.safe_dump(value, allow_unicode=True).encode(), f"waarde op {path}")


@settings(ANYTHING, max_examples=100)
@given(place=st.sampled_from(PLACES), new=STRUCTURES | WORDS)
def test_any_value_anywhere_gives_a_valid_site_or_findings(oracle, rich, place, new):
    with_anything(oracle, rich, place, new)


@pytest.mark.audit
def test_many_values_anywhere(oracle, rich, record_property):
    counts: Counter[str] = Counter()

    @settings(ANYTHING, derandomize=False, max_examples=IN_AUDIT // 3)
    @seed(SEED)
    @given(place=st.sampled_from(PLACES), new=STRUCTURES | WORDS)
    def every(place, new):
        counts[with_anything(oracle, rich, place, new)] += 1

    every()
    record_property("geteld", f"seed {SEED}: {counts.total()} keer een andere waarde: {dict(counts)}.")
    assert counts[REPORTED] > 0
