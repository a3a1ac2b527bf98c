"""Russian labels of the report; those that it shares with the documents stand in the modules beside this one."""

REPORT = {
    # the page
    "Report for the council": "Отчёт для совета кластера",
    "As of {day}": "По состоянию на {day}",
    "Reported|Key performance indicators": "Исполнение по показателям",
    "Reported|Statistics": "Статистические показатели",
    "Reported|Actions": "Исполнение мероприятий",
    "Source|not stated": "не указан",
    "Translation from {language}. Title of the original: {title}": (
        "Перевод. Язык подлинника — {language}. Название подлинника: {title}"
    ),
    "with a report as of {day}": "с отчётом об исполнении по состоянию на {day}",
    "Language": "Язык",
    "Search": "Поиск",
    "nothing found": "ничего не найдено",
    "found: {n}": "найдено: {n}",
    "Show all": "Показать все",
    "Parts of the report": "Разделы отчёта",
    "Skip to the content": "Перейти к содержанию",
    "What is open is what is printed. To print all parts, open everything on one page; the chain and the pages of elements "
    "are printed by themselves.": (
        "Печатается открытый раздел. Чтобы напечатать все разделы, откройте «Всё на одной странице»; "
        "схему связей и страницы элементов печатают отдельно."
    ),
    "Everything on one page": "Всё на одной странице",
    "Made by clustermodel from the programme's file.": "Отчёт составлен по файлу программы в clustermodel.",
    "Quotations are checked against a text copy of the document: {names}.": (
        "Цитаты сверяются с текстовой копией документа: {names}."
    ),
    "What that copy has lost is marked as such.": "Утраченное в этой копии отмечено.",
    "Quotations are in the language of the document: {language}.": "Цитаты приведены на языке документа: {language}.",
    "As printed": "В документе напечатано",
    "Open this file first: {title}. The others are for particular work.": (
        "Первым откройте файл «{title}». Остальные нужны для отдельных работ."
    ),
    "Licence": "Лицензия",
    "line {n}": "строка {n}",
    "Done, but late": "Выполнено с опозданием",
    "Worse than before the programme, without a target for that time": (
        "Хуже исходного значения (план на этот период не установлен)"
    ),
    "Spent, as reported (actions: {n} of {all})": "Израсходовано (сведения по мероприятиям: {n} из {all})",
    "sums reported only as of a later day, {day}, are not counted; actions: {names}": (
        "не учтены суммы, сведения о которых есть только на более позднюю дату, {day}; мероприятия: {names}"
    ),
    "Planned for the same actions, {period}": "План тех же мероприятий на {period}",
    "Planned for {period}": "План на {period}",
    "{period} is not over, its plan is counted in full": "{period} не завершён, план учтён полностью",
    "{sum} in {period}": "{sum} за {period}",
    "more than planned": "больше плана",
    "Planned for the same actions, for all years": "План тех же мероприятий на все годы",
    "Planned for the whole programme": "План всей программы",
    "Spent more than planned": "Израсходовано больше плана",
    "less than promised": "ниже планового",
    "result below plan": "результат ниже планового",
    "of which with a result below plan": "из них с результатом ниже планового",
    "result not reported": "результат не сообщён",
    "Result|not reported": "не сообщён",
    "Actions of the programme": "Мероприятий в программе",
    "due to have begun": "срок начала наступил",
    "reported on": "сведения представлены",
    "done at every date": "отмечены выполненными по всем срокам",
    "carried out, cancelled or over": "исполнено, отменено или срок истёк",
    "carried out or cancelled": "исполнено или отменено",
    "period not yet over": "срок ещё не истёк",
    "where the text names no end, an action is taken to recur until the end of the programme": (
        "если окончание в тексте не указано, принято, что мероприятие повторяется до конца программы"
    ),
    "date not stated": "дата не указана",
    "Of the dates to come, reported as planned": "О предстоящих сроках сообщено",
    "Plan by {day}": "План к {day}",
    "So far": "Нарастающим итогом",
    "In all": "Всего",
    "share|of": "из",
    "Indicators with an actual value": "Показателей с фактическими значениями",
    "Verdict|no plan for that period": "план на этот период не установлен",
    "Targets that are missed": "Плановые значения не достигнуты",
    "Results below what was promised": "Результат ниже планового",
    "Planned and spent": "План и расход",
    "Planned for all years": "План на все годы",
    "Targets missed by the last actual value: {names}.": "План не достигнут (по последним фактическим значениям): {names}.",
    "Target not met": "План не достигнут",
    # what an element has not
    "lack|none": "нет",
    "lack|not named": "не назван",
    "lack|not stated": "не указано",
    "lack|none directly": "напрямую нет, через другие мероприятия — см. ниже",
    "lack|not known": "сведений нет",
    "the programme as a whole is drawn up for it": "программа в целом составлена для неё",
    "the territory of the programme lies in it": "в неё входит территория программы",
    "Actions in which it takes part": "Мероприятия с его участием",
    "Number of participants": "Число участников",
    "Participants here": "Участники на этой территории",
    "through {name}": "через {name}",
    "What depends on it through other actions": "Что зависит от этого через другие мероприятия",
    "SWOT pairings and factors that it answers": "Решения и факторы SWOT, с которыми связано",
    "Actions that concern it in particular": "Мероприятия, которые касаются именно этой территории",
    "Bodies in which it is represented": "Органы, в которых эта территория представлена",
    "SWOT pairings that concern it": "Решения SWOT, которые касаются этой территории",
    "the text names no end, so the end of the programme is taken": "окончание в тексте не указано, принят конец программы",
    "Show": "Показать",
    # overview
    "Overview": "Главное",
    "The chain in numbers": "Состав программы",
    "What is promised": "Обязательства программы",
    "What is broken": "Замечания к программе",
    "What is due": "Сроки и исполнение",
    "The programme's period, {horizon}, is over.": "Срок программы ({horizon}) истёк.",
    "The programme's period, {horizon}, has not begun yet.": "Срок программы ({horizon}) ещё не начался.",
    "The programme is under way: its period is {horizon}.": "Программа действует, её срок — {horizon}.",
    "Actual values are reported for {n} of {all} indicators.": "Показателей с фактическими значениями: {n} из {all}.",
    "No actual value is reported for any of the {all} indicators.": (
        "Фактические значения не представлены ни по одному показателю (всего показателей — {all})."
    ),
    "There are reports on {n} of {all} actions.": "Мероприятий, об исполнении которых есть сведения: {n} из {all}.",
    "Nothing is reported on any of the {all} actions.": (
        "Сведений об исполнении нет ни по одному мероприятию (всего мероприятий — {all})."
    ),
    "Execution is not known: no report is available.": "Исполнение неизвестно: сведения о нём не представлены.",
    "Time over, and not done: {names}.": "Срок истёк, не выполнено: {names}.",
    "Time over, and nothing reported: {names}.": "Срок истёк, сведения не представлены: {names}.",
    "Done late: {names}.": "Выполнено с опозданием: {names}.",
    "Cancelled: {names}.": "Отменено (полностью или в отдельные сроки): {names}.",
    "Of the others: {parts}.": "По остальным: {parts}.",
    "{said} – {names}": "{said} — {names}",
    "time running, and nothing reported": "срок не истёк, сведения не представлены",
    "not begun yet": "срок ещё не начался",
    "Worse than before the programme, without a target for that time: {names}.": (
        "Хуже исходного значения (план на этот период не установлен): {names}."
    ),
    "Results below what was promised: {names}.": "Мероприятия с результатом ниже планового: {names}.",
    "Spent more than planned: {names}.": "Мероприятия с расходом больше плана: {names}.",
    "Nothing is overdue.": "Невыполненных мероприятий с истёкшим сроком нет.",
    "Over, not known for want of a report": "Срок истёк, исполнение неизвестно: сведения не представлены",
    "State|not known, no report": "исполнение неизвестно, сведения не представлены",
    "without factors": "без факторов",
    "without pairings": "без решений по SWOT",
    "without objectives": "без задач",
    "without indicators": "без показателей",
    "without actions": "без мероприятий",
    "without bodies": "без ответственного",
    "Target {period}": "План на {period} год",
    "Last target": "Последний план",
    "Last actual": "Последний факт",
    "{n} of {all}": "{n} из {all}",
    "{n} in all": "всего {n}",
    "Contradictions": "Противоречия",
    "Contradictions, and what is of another cluster": "Противоречия и данные другого кластера",
    "How the indicator is counted is not stated, so no line leads from value to value.":
        "Как считается показатель, не указано, поэтому значения не соединены линией.",
    "Numbers that are given in the programme's file, and need not stand in its text: {numbers}.":
        "Обозначения присвоены в файле программы, в самом документе их может не быть: {numbers}.",
    "The chain": "Связность программы",
    "Participants and links": "Участники и связи",
    "Shares are told as «n of all»: a programme with more indicators is not a better one.":
        "Доли показаны как «столько-то из всех»: программа, в которой показателей больше, от этого не лучше.",
    "Every action: {state}.": "У всех мероприятий: {state}.",
    "In the strategy chain": "Показать на схеме связей",
    "What else weighs most": "Главное из остального",
    "All findings": "Все замечания",
    "All findings by section": "Число замечаний по разделам",
    "Of all findings, {n} are about what the copy of the text has lost, and no faults of the programme.": (
        "Из всех замечаний о том, что утрачено в имеющейся копии текста: {n}. Это не ошибки программы."
    ),
    "Section": "Раздел",
    "Errors": "Ошибки",
    "Warnings": "Предупреждения",
    "Advice": "Советы",
    "The checks find nothing.": "Проверка замечаний не выявила.",
    "The programme has no dated actions.": "В программе нет мероприятий со сроками.",
    "As of {day}: {actions}, {occurrences}, each repetition counted. Of these occurrences:": (
        "На {day}: {actions}, {occurrences} (каждое повторение считается отдельно). Из этих сроков:"
    ),
    "Scroll the table to the right →": "Прокрутите таблицу вправо →",
    "What is reported reaches to {day}; what ended after the day of this report is left out.": (
        "Сведения об исполнении доходят до {day}; то, что завершилось после даты отчёта, не учтено."
    ),
    "Over, and not done": "Срок истёк, не выполнено",
    "Over, and nothing reported": "Срок истёк, сведения об исполнении не представлены",
    "Due now": "Срок исполнения не истёк",
    "Cancelled at some or all of their dates": "Отменено (полностью или в отдельные сроки)",
    "Begins in the next three months": "Начинается в ближайшие три месяца",
    "State|done": "выполнено",
    "State|done late": "выполнено с опозданием",
    "State|running": "выполняется",
    "State|cancelled": "отменено",
    "State|over, nothing reported": "срок истёк, сведения не представлены",
    "State|over, not done": "срок истёк, не выполнено",
    "State|reported only as of a later day": "сведения есть только на более позднюю дату",
    "Newer values, reported as of {day} and so later than the day of this report, are not counted: {names}.": (
        "Более новые значения, представленные на {day}, то есть позже даты отчёта, не учтены: {names}."
    ),
    "Not counted": "Не учтено",
    "what is reported as of {day}, later than the day of this report": "сведения на {day} (позже даты отчёта)",
    "newer values of the indicators": "более новые значения показателей",
    "Reported only as of a later day ({day}), not counted": "Сведения есть только на более позднюю дату ({day}) и не учтены",
    "State|due now": "срок не истёк",
    "State|due now, nothing reported": "срок не истёк, сведений нет",
    "State|ahead": "предстоит",
    # the chain as a graph
    "Strategy chain": "Схема связей",
    "An arrow leads from an element to what it depends on; a broken one is an inference of the compiler.": (
        "Стрелка ведёт от элемента к тому, от чего он зависит; пунктир — вывод или предположение составителя."
    ),
    "The graph goes on beyond its frame: drag it.": "Схема не поместилась в рамку: её можно двигать мышью или пальцем.",
    "Chart and figures": "График и значения по годам",
    "Arrow keys walk along the links; Escape lets go.": "Клавиши со стрелками ведут по связям, Esc снимает выбор.",
    "The graph needs JavaScript. The same links stand on the page of each element.": (
        "Для схемы нужен JavaScript. Те же связи приведены на странице каждого элемента."
    ),
    "This part needs JavaScript; in the first language it can be read without.": (
        "Для этой части нужен JavaScript; на первом языке её можно прочесть и без него."
    ),
    "Heading|Reported": "Отчётные данные",
    "Other kinds": "Другие виды элементов",
    "Element": "Элемент",
    "Whole graph": "Вся схема",
    "The chain as a graph": "Схема связей программы",
    "Choose an element.": (
        "Выберите элемент на схеме или в списке: появится, от чего он зависит и что зависит от него."
    ),
    # indicators and roadmap
    "No actual value is reported, so there is only the plan to be shown.": (
        "Фактические значения не представлены, поэтому показан только план."
    ),
    "There are no numbers to be drawn.": "Чисел, по которым можно построить график, нет.",
    "Period": "Период",
    "Occurrences": "Исполнение по периодам",
    "Shape|work that goes on for all that time": "работа в течение всего периода",
    "Shape|deadline: the mark ends on the last day, the line before it is the time allowed": (
        "срок: знак стоит у последнего дня, линия перед ним — отведённое время"
    ),
    "Shape|recurring deadline": "повторяющийся срок",
    "by {day}": "до {day}",
    "The vertical line is {day}.": "Вертикальная линия — {day}",
    "{day}, the day of this report, is not within the time shown.": "Дата отчёта ({day}) за пределами показанного срока.",
    "nothing is said": "не указано",
    # coverage and findings
    "Coverage": "Полнота связей",
    "A sign leads to the page of its row, which says in which words the text makes the link, or who has inferred it.": (
        "Знак в клетке ведёт на страницу элемента в строке: там видно, на каких словах основана связь или чей это вывод."
    ),
    "Without a link": "Без связи",
    "Findings": "Замечания",
    "– in the full report": "— в полном отчёте",
    "Severity|error": "ошибка",
    "Severity|warning": "предупреждение",
    "Severity|advice": "совет",
    "What to do": "Что сделать",
    "See also": "См. также",
    "Each line tells what is wrong, and where. Open it for the elements and for what to do.": (
        "В каждой строке — что не так и у скольких элементов. Раскройте её, чтобы увидеть, у каких именно и что сделать."
    ),
    "Show codes of checks, lines of files and words of their language, for whoever keeps the files": (
        "Показать обозначения проверок, строки файлов и слова их языка (для тех, кто ведёт файлы программы)"
    ),
    "What the copy of the text has lost": "Утраченное в копии текста",
    "These are no faults of the programme: the text that its file was made from does not have them any more.": (
        "Это не ошибки программы: этого нет в той копии её текста, по которой составлен файл."
    ),
}
