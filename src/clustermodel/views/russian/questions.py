"""Russian of the questions that a report puts to a council."""

QUESTIONS = {
    "Questions for the council": "Вопросы для решения совета",
    "Question|Who reports, and by when, what has become of the indicators?": (
        "Кто и в какой срок представит фактические значения показателей?"
    ),
    "Question|What is to be done about indicators that miss their targets?": (
        "Какие меры принять по показателям, плановые значения которых не достигнуты?"
    ),
    "Question|What has become of actions whose time is over, and who reports on them?": (
        "Что сделано по мероприятиям, срок которых истёк, и кто о них отчитается?"
    ),
    "Question|Is what is late to be finished, put off or cancelled?": (
        "Завершить, перенести или отменить мероприятия, не выполненные в срок?"
    ),
    "Question|Who answers for actions without a body responsible?": (
        "Кого назначить ответственными за мероприятия, у которых ответственного нет?"
    ),
    "Question|Which targets are to be set for indicators that have none, or are they to be dropped?": (
        "Какие плановые значения установить для показателей, у которых их нет, или исключить эти показатели?"
    ),
    "Question|By which actions are these indicators to be reached?": "Какими мероприятиями обеспечить эти показатели?",
    "Question|By which actions is this indicator to be reached?": "Какими мероприятиями обеспечить этот показатель?",
    "Question|What is to replace the content that belongs to another cluster?": (
        "Чем заменить сведения, которые относятся к другому кластеру?"
    ),
    "Question|Which of two values that cannot both be true holds?": "Какое из двух несовместимых значений верно?",
    "Question|In which units are the targets set, and which companies do they count?": (
        "В каких единицах установлены плановые значения и какой круг компаний они учитывают?"
    ),
    "Question|Which of two responses that contradict each other holds?": (
        "Какое из двух противоречащих друг другу решений оставить?"
    ),
    "Question|How are the dates of actions to be changed that begin before what they require?": (
        "Как изменить сроки мероприятий, которые начинаются раньше тех, без которых их нельзя начать?"
    ),
    "Question|How is the date of the action to be changed that begins before what it requires?": (
        "Как изменить срок мероприятия, которое начинается раньше того, без которого его нельзя начать?"
    ),
    "Question|How are the required ties to these clusters settled?": "Как закрепить обязательные связи с этими кластерами?",
    "Question|How is the required tie to this cluster settled?": "Как закрепить обязательную связь с этим кластером?",
    "Question|Who oversees the body that oversees itself?": "Кому поручить независимый контроль?",
    "Question|Which result is expected of each action?": "Какой результат ожидается от каждого мероприятия?",
    "Question|From which means are the actions paid for?": "Из каких средств финансируются мероприятия?",
    "Question|By what is it seen that the goal is reached?": "По какому показателю судить о достижении цели?",
    "Question|By what is it seen that these objectives are reached?": "По каким показателям судить о решении этих задач?",
    "Question|By what is it seen that this objective is reached?": "По каким показателям судить о решении этой задачи?",
    "Question|By which actions are the responses carried out that so far only objectives take up?": (
        "Какими мероприятиями выполнить решения по SWOT, которые учтены только в задачах?"
    ),
    "Question|Are the responses that neither an objective nor an action takes up to be carried out?": (
        "Выполнять ли решения по SWOT, не учтённые ни в задачах, ни в мероприятиях?"
    ),
    "Question|When are the values reported whose time is over?": (
        "Когда будут представлены значения показателей за истёкшие периоды?"
    ),
    "Question|Is the head of a body a member of it?": "Входит ли руководитель органа в его состав?",
}
