# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs whose lines go into one transcript, and which are stopped by process id."""

import os
import queue
import subprocess
import threading
import time


class Transcript:
    """What every program said, in order of time, on the screen and in a file."""

    def __init__(self, path):
        self._file = open(path, "w", encoding="utf-8")
        self._lock = threading.Lock()
        self._begin = time.monotonic()

    def say(self, who, line):
        told = f"{time.monotonic() - self._begin:7.3f} {who:>7} | {line}"
        with self._lock:
            print(told, flush=True)
            self._file.write(told + "\n")
            self._file.flush()


class Program:
    def __init__(self, transcript, name, command, environment):
        self._name = name
        self._lines = queue.Queue()
        self._process = subprocess.Popen([str(part) for part in command], env=os.environ | environment, text=True,
                                         encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._reader = threading.Thread(target=self._read, args=(transcript,), daemon=True)
        self._reader.start()

    @property
    def pid(self):
        return self._process.pid

    def _read(self, transcript):
        for line in self._process.stdout:
            transcript.say(self._name, line.rstrip("\n"))
            self._lines.put(line)
        self._lines.put(None)

    def wait_for_line(self, part, deadline_s=30):
        """The next line that holds part."""
        end = time.monotonic() + deadline_s
        while True:
            line = self._lines.get(timeout=max(0.01, end - time.monotonic()))
            if line is None:
                raise SystemExit(f"{self._name} ended before it said: {part}")
            if part in line:
                return line.strip()

    def wait(self):
        return self._process.wait()

    def stop(self, deadline_s=15):
        """Asks it to end, and waits; kills it past the deadline. Its exit code."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(deadline_s)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._reader.join(5)
        return self._process.returncode
