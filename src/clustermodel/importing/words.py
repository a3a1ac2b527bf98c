"""The words by which free tables are understood, a catalogue: headings and ways of writing, in English and Russian."""

_ID = ("id", "no", "code", "№", "№ п/п", "№п/п", "№ п.п.", "№ пп", "п/п", "номер", "код")
HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "kpis": {
        "id": _ID,
        "name": (
            "indicator", "name", "kpi", "показатель", "показатели", "наименование показателя", "наименование показателей",
            "наименование целевого показателя", "целевой показатель", "целевые показатели", "название показателя",
            "наименование", "индикатор", "целевой индикатор", "наименование индикатора", "название",
        ),
        "unit": ("unit", "ед. изм.", "ед.изм.", "ед. изм", "ед. измерения", "единица измерения", "единицы измерения"),
        "baseline/value": ("baseline", "базовое значение", "исходное значение", "базовый показатель", "базовый", "база"),
    },
    "roadmap": {
        "id": _ID,
        "title": (
            "action", "measure", "title", "мероприятие", "мероприятия", "наименование мероприятия",
            "наименование мероприятий", "содержание мероприятия", "название мероприятия", "наименование", "название",
        ),
        "when": (
            "when", "date", "due", "period", "срок", "сроки", "срок реализации", "срок исполнения", "сроки реализации",
            "сроки исполнения", "срок выполнения", "сроки выполнения", "срок проведения", "сроки проведения",
            "дата проведения", "период реализации",
        ),
        "when/begin": ("start", "start date", "begin", "начало", "дата начала", "срок начала", "начало реализации"),
        "when/end": (
            "end", "end date", "finish", "окончание", "дата окончания", "срок окончания", "окончание реализации",
            "завершение", "дата завершения",
        ),
        "responsible": (
            "responsible", "done by", "ответственный", "ответственные", "исполнитель", "исполнители",
            "ответственный исполнитель", "ответственные исполнители", "ответственный за исполнение",
            "ответственные за исполнение", "ответственное лицо", "ответственные лица", "ответственная организация",
        ),
        "direction": ("direction", "направление", "приоритетное направление"),
    },
    "participants": {
        "name": (
            "participant", "company", "name", "участник", "участники", "наименование", "название",
            "наименование организации", "полное наименование организации", "полное наименование", "наименование участника",
            "наименование предприятия", "наименование участника кластера", "участник кластера", "название организации",
            "предприятие", "организация",
        ),
        "kind": ("kind", "type", "вид", "тип"),
        "role": ("role", "роль", "роль в кластере", "роль участника"),
        "status": ("status", "статус", "статус участника", "статус в кластере"),
        "place": (
            "place", "town", "место", "место нахождения", "местонахождение", "место расположения", "город",
            "населенный пункт",
        ),
    },
}
"""Table → field → its headings, in small letters."""

ORDINAL = ("no", "№", "№ п/п", "№п/п", "№ п.п.", "№ пп", "п/п", "номер")
"""Headings of a column that only counts the rows, where rows are known by their names."""
PLANNED = (
    "plan", "planned", "target", "targets", "forecast", "план", "планируемое значение", "плановое значение",
    "плановые значения", "планируемые значения", "цель", "целевое значение", "целевые значения", "прогноз",
    "прогнозное значение", "плановое", "плановый", "плановые", "целевое", "целевые", "прогнозные", "плановый показатель",
    "плановые показатели",
)  # fmt: skip
ACTUAL = (
    "actual", "actuals", "fact", "факт", "фактически", "фактическое значение", "фактические значения", "отчет",
    "фактическое", "фактический", "фактические", "фактически достигнуто", "фактически достигнутое", "достигнуто",
    "достигнутое", "достигнутый", "исполнение", "фактическое исполнение", "achieved", "reached",
)  # fmt: skip
"""Words beside the year at the head of a column."""
BEHIND = ("план", "факт", "plan", "planned", "fact", "actual")
"""Those of them that may end the name of an indicator."""
BESIDE_YEAR = ("year", "in", "for", "of", "годы", "года", "год", "гг", "г", "за", "в", "на", "по", "годам", "years", "by")
"""Words there that say nothing."""
VALUES = (
    "значения целевых показателей", "значение целевого показателя", "значения показателей", "значение показателя",
    "значения показателя", "значения", "значение", "values", "value",
)
"""What stands above years and says nothing; the longer before those they contain."""

