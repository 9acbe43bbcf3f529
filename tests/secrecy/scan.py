#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads everything that a run of the tests wrote, and fails when a secret is in it.

Tokens and passwords may be nowhere, databases included. Message texts may be in databases, and in what a program was
asked to print (*.answers), and nowhere else; which texts those are is read from the databases themselves. A run that
left too little to read proves nothing, and fails too.
"""

import argparse
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

# Every test signs in with this one, or one that begins with it.
PASSWORDS = [b"Test@123", b"Test%40123"]
TOKEN_SHAPES = [
    ("a JSON web token", re.compile(rb"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}")),
]
# What a log may not even begin to say. Not looked for in databases: people write about whatever they like.
LOG_SHAPES = [
    ("token= with a value", re.compile(rb"token=(?!\.\.\.)[^\s&\"']")),
    ("an Authorization header", re.compile(rb"Authorization[\"']?\s*[:=]", re.I)),
]
# Shorter ones are words of any language, and would be found everywhere.
SHORTEST_TEXT = 10
# The session's own keychain, which is where tokens belong.
KEYCHAIN = re.compile(r"(^|/)keyrings/")
# What a whole run leaves at least; far below what it does leave.
EVIDENCE = {"databases": 100, "texts": 100, "logs of the program": 20, "lines of [WebSocket]": 150}
# What the few tests that take hours leave at least: many messages of few people, and no log of the desktop.
EVIDENCE_OF_LONG_TESTS = {"databases": 3, "texts": 100}


def is_database(path, content):
    # A damaged one keeps its name, and its log has one of its own.
    return content.startswith(b"SQLite format 3\0") or re.search(r"\.(db|sqlite3?)([-.].*)?$", path.name) is not None


def texts_of(path):
    """The message texts in a database of the client or of the server; none when it cannot be read."""
    texts = set()
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "copy.db"
        shutil.copy(path, copy)
        for suffix in ("-wal",):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                shutil.copy(beside, str(copy) + suffix)
        for table in ("message", "outbox", "draft"):
            try:
                with sqlite3.connect(copy) as connection:
                    texts |= {row[0] for row in connection.execute(f"SELECT content FROM {table}")
                              if isinstance(row[0], str)}
            except sqlite3.Error:
                pass
    return {text for text in (text.strip() for text in texts) if is_telling(text)}


def is_telling(text):
    return len(text) >= SHORTEST_TEXT and len(set(text)) > 3


class Texts:
    """Finds any of many texts. The long tests have more of them than an alternation of a regular expression is fit for:
    it would try each one at each byte."""

    def __init__(self, texts):
        self._by_head = {}
        for text in texts:
            content = text.encode()
            self._by_head.setdefault(content[:SHORTEST_TEXT], []).append(content)

    def find(self, content):
        """Where the first of them begins; None when there is none."""
        by_head = self._by_head
        for at in range(len(content) - SHORTEST_TEXT + 1):
            candidates = by_head.get(content[at:at + SHORTEST_TEXT])
            if candidates and any(content.startswith(text, at) for text in candidates):
                return at
        return None


class Finding:
    def __init__(self, rule, what, path, line):
        self.rule, self.what, self.path, self.line = rule, what, path, line

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


class Scan:
    def __init__(self, files):
        self.found = []
        self.evidence = dict.fromkeys(EVIDENCE, 0)
        texts = set()
        contents = []
        for path in files:
            content = path.read_bytes()
            database = is_database(path, content)
            if database:
                self.evidence["databases"] += 1
                texts |= texts_of(path)
            contents.append((path, content, database))
        self.evidence["texts"] = len(texts)
        self._texts = Texts(texts)
        for path, content, database in contents:
            self._look(path, content, database)

    def _look(self, path, content, database):
        if path.name.startswith("vatochito.log"):
            self.evidence["logs of the program"] += 1
        self.evidence["lines of [WebSocket]"] += 0 if database else content.count(b"[WebSocket]")
        for what, shape in TOKEN_SHAPES:
            self._match("tokens", what, shape, path, content)
        for password in PASSWORDS:
            self._match("passwords", "a password", re.compile(re.escape(password)), path, content)
        if database:
            return
        for what, shape in LOG_SHAPES:
            self._match("tokens", what, shape, path, content)
        if path.suffix != ".answers":
            self._note("messageTexts", "a message text", path, content, self._texts.find(content))

    def _match(self, rule, what, shape, path, content):
        hit = shape.search(content)
        self._note(rule, what, path, content, hit.start() if hit else None)

    def _note(self, rule, what, path, content, at):
        if at is not None:
            self.found.append(Finding(rule, what, path, content.count(b"\n", 0, at) + 1))

    def of(self, rule):
        return [str(finding) for finding in self.found if finding.rule == rule]

    def missing_evidence(self, expected):
        return [f"only {self.evidence[what]} {what}, at least {least} were expected"
                for what, least in expected.items() if self.evidence[what] < least]


def files_under(places):
    for place in places:
        candidates = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in candidates:
            if path.is_file() and not path.is_symlink() and not KEYCHAIN.search(path.as_posix()):
                yield path


def write_junit(path, cases, seconds):
    suite = tree.Element("testsuite", name="secrecy", tests=str(len(cases)),
                         failures=str(sum(1 for _, problems in cases if problems)))
    for name, problems in cases:
        case = tree.SubElement(suite, "testcase", name=f"secrecy.{name}", classname="secrecy",
                               status="fail" if problems else "run", time=f"{seconds / len(cases):.3f}")
        if problems:
            tree.SubElement(case, "failure", message=problems[0]).text = "\n".join(problems)
    tree.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="+", type=pathlib.Path, help="files and folders that the run wrote")
    parser.add_argument("--junit", type=pathlib.Path)
    parser.add_argument("--long", action="store_true", help="only the tests that take hours were run")
    arguments = parser.parse_args()
    begun = time.monotonic()
    missing = [f"{place} is not there" for place in arguments.places if not place.exists()]
    scan = Scan(files_under(place for place in arguments.places if place.exists()))
    cases = [("noTokensAnywhere", scan.of("tokens")),
             ("noPasswordsAnywhere", scan.of("passwords")),
             ("noMessageTextsOutsideDatabases", scan.of("messageTexts")),
             ("enoughWasRead",
              missing + scan.missing_evidence(EVIDENCE_OF_LONG_TESTS if arguments.long else EVIDENCE))]
    for name, problems in cases:
        print(f"secrecy.{name}: {'FAILED' if problems else 'passed'}")
        for problem in problems[:20]:
            print("   ", problem)
    print("read:", ", ".join(f"{count} {what}" for what, count in scan.evidence.items()))
    if arguments.junit:
        write_junit(arguments.junit, cases, time.monotonic() - begun)
    return 1 if any(problems for _, problems in cases) else 0


if __name__ == "__main__":
    sys.exit(main())
