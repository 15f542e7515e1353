"""The difference between two versions of the data: as a report, as the page Wijzigingen, and as a feed."""

import datetime
import json
import os
import re
import shutil
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, build
from macros import __main__ as command_line
from macros import history, versions
from macros.changelog import MOST_COMMITS, NO_REASON, Changelog
from macros.diff import diff
from macros.git import data_commits
from macros.loader import load
from macros.render import Renderer, Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = Site("https://wie-betaalt.example/", "https://forge.example/wb", "main")
FIRST, SECOND, THIRD = "2026-01-05T09:00:00+01:00", "2026-02-06T23:30:00+01:00", "2026-03-07T10:00:00+01:00"
SITUATIONS, TERMS = "data/responsibilities.yml", "data/glossary.yml"

Change = Callable[[str, str, str], Path]


def git(root: Path, *arguments: str, moment: str = FIRST) -> str:
    """Runs git as somebody without a name, whatever the machine's own settings."""
    names = {f"GIT_{who}_{what}": "redactie" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, **names, **dates, **alone}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def commit(root: Path, why: str, moment: str) -> str:
    """Commits everything in the data, with the reason as its trailer ('' for none); returns the id."""
    git(root, "add", "data")
    reason = ["-m", f"Waarom: {why}"] if why else []
    git(root, "commit", "--quiet", "--allow-empty", "-m", "Change the data", *reason, moment=moment)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(mini: Path) -> Path:
    """The small data, committed once."""
    git(mini, "init", "--quiet")
    commit(mini, "Begin", FIRST)
    return mini


