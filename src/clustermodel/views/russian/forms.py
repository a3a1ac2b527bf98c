"""Russian labels of workbooks; and what periods, kinds of elements and their relations are called."""

FORMS = {
    # workbook
    "KPIs": "Показатели",
    "Execution": "Исполнение",
    "Occurrence": "Период",
    "Plan": "План",
    "Actual": "Факт",
    "Baseline period": "Исходный период",
    "How often": "Как часто",
    "Until": "До",
    "Dates as printed": "Срок в документе",
    "Direction": "Направление",
    "Date": "Дата",
    "Unit of the result": "Ед. изм. результата",
    "Measure of the result": "Результат в числах",
    "Spent": "Потрачено",
    "Progress|planned": "запланировано",
    "Progress|running": "выполняется",
    "Progress|done": "выполнено",
    "Progress|cancelled": "отменено",
    "Missing|not-set": "не задано",
    "Missing|lost": "утрачено",
    "Missing|not-reported": "не представлено",
    "Missing|not-applicable": "не применимо",
    "Yellow cells may be edited.": "Жёлтые ячейки можно править.",
    "Green rows take what is new.": "В зелёные строки вносят новое.",
    "Choose a word from the list.": "Выберите слово из списка.",
    "A number: 12; 12.5; ~7 about; 25..29 a range; 130.. at least; ..7 at most; or in words: not set, not reported": (
        "Число: 12; 12,5; ~7 — около; 25..29 — от и до; 130.. — не менее; ..7 — не более; "
        "или словами: не задано, не представлено"
    ),
    "A period: 2021; H1 2021; Q3 2021; December 2021; a day, 15 Dec 2021; 2021–2023": (
        "Срок: 2021; I полугодие 2021; III квартал 2021; декабрь 2021; день — 15.12.2021; с какого по какой — 2021–2023"
    ),
    "A word from the list; empty: once": "Слово из списка; пусто — один раз",
    "How long it recurs: 2023; December 2023; empty: to the end of the programme": (
        "До какого времени повторяется: 2023; декабрь 2023; пусто — до конца программы"
    ),
    "A word from the list; what was reported is taken back by the word: delete": (
        "Слово из списка; сообщённое отзывают словом «удалить»"
    ),
    "As the document words them, in its language": "Как в документе, на его языке",
    "In a new row: the id of the action": "В новой строке: код мероприятия",
    "A new row may be given an id of its own, Latin letters and digits; without one it gets the next, for example {id}": (
        "Новой строке можно дать свой код из латинских букв и цифр; без него она получит следующий, например {id}"
    ),
    "In a new row: names or ids, with commas between them": "В новой строке: названия или коды через запятую",
    # periods
    "undated": "без даты",
    "d MMM y": "dd.MM.y",
    "LLLL y": "LLLL y\u00a0'г'.",
    "H{number} {year}": "{roman} полугодие {year}\u00a0г.",
    "Q{number} {year}": "{roman} квартал {year}\u00a0г.",
    # kinds of elements
    "SWOT pairings": "Сочетания факторов",
    "SWOT factors": "Факторы SWOT",
    "Directions of work": "Направления",
    "An arrow reads «rests on»; a dashed one is the modeller's inference.": (
        "Стрелка означает «опирается на»; пунктирная — вывод составителя модели."
    ),
    "Reported": "Сообщено",
    "What is reported": "Исполнение программы",
    "Result and remarks": "Результат и примечания",
    "Deviation": "Отклонение",
    "Verdict": "Итог",
    "Verdict|met": "достигнуто",
    "Verdict|not met": "не достигнуто",
    "Verdict|cannot be told": "определить нельзя",
    "Actions": "Мероприятия",
    "Bodies": "Органы управления",
    "Stages of the value chain": "Этапы цепочки стоимости",
    "Sources of money": "Источники финансирования",
    "Links to other clusters": "Связи с другими кластерами",
    # relations of the chain: the first end, the relation, the second end
    "relation|achieved by": "достигается",
    "relation|answers": "отвечает на",
    "relation|combines": "сочетает",
    "relation|evidenced by": "подтверждается",
    "relation|measured by": "измеряется",
    "relation|observed by": "наблюдается",
    "relation|driven by": "обеспечивается",
    "relation|pursued by": "выполняется",
    "relation|comprises": "включает",
    "relation|requires": "после",
    "relation|done by": "исполняет",
    "relation|answered for by": "отвечает",
    "relation|with": "с участием",
    "relation|uses": "использует",
    "relation|created by": "создаётся",
    "relation|fulfils": "реализует",
    "relation|funded by": "оплачивается",
    "relation|staffed by": "в составе",
    "relation|has": "имеет",
    "relation|over": "в отношении",
    "relation|is": "это",
    "relation|within": "внутри",
    "relation|made in": "создаётся на этапе",
    "relation|follows": "следует за",
    "relation|performs": "включает",
    "relation|carried out by": "осуществляет",
    "relation|located in": "находится в",
    "relation|of": "касается",
    "relation|from": "из-за",
    "relation|threatens": "угрожает",
    "relation|owned by": "следит",
}
