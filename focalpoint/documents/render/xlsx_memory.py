"""A file in memory that can only be written."""

from __future__ import annotations

import io


class _Chunks(io.RawIOBase):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self.parts.append(part)
        return len(part)


class MemoryFile(io.BufferedWriter):
    """Takes bytes and gives them back at the end.

    ``io.BytesIO`` can be read too, and Python's text layer pays for that with a call on every single write.
    """

    def __init__(self) -> None:
        self._chunks = _Chunks()
        super().__init__(self._chunks, 1 << 16)

    def taken(self) -> bytes:
        """Everything that was written."""
        if not self.closed:
            self.flush()
        return b"".join(self._chunks.parts)
