# SPDX-License-Identifier: GPL-3.0-or-later
"""What ./dev run starts: a server with three people; then either the messenger for the person at the screen (open), or,
without a screen, two desktop windows in which alice and bob talk (play). play exits with 0 only if each message was
seen in the other one's window."""

import argparse
import pathlib
import shutil
import sys

from processes import Program, Transcript
from server import DemoServer

GREETING, ANSWER = "Hello!", "કેમ છો?"
WINDOW_WIDTH, WINDOW_HEIGHT = 840, 640


class Demo:
    def __init__(self, programs, folder):
        self.programs, self.folder = programs.resolve(), folder.resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.transcript = Transcript(self.folder / "transcript.txt")
        self.started = []
        self.server = DemoServer(self.programs, self.folder, self.start)

    def start(self, name, command, environment):
        program = Program(self.transcript, name, command, environment)
        self.started.append(program)
        return program

    def say(self, line):
        self.transcript.say("demo", line)

    def desktop(self, name, *options):
        return self.start(name, [self.programs / "vatochito", "--profile", self.folder / f"profile-{name}",
                                 "--server", self.server.address, *options], {})

    def stop(self):
        """Windows first, the server last. True when every one ended well."""
        return all([program.stop() == 0 for program in reversed(self.started)])

    def tell_people(self):
        self.say(f"server: {self.server.address}")
        for person in self.server.people:
            self.say(f"you can sign in as {person['username']} (password {person['password']})")

    def open(self):
        self.tell_people()
        return self.desktop("me").wait() == 0

    def play(self):
        from windows import NotSeen, Window, picture, use_keyboard

        self.tell_people()
        use_keyboard("us")
        count = iter(range(1, 100))
        windows = {}

        def step(what):
            path = self.folder / f"{next(count):02}-{what.replace(' ', '-')}.png"
            picture(path, 2 * WINDOW_WIDTH, WINDOW_HEIGHT)
            self.say(f"{what} → {path.name}")

        def row(name):
            return lambda role, text: role == "list item" and text.startswith(name)

        def bubble(sender, text):
            # A message's name is what a screen reader says: who, the text, the time.
            return lambda role, name: role == "list item" and name.startswith(f"{sender}: {text},")

        try:
            for name, language, x in (("alice", "en", 0), ("bob", "gu", WINDOW_WIDTH)):
                windows[name] = Window(self.desktop(name, "--language", language), x, 0, WINDOW_WIDTH, WINDOW_HEIGHT)
            for window in windows.values():
                window.see(lambda role, _: role == "password text", "the sign-in page")
            step("sign in")
            for name, window in windows.items():
                window.type(name)
                window.press("Tab")
                window.type("Test@123")
                window.press("Return")
            for name, other in (("alice", "Bob Builder"), ("bob", "Alice Wonder")):
                windows[name].click(windows[name].see(row(other), f"{other} in {name}'s list"))
            step("signed in")
            windows["alice"].type(GREETING)
            windows["alice"].press("Return")
            windows["bob"].see(bubble("Alice Wonder", GREETING), f"{GREETING} in bob's window")
            step("alice says hello and bob sees it")
            use_keyboard("in", "guj")
            windows["bob"].type(ANSWER)
            windows["bob"].press("Return")
            windows["alice"].see(bubble("Bob Builder", ANSWER), f"{ANSWER} in alice's window")
            step("bob answers and alice sees it")
            return True
        except NotSeen as missing:
            picture(self.folder / "not-seen.png", 2 * WINDOW_WIDTH, WINDOW_HEIGHT)
            for name, window in windows.items():
                (self.folder / f"outline-{name}.txt").write_text(window.outline(), encoding="utf-8")
            self.say(f"not seen: {missing}")
            return False


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--programs", type=pathlib.Path, required=True)
    arguments.add_argument("--folder", type=pathlib.Path, required=True)
    arguments.add_argument("what", choices=["open", "play"])
    wanted = arguments.parse_args()
    demo = Demo(wanted.programs, wanted.folder)
    well = False
    try:
        well = demo.open() if wanted.what == "open" else demo.play()
    except KeyboardInterrupt:
        well = wanted.what == "open"
    finally:
        ended_well = demo.stop()
    return 0 if well and ended_well else 1


if __name__ == "__main__":
    sys.exit(main())
