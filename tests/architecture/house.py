# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan of the house, read from ARCHITECTURE.md, and where each file belongs in it."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Rooms whose name in the arrows is not that of their folder.
_SPECIAL = {"qml": "ui", "app/server": "serverapp", "app/desktop": "desktop", "app/cli": "cli"}


def tracked(*patterns):
    """Files of the checkout, new ones too, but nothing that is ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted(ROOT / name for name in set(listing) if (ROOT / name).is_file())


def _block(name):
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found = re.search(rf"^```{name}\n(.*?)^```", text, re.S | re.M)
    if not found:
        raise SystemExit(f"ARCHITECTURE.md has no ```{name} block")
    return [line for line in found.group(1).splitlines() if line.strip()]


def rooms():
    """Folder of each room, as ARCHITECTURE.md names it."""
    return [line.split()[0] for line in _block("rooms")]


def arrows():
    """Room name -> the rooms it may include."""
    result = {}
    for line in _block("arrows"):
        source, _, targets = line.partition("->")
        result[source.strip()] = set(targets.split())
    return result


def room_of(path):
    """The room's name in the arrows, for a file of app/, qml/ or src/; None outside of them."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "src" and len(parts) > 2:
        return parts[2] if parts[1] == "server" else parts[1]
    if parts[0] == "app" and len(parts) > 2:
        return _SPECIAL[f"app/{parts[1]}"]
    if parts[0] == "qml":
        return parts[1] if len(parts) > 2 else _SPECIAL["qml"]
    return None


def room_of_include(include):
    """The room that an include path (written from src/) leads to; None for what is not ours."""
    parts = include.split("/")
    if len(parts) < 2 or not (ROOT / "src" / include).exists():
        return None
    return parts[1] if parts[0] == "server" and len(parts) > 2 else parts[0]
