"""A letter by hand, in several languages: every kind of block, gaps, mixed directions, a long table."""
# ruff: noqa: E501

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import Any

from focalpoint.documents.requests.model import BlockKind, Gap, Letter, LetterBlock
from focalpoint.documents.requests.paper import Imprint, OfficePaper, Signatory
from focalpoint.language import isolate

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DRAFT = Imprint(AT)
FINAL = Imprint(AT, draft=False)

_WORDS: dict[str, Any] = {
    "en": {
        "title": "Request for mutual legal assistance in criminal matters",
        "address": ("To the Central Authority", "Ministry of Justice", "12 Palace Square", "Nordmark"),
        "place": "Port Oriel, 22 November 2026",
        "subject": "Subject of the request",
        "intro": "The Central Authority of Oriel presents its compliments to the competent authority of Nordmark and has "
        "the honour to request assistance under article 12, paragraph 1, of the International Convention for the "
        "Suppression of the Financing of Terrorism of 9 December 1999, to which both States are party.",
        "facts": "Facts",
        "fact": "Between 3 March and 14 June 2026 the account {iban} received forty transfers. The person concerned is "
        "{name}, born on 2 May 1987. [[MISSING: Why the records are believed to be in the requested State]] The "
        "investigation was opened on 20 June 2026 and is conducted by the Public Prosecutor of Port Oriel.",
        "wanted": "Assistance requested",
        "ask": "The following is requested:",
        "items": ("account opening file and signature cards;", "statements of account for the period stated;",
                  "correspondence with the holder of the account."),
        "person": "Person concerned",
        "pairs": (("Name", "{name}"), ("Date of birth", "2 May 1987"), ("Passport", "{passport}")),
        "transfers": "Transfers",
        "head": ("Date", "Amount", "From", "To"),
        "from": "Oriel Commercial Bank",
        "undertakings": "Undertakings",
        "use": "The information will not be used for purposes other than those stated in this request without the prior "
        "consent of the requested State.",
        "annexes": "Annexes",
        "annex_head": ("No.", "Title", "Pages", "Language", "Certified"),
        "annex": ("Order of the investigating judge", "French", "yes"),
        "sign": ("Amal Ferrand", "Director of International Judicial Cooperation"),
        "caveat": "Confidential: not to be disclosed to the persons concerned. All persons are presumed innocent.",
        "notice": "URGENT – custody ends on 30 November 2026",
    },
    "fr": {
        "title": "Demande d’entraide judiciaire en matière pénale",
        "address": ("À l’autorité centrale", "Ministère de la justice", "12, place du Palais", "Nordmark"),
        "place": "Port-Oriel, le 22 novembre 2026",
        "subject": "Objet de la demande",
        "intro": "L’autorité centrale d’Oriel présente ses compliments à l’autorité compétente du Nordmark et a l’honneur "
        "de solliciter l’entraide en application de l’article 12, paragraphe 1, de la Convention internationale pour la "
        "répression du financement du terrorisme du 9 décembre 1999, à laquelle les deux États sont parties.",
        "facts": "Exposé des faits",
        "fact": "Entre le 3 mars et le 14 juin 2026, le compte {iban} a reçu quarante virements. La personne concernée "
        "est {name}, née le 2 mai 1987. [[MISSING: Raison de croire que les pièces se trouvent dans l’État requis]] "
        "L’enquête, ouverte le 20 juin 2026, est conduite par le procureur de la République de Port-Oriel.",
        "wanted": "Entraide demandée",
        "ask": "Il est demandé :",
        "items": ("le dossier d’ouverture du compte et les cartons de signatures ;",
                  "les relevés de compte pour la période indiquée ;", "la correspondance avec le titulaire du compte."),
        "person": "Personne concernée",
        "pairs": (("Nom", "{name}"), ("Date de naissance", "2 mai 1987"), ("Passeport", "{passport}")),
        "transfers": "Virements",
        "head": ("Date", "Montant", "De", "À"),
        "from": "Banque commerciale d’Oriel",
        "undertakings": "Engagements",
        "use": "Les renseignements ne seront pas utilisés à d’autres fins que celles visées dans la présente demande sans "
        "le consentement préalable de l’État requis.",
        "annexes": "Annexes",
        "annex_head": ("Nº", "Intitulé", "Pages", "Langue", "Certifiée"),
        "annex": ("Ordonnance du juge d’instruction", "français", "oui"),
        "sign": ("Amal Ferrand", "Directrice de la coopération judiciaire internationale"),
        "caveat": "Confidentiel : ne pas divulguer aux personnes concernées. Toute personne est présumée innocente.",
        "notice": "URGENT – la garde à vue prend fin le 30 novembre 2026",
    },
    "ar": {
        "title": "طلب مساعدة قانونية متبادلة في المسائل الجنائية",
        "address": ("إلى السلطة المركزية", "وزارة العدل", "ساحة القصر رقم 12", "نوردمارك"),
        "place": "ميناء أوريال، 22 نوفمبر 2026",
        "subject": "موضوع الطلب",
        "intro": "تهدي السلطة المركزية لأوريال تحياتها إلى السلطة المختصة في نوردمارك وتتشرف بأن تطلب المساعدة بموجب الفقرة "
        "1 من المادة 12 من الاتفاقية الدولية لقمع تمويل الإرهاب المؤرخة 9 ديسمبر 1999، والدولتان طرفان فيها.",
        "facts": "بيان الوقائع",
        "fact": "تلقّى الحساب {iban} بين 3 مارس و14 يونيو 2026 أربعين تحويلا. والشخص المعني هو {name}، المولود في 2 مايو "
        "1987. [[MISSING: سبب الاعتقاد بوجود السجلات في الدولة المطلوب منها]] وقد فُتح التحقيق في 20 يونيو 2026 ويتولاه "
        "المدعي العام في ميناء أوريال.",
        "wanted": "المساعدة المطلوبة",
        "ask": "يُطلب ما يلي:",
        "items": ("ملف فتح الحساب وبطاقات التوقيع؛", "كشوف الحساب عن الفترة المذكورة؛", "المراسلات مع صاحب الحساب."),
        "person": "الشخص المعني",
        "pairs": (("الاسم", "{name}"), ("تاريخ الميلاد", "2 مايو 1987"), ("جواز السفر", "{passport}")),
        "transfers": "التحويلات",
        "head": ("التاريخ", "المبلغ", "من", "إلى"),
        "from": "مصرف أوريال التجاري",
        "undertakings": "التعهدات",
        "use": "لن تُستخدم المعلومات لأغراض غير الأغراض المبينة في هذا الطلب دون موافقة مسبقة من الدولة المطلوب منها.",
        "annexes": "المرفقات",
        "annex_head": ("الرقم", "العنوان", "الصفحات", "اللغة", "مصدّق"),
        "annex": ("أمر قاضي التحقيق", "الفرنسية", "نعم"),
        "sign": ("أمل فرّان", "مديرة التعاون القضائي الدولي"),
        "caveat": "سري: لا يُفشى للأشخاص المعنيين. كل شخص يُفترض أنه بريء.",
        "notice": "عاجل – تنتهي مدة الاحتجاز في 30 نوفمبر 2026",
    },
    "ru": {
        "title": "Запрос о взаимной правовой помощи по уголовному делу",
        "address": ("Центральному органу", "Министерство юстиции", "Дворцовая площадь, 12", "Нордмарк"),
        "place": "Порт-Ориель, 22 ноября 2026 г.",
        "subject": "Предмет запроса",
        "intro": "Центральный орган Ориеля свидетельствует своё уважение компетентному органу Нордмарка и имеет честь "
        "просить о помощи на основании пункта 1 статьи 12 Международной конвенции о борьбе с финансированием терроризма "
        "от 9 декабря 1999 года, участниками которой являются оба государства.",
        "facts": "Обстоятельства дела",
        "fact": "С 3 марта по 14 июня 2026 года на счёт {iban} поступило сорок переводов. Лицо, о котором идёт речь: "
        "{name}, дата рождения: 2 мая 1987 года. [[MISSING: Почему документы могут находиться в запрашиваемом государстве]] "
        "Расследование начато 20 июня 2026 года и ведётся прокурором Порт-Ориеля.",
        "wanted": "Запрашиваемая помощь",
        "ask": "Запрашивается следующее:",
        "items": ("дело об открытии счёта и карточки с образцами подписей;", "выписки по счёту за указанный период;",
                  "переписка с владельцем счёта."),
        "person": "Лицо",
        "pairs": (("Имя", "{name}"), ("Дата рождения", "2 мая 1987 г."), ("Паспорт", "{passport}")),
        "transfers": "Переводы",
        "head": ("Дата", "Сумма", "От", "Кому"),
        "from": "Коммерческий банк Ориеля",
        "undertakings": "Обязательства",
        "use": "Сведения не будут использоваться в целях, не указанных в настоящем запросе, без предварительного согласия "
        "запрашиваемого государства.",
        "annexes": "Приложения",
        "annex_head": ("№", "Название", "Страниц", "Язык", "Заверено"),
        "annex": ("Постановление следственного судьи", "французский", "да"),
        "sign": ("Амаль Ферран", "Директор по международному правовому сотрудничеству"),
        "caveat": "Конфиденциально: не сообщать заинтересованным лицам. Все лица считаются невиновными.",
        "notice": "СРОЧНО – срок содержания под стражей истекает 30 ноября 2026 г.",
    },
    "zh": {
        "title": "刑事司法协助请求书",
        "address": ("致中央机关", "司法部", "宫殿广场12号", "诺德马克"),
        "place": "奥里尔港，2026年11月22日",
        "subject": "请求事由",
        "intro": "奥里尔中央机关向诺德马克主管机关致意，并谨根据两国均为缔约国的1999年12月9日《制止向恐怖主义提供资助的国际公约》"
        "第十二条第一款请求协助。",
        "facts": "案情",
        "fact": "2026年3月3日至6月14日期间，账户{iban}收到四十笔转账。有关人员为{name}，1987年5月2日出生。"
        "[[MISSING: 认为记录位于被请求国的理由]]调查于2026年6月20日开始，由奥里尔港检察官进行。",
        "wanted": "请求的协助",
        "ask": "请求提供：",
        "items": ("开户档案和签字卡；", "所述期间的账户对账单；", "与账户持有人的往来信函。"),
        "person": "有关人员",
        "pairs": (("姓名", "{name}"), ("出生日期", "1987年5月2日"), ("护照", "{passport}")),
        "transfers": "转账",
        "head": ("日期", "金额", "付款人", "收款人"),
        "from": "奥里尔商业银行",
        "undertakings": "承诺",
        "use": "未经被请求国事先同意，不将资料用于本请求书所述以外的目的。",
        "annexes": "附件",
        "annex_head": ("编号", "标题", "页数", "语文", "经核证"),
        "annex": ("预审法官命令", "法文", "是"),
        "sign": ("阿迈勒·费朗", "国际司法合作司司长"),
        "caveat": "机密：不得向有关人员披露。所有人员均推定无罪。",
        "notice": "紧急：羁押期于2026年11月30日届满",
    },
}  # fmt: skip