def told(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What `macros diff` prints."""
    assert command_line.main(["--root", str(root), "diff", *arguments]) == 0
    return capsys.readouterr().out.strip()


def changelog(root: Path) -> Changelog:
    return Changelog(Renderer(load(root), SITE), root)


# ---- the report


def test_a_realistic_change_reads_as_a_person_would_tell_it(repository, change: Change, capsys):
    change(
        SITUATIONS,
        "antwoord: De zorgverzekeraar betaalt logopedie met een medische reden.",
        "antwoord: De zorgverzekeraar betaalt logopedie als een arts daar een medische reden voor ziet.",
    )
    change(SITUATIONS, "zoektermen: [logopedist, spraakles]", "zoektermen: [logopedist, praten, stotteren]")
    change(
        SITUATIONS,
        "    - partij: school\n      voor: extra taalles\n  criterium: Gaat",
        "    - partij: zorgverzekeraar\n      voor: extra taalles\n  criterium: Gaat",
    )
    change(SITUATIONS, "zekerheid: betwist", "zekerheid: onbevestigd")
    change(TERMS, "uitleg: Een arts", "nagekeken_op: 2026-11-22\n  uitleg: Een arts")
    change(TERMS, "  nagekeken_op: 2026-11-21\n", "")
    assert told(repository, capsys, "HEAD") == (
        "2 situaties gewijzigd, 1 begrip gewijzigd.\n"
        "\n"
        "Situatie: Logopedie\n"
        "  - Antwoord herschreven\n"
        "      was:   De zorgverzekeraar betaalt logopedie met een medische reden.\n"
        "      wordt: De zorgverzekeraar betaalt logopedie als een arts daar een medische reden voor ziet.\n"
        "  - 2 zoektermen erbij, 1 zoekterm weg\n"
        "\n"
        "Situatie: Extra taalles\n"
        "  - Betaalt: school → zorgverzekeraar\n"
        "  - Zekerheid: betwist → onbevestigd\n"
        "\n"
        "Begrip: Behandeling\n"
        "  - Nagekeken op 22 november 2026"
    )


def test_what_only_moved_or_was_wrapped_is_no_change(repository, capsys):
    path = repository / SITUATIONS
    first, second = path.read_text(encoding="utf-8").split("\n- id: taalles", 1)
    text = f"- id: taalles{second.rstrip()}\n\n{first.rstrip()}\n"
    text = text.replace(
        "antwoord: De school betaalt extra taalles.", "antwoord: >-\n    De school betaalt\n    extra taalles."
    )
    payer = "    - partij: zorgverzekeraar\n      voor: behandeling van spraak en taal\n"
    payer += "      mits: er een medische reden is\n"
    school = "    - partij: school\n      voor: extra taalles\n"
    assert payer + school in text
    path.write_text(text.replace(payer + school, school + payer), encoding="utf-8")
    assert told(repository, capsys, "HEAD") == "Er verandert niets aan de inhoud."
    assert told(repository, capsys, "HEAD", "--vorm", "markdown") == (
        "## Wat verandert er?\n\nEr verandert niets aan de inhoud."
    )


def test_entries_that_come_go_or_get_another_id_are_named(repository, change: Change, capsys):
    change(SITUATIONS, "- id: taalles", "- id: bijles-taal")
    change(
        TERMS,
        "- id: behandeling",
        "- id: oefening\n  voorkeursterm: oefening\n  uitleg: Iets nieuws.\n\n- id: behandeling",
    )
    path = repository / "data/flowcharts/spraak.yml"
    path.unlink()
    assert told(repository, capsys, "HEAD") == (
        "1 situatie hernoemd, 1 begrip nieuw, 1 stroomschema verwijderd.\n"
        "\n"
        "Situatie: Extra taalles (hernoemd)\n"
        "  - Hernoemd: taalles → bijles-taal\n"
        "\n"
        "Begrip: Oefening (nieuw)\n"
        "\n"
        "Stroomschema: Spraak of taal (verwijderd)"
    )


def test_a_redirect_that_was_added_is_told(repository, capsys):
    path = repository / "data/redirects.yml"
    path.write_text("- van: begrippen/praten\n  naar: begrippen/logopedist\n  sinds: 2026-11-22\n", encoding="utf-8")
    assert "1 doorverwijzing nieuw" in told(repository, capsys, "HEAD")


def test_two_commits_and_two_folders_are_compared_alike(repository, change: Change, tmp_path, capsys):
    shutil.copytree(repository / "data", tmp_path / "eerst" / "data")
    change(SITUATIONS, "zekerheid: betwist", "zekerheid: onbevestigd")
    commit(repository, "Zekerder", SECOND)
    expected = "1 situatie gewijzigd.\n\nSituatie: Extra taalles\n  - Zekerheid: betwist → onbevestigd"
    assert told(repository, capsys, "HEAD~1", "HEAD") == expected
    assert told(repository, capsys, str(tmp_path / "eerst"), str(repository)) == expected
    assert told(repository, capsys, "HEAD", "HEAD~1").endswith("Zekerheid: onbevestigd → betwist")


def test_json_holds_the_old_and_the_new_value(repository, change: Change, capsys):
    change(SITUATIONS, "zekerheid: betwist", "zekerheid: onbevestigd")
    report = json.loads(told(repository, capsys, "HEAD", "--vorm", "json"))
    assert report["samenvatting"] == "1 situatie gewijzigd."
    (one,) = report["wijzigingen"]
    assert (one["soort"], one["id"], one["wat"]) == ("situatie", "taalles", "gewijzigd")
    assert [(part["veld"], part["oud"], part["nieuw"]) for part in one["velden"]] == [
        ("zekerheid", "betwist", "onbevestigd")
    ]


def test_markdown_means_nothing_in_what_an_editor_typed(repository, change: Change, capsys):
    change(SITUATIONS, "titel: Extra taalles", "titel: '<img src=x> [klik](http://kwaad.example) *taalles*'")
    report = told(repository, capsys, "HEAD", "--vorm", "markdown")
    assert report.startswith("## Wat verandert er?\n\n1 situatie gewijzigd.\n\n### Situatie: ")
    assert "<img" not in report
    assert "[klik](" not in report


def test_a_file_that_cannot_be_read_is_named_and_the_rest_compared(repository, change: Change, capsys):
    change(SITUATIONS, "zekerheid: betwist", "zekerheid: onbevestigd")
    (repository / TERMS).write_text("- id: [", encoding="utf-8")
    report = told(repository, capsys, "HEAD")
    assert report.startswith("1 situatie gewijzigd.")
    assert report.endswith(f"in een van de twee versies niet te lezen: {TERMS}.")


@pytest.mark.parametrize("name", ["bestaat-niet", "--output=x", "HEAD~99"])
def test_an_unknown_version_is_one_sentence_and_exit_2(repository, capsys, name):
    assert command_line.main(["--root", str(repository), "diff", "--", name]) == 2
    printed = capsys.readouterr()
    assert printed.err == f"'{name}' is geen commit van deze repository en geen map met data/ erin.\n"
    assert not printed.out


def test_without_git_a_commit_is_an_unknown_version(mini, capsys):
    assert command_line.main(["--root", str(mini), "diff", "HEAD"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


# ---- the history


@pytest.fixture
def lived(repository: Path, change: Change) -> Path:
    """Three commits: the beginning, a change of meaning, and one of search words only."""
    change(SITUATIONS, "criterium: Gaat het om leren?", "criterium: Gaat het om taal?")
    commit(repository, "Criterium van taalles <na> [[lezing]]", SECOND)
    change(SITUATIONS, "zoektermen: [bijles taal]", "zoektermen: [bijles taal, taalklas]")
    commit(repository, "Een zoekwoord erbij", THIRD)
    return repository


def test_the_last_change_is_the_last_that_touched_the_meaning(lived):
    changed = history.last_changed(lived)
    assert changed["situatie", "taalles"] == (
        datetime.date(2026, 2, 6),
        "criterium: Gaat het om leren? → Gaat het om taal?",
    )
    assert changed["situatie", "logopedie"] == (datetime.date(2026, 1, 5), "nieuw op deze site")


def test_the_history_comes_out_of_the_cache_as_it_went_in(lived, monkeypatch):
    fresh = history.history(lived)
    assert fresh
    assert fresh[0].commit.why == "Een zoekwoord erbij"
    history._history.cache_clear()
    monkeypatch.setattr(history, "diff", lambda *_: pytest.fail("the cache was not used"))
    again = history.history(lived)
    assert again is not None
    assert [[one.lines for one in step.changes] for step in again] == [
        [one.lines for one in step.changes] for step in fresh
    ]


def test_a_broken_cache_is_worked_out_again(lived):
    expected = history.last_changed(lived)
    files = list((lived / history.CACHE).glob("*.json"))
    assert len(files) == 3
    for path, text in zip(files, ("", "{", '[{"wat": "nieuw"}]'), strict=True):
        path.write_text(text, encoding="utf-8")
    history._history.cache_clear()
    assert history.last_changed(lived) == expected


def test_a_new_commit_is_seen_within_one_process(lived, change: Change):
    history.last_changed(lived)
    change(SITUATIONS, "titel: Extra taalles", "titel: Meer taalles")
    commit(lived, "Andere titel", "2026-04-08T10:00:00+02:00")
    day, what = history.last_changed(lived)["situatie", "taalles"]
    assert (day, what) == (datetime.date(2026, 4, 8), "titel: Extra taalles → Meer taalles")


def test_without_git_or_with_half_a_history_there_is_none(mini, tmp_path_factory):
    assert history.history(mini) is None
    assert history.last_changed(mini) == {}
    git(mini, "init", "--quiet")
    assert history.history(mini) is None  # a repository without a commit
    commit(mini, "Begin", FIRST)
    commit(mini, "Nog een", SECOND)
    half = tmp_path_factory.mktemp("half") / "kloon"
    git(mini, "clone", "--quiet", "--depth=1", mini.as_uri(), str(half))
    assert history.history(half) is None
    assert history.history(mini) is not None


@pytest.mark.audit
def test_the_whole_history_is_worked_out_in_time(tmp_path):
    """Sixty commits of the real data within 15 seconds, the cache empty."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    git(tmp_path, "init", "--quiet")
    path = tmp_path / SITUATIONS
    for number in range(60):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^  titel: (.*?)(?: \d+)?$", rf"  titel: \1 {number}", text, count=1), encoding="utf-8"
        )
        commit(tmp_path, f"Titel {number}", FIRST)
    begun = time.process_time()  # of this process only: the tests share the machine
    steps = history.history(tmp_path)
    assert steps
    assert len(steps) == 60
    assert time.process_time() - begun < 15


