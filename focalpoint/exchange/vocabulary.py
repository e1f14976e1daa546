"""The words by which sheets in six languages name their columns, kinds and states. Data; ``wording.py`` reads it.

Each text lists alternatives separated by ``|``: English, French, Spanish, Russian, Arabic, Chinese, in this order.
A column's words are looked for in its header, whole first, then at its beginning, then anywhere in it.
"""

# ruff: noqa: E501 - a line is a handful of words in six scripts
from __future__ import annotations

from typing import Final

from focalpoint.domain.plan import NodeKind, NodeStatus
from focalpoint.exchange.model import Field

COLUMNS: Final[dict[Field, str]] = {
    Field.KEY: "key|focal point key|clé|clave|ключ|المفتاح|مفتاح|键|关键字|密钥",
    Field.NUMBER: (
        "no|nr|num|number|item|item no|s n|sn|serial no|serial number|wbs|wbs code|code|id|ref|reference|ref no"
        "|outline number|n|numéro|n d ordre|référence|repère|número|núm|código|номер|no п п|п п|n п п|код|шифр|индекс"
        "|رقم|الرقم|م|رمز|الرمز|التسلسل|تسلسل|مسلسل|الرقم التسلسلي|序号|编号|编码|号|代码|任务编号"
    ),
    Field.KIND: "kind|type|type of row|category|nature|genre|catégorie|tipo|clase|вид|тип|النوع|نوع|类型|类别|种类",
    Field.LEVEL: "level|outline level|indent level|niveau|nivel|уровень|уровень структуры|المستوى|级别|层级|大纲级别",
    Field.PILLAR: (
        "pillar|strategic pillar|priority area|priority direction|strategic direction|thematic area|focus area"
        "|component|theme|pilier|axe|axe stratégique|axe prioritaire|composante|domaine prioritaire|pilar|eje"
        "|eje estratégico|componente|área prioritaria|компонент|направление|приоритетное направление|раздел|столп"
        "|الركيزة|ركيزة|المحور|محور|الركن|المجال|支柱|领域|重点领域|优先领域|方向|板块"
    ),
    Field.OBJECTIVE: (
        "objective|specific objective|strategic objective|goal|strategic goal|outcome|aim|objectif"
        "|objectif spécifique|objectif stratégique|but|effet|objetivo|objetivo específico|objetivo estratégico|meta"
        "|efecto|цель|задача|цели|стратегическая цель|الهدف|هدف|الهدف الاستراتيجي|الهدف المحدد|الغاية|目标|具体目标"
        "|战略目标|目的"
    ),
    Field.OUTPUT: (
        "output|outputs|expected output|expected result|expected results|deliverable|deliverables|product|result"
        "|produit|produits|extrant|livrable|livrables|résultat attendu|résultats attendus|résultat|producto|productos"
        "|entregable|resultado esperado|resultados esperados|resultado|результат|ожидаемый результат"
        "|ожидаемые результаты|продукт|الناتج|ناتج|النواتج|المخرج|المخرجات|النتيجة|النتائج المتوقعة|产出|成果|预期成果|预期产出|结果"
    ),
    Field.TITLE: (
        "title|activity|activities|action|actions|measure|measures|task|tasks|task name|activity name|name"
        "|name of activity|action step|step|intervention|initiative|work item|planned activity|activité|activités"
        "|mesure|mesures|intitulé|titre|tâche|nom|nom de la tâche|désignation|libellé|actividad|actividades|acción"
        "|acciones|medida|medidas|título|tarea|nombre|nombre de tarea|denominación|мероприятие|мероприятия"
        "|наименование мероприятия|наименование мероприятий|наименование|название|название задачи|меры|мера|действие"
        "|действия|содержание мероприятия|задание|поручение|النشاط|نشاط|الأنشطة|الإجراء|الإجراءات|التدبير|التدابير"
        "|العنوان|المهمة|المهام|اسم النشاط|اسم المهمة|الاسم|活动|措施|任务|名称|标题|行动|工作内容|工作任务|事项|任务名称"
        "|活动名称|举措"
    ),
    Field.DESCRIPTION: (
        "description|details|notes|note|comment|comments|remark|remarks|explanation|scope|détails|remarque|remarques"
        "|observations|commentaire|commentaires|descripción|detalles|notas|nota|observaciones|comentarios|описание"
        "|примечание|примечания|комментарий|комментарии|пояснение|форма завершения|الوصف|ملاحظات|الملاحظات|التفاصيل"
        "|描述|说明|备注|内容|注释|详细说明"
    ),
    Field.INDICATOR: (
        "indicator|indicators|performance indicator|kpi|success indicator|means of verification|indicateur"
        "|indicateurs|indicateur de performance|moyens de vérification|indicador|indicadores|medios de verificación"
        "|показатель|показатели|индикатор|индикаторы|целевой показатель|المؤشر|المؤشرات|مؤشر|مؤشرات الأداء"
        "|مؤشر الأداء|指标|绩效指标|衡量指标|考核指标"
    ),
    Field.LEAD: (
        "lead|lead ministry|lead agency|lead institution|lead body|lead implementer|responsible|responsible ministry"
        "|responsible agency|responsible institution|responsible body|responsible party|responsible entity"
        "|responsibility|implementer|implementing agency|implementing body|executing agency|owner|assigned to|assignee"
        "|resource|resources|resource names|who|ministry|institution|agency|chef de file|ministère chef de file"
        "|responsable|responsables|structure responsable|institution responsable|organisme responsable|ministère"
        "|pilote|ministerio responsable|ministerio principal|entidad responsable|institución responsable|ministerio"
        "|entidad|исполнитель|исполнители|ответственный|ответственные|ответственный исполнитель|ответственные исполнители"
        "|ответственное ведомство|ведущее министерство|головной исполнитель|министерство|ведомство|الوزارة الرائدة"
        "|الجهة المسؤولة|الجهات المسؤولة|المسؤول|المسؤولية|الجهة المنفذة|جهة التنفيذ|الوزارة|الجهة|牵头部委|牵头单位"
        "|牵头部门|牵头机构|负责单位|责任单位|责任部门|负责部门|主管部门|负责人|责任人|部委|实施单位"
    ),
    Field.SUPPORTING: (
        "supporting|supporting ministry|supporting ministries|supporting agencies|supporting institutions|support"
        "|co implementer|co implementers|co implementing|partner|partners|partner institutions|in cooperation with"
        "|contributing|contributors|appui|ministère d appui|ministères d appui|partenaire|partenaires"
        "|structures associées|institutions associées|co responsables|apoyo|ministerio de apoyo|ministerios de apoyo"
        "|socios|colaboradores|corresponsables|entidades de apoyo|соисполнитель|соисполнители|содействующее министерство"
        "|содействующие министерства|партнёры|партнеры|участники|الوزارة المساندة|الوزارات المساندة|الجهات المساندة"
        "|الجهات الداعمة|الشركاء|الشريك|协办部委|协办单位|配合单位|配合部门|协助单位|参与单位|合作伙伴|支持部委"
    ),
    Field.START: (
        "start|start date|starts|begin|begin date|begins|beginning|from|planned start|start planned|début"
        "|date de début|commencement|du|inicio|fecha de inicio|comienzo|desde|начало|дата начала|срок начала|с"
        "|البداية|تاريخ البدء|تاريخ البداية|البدء|بداية|من|开始|开始日期|开始时间|起始日期|起始时间|起始"
    ),
    Field.FINISH: (
        "finish|finish date|end|end date|ends|due|due date|deadline|completion date|target date|to|until"
        "|planned finish|finish planned|fin|date de fin|échéance|date limite|délai|au|fecha de fin|fecha fin"
        "|finalización|término|fecha límite|plazo|vencimiento|hasta|окончание|дата окончания|завершение"
        "|дата завершения|конец|срок|срок исполнения|срок выполнения|по|النهاية|تاريخ الانتهاء|تاريخ النهاية"
        "|الموعد النهائي|الانتهاء|نهاية|المهلة|إلى|结束|结束日期|结束时间|完成日期|完成时间|截止日期|截止时间|期限"
        "|完成时限|时限"
    ),
    Field.PERIOD: (
        "period|term|terms|timeframe|time frame|timeline|time|when|timing|dates|schedule|implementation period|year"
        "|years|quarter|période|calendrier|années|année|période de mise en œuvre|período|periodo|cronograma"
        "|calendario|año|años|plazo de ejecución|период|сроки|сроки исполнения|срок реализации|сроки реализации"
        "|сроки выполнения|годы|год|الفترة|المدة|الإطار الزمني|فترة التنفيذ|الجدول الزمني|السنة|时间|实施时间"
        "|实施期限|周期|进度安排|时间安排|年度|年份"
    ),
    Field.BASELINE_START: (
        "baseline start|début de référence|inicio de referencia|inicio de línea base|базовое начало"
        "|исходное начало|البداية المرجعية|بداية خط الأساس|基线开始|基准开始|比较基准开始时间"
    ),
    Field.BASELINE_FINISH: (
        "baseline finish|baseline end|fin de référence|fin de referencia|fin de línea base|базовое окончание"
        "|исходное окончание|النهاية المرجعية|نهاية خط الأساس|基线完成|基线结束|基准完成|比较基准完成时间"
    ),
    Field.FORECAST_FINISH: (
        "forecast finish|forecast end|expected finish|fin prévue|fin prévisionnelle|fin prevista|fin previsto"
        "|прогноз окончания|прогнозируемое окончание|ожидаемое окончание|النهاية المتوقعة|الانتهاء المتوقع"
        "|预计完成|预测完成|预计结束"
    ),
    Field.ACTUAL_START: (
        "actual start|début réel|inicio real|фактическое начало|البداية الفعلية|البدء الفعلي|实际开始|实际开始时间"
    ),
    Field.ACTUAL_FINISH: (
        "actual finish|actual end|completed on|fin réelle|fin real|фактическое окончание|дата выполнения"
        "|النهاية الفعلية|الانتهاء الفعلي|实际完成|实际结束|实际完成时间"
    ),
    Field.STATUS: (
        "status|state|progress status|implementation status|statut|état|état d avancement|estado|situación|статус"
        "|состояние|ход исполнения|ход выполнения|الحالة|الوضع|حالة التنفيذ|状态|情况|进展情况"
    ),
    Field.PERCENT: (
        "percent|percent complete|percent done|percentage|complete|progress|progress percent|completion"
        "|percent achevé|percent réalisé|pourcentage|pourcentage achevé|avancement|taux d exécution|progrès|porcentaje"
        "|porcentaje completado|percent completado|avance|progreso|процент|процент выполнения|процент завершения"
        "|percent выполнения|percent завершения|выполнение|прогресс|النسبة|نسبة الإنجاز|نسبة التنفيذ|النسبة المئوية"
        "|التقدم|百分比|完成百分比|进度|完成率|完成度"
    ),
    Field.WEIGHT: "weight|weighting|poids|pondération|peso|ponderación|вес|весовой коэффициент|الوزن|الوزن النسبي|权重",
    Field.MILESTONE: "milestone|jalon|hito|контрольный этап|веха|المعلم الرئيسي|معلم|里程碑",
    Field.PREDECESSORS: (
        "predecessor|predecessors|depends on|dependency|dependencies|prédécesseur|prédécesseurs|dépend de"
        "|antécédents|predecesor|predecesora|predecesoras|predecesores|depende de|предшественник|предшественники"
        "|предшествующие|зависит от|المهام السابقة|السابقات|السابق|يعتمد على|前置任务|前置|前置活动|依赖"
    ),
    Field.BUDGET: (
        "budget|budget line|cost|costs|funding|funding source|source of funding|sources of funding|financing"
        "|ligne budgétaire|coût|financement|source de financement|presupuesto|línea presupuestaria"
        "|partida presupuestaria|costo|coste|financiación|financiamiento|fuente de financiamiento|бюджет"
        "|бюджетная строка|статья бюджета|источник финансирования|источники финансирования|финансирование|стоимость"
        "|объем финансирования|الميزانية|بند الميزانية|التكلفة|التمويل|مصدر التمويل|预算|预算科目|预算项目|经费|费用"
        "|资金来源|成本"
    ),
    Field.HUMAN_RIGHTS: (
        "human rights|human rights note|human rights safeguard|droits de l homme|droits humains"
        "|garantie des droits de l homme|derechos humanos|salvaguardia de derechos humanos|права человека"
        "|حقوق الإنسان|ضمانات حقوق الإنسان|人权|人权保障|人权说明"
    ),
    Field.OBLIGATIONS: (
        "obligation|obligations|legal basis|commitment|commitments|international obligations|treaty obligations"
        "|base juridique|fondement juridique|engagements|obligación|obligaciones|base jurídica|fundamento jurídico"
        "|compromisos|обязательство|обязательства|правовая основа|основание|الالتزام|الالتزامات|الأساس القانوني"
        "|义务|国际义务|法律依据|依据"
    ),
    Field.COMPUTED: (
        "planned percent|percent planned|planned|variance|slippage|slippage days|rag|colour|color|light|overdue|duration"
        "|days late|écart|retard|glissement|couleur|durée|desviación|atraso|retraso|color rag|duración|цвет"
        "|отклонение|задержка|просрочено|длительность|плановый процент|сдвиг дней|الانحراف|التأخير|متأخر|اللون"
        "|المدة المخططة|المقرر إنجازه|percent planifié|% planifié|porcentaje previsto|颜色|偏差|延误|逾期|推迟天数|工期|desfase|desfase días|vencido|计划百分比"
    ),
}

