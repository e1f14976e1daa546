"""Two letters of one request side by side."""

from __future__ import annotations

from focalpoint.documents.requests.model import Letter, LetterBlock


def paired(first: Letter, second: Letter) -> list[tuple[LetterBlock | None, LetterBlock | None]]:
    """The blocks of two letters side by side by their keys, in the first one's order.

    A block that only one of them has stands alone, where it stands in its own letter.
    """
    there = {block.key: block for block in second.blocks}
    here = {block.key for block in first.blocks}
    alone: dict[str, list[LetterBlock]] = {}
    last = ""
    for block in second.blocks:
        if block.key in here:
            last = block.key
        else:
            alone.setdefault(last, []).append(block)
    pairs: list[tuple[LetterBlock | None, LetterBlock | None]] = [(None, block) for block in alone.get("", ())]
    for block in first.blocks:
        pairs.append((block, there.get(block.key)))
        pairs += [(None, other) for other in alone.get(block.key, ())]
    return pairs
