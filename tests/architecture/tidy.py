# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over all of app/ and src/, by the compile commands of a build folder.

Nearly all of its time goes into Qt's and Boost's headers. So the files of a target are read together, as far as they
do not give a name of their own the same meaning twice, by all cores at once; and what was read without a finding is
not read again before it, or a header of ours that it includes, changes."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import house

TIDY = "clang-tidy-14"
# A file that includes sources, as the ones made here do, is what this check is against.
CHECKS = "--checks=-bugprone-suspicious-include"
MOST_FILES = 12  # together; more would leave the last core alone for long.
FOREIGN = re.compile(r"_(mac|win)\.")


def compile_commands(build):
    """Source -> its compiler's arguments, of what is ours to read."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"])
        inside = source.is_relative_to(house.ROOT) and source.relative_to(house.ROOT).parts[0] in ("app", "src")
        if inside and not FOREIGN.search(source.name):
            arguments = shlex.split(entry["command"])[1:]
            at = arguments.index("-o")
            found[source] = tuple(arguments[:at] + arguments[at + 4:])  # without -o X -c Y
    return found


def own_names(text):
    """What a file names for itself alone; roughly, for a wrong guess costs time only."""
    names = set()
    for block in re.findall(r"^namespace \{\n(.*?)^\} // namespace\n", text, re.S | re.M):
        names.update(re.findall(r"^(?:class|struct|enum class|enum|using) (\w+)", block, re.M))
        names.update(re.findall(r"^[^\s#/}].*?(\w+)(?: = |\{|\(|\[)", block, re.M))
    return names


def groups(commands):
    """Lists of files that can be read as one."""
    made = []
    for source, arguments in sorted(commands.items()):
        text = source.read_text(encoding="utf-8")
        names = own_names(text)
        usings = set(re.findall(r"^(?:using namespace|namespace \w+ =) .*;", text, re.M))
        for group in made:
            if (group["arguments"] == arguments and len(group["files"]) < MOST_FILES
                    and not group["names"] & names and group["folder"] == source.parent):
                break
        else:
            group = {"arguments": arguments, "folder": source.parent, "files": [], "names": set()}
            made.append(group)
        group["files"].append(source)
        group["names"] |= names | usings
    return [(group["arguments"], group["files"]) for group in made]


def included(source, seen):
    """Adds \a source and every file of ours that it includes to \a seen."""
    if source in seen:
        return
    seen.add(source)
    for name in re.findall(r'^#include "(.+?)"', source.read_text(encoding="utf-8"), re.M):
        for folder in (source.parent, house.ROOT / "src"):
            if (folder / name).is_file():
                included((folder / name).resolve(), seen)
                break


def stamp(arguments, files):
    """What the verdict on \a files depends on, as one name."""
    seen = set()
    for source in files:
        included(source, seen)
    digest = hashlib.sha256(repr((arguments, CHECKS)).encode())
    for path in [house.ROOT / ".clang-tidy", pathlib.Path(__file__), *sorted(seen)]:
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def pretend_mocs(folder, files):
    """Empty ones, for sources that include what moc makes of them: that would not be ours to read, only missed."""
    folder.mkdir(exist_ok=True)
    for source in files:
        for name in re.findall(r'^#include "(\w+\.moc)"', source.read_text(encoding="utf-8"), re.M):
            (folder / name).touch()


def run(path, arguments):
    return subprocess.run([TIDY, "--quiet", CHECKS, str(path), "--", *arguments], cwd=house.ROOT,
                          capture_output=True, text=True)


def read(folder, arguments, files):
    """Reads \a files together. Returns their findings; one by one if they cannot stand together."""
    done = folder / stamp(arguments, files)
    if done.exists():
        return ""
    together = files[0]
    if len(files) > 1:
        together = folder / f"{files[0].parent.name}-{files[0].stem}-{len(files)}.cpp"
        together.write_text("".join(f'#include "{source}"\n' for source in files), encoding="utf-8")
    outcome = run(together, arguments)
    if outcome.returncode == 0:
        done.touch()
        return ""
    # A name of the one file may be in the way of a name of the other, in spite of own_names().
    if len(files) > 1 and re.search(r"\[clang-diagnostic-(error|shadow)\b", outcome.stdout):
        half = len(files) // 2
        return read(folder, arguments, files[:half]) + read(folder, arguments, files[half:])
    return outcome.stdout or outcome.stderr


def main():
    build = house.ROOT / sys.argv[1]
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)
    commands = compile_commands(build)
    pretend_mocs(folder / "moc", commands)
    extra = (f"-I{folder / 'moc'}", "-Wno-undefined-internal")
    work = groups({source: (*arguments, *extra) for source, arguments in commands.items()})
    findings = []
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        waiting = [pool.submit(read, folder, *group) for group in sorted(work, key=lambda group: -len(group[1]))]
        for number, finished in enumerate(concurrent.futures.as_completed(waiting), 1):
            text = finished.result()
            if text:
                findings.append(text)
                print(text, flush=True)
            print(f"clang-tidy: {number} of {len(work)}", file=sys.stderr, flush=True)
    return 1 if findings else 0


sys.exit(main())
