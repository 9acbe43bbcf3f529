# SPDX-License-Identifier: GPL-3.0-or-later
"""A vatochito-server of its own in a fresh folder, with the people and conversations of resources/demo."""

import json
import os
import pathlib
import re
import socket
import subprocess
import urllib.request

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "resources" / "demo"
PREFERRED_PORT = 8000


def _port_is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class DemoServer:
    def __init__(self, programs, folder, start):
        """start(name, command, environment) -> a process whose output is told line by line to its on_line."""
        self._program = programs / "vatochito-server"
        self._database = f"sqlite://{folder / 'server.db'}"
        self.people = json.loads((RESOURCES / "people.json").read_text(encoding="utf-8"))
        self._add_people()
        port = PREFERRED_PORT if _port_is_free(PREFERRED_PORT) else 0
        self._process = start("server", [self._program, "serve", "--listen", f"127.0.0.1:{port}",
                                         "--database", self._database], {})
        line = self._process.wait_for_line("Listening on TCP address")
        self.address = "http://localhost:" + re.search(r":(\d+)\s*$", line).group(1)
        self._tell_conversations()

    def _add_people(self):
        for person in self.people:
            subprocess.run(
                [self._program, "user", "add", person["username"], "--display-name", person["display_name"],
                 "--database", self._database],
                env=os.environ | {"VATOCHITO_PASSWORD": person["password"]}, check=True, capture_output=True)

    def _call(self, method, path, body=None, access=None):
        request = urllib.request.Request(f"{self.address}/api/{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if access:
            request.add_header("Authorization", f"Bearer {access}")
        data = json.dumps(body).encode() if body is not None else None
        with urllib.request.urlopen(request, data, timeout=30) as answer:
            return json.load(answer)

    def _tell_conversations(self):
        signed_in = {p["username"]: self._call("POST", "auth/login/", p | {"display_name": None}) for p in self.people}
        access = {name: answer["access"] for name, answer in signed_in.items()}
        ids = {name: answer["user"]["id"] for name, answer in signed_in.items()}
        for told in json.loads((RESOURCES / "conversations.json").read_text(encoding="utf-8")):
            first, *others = told["between"]
            if told["type"] == "direct":
                created = self._call("POST", "chat/conversations/create-direct/", {"user_id": ids[others[0]]}, access[first])
            else:
                created = self._call("POST", "chat/conversations/", {
                    "title": told["title"], "conversation_type": told["type"],
                    "member_ids": [ids[name] for name in others]}, access[first])
            for message in told["messages"]:
                self._call("POST", f"chat/conversations/{created['id']}/messages/",
                           {"content": message["content"], "message_type": "text"}, access[message["from"]])

    def stop(self):
        return self._process.stop()
