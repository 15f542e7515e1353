"""The examples for servers: one policy, the same headers in both, and a site that works under them."""

import dataclasses
import datetime
import fnmatch
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from conftest import ROOT, served
from macros import policy
from macros.exports import security
from macros.site import settings

HEADERS, NGINX = ROOT / "hosting/_headers", ROOT / "hosting/nginx.conf"
POLICY, ANYWHERE, CACHE = "Content-Security-Policy", "Access-Control-Allow-Origin", "Cache-Control"
DOWNLOADS = {".csv", ".xlsx", ".ttl", ".jsonld", ".json", ".txt", ".svg"}


def rules() -> dict[str, dict[str, str]]:
    """Path → headers, of `_headers`."""
    found: dict[str, dict[str, str]] = {}
    for line in HEADERS.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[list(found)[-1]][name] = value
        else:
            assert not line or line.startswith("#"), line
    return found


def by_file(uri: str) -> list[tuple[str, str]]:
    """All headers that `_headers` gives an address, however often."""
    return [pair for path, given in rules().items() if fnmatch.fnmatchcase(uri, path) for pair in given.items()]


def by_nginx(uri: str) -> dict[str, str]:
    """The headers that `nginx.conf` gives an address."""
    text = NGINX.read_text(encoding="utf-8")
    given = dict(re.findall(r'add_header (\S+) "?([^"]*?)"? always;', text))
    assert len(re.findall(r"^\s*add_header", text, re.MULTILINE)) == len(given), (
        "een add_header van een location zou alle andere vervangen"
    )
    for variable, body in re.findall(r"map \$uri \$(\w+) \{(.*?)\n\}", text, re.DOTALL):
        cases = re.findall(r'^\s+(\S+)\s+"([^"]*)";$', body, re.MULTILINE)
        fits = [value for case, value in cases if case.startswith("~") and re.search(case[1:], uri)]
        value = fits[0] if fits else dict(cases)["default"]
        given = {name: one.replace(f"${variable}", value) for name, one in given.items()}
    return {name: value for name, value in given.items() if value}


def test_both_files_give_every_page_the_same_headers_and_the_policy(site):
    wrong = []
    for path in site.rglob("*.html"):
        uri = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        given, by_server = by_file(uri), by_nginx(uri)
        expected = policy.of_server(framed=uri.startswith("/embed/"))
        if dict(given).get(POLICY) != expected or by_server[POLICY] != expected:
            wrong.append((uri, "zet de map van deze pagina in hosting/_headers, met de tekst van policy.of_server"))
        fixed = rules()["/*"]
        if (
            len(given) != len(dict(given))
            or not fixed.items() <= dict(given).items()
            or not fixed.items() <= by_server.items()
        ):
            wrong.append((uri, "een kop dubbel of niet gelijk"))
    assert not wrong, wrong[:5]


def test_other_sites_may_read_all_open_data_and_no_other_page(site):
    for path in site.rglob("*"):
        uri = "/" + path.relative_to(site).as_posix()
        if path.suffix in DOWNLOADS and not uri.startswith("/assets/"):
            assert dict(by_file(uri))[ANYWHERE] == by_nginx(uri)[ANYWHERE] == "*", uri
    assert ANYWHERE not in by_nginx("/wie-betaalt/")


def test_only_what_is_named_after_its_content_is_kept_long(site):
    long = [path for path in site.rglob("*") if "immutable" in by_nginx("/" + path.relative_to(site).as_posix())[CACHE]]
    names = [path.name for path in long if path.is_file()]
    assert names
    assert [name for name in names if not re.search(r"\.[0-9a-f]{8}\.min\.", name)] == []
    for path in long:
        if path.is_file():
            uri = "/" + path.relative_to(site).as_posix()
            assert dict(by_file(uri))[CACHE] == by_nginx(uri)[CACHE]


def test_nothing_sets_a_cookie_or_writes_who_visits():
    text = NGINX.read_text(encoding="utf-8")
    assert "cookie" not in (text + HEADERS.read_text(encoding="utf-8")).casefold().replace("no cookies", "")
    assert re.findall(r"access_log (\S+);", text) == ["off"] * text.count("server {")
    assert re.findall(r"error_log \S+ (\w+);", text) == ["crit"]


# ---- security.txt


def test_programs_find_whom_to_tell_of_a_leak():
    site = dataclasses.replace(settings(ROOT), url="https://wie-betaalt.example/")
    made_on = datetime.date(2026, 11, 22)
    (text,) = security.files(site, made_on).values()
    fields = dict(line.split(": ", 1) for line in text.decode().splitlines())
    assert fields["Contact"] == f"mailto:{site.mailbox}"
    expires = datetime.datetime.fromisoformat(fields["Expires"])
    assert made_on < expires.date() < made_on.replace(year=2027)
    assert fields["Canonical"] == "https://wie-betaalt.example/.well-known/security.txt"
    path = fields["Policy"].removeprefix(f"{site.repository}/blob/{site.branch}/")
    assert site.mailbox in (ROOT / path).read_text(encoding="utf-8")