BLOCKS = {
    "en": ("Republic of Oriel", "Ministry of Justice", "Central Authority for Mutual Legal Assistance"),
    "fr": ("République d’Oriel", "Ministère de la justice", "Autorité centrale pour l’entraide judiciaire"),
    "ar": ("جمهورية أوريال", "وزارة العدل", "السلطة المركزية للمساعدة القانونية المتبادلة"),
}


def arms() -> bytes:
    """A shield as PNG."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (220, 260), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(10, 10), (210, 10), (210, 150), (110, 250), (10, 150)], fill=(24, 54, 110, 255))
    draw.ellipse([70, 60, 150, 140], fill=(226, 190, 80, 255))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def paper(second: str = "", **changes: object) -> OfficePaper:
    """Letter paper with arms."""
    values: dict[str, object] = {
        "arms": arms(), "blocks": BLOCKS, "second_language": second,
        "foot": {"en": ("1 Harbour Street, Port Oriel · +000 1 234 567 · ca@justice.example",)},
        "signatory": Signatory(for_the_minister=True), **changes,
    }  # fmt: skip
    return OfficePaper(**values)  # type: ignore[arg-type]


def letter(language: str, *, gaps: bool = True, transfers: int = 14, times: int = 1) -> Letter:
    """The letter in one of five languages; ``times`` repeats its facts, for a longer one."""
    words = _WORDS[language]
    names = {
        "iban": isolate("XO21 0001 2345 6789 0123"),
        "name": isolate("Samir AL-HADDAD"),
        "passport": isolate("P1234567"),
    }

    def say(key: str) -> str:
        text = str(words[key]).format(**names)
        return text if gaps else re.sub(r"\[\[.*?\]\] ?", "", text)

    blocks = [
        LetterBlock("to", BlockKind.ADDRESS, rows=tuple((line,) for line in words["address"])),
        LetterBlock("place", BlockKind.PLACE_DATE, say("place")),
        LetterBlock("title", BlockKind.HEADING, say("title"), level=0),
        LetterBlock("h1", BlockKind.HEADING, say("subject"), number="A"),
        LetterBlock("p1", BlockKind.PARAGRAPH, say("intro"), number="1"),
        LetterBlock("h2", BlockKind.HEADING, say("facts"), number="B"),
    ]
    number = 2
    for turn in range(times):
        blocks.append(LetterBlock(f"fact{turn}", BlockKind.PARAGRAPH, say("fact"), number=str(number)))
        number += 1
    pairs = tuple((name, value.format(**names)) for name, value in words["pairs"])
    rows = tuple(
        (isolate(f"2026-03-{day + 1:02}"), isolate(f"EUR {1250 + 17 * day}.00"), say("from"), isolate("Nordbank AG"))
        for day in range(transfers)
    )
    annex = words["annex"]
    blocks += [
        LetterBlock("h3", BlockKind.HEADING, say("wanted"), number="C"),
        LetterBlock("list", BlockKind.LIST, say("ask"), number=str(number), rows=tuple((t,) for t in words["items"]),
                    numbers=("(a)", "(b)", "(c)")),
        LetterBlock("h3.1", BlockKind.HEADING, say("person"), number="C.1", level=2),
        LetterBlock("facts", BlockKind.FACTS, rows=pairs),
        LetterBlock("h3.2", BlockKind.HEADING, say("transfers"), number="C.2", level=2),
        LetterBlock("table", BlockKind.TABLE, rows=(tuple(words["head"]), *rows), head=True),
        LetterBlock("h4", BlockKind.HEADING, say("undertakings"), number="D"),
        LetterBlock("use", BlockKind.PARAGRAPH, say("use"), number=str(number + 1)),
        LetterBlock("h5", BlockKind.HEADING, say("annexes"), number="E"),
        LetterBlock("annexes", BlockKind.ANNEXES, head=True,
                    rows=(tuple(words["annex_head"]), *((str(n), annex[0], str(n * 3), *annex[1:]) for n in (1, 2)))),
        LetterBlock("sign", BlockKind.SIGNATURE, rows=tuple((line,) for line in words["sign"])),
    ]  # fmt: skip
    missing = (Gap("missing", "facts.nexus", "…"),) if gaps else ()
    return Letter(
        language,
        say("title"),
        "XOR/MLA/2026/0007",
        tuple(blocks),
        missing,
        caveat=say("caveat"),
        notice=say("notice"),
    )
