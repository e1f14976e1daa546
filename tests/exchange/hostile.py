"""Makes files that an importer must survive: each is written by the test that uses it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT_REL = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
BOOK_REL = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
BOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    f' xmlns:r="{OFFICE}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET_START = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_END = "</sheetData></worksheet>"
HEADER = ("No.", "Activity", "Lead ministry", "Start", "Finish")
ROWS = (("1", "Prevention", "", "", ""), ("1.1", "Train the police", "Justice", "2026-01-01", "2026-02-01"))


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(rows: Iterable[Iterable[str]]) -> str:
    out = [SHEET_START]
    for number, row in enumerate(rows, 1):
        cells = "".join(text_cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(row) if text)
        out.append(f'<row r="{number}">{cells}</row>')
    return "".join([*out, SHEET_END])


def package(path: Path, parts: dict[str, str | bytes] | None = None, *, without: str = "") -> Path:
    """A small sound workbook whose parts may be replaced, added or left out."""
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELS.format(ROOT_REL),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELS.format(BOOK_REL),
        "xl/worksheets/sheet1.xml": sheet_xml([HEADER, *ROWS]),
    }
    whole.update(parts or {})
    whole.pop(without, None)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            archive.writestr(name, data)
    return path


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(9))
)


def entity_bomb(path: Path) -> Path:
    xml = sheet_xml([HEADER, *ROWS]).replace("<worksheet", ENTITIES + "<worksheet", 1).replace("Prevention", "&b8;")
    return package(path, {"xl/worksheets/sheet1.xml": xml})


def late_entity(path: Path) -> Path:
    """The declaration after a comment longer than any first look."""
    xml = SHEET_START.replace("<worksheet", f"<!--{'x' * 700_000}--><!DOCTYPE x []><worksheet") + SHEET_END
    return package(path, {"xl/worksheets/sheet1.xml": xml})


def wide_encoding(path: Path) -> Path:
    """A declaration hidden from a search for ASCII bytes by UTF-16."""
    xml = sheet_xml([HEADER, *ROWS]).replace("UTF-8", "UTF-16").replace("<worksheet", ENTITIES + "<worksheet", 1)
    return package(path, {"xl/worksheets/sheet1.xml": xml.encode("utf-16")})


def external_entity(path: Path) -> Path:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst>&f;</sst>'
    return package(path, {"xl/sharedStrings.xml": xml})


def external_target(path: Path, target: str = "http://example.org/t.xml", kind: str = "attachedTemplate") -> Path:
    rel = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return package(path, {"xl/worksheets/_rels/sheet1.xml.rels": RELS.format(rel)})


def macros(path: Path) -> Path:
    return package(path, {"xl/vbaProject.bin": OLE})


def macro_type(path: Path) -> Path:
    types = CONTENT_TYPES.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                  "application/vnd.ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
    return package(path, {"[Content_Types].xml": types})


def zip_bomb(path: Path, megabytes: int = 1_000) -> Path:
    """One part of zeros."""
    package(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as part:
        for _ in range(megabytes):
            part.write(bytes(1024 * 1024))
    return path


def lying_zip_bomb(path: Path) -> Path:
    """As ``zip_bomb``, but its directory says that the part is small."""
    data = zip_bomb(path).read_bytes()
    size = (1_000 * 1024 * 1024).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    return path


def dense_sheet(path: Path, megabytes: int = 190) -> Path:
    """Just within the unpacked limit, all of it cells."""
    row = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"
    with (
        zipfile.ZipFile(package(path, without="xl/worksheets/sheet1.xml"), "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        part.write(SHEET_START.encode())
        chunk = (row * 170).encode()
        for _ in range(megabytes):
            part.write(chunk)
        part.write(SHEET_END.encode())
    return path


def many_rows(path: Path, rows: int = 1_000_000) -> Path:
    with (
        zipfile.ZipFile(
            package(path, without="xl/worksheets/sheet1.xml"), "a", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        part.write(SHEET_START.encode())
        part.write("".join('<c r="A1" t="inlineStr"><is><t>x</t></is></c>' for _ in range(0)).encode())
        header = "".join(text_cell(f"{chr(65 + place)}1", text) for place, text in enumerate(HEADER))
        part.write(f'<row r="1">{header}</row>'.encode())
        for start in range(2, rows + 2, 10_000):
            part.write(
                "".join(
                    f'<row r="{number}"><c r="A{number}"><v>{number}</v></c>{text_cell(f"B{number}", "Measure")}</row>'
                    for number in range(start, min(start + 10_000, rows + 2))
                ).encode()
            )
        part.write(SHEET_END.encode())
    return path


def nameless_rows(path: Path, rows: int = 1_000_000) -> Path:
    """Rows and cells that do not say where they are."""
    with (
        zipfile.ZipFile(package(path, without="xl/worksheets/sheet1.xml"), "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        part.write(SHEET_START.encode())
        chunk = ("<row><c><v>1</v></c><c><v>23</v></c></row>" * 10_000).encode()
        for _ in range(rows // 10_000):
            part.write(chunk)
        part.write(SHEET_END.encode())
    return path


def far_cell(path: Path) -> Path:
    """One cell in the last corner: a dense reader would ask for terabytes."""
    xml = SHEET_START + f'<row r="1">{text_cell("A1", "Activity")}</row>'
    xml += f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>' + SHEET_END
    return package(path, {"xl/worksheets/sheet1.xml": xml})


def many_columns(path: Path, columns: int = 501) -> Path:
    from openpyxl.utils import get_column_letter

    header = "".join(
        text_cell(f"{get_column_letter(n)}1", "Activity" if n == 1 else f"c{n}") for n in range(1, columns + 1)
    )
    return package(path, {"xl/worksheets/sheet1.xml": f'{SHEET_START}<row r="1">{header}</row>{SHEET_END}'})


def many_entries(path: Path, entries: int = 2_001) -> Path:
    return package(path, {f"xl/media/{n}.bin": b"" for n in range(entries)})


def password(path: Path) -> Path:
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(1024))
    return path


def old_excel(path: Path) -> Path:
    path.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(1024))
    return path


def binary_project(path: Path) -> Path:
    path.write_bytes(OLE + "Props14".encode("utf-16-le") + bytes(1024))
    return path


def truncated(path: Path) -> Path:
    data = package(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def bad_checksum(path: Path) -> Path:
    data = bytearray(package(path).read_bytes())
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    return path


def word_document(path: Path) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    path.write_bytes(buffer.getvalue())
    return path


MSPDI_TASKS = "<Task><UID>{0}</UID><ID>{0}</ID><Name>Task {0}</Name><OutlineLevel>1</OutlineLevel>{1}</Task>"


def mspdi(path: Path, tasks: str = "", before: str = "", head: str = "") -> Path:
    tasks = tasks or MSPDI_TASKS.format(1, "")
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<Project xmlns="http://schemas.microsoft.com/project">'
        f"<Name>p.xml</Name>{head}<Tasks>{tasks}</Tasks></Project>",
        encoding="utf-8",
    )
    return path


def mspdi_bomb(path: Path) -> Path:
    return mspdi(
        path, MSPDI_TASKS.format(1, "<Notes>&b8;</Notes>"), before=ENTITIES.replace("<!DOCTYPE x", "<!DOCTYPE Project")
    )


def mspdi_deep(path: Path, depth: int = 1_000_000) -> Path:
    return mspdi(path, "<a>" * depth)


def mspdi_wide_bomb(path: Path) -> Path:
    mspdi_bomb(path)
    path.write_bytes(path.read_text("utf-8").replace("UTF-8", "UTF-16").encode("utf-16"))
    return path


def mspdi_many(path: Path, tasks: int = 250_000) -> Path:
    return mspdi(path, "".join(MSPDI_TASKS.format(number, "") for number in range(1, tasks + 1)))


def csv_rows(path: Path, rows: int = 250_000) -> Path:
    path.write_text("No.,Activity\n" + "".join(f"{n},Measure {n}\n" for n in range(rows)), encoding="utf-8")
    return path


def csv_columns(path: Path, columns: int = 600) -> Path:
    path.write_text("Activity," + ",".join(f"c{n}" for n in range(columns)) + "\nx" + ",y" * columns, encoding="utf-8")
    return path


def csv_huge_cell(path: Path) -> Path:
    path.write_text('No.,Activity\n1,"' + "x" * (5 * 1024 * 1024) + '"\n', encoding="utf-8")
    return path


def binary_csv(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 400)
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def blanks(path: Path) -> Path:
    path.write_text("\n \n\t\n", encoding="utf-8")
    return path


Maker = Callable[[Path], Path]
