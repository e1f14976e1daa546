"""Snapshots to write out: a small, realistic plan in each language, and a big one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.ids import uuid7
from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan import NodeKind, NodeStatus, PercentSource, Plan, PlanNode, Predecessor
from focalpoint.domain.rollup import roll_up
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import Priority, Task, TaskStatus

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

PLAN_TITLES = {
    "en": "National action plan against transnational organized crime 2025–2028",
    "fr": "Plan d’action national contre la criminalité transnationale organisée 2025-2028",
    "es": "Plan nacional de acción contra la delincuencia organizada transnacional 2025-2028",
    "ru": "Национальный план действий по борьбе с транснациональной организованной преступностью на 2025–2028 годы",
    "ar": "خطة العمل الوطنية لمكافحة الجريمة المنظمة عبر الوطنية 2025–2028",
    "zh": "2025—2028年打击跨国有组织犯罪国家行动计划",
}
OFFICES = {
    "en": "Office of the national focal point",
    "fr": "Bureau du point de contact national",
    "es": "Oficina del punto de contacto nacional",
    "ru": "Бюро национального координатора",
    "ar": "مكتب جهة الاتصال الوطنية",
    "zh": "国家联络点办公室",
}
PILLARS = {
    "en": [
        "Law and institutions",
        "Prevention",
        "Investigation and prosecution",
        "International cooperation",
        "Victims and witnesses",
    ],
    "fr": [
        "Droit et institutions",
        "Prévention",
        "Enquêtes et poursuites",
        "Coopération internationale",
        "Victimes et témoins",
    ],
    "es": [
        "Derecho e instituciones",
        "Prevención",
        "Investigación y enjuiciamiento",
        "Cooperación internacional",
        "Víctimas y testigos",
    ],
    "ru": [
        "Законодательство и институты",
        "Профилактика",
        "Расследование и уголовное преследование",
        "Международное сотрудничество",
        "Потерпевшие и свидетели",
    ],
    "ar": ["القانون والمؤسسات", "الوقاية", "التحقيق والملاحقة القضائية", "التعاون الدولي", "الضحايا والشهود"],
    "zh": ["法律与机构", "预防", "侦查与起诉", "国际合作", "被害人与证人"],
}
ACTIVITIES = {
    "en": [
        "Draft the amendment of the criminal code on participation in an organized criminal group",
        "Adopt the decree on the central authority",
        "Train 120 investigators in financial investigation",
        "Publish guidance for banks on beneficial ownership",
        "Set up joint investigation teams with two neighbours",
        "Open the witness protection unit",
        "Review seizure and confiscation procedures (UNTOC art. 12) together with courts, customs, revenue authority",
        "Sign the mutual legal assistance treaty",
        "Hold the annual conference of prosecutors",
        "Translate the model request forms",
    ],
    "fr": [
        "Rédiger la modification du code pénal relative à la participation à un groupe criminel organisé",
        "Adopter le décret relatif à l’autorité centrale",
        "Former 120 enquêteurs à l’enquête financière",
        "Publier des orientations pour les banques sur les bénéficiaires effectifs",
        "Mettre en place des équipes communes d’enquête avec deux pays voisins",
        "Ouvrir l’unité de protection des témoins",
        "Revoir les procédures de saisie et de confiscation (art. 12) avec les tribunaux, les douanes et le fisc",
        "Signer le traité d’entraide judiciaire",
        "Tenir la conférence annuelle des procureurs",
        "Traduire les modèles de demande",
    ],
    "es": [
        "Redactar la reforma del código penal sobre la participación en un grupo delictivo organizado",
        "Aprobar el decreto sobre la autoridad central",
        "Capacitar a 120 investigadores en investigación financiera",
        "Publicar orientaciones para los bancos sobre el beneficiario final",
        "Crear equipos conjuntos de investigación con dos países vecinos",
        "Abrir la unidad de protección de testigos",
        "Revisar los procedimientos de incautación y decomiso (art. 12) con los tribunales, las aduanas y hacienda",
        "Firmar el tratado de asistencia judicial recíproca",
        "Celebrar la conferencia anual de fiscales",
        "Traducir los modelos de solicitud",
    ],
    "ru": [
        "Подготовить поправки в Уголовный кодекс об участии в организованной преступной группе",
        "Принять указ о центральном органе",
        "Обучить 120 следователей финансовым расследованиям",
        "Опубликовать руководство для банков о бенефициарных владельцах",
        "Создать совместные следственные группы с двумя соседними государствами",
        "Открыть подразделение по защите свидетелей",
        "Пересмотреть порядок ареста и конфискации имущества (ст. 12) вместе с судами, таможней и налоговой службой",
        "Подписать договор о взаимной правовой помощи",
        "Провести ежегодную конференцию прокуроров",
        "Перевести типовые формы запросов",
    ],
    "ar": [
        "إعداد تعديل قانون العقوبات بشأن المشاركة في جماعة إجرامية منظمة",
        "اعتماد المرسوم الخاص بالسلطة المركزية",
        "تدريب 120 محققاً على التحقيق المالي",
        "نشر إرشادات للمصارف بشأن المالك المستفيد (FATF R.24)",
        "إنشاء فرق تحقيق مشتركة مع دولتين مجاورتين",
        "افتتاح وحدة حماية الشهود",
        "مراجعة إجراءات الضبط والمصادرة (المادة 12) بالاشتراك مع المحاكم والجمارك وهيئة الضرائب",
        "توقيع معاهدة المساعدة القانونية المتبادلة (MLA)",
        "عقد المؤتمر السنوي للمدعين العامين",
        "ترجمة نماذج الطلبات",
    ],
    "zh": [
        "起草刑法修正案，将参加有组织犯罪集团的行为规定为犯罪",
        "通过关于中央机关的法令",
        "对120名侦查人员进行金融调查培训",
        "发布银行受益所有权指引（FATF 建议24）",
        "与两个邻国建立联合侦查小组",
        "设立证人保护部门",
        "会同法院、海关和税务机关审查扣押和没收程序（公约第十二条），并提出修改建议",
        "签署司法协助条约",
        "召开检察官年度会议",
        "翻译司法协助请求书范本",
    ],
}
MINISTRIES = {
    "en": [
        "Ministry of Justice",
        "Ministry of the Interior",
        "Prosecutor General’s Office",
        "Customs Service",
        "Financial Intelligence Unit",
        "Ministry of Foreign Affairs",
    ],
    "fr": [
        "Ministère de la Justice",
        "Ministère de l’Intérieur",
        "Parquet général",
        "Douanes",
        "Cellule de renseignement financier",
        "Ministère des Affaires étrangères",
    ],
    "es": [
        "Ministerio de Justicia",
        "Ministerio del Interior",
        "Fiscalía General",
        "Aduanas",
        "Unidad de Inteligencia Financiera",
        "Ministerio de Relaciones Exteriores",
    ],
    "ru": [
        "Министерство юстиции",
        "Министерство внутренних дел",
        "Генеральная прокуратура",
        "Таможенная служба",
        "Подразделение финансовой разведки",
        "Министерство иностранных дел",
    ],
    "ar": ["وزارة العدل", "وزارة الداخلية", "النيابة العامة", "الجمارك", "وحدة الاستخبارات المالية", "وزارة الخارجية"],
    "zh": ["司法部", "内政部", "总检察院", "海关", "金融情报中心", "外交部"],
}
CODES = ["MOJ", "MOI", "PGO", "CUS", "FIU", "MFA"]
PEOPLE = {
    "en": ["Amina Rahal", "Jorge Pires", "Lena Okafor"],
    "fr": ["Aminata Sow", "Gérard Lefèvre", "Chloé N’Diaye"],
    "es": ["Lucía Ibáñez", "Andrés Muñoz", "Inés Quiroga"],
    "ru": ["Анна Белова", "Игорь Ткачёв", "Мария Юрьева"],
    "ar": ["سلمى العطار", "يوسف حدّاد", "ليلى منصور"],
    "zh": ["李敏", "王建国", "陈晓"],
}
QUARTERS = {
    "en": "Q3 2026",
    "fr": "T3 2026",
    "es": "T3 2026",
    "ru": "III квартал 2026",
    "ar": "الربع الثالث 2026",
    "zh": "2026年第三季度",
}
MIXED = [
    "Joint decree قرار مشترك (No. 12/2026) with 司法部",
    "«Тест» – مذكرة تفاهم MoU (v2.1)",
]


class Maker:
    """Makes records with ids that are the same on every run."""

    def __init__(self, language: str, seed: int = 7) -> None:
        self.language = language
        self.random = random.Random(seed)
        self._next = 0

    def id(self) -> str:
        self._next += 1
        return uuid7(1_700_000_000_000 + self._next, self._next * 7919)

    def ministries(self) -> tuple[dict[str, Ministry], dict[str, Person]]:
        ministries, people = {}, {}
        for place, name in enumerate(MINISTRIES[self.language]):
            key = self.id()
            officials = []
            for person in PEOPLE[self.language][:2]:
                person_id = self.id()
                officials.append(person_id)
                people[person_id] = Person(
                    person_id, f"P-{place}", key, person, "", "a@example.org", "", "", "", False, 1
                )
            ministries[key] = Ministry(
                key, f"M-{place}", None, name, CODES[place], officials[0], officials[1], None, "", "", "", False, 1
            )
        return ministries, people

    def node(
        self, plan_id: str, parent: PlanNode | None, position: int, kind: str, title: str, **more: object
    ) -> PlanNode:
        start = TODAY + timedelta(days=self.random.randint(-400, 120))
        finish = start + timedelta(days=self.random.randint(30, 320))
        milestone = kind == NodeKind.MILESTONE
        status = self.random.choice(list(NodeStatus))
        values: dict[str, object] = {
            "id": self.id(), "ref": f"X-A-2026-{self._next:04d}", "plan_id": plan_id,
            "parent_id": parent.id if parent else None, "position": position, "kind": kind, "title": title,
            "description": "", "lead_id": None, "supporting_ids": (),
            "start": finish.isoformat() if milestone else start.isoformat(), "start_text": "", "start_precision": "day",
            "finish": finish.isoformat(), "finish_text": "", "finish_precision": "day",
            "baseline_start": start.isoformat(), "baseline_finish": finish.isoformat(), "forecast_finish": None,
            "actual_start": None, "actual_finish": None, "status": status,
            "percent": float(self.random.choice([0, 10, 25, 40, 60, 80, 100])), "percent_source": PercentSource.MANUAL,
            "weight": 1.0, "blocked": False, "blocked_reason": "", "colour_override": None, "colour_reason": "",
            "colour_on": None, "budget_line": "", "human_rights_note": "", "obligations": "", "predecessors": (),
            "classification": "restricted", "archived": False, "version": 3,
        }  # fmt: skip
        return PlanNode(**{**values, **more})  # type: ignore[arg-type]

    def task(self, number: int, title: str, ministry: Ministry, node: PlanNode | None) -> Task:
        due = TODAY + timedelta(days=self.random.randint(-60, 90))
        status = self.random.choice(list(TaskStatus))
        return Task(
            self.id(), f"X-T-2026-{number:04d}", title, "", ministry.id,
            self.random.choice([ministry.main_contact_id, None]), due.isoformat(), "",
            self.random.choice(list(Priority)), status, 100 if status == TaskStatus.DONE else 30, (),
            "plan_nodes" if node else None, node.id if node else None, None, "restricted", False, 2,
        )  # fmt: skip


def snapshot_of(
    nodes: Sequence[PlanNode], tasks: Sequence[Task] = (), *, language: str = "en", title: str = "",
    sample: bool = True, ministries: dict[str, Ministry] | None = None, people: dict[str, Person] | None = None,
) -> PlanSnapshot:  # fmt: skip
    """A snapshot of these nodes with their outline and figures."""
    by_id = {node.id: node for node in nodes}
    outline = build_outline([node.line for node in nodes])
    figures = roll_up(outline, TODAY)
    return PlanSnapshot(
        plan=Plan(
            uuid7(1, 1),
            "X-PL-2025-0001",
            title or PLAN_TITLES[language],
            "2025-01-01",
            "2028-12-31",
            1,
            "restricted",
            1,
        ),
        today=TODAY,
        at=AT,
        country="XAA",
        office_title=OFFICES[language],
        sample=sample,
        classification="restricted",
        nodes=tuple(by_id[line.id] for line in outline.lines),
        wbs={line.id: outline.wbs[place] for place, line in enumerate(outline.lines)},
        depths={line.id: outline.depths[place] for place, line in enumerate(outline.lines)},
        figures={line.id: figures[place] for place, line in enumerate(outline.lines)},
        ministries=ministries or {},
        people=people or {},
        tasks=tuple(sorted(tasks, key=lambda task: (task.due or "", task.id))),
    )


def sample(language: str = "en") -> PlanSnapshot:
    """Five pillars, objectives, about 60 nodes, 100 tasks, with long titles, mixed directions and partial dates."""
    maker = Maker(language)
    ministries, people = maker.ministries()
    leads = list(ministries.values())
    plan_id = uuid7(1, 1)
    nodes: list[PlanNode] = []
    titles = ACTIVITIES[language]
    for place, pillar_title in enumerate(PILLARS[language]):
        pillar = maker.node(plan_id, None, place, NodeKind.PILLAR, pillar_title, percent=None, status="in_progress",
                            percent_source=PercentSource.BY_CHILDREN, lead_id=leads[place].id,
                            description=titles[6] if place == 0 else "")  # fmt: skip
        nodes.append(pillar)
        for half in range(2):
            goal = maker.node(plan_id, pillar, half, NodeKind.OBJECTIVE, titles[(place + half * 3) % 10], percent=None,
                              percent_source=PercentSource.BY_CHILDREN, status="in_progress",
                              lead_id=leads[place].id)  # fmt: skip
            nodes.append(goal)
            for step in range(5):
                kind = NodeKind.MILESTONE if step == 4 else NodeKind.ACTIVITY
                title = titles[(place * 3 + half * 5 + step) % 10]
                more: dict[str, object] = {"lead_id": leads[(place + step) % 6].id}
                if step == 1:
                    more["supporting_ids"] = (leads[(place + 2) % 6].id,)
                    more["predecessors"] = (Predecessor(maker.id(), "", nodes[-1].id, "FS", 3),)
                if step == 2 and half == 0:
                    more |= {"finish_text": QUARTERS[language], "finish_precision": "quarter", "finish": "2026-09-30"}
                if step == 3 and half == 1:
                    title = MIXED[place % 2]
                nodes.append(maker.node(plan_id, goal, step, kind, title, **more))
    leaves = [node for node in nodes if node.kind in {NodeKind.ACTIVITY, NodeKind.MILESTONE}]
    tasks = [
        maker.task(number, titles[number % 10], leads[number % 6], leaves[number % len(leaves)] if number % 5 else None)
        for number in range(1, 101)
    ]
    return snapshot_of(nodes, tasks, language=language, ministries=ministries, people=people)


def big(node_count: int = 10_000, task_count: int = 10_000, language: str = "en") -> PlanSnapshot:
    """Many nodes in ten pillars of objectives with nine activities each, and many tasks."""
    maker = Maker(language, seed=11)
    ministries, people = maker.ministries()
    leads = list(ministries.values())
    plan_id, titles = uuid7(1, 1), ACTIVITIES[language]
    nodes: list[PlanNode] = []
    pillars = [
        maker.node(plan_id, None, place, NodeKind.PILLAR, f"{PILLARS[language][place % 5]} {place + 1}", percent=None,
                   percent_source=PercentSource.BY_CHILDREN, status="in_progress", lead_id=leads[place % 6].id)
        for place in range(10)
    ]  # fmt: skip
    nodes += pillars
    goal = None
    leaves = []
    for number in range(node_count - len(pillars)):
        if number % 10 == 0:
            tenth = (number // 10) % 10
            goal = maker.node(plan_id, pillars[tenth], number, NodeKind.OBJECTIVE, titles[tenth], percent=None,
                              percent_source=PercentSource.BY_CHILDREN, status="in_progress",
                              lead_id=leads[number % 6].id)  # fmt: skip
            nodes.append(goal)
        else:
            title = f"{titles[number % 10]} ({number})"
            leaves.append(maker.node(plan_id, goal, number, NodeKind.ACTIVITY, title, lead_id=leads[number % 6].id))
            nodes.append(leaves[-1])
    tasks = [
        maker.task(number, f"{titles[number % 10]} – {number}", leads[number % 6], leaves[number % len(leaves)])
        for number in range(task_count)
    ]
    return snapshot_of(nodes, tasks, language=language, ministries=ministries, people=people)
