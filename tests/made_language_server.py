"""The language server that editors use for YAML, driven as an editor drives it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True}}


class LanguageServer:
    """A server for the files of a folder. Positions are those of a `|` in the text."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._told: dict[str, list[str]] = {}
        self._process = subprocess.Popen(
            [*command, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        root = folder.as_uri()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "maps"}],
                "capabilities": {
                    "workspace": {"configuration": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                },
            },
        )
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": SETTINGS}})

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()

    def completions(self, path: str, text: str) -> dict[str, str]:
        """What the server offers at the `|`, each with its explanation."""
        answer = self._at("textDocument/completion", path, text)
        items = answer.get("items", answer) if isinstance(answer, dict) else answer or []
        return {item["label"].strip('"'): _said(item.get("documentation")) for item in items}

    def hover(self, path: str, text: str) -> str:
        """What the server explains at the `|`."""
        return _said((self._at("textDocument/hover", path, text) or {}).get("contents"))

    def problems(self, path: str, text: str) -> list[str]:
        """What the server finds wrong with a file."""
        uri = self._open(path, text)
        while uri not in self._told:
            self._receive()
        return self._told[uri]

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """A request and its answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _at(self, method: str, path: str, text: str) -> Any:
        before = text[: text.index("|")]
        uri = self._open(path, text.replace("|", "", 1))
        line = before.count("\n")
        column = len(before) - before.rfind("\n") - 1
        where = {"line": line, "character": column}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": where})

    def _open(self, path: str, text: str) -> str:
        # Each text is a file of its own, so that none is a change of another.
        self._number += 1
        file = Path(path)
        uri = (self._folder / file.with_name(f"{self._number}-{file.name}")).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream
        length = 0
        while (line := stream.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(stream.read(length))
        self._answer(message)
        return message

    def _answer(self, message: dict[str, Any]) -> None:
        """Answer what the server asks, and keep what it tells."""
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._told[params["uri"]] = [each["message"] for each in params["diagnostics"]]
        if method and "id" in message:
            result: Any = None
            if method == "workspace/configuration":
                result = [SETTINGS.get(item["section"]) for item in params["items"]]
            self._send({"id": message["id"], "result": result})


def _said(documentation: Any) -> str:
    if isinstance(documentation, dict):
        return str(documentation.get("value", ""))
    return str(documentation or "")