def test_a_site_below_a_path_has_no_file_where_nobody_looks():
    site = dataclasses.replace(settings(ROOT), url="https://organisatie.example/wie-betaalt/")
    assert security.files(site, datetime.date(2026, 11, 22)) == {}


# ---- in nginx itself


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example in a real nginx, with other ports, folders and a certificate of its own; gives the address."""
    folder = tmp_path_factory.mktemp("nginx")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    port = _free_port()
    text = NGINX.read_text(encoding="utf-8")
    for old, new in (
        (r"listen \[::\].*", ""),
        (r"listen 80;", f"listen 127.0.0.1:{_free_port()};"),
        (r"listen 443 ", f"listen 127.0.0.1:{port} "),
        (r"root \S+;", f"root {site};"),
        (r"ssl_certificate \S+;", f"ssl_certificate {certificate};"),
        (r"ssl_certificate_key \S+;", f"ssl_certificate_key {key};"),
        (r"error_log \S+ crit;", f"error_log {folder}/error.log crit;"),
    ):
        text, changed = re.subn(old, new, text)
        assert changed, old
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(
        f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; events {{}} http {{ include /etc/nginx/mime.types; "
        f"{temporary} include {folder}/site.conf; }}",
        encoding="utf-8",
    )
    command = ["nginx", "-e", str(folder / "start.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(50):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    assert process.poll() is None, (folder / "start.log").read_text(encoding="utf-8")
    yield f"https://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)
    assert not (folder / "error.log").read_text(encoding="utf-8")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(ignore_https_errors=True) as one:
        yield one


needs_nginx = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is hier niet geïnstalleerd")


@needs_nginx
@pytest.mark.audit
def test_nginx_sends_what_the_example_says(nginx, context, site):
    for uri in ("/", "/wie-betaalt/logopedie/", "/embed/situatie/logopedie/", "/bestaat-niet/", "/api/v1/index.json"):
        answer = context.request.get(nginx + uri)
        sent = {name: answer.headers.get(name.lower()) for name in by_nginx(uri)}
        assert sent == by_nginx(uri), uri
        assert "set-cookie" not in answer.headers
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert context.request.get(f"{nginx}/bestaat-niet/").status == 404
    assert (
        context.request.get(f"{nginx}/begrippen/begrippen.ttl").headers["content-type"] == "text/turtle; charset=utf-8"
    )
    theme = next((site / "assets/javascripts").glob("bundle.*.js"))
    assert "immutable" in context.request.get(f"{nginx}/assets/javascripts/{theme.name}").headers["cache-control"]


@needs_nginx
@pytest.mark.audit
@pytest.mark.browser
def test_the_site_works_under_these_headers(nginx, context):
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for uri in (
        "/",
        "/wie-betaalt/",
        "/begrippen/thuiszitter/",
        "/redactie/",
        "/ouders/",
        "/embed/situatie/logopedie/",
    ):
        page.goto(nginx + uri, wait_until="networkidle")
    page.goto(f"{nginx}/wie-betaalt/logopedie/")
    page.locator("[data-regiokeuze] select").first.select_option("hart-van-brabant")
    expect(page.locator("[data-regiokeuze] details").first).to_be_visible()
    page.goto(f"{nginx}/stroomschemas/wie-betaalt/")
    expect(page.locator("[data-stapper] button").first).to_be_visible()
    page.goto(f"{nginx}/zoeken/")
    page.locator("#zoek-hier").fill("logopedie")
    expect(page.locator(".zoek__link").first).to_be_visible()
    assert not complaints


@needs_nginx
@pytest.mark.audit
@pytest.mark.browser
def test_another_site_shows_an_answer_and_no_other_page_and_reads_the_api(nginx, context, tmp_path):
    frames = "".join(f'<iframe src="{nginx}{uri}"></iframe>' for uri in ("/embed/situatie/logopedie/", "/wie-betaalt/"))
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{frames}", encoding="utf-8")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with served(tmp_path) as other:
        page.goto(other, wait_until="networkidle")
        shown, refused = (page.frame_locator(f"iframe >> nth={number}") for number in (0, 1))
        expect(shown.get_by_role("heading", level=1)).to_contain_text("Logopedie")
        expect(refused.locator("table.matrix")).to_have_count(0)
        assert len([one for one in complaints if "frame-ancestors 'none'" in one]) == 1
        read = "async (url) => { try { return (await fetch(url)).status } catch { return 0 } }"
        assert page.evaluate(read, f"{nginx}/api/v1/index.json") == 200
        assert page.evaluate(read, f"{nginx}/wie-betaalt/") == 0
