# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a window as a person does (mouse and keyboard by xdotool) and reads it as a screen reader does (AT-SPI)."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEADLINE_S = 60


class NotSeen(Exception):
    """What should have appeared in a window did not, within the deadline."""


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()


def wait_for(look, what, deadline_s=DEADLINE_S):
    """Calls look() until it gives something true; that is the answer."""
    end = time.monotonic() + deadline_s
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise NotSeen(what)


class Window:
    """The one window of a process, placed at x, y with a size."""

    def __init__(self, process, x, y, width, height):
        self._pid = process.pid
        self._id = wait_for(self._find, f"a window of process {self._pid}")
        xdotool("windowsize", "--sync", self._id, width, height)
        xdotool("windowmove", self._id, x, y)
        self.focus()

    def _find(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self._pid)],
                               capture_output=True, text=True).stdout.split()
        return found[-1] if found else None

    def focus(self):
        xdotool("windowraise", self._id)
        xdotool("windowfocus", "--sync", self._id)

    def press(self, *keys):
        self.focus()
        xdotool("key", "--delay", 40, *keys)

    def type(self, text):
        self.focus()
        xdotool("type", "--delay", 60, text)

    def click(self, node):
        self.focus()
        box = node.get_extents(Atspi.CoordType.SCREEN)
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", 1)

    def see(self, matches, what):
        """The first element for which matches(role, name) holds, once it is on screen."""
        return wait_for(lambda: self._first(matches), what)

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self._pid:
                return application
        return None

    def _first(self, matches):
        try:
            root = self._application()
            return self._search(root, matches) if root is not None else None
        except gi.repository.GLib.Error:
            return None  # the tree changed while it was being read

    def _search(self, node, matches):
        states = node.get_state_set()
        if matches(node.get_role_name(), node.get_name() or "") and states.contains(Atspi.StateType.SHOWING):
            return node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            found = child is not None and self._search(child, matches)
            if found:
                return found
        return None

    def outline(self):
        """Roles and names of everything in the window, for a look when something was not seen."""
        lines = []

        def walk(node, depth):
            lines.append("  " * depth + f"{node.get_role_name()}: {node.get_name()!r}")
            for i in range(node.get_child_count()):
                child = node.get_child_at_index(i)
                if child is not None:
                    walk(child, depth + 1)

        root = self._application()
        if root is not None:
            walk(root, 0)
        return "\n".join(lines)


def use_keyboard(layout, variant=""):
    """The keys of one layout. Letters that no key of it makes would be typed by changing the layout at every letter and
    back, faster than a busy program may notice."""
    subprocess.run(["setxkbmap", "-layout", layout, "-variant", variant], check=True)


def picture(path, width, height):
    """The screen's top left part."""
    subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage", str(path)], check=True)
