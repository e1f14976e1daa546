"""Word's package, clean: our own styles and numbering, nothing of the library's template, one date on every part."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, BinaryIO, Final

from focalpoint.documents.render.safety import clean

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_DROPPED: Final = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "fontTable")
_SETTINGS: Final = """<w:settings {namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat><w:themeFontLang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def new_document(styles: str, numbering: str, *, latin: str) -> Any:
    """An empty Word document with these styles and numbering (XML parts), and nothing else of its own.

    Args:
        styles: the whole of ``word/styles.xml``.
        numbering: the whole of ``word/numbering.xml``.
        latin: the language of Latin text, such as ``fr-FR``.
    """
    import docx
    from docx.oxml.parser import parse_xml

    document: Any = docx.Document()
    part = document.part
    for holder in (part.package.rels, part.rels):
        for key in [key for key, rel in holder.items() if rel.reltype.rsplit("/", 1)[1] in _DROPPED]:
            del holder[key]
    part._styles_part._element = parse_xml(styles)  # noqa: SLF001 - the library has no way to bring own styles
    part.numbering_part._element = parse_xml(numbering)  # noqa: SLF001
    settings = _SETTINGS.format(namespaces=NAMESPACES, latin=latin)
    part._settings_part._element = parse_xml(settings)  # noqa: SLF001
    return document


def describe(document: Any, *, title: str, subject: str, author: str, language: str, at: datetime) -> None:
    """What the file says of itself: no person, no machine, the date of what it says."""
    about = document.core_properties
    about.title, about.subject, about.author = (clean(text)[:255] for text in (title, subject, author))
    about.language = language
    about.comments = about.keywords = about.category = about.last_modified_by = ""
    about.revision = 1
    about.created = about.modified = at.replace(microsecond=0, tzinfo=None)


def save(document: Any, file: BinaryIO, at: datetime) -> None:
    """Write a document with one date on every part, so that the same document gives the same bytes."""
    loose = io.BytesIO()
    document.save(loose)
    stamp = max(at.timetuple()[:6], _EARLIEST)
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, stamp)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            target.writestr(part, source.read(entry), compresslevel=6)
    file.write(packed.getbuffer())
