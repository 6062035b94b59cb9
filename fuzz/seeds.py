#!/usr/bin/env python3
"""Beginnings for the fuzzer: `fuzz/seeds.py FOLDER` writes FOLDER/TARGET/ and FOLDER/TARGET.dict.

They come from the fixtures, the documentation and the policy's schema, so they grow with the program.
"""

import hashlib
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LARGEST = 4096

TOKENS = {
    "policy": [],  # from the schema
    "checklist": ["- [ ] ", "- [x] ", "1. [X] ", "> ", "## ", "~~", "N/A - ", "<!-- gonogo: window -->", "<details>", "```\n", "\r\n"],
    "commands": ["/go qa", "/nogo qa why", "/withdraw", "/emergency INC-1 why", "/gonogo why", "@1a2b3c4", " -- ", "> ", "```\n", "<!--", "-->"],
    "codeowners": ["* @acme/qa\n", "/src/ @alice\n", "**/", "\\ ", "#", "[Section]", "^", "a@example.com"],
    "lockfile": ['"lockfileVersion":', '"packages":', '"dependencies":', '"node_modules/a":', '"link":true', '"resolved":', '"version":', '"dev":true', '"optional":true', '"peerDependencies":', '"requires":', "\0"],
    "report": ['"vulnerabilities":', '"metadata":', '"advisories":', '"severity":', '"via":', '"fixAvailable":', '"type":"auditAdvisory"', '"type":"auditSummary"', '"children":', '"range":', '"nodes":'],
    "calendar": ["BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "END:VCALENDAR\r\n", "DTSTART:", "DTSTART;TZID=Europe/Paris:", "DTSTART;VALUE=DATE:", "DTEND:", "DURATION:PT1H", "RRULE:FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";BYDAY=", ";BYSETPOS=", ";UNTIL=", ";COUNT=", "EXDATE:", "RECURRENCE-ID:", "UID:", "STATUS:CANCELLED"],
    "messages": ["feat: ", "fix(x)!: ", "BREAKING CHANGE: ", "Revert \"", "This reverts commit ", "Merge pull request #1 from a/b\n\n", "(#12)", "Co-authored-by: A <a@b>", "Release-note: ", "\0", "@alice", "<!--", "![x](y)", "closes #1"],
    "changelog": ["# Changelog\n", "## [Unreleased]\n", "## [1.3.0] - 2026-01-01\n", "## v1.4.0\n", "```\n", "<!--", "-->", "[1.3.0]: https://example.com\n", "===\n", "\r\n"],
    "log": ["::error::", "::set-output name=a::b", "##[error]", "\r", "\x1b[0m", "\u2028", "\u202e", "::stop-commands::x"],
    "outputs": ["gonogo_t", "<<", "\r\n", "\r", "reasons<<"],
}


def texts(value):
    """Every text in a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)


def words(schema):
    """Every key and every choice of the schema."""
    if isinstance(schema, list):
        for item in schema:
            yield from words(item)
    if not isinstance(schema, dict):
        return
    yield from (key + ": " for key in schema.get("properties", {}))
    for choice in [*schema.get("enum", []), schema.get("const")]:
        if isinstance(choice, str):
            yield choice
    for item in schema.values():
        yield from words(item)


def main(folder):
    fixtures = ROOT / "fixtures"
    vectors = [text for file in (fixtures / "vectors").glob("*.json") for text in texts(json.loads(file.read_text()))]
    pages = [file.read_text() for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]]
    blocks = [block for page in pages for block in re.findall(r"```ya?ml\n(.*?)```", page, re.S)]
    policies = [block for block in blocks if "gates:" in block]
    policies += ["version: 1\ntimezone: Europe/Paris\ngates:\n" + re.sub("^", "  ", block, flags=re.M) for block in blocks if re.match(r"[a-z-]+:\n", block)]
    files = lambda *under: [path.read_text(errors="replace") for one in under for path in (fixtures / one).rglob("*") if path.is_file()]
    seeds = {
        "policy": [*policies, (fixtures / "demo/gonogo.yml").read_text(), *files("openslo")],
        "checklist": [text for text in vectors if "[" in text and "\n" in text] + files("demo"),
        "commands": [page for page in pages if "/go " in page] + ["/go qa\n", "/nogo qa no\n", "/go qa, tech-lead @1a2b3c4 -- x"],
        "codeowners": ["* @acme/qa\n/src/ @alice bob@example.com\n"],
        "lockfile": files("npm"),
        "report": files("npm/reports"),
        "calendar": [text for text in vectors if "VCALENDAR" in text],
        "messages": ["\0".join(TOKENS["messages"])],
        "changelog": [(ROOT / "CHANGELOG.md").read_text()],
        "log": TOKENS["log"],
        "outputs": TOKENS["outputs"],
    }
    tokens = dict(TOKENS, policy=sorted(set(words(json.loads((ROOT / "schema/gonogo.schema.json").read_text())))))
    for target, found in seeds.items():
        place = folder / target
        place.mkdir(parents=True, exist_ok=True)
        for text in found:
            data = text.encode()[:LARGEST]
            (place / hashlib.sha1(data).hexdigest()).write_bytes(data)
        lines = ("".join(f"\\x{byte:02x}" for byte in token.encode()) for token in tokens[target])
        (folder / f"{target}.dict").write_text("".join(f'"{line}"\n' for line in lines))


main(pathlib.Path(sys.argv[1]))