# ---- the page and the feed


def test_the_page_tells_by_day_what_changed_and_why(lived):
    page = changelog(lived).page(depth=2)
    assert re.findall(r"^## (.*?) \{", page, re.M) == ["7 maart 2026", "6 februari 2026", "5 januari 2026"]
    assert '<a href="../../wie-betaalt/taalles/">Extra taalles</a>' in page
    assert "<li>Criterium: Gaat het om leren? → Gaat het om taal?</li>" in page
    assert "Criterium van taalles &lt;na&gt; &#91;&#91;lezing&#93;&#93;" in page
    assert "Bij 1 onderdeel alleen zoekwoorden, verwijzingen of de datum van nakijken" in page
    assert re.search(r'2 situaties nieuw: <a href="\S*/logopedie/">Logopedie</a>, <a', page)


def test_a_commit_without_a_reason_is_told_without_its_own_words(lived, change: Change):
    change(SITUATIONS, "titel: Extra taalles", "titel: Meer taalles")
    commit(lived, "", "2026-04-08T10:00:00+02:00")
    told_here = changelog(lived)
    page = told_here.page(depth=2)
    assert "Change the data" not in page
    assert page.count(f"<strong>{NO_REASON}</strong>") == 1
    feed = ET.fromstring(told_here.feed(datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)))
    assert feed.findtext("a:entry/a:title", namespaces=ATOM) == NO_REASON
    assert [one.text for one in feed.findall("a:entry/a:title", ATOM)][-1] == "Begin"


