#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a text of the program has no finished translation.

Collects the texts anew with lupdate (the first argument, or the one on the PATH), so that a text which nobody collected
is found too, and touches no file of the project.
"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ["app/cli", "app/desktop", "qml", "src"]
TRANSLATIONS = ROOT / "resources/translations"


def find_lupdate() -> str:
    candidates = [*sys.argv[1:2], "/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate"]
    for candidate in candidates:
        if found := shutil.which(candidate):
            return found
    sys.exit("check_translations: lupdate was not found; give its path as the argument")


def collected(lupdate: str, committed: Path, scratch: Path) -> Path:
    """The file as it would be after collecting, with what is obsolete still in it."""
    fresh = scratch / committed.name
    shutil.copy(committed, fresh)
    plural_only = ["-pluralonly"] if committed.stem.endswith("_en") else []
    folders = [str(ROOT / source) for source in SOURCES if (ROOT / source).is_dir()]
    command = [lupdate, "-silent", "-locations", "none", "-I", str(ROOT / "src"), *plural_only, *folders]
    done = subprocess.run([*command, "-ts", str(fresh)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"check_translations: lupdate failed\n{done.stderr}")
    return fresh


def complaints(file: Path) -> list[str]:
    found = []
    for context in ElementTree.parse(file).getroot().findall("context"):
        name = context.findtext("name")
        for message in context.findall("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            forms = translation.findall("numerusform") or [translation]
            if kind := translation.get("type"):
                found.append(f"{file.name}: {kind}: {name}: {source}")
            elif not all((form.text or "").strip() for form in forms):
                found.append(f"{file.name}: empty: {name}: {source}")
    return found


def main() -> None:
    lupdate = find_lupdate()
    committed = sorted(TRANSLATIONS.glob("vatochito_*.ts"))
    if not committed:
        sys.exit(f"check_translations: nothing in {TRANSLATIONS}")
    with tempfile.TemporaryDirectory() as scratch:
        found = [line for file in committed for line in complaints(collected(lupdate, file, Path(scratch)))]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"check_translations: {len(found)} texts without a finished translation")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
