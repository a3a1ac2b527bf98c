"""Russian labels of the programme's title, its aims and what it is founded on."""

ANALYSIS = {
    # chapters and headings
    "Passport of the programme": "Паспорт программы",
    "Mission and goal": "Миссия и цель",
    "Objectives": "Задачи",
    "SWOT analysis": "SWOT-анализ",
    "Strengths": "Сильные стороны",
    "Weaknesses": "Слабые стороны",
    "Opportunities": "Возможности",
    "Threats": "Угрозы",
    "Factor": "Фактор",
    "Evidence for the factors": "Чем подтверждаются факторы",
    "What follows: the matrix of responses": "Матрица стратегических решений",
    "Key performance indicators": "Ключевые показатели эффективности",
    "Starting conditions": "Исходные условия",
    "Statistics": "Статистика",
    "Single indicators": "Отдельные показатели",
    "Statements": "Утверждения",
    "Places": "Территории",
    "Participants": "Участники",
    "Groups of participants": "Группы участников",
    "Organisations": "Организации",
    "Value chain": "Цепочка создания стоимости",
    "Governance": "Система управления",
    "Roadmap": "Дорожная карта",
    "Other actions": "Прочие мероприятия",
    "Money": "Финансирование",
    "Budgets of actions": "Бюджеты мероприятий",
    "Sums by source of money": "Суммы по источникам финансирования",
    "Risks": "Риски",
    "Other clusters": "Другие кластеры",
    "Other clusters that a chart of the text shows": "Кластеры, показанные на схеме",
    "The chart shows the clusters:": "На схеме показаны кластеры:",
    "The chart has not been preserved. It showed the clusters:": "Схема не сохранилась; на ней были показаны кластеры:",
    "Links": "Связи",
    "Sources": "Источники",
    "Misprints that do not show in a translation are not listed.": "Опечатки, не видные в переводе, не приведены.",
    "Letters of the codes as printed: {letters}.": "Обозначения в тексте: {letters}.",
    "Misprints of the text that are put right": "Исправленные опечатки",
    "Part of the text": "Место в тексте",
    "until {year}": "до {year} года",
    "Charts that have not been preserved:": "Диаграммы, которые не сохранились:",
    "The table that the text has in this section is not reproduced here.": "Таблица этого раздела здесь не приводится.",
    "The table that the text has in this section is not reproduced here: it is of another cluster ({name}).": (
        "Таблица этого раздела здесь не приводится: по содержанию она относится к другому кластеру ({name})."
    ),
    "Appendices": "Приложения",
    "The text refers to them, but they are not attached to it: {titles}.": (
        "В тексте упомянуты, но к нему не приложены: {titles}."
    ),
    "The values of these indicators{units} have not been preserved; only the ranks are given.": (
        "Значения показателей{units} не сохранились, приведены только ранги."
    ),
    "Of some numbers only the rank has been preserved.": "От некоторых показателей сохранился только ранг.",
    "the compiler's supposition": "предположение составителя",
    "as the same indicator is called elsewhere": "так тот же показатель назван в другом месте текста",
    (
        "The text is the document's; misprints put right are listed at the end, "
        "additions bear {sign} or are told to be such."
    ): (
        "Текст приводится по документу; исправленные опечатки перечислены в конце, "
        "дополнения составителя отмечены знаком {sign} или оговорены."
    ),
    "Drawn up from the text of the programme.": "Составлен по тексту программы, в котором паспорта нет.",
    "Dates that have begun, each repetition counted": (
        "Сроков, начало которых наступило (каждое повторение считается отдельно)"
    ),
    "Printed": "Напечатано",
    "Sic|as printed": "так в тексте",
    "Compiler's note": "Примечание составителя",
    "The text gives different values of this indicator: {values}; {time}.": (
        "в тексте приведены разные значения этого показателя: {values}; {time}."
    ),
    "the unit of {name} is as in the text; its total is given in {unit}.": (
        "единица измерения показателя {name} указана так, как в тексте; общее значение дано в единицах {unit}."
    ),
    "Computed from, units": "Число единиц, по которым выполнен расчёт",
    "no year is given": "год не указан",
    "The numbers of the text do not agree: {part}, while {whole}; they may count different things.": (
        "числа в тексте не согласуются: {part}; {whole}. Возможно, в них учтены разные объекты."
    ),
    "indicator {kpi} is to be {target} in {period}, while {statistic}{whole} is {observed}, a ratio of {times} to 1. "
    "The unit may be wrong, or they may count different things.": (
        "значение показателя {kpi} на {period} – {target}, значение показателя {statistic}{whole} – {observed}; "
        "их соотношение 1 : {times}. Возможно, неверно указана единица измерения или учтены разные объекты."
    ),
    "more than {number}": "более {number}",
    "not attached to the text": "примечание составителя: к тексту не приложено",
    "Several|not attached to the text": "примечание составителя: к тексту не приложены",
    "The words here stand as in the document; they are damaged, and some seem to be of that cluster, too": (
        "Текст раздела приводится так, как он напечатан в документе; он испорчен и, по-видимому, отчасти относится "
        "к тому же кластеру"
    ),
    "To be read as": "Следует читать",
    "Remarks": "Примечания",
    "Contents": "Содержание",
    "Signs": "Условные обозначения",
    # signs
    "a misprint in the text, corrected here": "опечатка текста программы исправлена составителем",
    "added or interpreted when this document was drawn up; the text does not say it in so many words": (
        "дополнено составителем, в тексте программы отсутствует"
    ),
    "inferred by the compiler from shared wording": "вывод из формулировок: прямо в тексте связь не названа",
    "inferred by the compiler, merely plausible": "предположение составителя: в тексте оснований для него мало",
    "as printed; the programme has nothing of this name or number": (
        "так в тексте программы; такого пункта в ней нет"
    ),
    "sum of the numbers that are given; some are missing": "сумма приведённых чисел; часть чисел отсутствует",
    "the document gives no number": "в документе значение не приведено",
    "the number was in the document and cannot be read any more": "значение в документе было, но не сохранилось",
    "the number was shown on a chart, and the text has not preserved it": (
        "значение было показано на диаграмме, в тексте оно не сохранилось"
    ),
    "the number was not reported": "данные не представлены",
    "not applicable: there can be no number": "показатель неприменим: значения быть не может",
    # passport, mission, goal, objectives
    "Full title": "Полное наименование",
    "Cluster": "Кластер",
    "Territory": "Территория",
    "Period of the programme": "Срок реализации",
    "Status": "Статус",
    "Status|draft": "проект",
    "Status|approved": "утверждена",
    "Status|replaced": "заменена",
    "Status|unknown": "нет сведений",
    "Edition": "Редакция",
    "Issued": "Дата издания",
    "Year issued": "Год издания",
    "Prepared by": "Разработчик",
    "Contract": "Договор",
    "Replaces": "Заменяет",
    "Markings": "Отметки",
    "Programme": "Программа",
    "Governing bodies": "Органы управления",
    "Mission": "Миссия",
    "Goal": "Цель",
    "Objective": "Задача",
    "Answers": "Основание (SWOT)",
    "Measured by": "Показатели",
    "Pursued by": "Мероприятия",
    # indicators and statistics
    "Indicator": "Показатель",
    "Unit": "Ед. изм.",
    "Baseline": "Исходное значение",
    "Counted as": "Как считается",
    "Aggregation|stock": "состояние на конец периода",
    "Aggregation|flow": "сумма за период",
    "Aggregation|unspecified": "не указано",
    "Aggregation|cumulative": "нарастающим итогом",
    "Should": "Желаемая динамика",
    "Desired|increase": "рост",
    "Desired|decrease": "снижение",
    "Desired|maintain": "без изменений",
    "How the indicators are measured and achieved": "Как измеряются и чем достигаются показатели",
    "All indicators should": "Желаемая динамика всех показателей:",
    "All indicators are counted as": "Все показатели считаются так:",
    "How it is measured": "Как измеряется",
    "objective {number}": "задача {number}",
    "objectives {number}": "задачи {number}",
    "indicators {number}": "показатели {number}",
    "directions {number}": "направления {number}",
    "risks {number}": "риски {number}",
    "links {number}": "связи {number}",
    "indicator {number}": "показатель {number}",
    "direction {number}": "направление {number}",
    "risk {number}": "риск {number}",
    "link {number}": "связь {number}",
    "Definition": "Определение",
    "Part of": "Входит в",
    "Measures": "Что измеряет",
    "Paper|Measures": "К какой задаче (цели) относится",
    "Driven by actions": "Мероприятия",
    "Observed by": "Статистика",
    "Responsible": "Ответственный",
    "About": "К чему относится",
    "Values": "Значения",
    "Rank": "Ранг",
    "Ranked among": "Ранг среди",
    "rank {rank}": "ранг {rank}",
    "Scope": "Охват",
    "Source": "Источник",
    "section {number}": "раздел {number}",
    "section {number} of the text": "раздел {number} текста программы",
    "n: the number of units from which the value was computed": "n – число единиц наблюдения, по которым выполнен расчёт",
    "Nature|forecast": "прогноз",
    "Nature|target": "цель",
    "Statement": "Утверждение",
    "Evidence": "Чем подтверждается",
}
