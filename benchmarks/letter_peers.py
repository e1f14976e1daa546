"""A letter as docxtpl fills it. Run by the peers' own Python: standard library and docxtpl only.

    python letter_peers.py TEMPLATE.docx TEXTS.json TARGET.docx TIMES

Prints the seconds of each filling, from opening the template to the saved file, as JSON.
"""

from __future__ import annotations

import json
import sys
import time


def main(template: str, texts: str, target: str, times: int) -> list[float]:
    """The seconds of each filling."""
    from docxtpl import DocxTemplate

    with open(texts, encoding="utf-8") as file:  # noqa: PTH123 - the peers' Python may be older
        context = {"t": json.load(file)}
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        document = DocxTemplate(template)
        document.render(context, autoescape=True)
        document.save(target)
        taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    which, filled, out, count = sys.argv[1:5]
    print(json.dumps(main(which, filled, out, int(count))))