AMOUNTS = ("объем", "объём", "сумма", "amount")
"""What says nothing there beside a unit: «Объем, млн руб.»."""

TOTALS = ("итого", "всего", "total", "sum")
"""Where a name is expected, they begin a row that is about no element."""
SUMS = ("итого ", "итого:", "всего по ", "всего за ", "всего:", "total for ", "total:")
"""So begins a name there that says what the row adds up: «Всего по разделу», but not «Всего посещений»."""
PARTS = ("в том числе", "в т.ч.", "в т. ч.", "из них", "of which", "of them", "including")
"""They begin a name that is none without that of the row above."""
LETTERS = ("а", "б", "в", "г")
"""What counts the first columns of a table, before the numbers of the others."""
DIRECTION = ("направление", "раздел", "direction", "part")
"""What may stand before the number of a direction."""
SHORT = {"кол-во": "количество", "к-во": "количество", "орг-ция": "организация"}
"""Short forms in names."""
LEGAL_FORMS = {
    "ооо": ("ооо", "общество с ограниченной ответственностью"),
    "пао": ("пао", "публичное акционерное общество"),
    "зао": ("зао", "закрытое акционерное общество"),
    "оао": ("оао", "открытое акционерное общество"),
    "нао": ("нао", "непубличное акционерное общество"),
    "ао": ("ао", "акционерное общество"),
    "ип": ("ип", "индивидуальный предприниматель"),
    "ltd": ("ltd", "limited"),
    "llc": ("llc",),
    "inc": ("inc", "incorporated"),
}
"""Legal forms → how they are written before or behind the name of a firm; the longer before those they contain."""

DASHES = ("-", "–", "—", "−")
"""Where a number is expected, they say that there is none."""
UNKNOWN = ("n/a", "no data", "н/д", "н.д.", "нет данных")
"""These say that it was not reported."""
POINTLESS = ("x", "х")
"""Where a number is expected, the letter says that there can be none."""

TOWN = ("г.", "город ", "city of ")
"""What may stand before the name of a place."""
TAKE_BACK = ("delete", "удалить")
"""In a cell of what was reported, these take it back."""

QUALIFIERS = {
    "~{}": ("about", "around", "approx.", "около", "примерно", "ок."),
    "over {}": (">", "over", "more than", "более", "свыше"),
    "under {}": ("<", "under", "less than", "менее"),
    "{}..": (">=", "≥", "at least", "not less than", "не менее"),
    "..{}": ("<=", "≤", "at most", "up to", "не более", "до"),
}
"""How a number with a qualifier is written in YAML → the words before it."""

RECURRENCES = {
    "month": ("monthly", "every month", "ежемесячно", "раз в месяц", "каждый месяц"),
    "quarter": ("quarterly", "every quarter", "ежеквартально", "раз в квартал", "каждый квартал"),
    "half-year": ("half-yearly", "every half-year", "раз в полугодие", "раз в полгода", "каждое полугодие"),
    "year": ("annually", "yearly", "every year", "ежегодно", "раз в год", "каждый год"),
}
"""How often → how that is said."""
ONCE = ("1 ", "один ", "once ")
"""What may stand before it."""
THEN = ("далее", "затем", "then", "and", "и", *DASHES)
"""What may stand before it, behind a date."""
SINCE = ("начиная", "с", "со", "в", "from", "since", "in", "starting", "beginning", "и", *DASHES)
"""What may stand behind it, before a date."""
DURING = ("в течение ", "в теч. ", "during ", "in the course of ")
"""What may stand before a year in which something is to be done."""
BY = ("до ", "не позднее ", "by ", "until ")
"""What may stand before the day on which something is due."""
WITHIN = ("до конца ", "к концу ", "в конце ", "конец ", "конца ", "by the end of ", "at the end of ", "end of ")
"""What may stand before a period in which something is to be done, and says no more of it than that can hold."""
DATELESS = (
    "постоянно", "на постоянной основе", "весь период", "в течение всего периода", "весь срок реализации программы",
    "по мере необходимости", "по необходимости", "по отдельному плану", "по отдельному графику", "permanently",
    "continuously", "as needed", "as required", "whole period",
)  # fmt: skip
"""What stands in place of a date and names none."""
AGREED = ("по согласованию", "by agreement", "subject to agreement", "to be agreed")
"""What may stand in brackets behind who is responsible, and is no part of the name."""
AS_OF = ("по состоянию на ", "на ", "as of ", "on ")
"""What may stand before the day of which a number is."""

