"""A Firefox that is told what to do over WebDriver BiDi, the W3C's protocol, which it speaks by itself."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import firefox
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60
"""Seconds that a busy machine may take for an answer."""
_READY = "WebDriver BiDi listening on "
_PREFERENCES = {
    "network.proxy.type": 1,  # to a place where nobody listens: the network is off
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "layout.css.prefers-color-scheme.content-override": 1,
    "ui.prefersReducedMotion": 1,
}
_SET = """(name, value) => {
    if (typeof value === "number") Services.prefs.setIntPref(name, value);
    else Services.prefs.setBoolPref(name, value);
}"""
_KEYS = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Escape": "\ue00c",
    "Space": " ",
    "Backspace": "\ue003",
    "Delete": "\ue017",
    "Home": "\ue011",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Shift": "\ue008",
}

Json = dict[str, Any]


class Failed(AssertionError):
    """What the browser answers when it cannot do what it is told, or a script in it fails."""


@dataclass
class Session:
    """A talk with one browser: commands, and the events that came in between."""

    socket: ClientConnection
    events: list[Json] = field(default_factory=list)
    _last: int = 0

    def send(self, method: str, **params: Any) -> Json:  # noqa: ANN401  whatever the protocol has
        """The result of a command."""
        self._last += 1
        self.socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            told: Json = json.loads(self.socket.recv(timeout=PATIENCE))
            if told.get("id") == self._last:
                break
            self.events.append(told)
        if told["type"] == "error":
            raise Failed(f"{method}: {told['error']}: {told['message']}")
        result: Json = told["result"]
        return result

    def prefers(self, name: str, *, value: int | bool) -> None:
        """Sets a preference of the browser, as a person does on `about:config`."""
        windows = self.send("browsingContext.getTree", maxDepth=0, **{"moz:scope": "chrome"})
        self.run(windows["contexts"][0]["context"], _SET, name, value)

    def run(self, context: str, function: str, *arguments: object) -> Any:  # noqa: ANN401  whatever a page gives
        """What a function in JavaScript gives for these arguments, by way of JSON."""
        told = self.send(
            "script.callFunction",
            functionDeclaration=f"async (given) => JSON.stringify(await ({function})(...JSON.parse(given)))",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            awaitPromise=True,
            target={"context": context},
        )
        if told["type"] == "exception":
            raise Failed(told["exceptionDetails"]["text"])
        return json.loads(told["result"].get("value", "null"))


@contextmanager
def launched(profile: Path) -> Iterator[Session]:
    """A Firefox with an empty profile, the network off; it ends with the block."""
    executable = firefox.find()
    assert executable, "no Firefox; `make firefox` gets one"
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in _PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines))
    options = ("--headless", "--no-remote", "--remote-debugging-port=0", "--remote-allow-system-access")
    process = subprocess.Popen(
        [executable, *options, "--profile", profile],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    try:
        address = next(
            line.removeprefix(_READY).strip() for line in process.stderr if line.startswith(_READY)
        )
        with connect(f"{address}/session", max_size=None, proxy=None) as socket:
            session = Session(socket)
            session.send("session.new", capabilities={})
            session.send("session.subscribe", events=["log.entryAdded"])
            # whoever drives it would have all files share a storage; people have one for each
            session.prefers("security.fileuri.strict_origin_policy", value=True)
            yield session
            session.send("browser.close")
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@dataclass(frozen=True)
class Keys:
    """The keyboard before a tab."""

    session: Session
    context: str

    def press(self, key: str) -> None:
        """One key, or several with `+` between them, all down at once."""
        keys = [_KEYS.get(each, each) for each in ([key] if key == "+" else key.split("+"))]
        self._act(
            [{"type": "keyDown", "value": each} for each in keys]
            + [{"type": "keyUp", "value": each} for each in reversed(keys)]
        )

    def type(self, text: str) -> None:
        """Sign by sign."""
        self._act([{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")])

    def insert_text(self, text: str) -> None:
        """The same: there is no other way."""
        self.type(text)

    def _act(self, actions: list[Json]) -> None:
        source = {"type": "key", "id": "keys", "actions": actions}
        self.session.send("input.performActions", context=self.context, actions=[source])


@dataclass(frozen=True)
class Pointer:
    """The mouse over a tab."""

    session: Session
    context: str

    def click(self, x: float, y: float) -> None:
        """Once, at a point of the window."""
        actions: list[Json] = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        source = {"type": "pointer", "id": "mouse", "actions": actions}
        self.session.send("input.performActions", context=self.context, actions=[source])
        # the next one is no second of a double click
        self.session.send("input.releaseActions", context=self.context)


@dataclass(frozen=True)
class Tab:
    """A tab of the browser, with the names that Playwright has for the same."""

    session: Session
    context: str

    @property
    def keyboard(self) -> Keys:
        """What a rep types."""
        return Keys(self.session, self.context)

    @property
    def mouse(self) -> Pointer:
        """Where a rep clicks."""
        return Pointer(self.session, self.context)

    def evaluate(self, expression: str, arg: object = None) -> Any:  # noqa: ANN401  whatever a page gives
        """What an expression in the page is, or what a function there gives for an argument."""
        is_function = expression.lstrip().startswith(("(", "async (")) and "=>" in expression
        return self.session.run(self.context, expression if is_function else f"() => ({expression})", arg)

    def goto(self, address: str) -> None:
        """Opens an address."""
        self.session.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def reload(self) -> None:
        """Loads the page anew."""
        self.session.send("browsingContext.reload", context=self.context, wait="complete")

    def travels(self, delta: int) -> None:
        """Back by the browser's own button, or forward."""
        self.session.send("browsingContext.traverseHistory", context=self.context, delta=delta)


@contextmanager
def tab_of(session: Session, *, size: tuple[int, int], before: str) -> Iterator[Tab]:
    """A tab with a storage of its own; `before` is a function that runs in each page before the page's own script."""
    user = session.send("browser.createUserContext")["userContext"]
    context = session.send("browsingContext.create", type="tab", userContext=user)["context"]
    session.send("script.addPreloadScript", functionDeclaration=before, contexts=[context])
    viewport = {"width": size[0], "height": size[1]}
    session.send("browsingContext.setViewport", context=context, viewport=viewport)
    try:
        yield Tab(session, context)
    finally:
        session.send("browser.removeUserContext", userContext=user)
