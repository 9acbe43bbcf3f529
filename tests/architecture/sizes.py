# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the files past the size at which it is worth looking twice. Never fails: size is a hint, arrows are the law."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import house

LIMITS = {".cpp": 500, ".h": 250, ".qml": 300}

for file in house.tracked("*.cpp", "*.h", "*.qml"):
    limit = 600 if file.relative_to(house.ROOT).parts[0] == "tests" else LIMITS[file.suffix]
    lines = len(file.read_text(encoding="utf-8").splitlines())
    if lines > limit:
        print(f"{lines:5} lines (look twice from {limit}): {file.relative_to(house.ROOT)}")
