"""Russian of the page that links to what has been published: what each output is, for whom, what opens it."""

PUBLISHED = {
    "The programme": "Программа",
    "Workbook to work in": "Рабочая книга",
    "Roadmap as a calendar": "Календарь мероприятий дорожной карты",
    "The programme as plain text": "Программа в текстовом виде",
    "Tables for spreadsheets": "Таблицы с данными",
    "Database": "База данных",
    "Data for programs": "Данные для программ",
    "The chain as a graph for Graphviz": "Граф программы для Graphviz",
    "The chain as a graph for analyses": "Граф программы для анализа",
    "The chain as a diagram": "Граф программы в виде схемы",
    "Publications": "Публикации",
    "semicolons and decimal commas": "разделены точкой с запятой, дробная часть отделена запятой",
    "commas and decimal points": "разделены запятой, дробная часть отделена точкой",
    "Tables of a cluster development programme; meta.csv says of which, and as of which day.": (
        "Таблицы программы развития кластера; какой и по состоянию на какой день, сказано в meta.csv."
    ),
    (
        "The files are in UTF-8, with {written}. What each column holds is told in columns.csv, and with types and keys, "
        "for programs, in datapackage.json."
    ): (
        "Файлы в кодировке UTF-8, значения {written}. Что в каждом столбце, сказано в columns.csv, а для программ, "
        "с типами и ключами, — в datapackage.json."
    ),
    (
        "Numbers and periods stand as the model writes them, with the bounds and days beside them: over 130, ~7, 60..70, "
        "75.., not-set, 2021-H1, undated. What each of these means is told in notation.csv."
    ): (
        "Числа и сроки стоят в записи модели, рядом — их границы и дни: over 130, ~7, 60..70, 75.., not-set, 2021-H1, "
        "undated. Что значит каждая такая запись, сказано в notation.csv."
    ),
    (
        "Codes such as 2.10 are texts: a program that guesses makes 2.1 of them. In pandas: read_csv(…, dtype=str). Join "
        "tables by address, and tables of several programmes by program and address."
    ): (
        "Коды вроде 2.10 — тексты: программа, которая угадывает тип, сделает из них 2.1 или дату. В pandas: "
        "read_csv(…, dtype=str). Соединяйте таблицы по адресу, а таблицы нескольких программ — по program и адресу."
    ),
    (
        "Before =, +, - or @, where a spreadsheet may let a cell begin, stands an apostrophe more than in the text, so that "
        "no text becomes a formula. It is taken away by replacing {rule} by \\1\\2\\3."
    ): (
        "Перед =, +, - и @ там, где для табличного редактора может начаться ячейка, стоит на один апостроф больше, чем в "
        "тексте, чтобы текст не стал формулой. Его убирает замена {rule} на \\1\\2\\3."
    ),
    (
        "Such an apostrophe also stands before codes, periods and numbers as written (2.10), which Excel would turn into "
        "dates. To reckon with, there are the columns of plain numbers and days beside them: value_low, period_first."
    ): (
        "Такой же апостроф стоит перед кодами, сроками и числами в записи модели вроде 2.10, которые Excel превратил бы в "
        "даты. Для расчётов рядом есть столбцы с числами и днями: value_low, period_first."
    ),
    "{n} KB": "{n} КБ",
    "{n} MB": "{n} МБ",
    "To read": "Для чтения",
    "To work with": "Для работы",
    "Data for analysts and developers": "Данные для аналитиков и разработчиков",
    "Most texts of the programme are not translated; their language: {language}.": (
        "Тексты программы большей частью не переведены; их язык — {language}."
    ),
    # for whom it is, what opens it
    (
        "For the council: what is promised, what is due, what has come of it, and a page for each element. Opens "
        "in any browser, without the internet."
    ): (
        "Для совета кластера: что обещано, что пора исполнять, что исполнено, и страница о каждом элементе. "
        "Открывается в любом браузере, без интернета."
    ),
    (
        "For the ministry: the programme as a document to be agreed upon, signed and printed. Opens in Word "
        "or LibreOffice Writer; Word asks whether to update the fields: yes puts the page numbers into the contents."
    ): (
        "Для министерства: программа как документ для согласования, подписи и печати. Открывается в Word или "
        "LibreOffice Writer; Word спросит, обновить ли поля: ответ «Да» проставит номера страниц в содержании."
    ),
    (
        "For partners: who takes part, and what there is to offer, to be sent or printed. Opens in Word or LibreOffice "
        "Writer."
    ): (
        "Для партнёров: кто участвует и что предлагается; можно отправить или напечатать. Открывается в Word или "
        "LibreOffice Writer."
    ),
    "For partners: who takes part, and what there is to offer, as a page for a website. Opens in any browser.": (
        "Для партнёров: кто участвует и что предлагается, в виде страницы для сайта. Открывается в любом браузере."
    ),
    (
        "For the specialised organisation: who takes part, in which role, and in which bodies they sit. Opens "
        "in Word or LibreOffice Writer."
    ): (
        "Для специализированной организации: кто участвует, в какой роли и в какие органы входит. Открывается "
        "в Word или LibreOffice Writer."
    ),
    (
        "For the manager: values, dates and results are entered here and brought back into the programme. Opens in "
        "Excel or LibreOffice Calc."
    ): (
        "Для менеджера: сюда вносят значения, сроки и результаты, а отсюда их возвращают в программу. "
        "Открывается в Excel или LibreOffice Calc."
    ),
    "For the office: the dates of the roadmap in one's own calendar. Opens in Outlook, Thunderbird or on a telephone.": (
        "Для сотрудников: сроки дорожной карты в собственном календаре. Открывается в Outlook, Thunderbird "
        "или в телефоне."
    ),
    "Programmes compared": "Сравнение программ",
    "For editors and developers: the whole programme as text to be compared and quoted from. Opens in any text editor.": (
        "Для редакторов и разработчиков: вся программа как текст, который удобно сравнивать и цитировать. "
        "Открывается в любом текстовом редакторе."
    ),
    "For analysts: a table for each kind of element, in an archive. Opens in Excel, LibreOffice Calc, R or Python.": (
        "Для аналитиков: таблица на каждый вид элементов, в архиве. Открывается в Excel, LibreOffice Calc, R "
        "или Python."
    ),
    "For analysts: the same tables with keys and ready-made queries. Opens in DB Browser for SQLite, R or Python.": (
        "Для аналитиков: те же таблицы с ключами и готовыми запросами. Открывается в DB Browser for SQLite, R "
        "или Python."
    ),
    "For developers: the whole programme for other programs to read.": (
        "Для разработчиков: вся программа для чтения другими программами."
    ),
    "For analysts of networks: elements and links. Opens in Gephi, yEd or Cytoscape.": (
        "Для анализа сетей: элементы и связи. Открывается в Gephi, yEd или Cytoscape."
    ),
    "For those who draw: elements and links of the chain. Graphviz makes a picture of it.": (
        "Для рисования: элементы и связи программы. Картинку строит Graphviz."
    ),
    "For pages on GitHub, GitLab and wikis, which draw the chain by themselves.": (
        "Для страниц GitHub, GitLab и вики, которые рисуют схему сами."
    ),
}