SCALES = {
    3: ("тыс", "тысяч", "тысяча", "тысячи", "thousand", "thousands"),
    6: ("млн", "миллион", "миллиона", "миллионов", "million", "millions", "mln"),
    9: ("млрд", "миллиард", "миллиарда", "миллиардов", "billion", "billions", "bln"),
}
"""Power of ten → words in a unit that say it."""
UNITS = {
    "%": ("percent", "процент", "процента", "процентов", "проц"),
    "rub": ("руб", "рубль", "рубля", "рублей", "рубли", "₽", "р", "rub", "roubles", "rubles"),
    "person": ("чел", "человек", "человека", "persons", "people", "person"),
    "unit": ("ед", "единица", "единицы", "единиц", "unit", "units"),
    "hectare": ("га", "гектар", "гектара", "гектаров", "ha", "hectares"),
    "megawatt": ("мвт", "мегаватт", "mw"),
    "kilometre": ("км", "километр", "километра", "километров", "km"),
    "tonne": ("т", "тонна", "тонны", "тонн", "tonnes"),
    "bed": ("койка", "койки", "коек", "койко-мест", "beds"),
    "place": ("место", "места", "мест", "places"),
    "piece": ("шт", "штука", "штуки", "штук", "pcs", "piece", "pieces"),
}
"""What is measured → the words for it, which are written in many ways."""
TERMS: dict[str, dict[str, tuple[str, ...]]] = {
    "Progress": {
        "planned": ("to do", "план", "не начато", "запланирован", "запланирована"),
        "running": ("in progress", "under way", "ongoing", "started", "в работе", "в процессе", "начато", "идет", "идёт"),
        "done": (
            "completed", "finished", "ready", "сделано", "исполнено", "завершено", "готово", "проведено", "состоялось",
            "выполнен", "выполнена", "исполнен", "исполнена", "завершен", "завершена", "проведен", "проведена",
        ),
        "cancelled": ("canceled", "dropped", "отменен", "отменён", "отменена", "снято"),
    },
    "Every": RECURRENCES,
    "Role": {
        "core": ("основная", "основной", "якорный", "якорная", "якорный участник", "якорное предприятие", "anchor"),
        "supporting": ("обеспечивающая", "обеспечивающий", "вспомогательная", "вспомогательный"),
    },
    "Membership": {
        "actual": ("действующий", "действующий участник", "current", "current member"),
        "potential": ("потенциальный", "потенциальный участник", "potential member"),
        "planned": ("планируемый", "планируемый участник", "planned member"),
        "former": ("бывший", "бывший участник", "выбыл", "former member"),
    },
}
"""Vocabulary → term → how people say it."""

QUARTER = ("quarter", "квартал", "кв")
HALF = ("half", "полугоди", "полуг", "пг")
YEAR = ("year", "годы", "годов", "года", "год", "гг.", "гг", "г.", "г")
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
NUMERALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "первый": "1", "второй": "2", "третий": "3",
    "четвертый": "4", "четвёртый": "4", "первое": "1", "второе": "2",
}  # fmt: skip
"""What stands before a quarter or a half → its number."""
MONTHS = (
    ("jan", "январ"), ("feb", "феврал"), ("mar", "март"), ("apr", "апрел"), ("may", "ма"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "август"), ("sep", "сентябр"), ("oct", "октябр"), ("nov", "ноябр"), ("dec", "декабр"),
)  # fmt: skip
"""The beginnings of the months' names; those that begin alike are told apart by the order."""