def test_a_reason_may_take_more_than_one_line(repository):
    message = "Change the data\n\nMore words.\n\nWaarom: Het is gewijzigd,\n  en nagekeken.\nSigned-off-by: redactie\n"
    git(repository, "commit", "--quiet", "--allow-empty", "-m", message)
    (repository / TERMS).write_text((repository / TERMS).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", message)
    assert [one.why for one in data_commits(repository, 9)] == ["Het is gewijzigd, en nagekeken.", "Begin"]


def test_a_great_many_new_entries_are_counted(mini):
    path = mini / SITUATIONS
    text = path.read_text(encoding="utf-8")
    more = "".join(
        "\n" + text[text.index("- id: taalles") :].replace("id: taalles", f"id: taalles-{number}")
        for number in range(73)
    )
    path.write_text(text + more, encoding="utf-8")
    git(mini, "init", "--quiet")
    commit(mini, "Begin", FIRST)
    steps = history.history(mini)
    assert steps
    page = changelog(mini).page(depth=2)
    assert "<li>75 situaties nieuw</li>" in page
    assert "taalles-3" not in page


def test_the_page_stops_at_its_limit(repository, change: Change):
    for number in range(MOST_COMMITS + 2):
        change(SITUATIONS, "  criterium: Gaat het om leren", f"  criterium: Gaat {number} het om leren")
        commit(repository, f"Stap {number}.", SECOND)
        change(SITUATIONS, f"  criterium: Gaat {number} het om leren", "  criterium: Gaat het om leren")
    page = changelog(repository).page(depth=2)
    assert page.count('class="wijziging"') == MOST_COMMITS
    assert f"Stap {MOST_COMMITS + 1}." in page
    assert "Stap 1." not in page


def test_the_feed_is_atom_with_stable_ids_and_the_dates_of_the_commits(lived, change: Change):
    made_on = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    feed = ET.fromstring(changelog(lived).feed(made_on))
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    assert feed.findtext("a:updated", namespaces=ATOM) == THIRD
    assert [one.text for one in feed.findall("a:entry/a:updated", ATOM)] == [THIRD, SECOND, FIRST]
    assert feed.findtext("a:entry[2]/a:title", namespaces=ATOM) == "Criterium van taalles <na> [[lezing]]"
    assert feed.findtext("a:author/a:name", namespaces=ATOM)
    ids = [one.text for one in feed.findall("a:entry/a:id", ATOM)]
    assert len(set(ids)) == 3
    page = changelog(lived).page(depth=2)
    for link in feed.findall("a:entry/a:link", ATOM):
        address, _, anchor = link.get("href", "").partition("#")
        assert address == SITE.url + "over/wijzigingen/"
        assert f'id="{anchor}"' in page
    change(SITUATIONS, "titel: Extra taalles", "titel: Meer taalles")
    commit(lived, "Andere titel", "2026-04-08T10:00:00+02:00")
    later = ET.fromstring(changelog(lived).feed(made_on))
    assert [one.text for one in later.findall("a:entry/a:id", ATOM)][1:] == ids


def test_without_git_the_page_and_the_feed_say_so(mini):
    made_on = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    assert "De geschiedenis van de gegevens is hier niet beschikbaar." in changelog(mini).page(depth=2)
    feed = ET.fromstring(changelog(mini).feed(made_on))
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-12-01T00:00:00+00:00"
    assert "niet beschikbaar" in (feed.findtext("a:subtitle", namespaces=ATOM) or "")
    assert feed.find("a:entry", ATOM) is None


def test_a_page_says_when_it_was_last_changed_only_where_that_is_known(lived):
    data = load(lived)
    known = Renderer(data, SITE, history.last_changed(lived)).situation("taalles")
    assert (
        '<time datetime="2026-02-06">6 februari 2026</time>: criterium: Gaat het om leren? → Gaat het om taal?</p>'
        in known
    )
    assert "Laatst gewijzigd" not in Renderer(data, SITE).situation("taalles")


def test_a_site_made_from_a_repository_tells_its_history(clone, tmp_path):
    git(clone, "init", "--quiet")
    commit(clone, "Begin", FIRST)
    done = build(tmp_path / "met", clone)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "met/over/wijzigingen/index.html").read_text(encoding="utf-8")
    assert "75 situaties nieuw" in page
    assert 'href="../../over/wijzigingen.xml"' in page
    feed = ET.parse(tmp_path / "met/over/wijzigingen.xml").getroot()
    assert feed.findtext("a:entry/a:updated", namespaces=ATOM) == FIRST
    situation = (tmp_path / "met/wie-betaalt/logopedie/index.html").read_text(encoding="utf-8")
    assert '<time datetime="2026-01-05">5 januari 2026</time>: nieuw op deze site.' in situation


def test_a_version_is_compared_with_itself_without_a_change():
    whole = versions.from_folder(ROOT)
    before, after, skipped = versions.comparable(whole, whole)
    assert skipped == []
    assert diff(before, after) == []
    assert len(before) > 800
