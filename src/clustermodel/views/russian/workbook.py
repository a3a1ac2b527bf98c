"""Russian of the first sheet of a workbook, which says how it is filled in, and of the last one."""

WORKBOOK = {
    "How to fill in this workbook": "Как заполнять книгу",
    (
        "Fill in and correct the yellow cells; green rows below a table take what is new. White cells are the approved text "
        "and are locked."
    ): (
        "Заполняют и исправляют жёлтые ячейки; новое вносят в зелёные строки под таблицей. Белые ячейки — официальный "
        "текст программы, они защищены."
    ),
    (
        "Begin at the top of the table below: first what has become of the actions, then the values that were reached, then "
        "what the programme leaves open."
    ): (
        "Начните с верхней строки таблицы, приведённой ниже: сначала — исполнение мероприятий, затем — достигнутые значения "
        "показателей, затем — то, что в программе не указано."
    ),
    (
        "The workbook is filled in on behalf of the body that manages the programme; what it says of an action or an "
        "indicator comes from whoever is responsible for that."
    ): (
        "Книга заполняется от имени органа, который управляет программой; сведения о мероприятии или показателе "
        "представляет ответственный за него."
    ),
    (
        "Where nothing is known, leave the cell empty. Clear nothing: a planned value that is withdrawn is “not set”, and "
        "what was reported is taken back by the word “delete”."
    ): (
        "Если сведений нет, оставьте ячейку пустой. Внесённое не стирайте: вместо отменённого планового значения пишут «не "
        "задано», а чтобы отозвать сообщённое об исполнении — «удалить»."
    ),
    (
        "Where the text of a yellow cell is in the language of the programme's file, not in that of this workbook, leave it "
        "so: it is compared with the file. Its translation, if there is one, is given in the note on the cell."
    ): (
        "Если текст в жёлтой ячейке дан на языке исходного файла, а не на языке книги, оставьте его как есть: его сверяют с "
        "файлом. Перевод, если он есть, приведён в примечании к ячейке."
    ),
    "How a column is filled in is explained in the note on its heading; what can be chosen, in its drop-down list.": (
        "Как заполнять столбец, сказано в примечании к его заголовку; слова и названия выбирают из раскрывающегося списка."
    ),
    (
        "Save the file as .xlsx and send it back to whoever sent it to you, with the name and the post of whoever filled it "
        "in."
    ): (
        "Сохраните книгу в формате .xlsx и верните её тому, кто её прислал, указав фамилию и должность заполнившего."
    ),
    (
        "The recipient brings it in with the command clustermodel import, tells you what was not accepted and why, and "
        "sends you a new workbook: go on in that one."
    ): (
        "Получатель внесёт сведения в программу (командой clustermodel import), сообщит, что не принято и почему, и пришлёт "
        "новую книгу — дальше работают в ней."
    ),
    "What is filled in": "Что заполняется",
    "Sheet": "Лист",
    "What is entered": "Что вносят",
    "Still empty": "Пока не заполнено",
    "nothing is missing": "всё, что требуется, заполнено",
    "{title}: {n} of {total}": "{title}: {n} из {total}",
    (
        "The values that were reached (actual); who is responsible and how values are counted, where the programme does not "
        "say; planned values and baselines; new indicators"
    ): (
        "Достигнутые значения (факт); ответственные и порядок подсчёта, если в программе они не указаны; плановые и "
        "исходные значения, если они меняются; новые показатели"
    ),
    "Who is responsible and what is expected, where the programme does not say; dates; new actions": (
        "Ответственные, участвующие и ожидаемый результат, если в программе они не указаны; сроки, если они меняются; "
        "новые мероприятия"
    ),
    "The money planned for each action, by source and year": (
        "Объёмы финансирования мероприятий по источникам и годам"
    ),
    (
        "New sources of money, and the unit of all sums if there is none; what actions get from them is entered in the "
        "workbook that you are sent then"
    ): (
        "Новые источники финансирования и, если она не указана, единица измерения сумм; объёмы по мероприятиям вносят в "
        "новую книгу, которую пришлют после этого"
    ),
    "Unit of all sums": "Единица измерения сумм",
    "What all sums of the programme are in, thousand roubles for example; one for all sources": (
        "В чём выражены все суммы программы, например тыс. руб.; одна для всех источников"
    ),
    "Taking part": "Участвуют",
    "Expected result": "Ожидаемый результат",
    "The number is": "Число указано",
    "A word from the list, if the action recurs: whether it is so many each time, in all or in the end": (
        "Слово из списка, если мероприятие повторяется: каждый раз столько, всего или к концу срока"
    ),
    "Expected result in figures": "Ожидаемый результат в числах",
    "Names from the list, or ids; several with semicolons between them": (
        "Названия из списка или коды; несколько — через точку с запятой"
    ),
    "A word from the list: how values of several periods relate": (
        "Слово из списка: как соотносятся значения за разные периоды"
    ),
    "What has become of each action in each period: status, date, result, money spent, evidence, remarks": (
        "Исполнение каждого мероприятия за каждый период: статус, дата, результат, израсходованные "
        "средства, подтверждение, примечания"
    ),
    "One remark per line; all of them are taken back by the word: delete": (
        "Каждое примечание — с новой строки; чтобы отозвать все примечания, напишите: удалить"
    ),
    "as of a later day": "на более позднюю дату",
    "What is only as of a later day is not counted in reports and papers as of {day}.": (
        "Сведения на более позднюю дату в отчётах и документах по состоянию на {day} не учитываются."
    ),
    "bound|about": "около",
    "bound|at least": "не менее",
    "bound|at most": "не более",
    "bound|more than": "более",
    "bound|less than": "менее",
    "Role and status where they change; new participants": "Роль и статус, если они меняются; новые участники",
    "New values of the statistics of the analysis (actual)": "Новые значения статистических показателей (факт)",
    "Notes of the compiler": "Пометки составителя",
    "For whoever keeps the model of the programme; there is nothing to fill in here.": (
        "Для составителя модели программы; заполнять здесь ничего не нужно."
    ),
}
