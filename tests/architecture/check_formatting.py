# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a source is not as clang-format 14 would write it; ./dev format mends it."""

import subprocess
import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import house

sources = [str(f) for f in house.tracked("*.cpp", "*.h", "*.mm")]
run = subprocess.run(["clang-format-14", "--dry-run", "--Werror", *sources], cwd=house.ROOT, capture_output=True, text=True)
wrong = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line})
for name in wrong:
    print("not formatted:", name)
sys.exit(1 if run.returncode else 0)
