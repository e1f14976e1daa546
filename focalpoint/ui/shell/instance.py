"""One window at a time: a second start brings the first to the front. The only use of QtNetwork (a local pipe)."""

from __future__ import annotations

import getpass
import hashlib
from typing import Final

from PySide6.QtCore import QObject, Signal

_WAIT_MS: Final = 400
_RAISE: Final = b"raise"


def pipe_name(user: str | None = None) -> str:
    """The pipe's name: one for each user of the computer, and it tells no name."""
    who = user if user is not None else getpass.getuser()
    return "focalpoint-" + hashlib.sha256(who.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class SingleInstance(QObject):
    """Claims the pipe, or asks its holder to show itself."""

    raised = Signal()
    """Another start asked for our window."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Become the only one; false when another one is there (it was asked to come to the front)."""
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.write(_RAISE)
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
            return False
        # Nobody answers: what is left of the pipe belongs to a program that died.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # No pipe can be made here; the vault's own lock still guards it.
            return True
        server.newConnection.connect(lambda: self._on_connection(server))
        self._server = server
        return True

    def release(self) -> None:
        """Let go of the pipe."""
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            self._server.close()
            self._server = None

    def _on_connection(self, server: object) -> None:
        from PySide6.QtNetwork import QLocalServer

        if isinstance(server, QLocalServer):
            socket = server.nextPendingConnection()
            if socket is not None:
                socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