KINDS: Final[dict[NodeKind, str]] = {
    NodeKind.PILLAR: (
        "pillar|strategic pillar|priority area|component|direction|pilier|axe|composante|pilar|eje|componente|компонент"
        "|направление|раздел|столп|الركيزة|ركيزة|المحور|محور|支柱|领域|方向"
    ),
    NodeKind.OBJECTIVE: (
        "objective|specific objective|strategic objective|goal|outcome|objectif|objectif spécifique|effet|objetivo"
        "|objetivo específico|цель|задача|الهدف|هدف|目标|具体目标"
    ),
    NodeKind.OUTPUT: "output|deliverable|product|produit|extrant|producto|результат|продукт|الناتج|ناتج|المخرج|مخرج|产出|成果",
    NodeKind.ACTIVITY: (
        "activity|action|measure|task|activité|mesure|tâche|actividad|acción|medida|tarea|мероприятие|действие|мера"
        "|النشاط|نشاط|الإجراء|إجراء|المهمة|مهمة|活动|措施|任务|行动"
    ),
    NodeKind.MILESTONE: "milestone|jalon|hito|контрольный этап|веха|المعلم الرئيسي|معلم رئيسي|معلم|里程碑",
}

STATUSES: Final[dict[NodeStatus, str]] = {
    NodeStatus.DRAFT: "draft|projet|brouillon|borrador|черновик|проект|مسودة|草案|草稿",
    NodeStatus.NOT_STARTED: (
        "not started|to do|todo|new|planned|open|scheduled|pending|non commencé|non commencée|pas commencé|à faire|prévu"
        "|prévue|no iniciado|no iniciada|sin iniciar|por hacer|pendiente|planificado|не начато|не начата|не начат"
        "|запланировано|планируется|открыто|لم يبدأ|لم تبدأ|مخطط|جديد|未开始|尚未开始|待办|计划中|未启动"
    ),
    NodeStatus.IN_PREPARATION: (
        "in preparation|preparing|preparation|en préparation|préparation|en preparación|preparación|готовится"
        "|подготовка|в подготовке|в стадии подготовки|قيد الإعداد|قيد التحضير|准备中|筹备中|筹备"
    ),
    NodeStatus.IN_PROGRESS: (
        "in progress|ongoing|under way|underway|started|in implementation|being implemented|active|on track|delayed|late"
        "|en cours|en cours d exécution|commencé|en retard|en curso|en proceso|en ejecución|iniciado|retrasado"
        "|выполняется|в работе|в процессе|исполняется|в процессе исполнения|начато|ведётся|ведется|قيد التنفيذ|جار"
        "|جاري|جارٍ|جاري التنفيذ|قيد الإنجاز|进行中|执行中|实施中|正在进行|推进中|已开始"
    ),
    NodeStatus.AWAITING_DECISION: (
        "awaiting decision|waiting for decision|awaiting approval|pending approval|en attente de décision"
        "|en attente d approbation|en attente|a la espera de decisión|en espera de decisión|pendiente de aprobación"
        "|ожидает решения|ждёт решения|на согласовании|на утверждении|на рассмотрении|بانتظار القرار|بانتظار الموافقة"
        "|في انتظار القرار|等待决定|待决定|待审批|待批准"
    ),
    NodeStatus.DONE_NOT_VERIFIED: (
        "done not verified|done|completed|complete|finished|implemented|closed|fait non vérifié|terminé|terminée|achevé"
        "|achevée|fait|réalisé|réalisée|exécuté|hecho sin verificar|terminado|terminada|completado|completada"
        "|finalizado|hecho|ejecutado|cumplido|выполнено не проверено|выполнено|выполнен|выполнена|завершено|завершен"
        "|исполнено|сделано|منجز غير متحقق منه|منجز|مكتمل|مكتملة|منتهي|تم|تم التنفيذ|已完成未核实|已完成|完成|已结束|已落实"
    ),
    NodeStatus.VERIFIED_COMPLETE: (
        "verified complete|verified|completed and verified|terminé et vérifié|vérifié|achevé et vérifié"
        "|verificado|completado y verificado|terminado y verificado|проверено|выполнено и проверено|подтверждено"
        "|مكتمل ومتحقق منه|تم التحقق|متحقق منه|已核实|已验收|完成并核实|已核实完成"
    ),
    NodeStatus.ON_HOLD: (
        "on hold|suspended|paused|postponed|deferred|stalled|blocked|suspendu|suspendue|reporté|en pause|bloqué"
        "|suspendido|suspendida|en pausa|aplazado|pospuesto|bloqueado|приостановлено|отложено|приостановлен|на паузе"
        "|معلق|معلقة|متوقف|مؤجل|暂停|搁置|推迟|中止|暂缓"
    ),
    NodeStatus.CANCELLED: (
        "cancelled|canceled|dropped|abandoned|annulé|annulée|abandonné|cancelado|cancelada|anulado|отменено|отменён"
        "|отменен|снято|ملغى|ملغاة|ملغي|取消|已取消|作废"
    ),
    NodeStatus.SUPERSEDED: (
        "superseded|replaced|remplacé|remplacée|sustituido|sustituida|reemplazado|заменено|заменён|заменен|مستبدل"
        "|مستبدلة|حل محله غيره|已取代|被取代|已替代|已替换"
    ),
}

YES: Final = "yes|y|x|true|1|oui|o|vrai|sí|si|s|verdadero|да|д|истина|+|نعم|صح|是|真|√|✓|✔"
CLEAR: Final = "[clear]"
"""What somebody writes into a cell to empty a field; a blank cell changes nothing."""

INSTITUTIONS: Final = (
    "ministry", "minister", "department", "agency", "office", "service", "commission", "committee", "police",
    "prosecutor", "court", "bank", "authority", "council", "ministère", "direction", "agence", "bureau", "parquet",
    "ministerio", "fiscalía", "agencia", "oficina", "dirección", "министерство", "мин", "мвд", "комитет", "агентство",
    "служба", "генеральная", "прокуратура", "верховный", "суд", "банк", "ведомство", "وزارة", "هيئة", "مكتب", "نيابة",
    "النيابة", "جهاز", "لجنة", "部", "局", "委", "院", "办",
)  # fmt: skip
"""How the name of an institution begins (in Chinese: ends), where a comma may part two of them."""
