## Слова таблиц регламентов (house.md); ими написаны страницы docs/regulations/

regulation-r2 = Запись на приём к врачу
regulation-r3 = Вызов врача на дом
regulation-r5 = Выдача справки с туберкулёзного диспансера
regulation-r6 = Выдача справки с психоневрологического диспансера
regulation-r7 = Выдача справки с наркологического диспансера

actor-applicant = услугополучатель
actor-registrar = ответственный сотрудник
actor-doctor = врач или фельдшер
actor-phthisiatrician = врач-фтизиатр
actor-psychiatrist = врач-психиатр
actor-narcologist = врач-нарколог
actor-management = руководство услугодателя
actor-clock = истечение срока

step-applied = обращение принято
step-checked = регистр проверен
step-written = запись в журнале сделана
step-told = устный ответ дан
step-confirmed = приход подтверждён
step-handed_over = передано сотруднику
step-moved = запись перенесена
step-cancelled = запись отменена
step-came = приём состоялся
step-missed = неявка
step-closed_by_clinic = запись прекращена поликлиникой
step-on_list = внесено в список врача
step-overdue = обещанное время прошло
step-visited = врач пришёл на дом
step-not_at_home = дома никого не оказалось
step-handed_to_103 = передано скорой помощи
step-registered = обращение зарегистрировано
step-with_doctor = направлено врачу
step-stopped = обращение остановлено в регистратуре
step-signed = врач подписал
step-refused = врач не выдал справку
step-referred = направлено на комиссию
step-certified = руководство заверило
step-answered = сообщается, что ответ готов
step-received = ответ вручён лично

act-check_register = проверить прикрепление по регистру
act-book = записать в журнал
act-tell = устно назвать день и время
act-hand_over = передать сотруднику
act-call_back = внести в список дел
act-remind = напомнить
act-confirm = подтвердить приход
act-move = перенести
act-cancel = отменить
act-come = отметить явку
act-miss = отметить неявку
act-close = прекратить запись
act-call_home = записать вызов в журнал
act-plan = записать в журнал активное посещение
act-list = внести в список врача
act-pass = отметить, что время прошло
act-visit = отметить визит на дом
act-find_nobody = отметить, что дома никого нет
act-hand_to_103 = передать скорой помощи
act-fill_in = заполнить с бумаги диагноз и помощь
act-register = зарегистрировать в журнале
act-send = выдать бланк и направить врачу
act-sign_and_send = подписать бланк и направить врачу
act-stop = остановить до врача
act-sign = подписать, поставить печать
act-refuse = не выдать справку
act-refer = направить на комиссионное психиатрическое освидетельствование
act-certify = проверить подписи и печати, заверить
act-present = вручить ответ лично
act-answer = начать сообщать, что ответ готов

check-identity = личность по удостоверению
check-tb_register = база «Национальный регистр больных туберкулёзом»
check-service_area = зона обслуживания по регистру прикреплённого населения
check-observation = динамическое наблюдение психиатрической организации

shown-registered = зарегистрировано
shown-answered = ответ готов
shown-handed_over = вручено

rule-few_lookups = число проверок не превышено
rule-few_open_entries = число записей без подтверждения личности не превышено
rule-attached_within_horizon = прикрепление к этой поликлинике есть в один из дней, на которые открыта запись
rule-represented = ребёнка до 16 лет записывает законный представитель
rule-still_ahead = время приёма ещё не наступило
rule-late_enough = до приёма остаётся срок, заданный поликлиникой
rule-within_horizon = запись на этот день открыта
rule-attached_on_day = в день приёма есть прикрепление к этой поликлинике
rule-directly_or_referred = направление не нужно либо есть действующее направление или причина
rule-not_booked_twice = на этот день к этому врачу записи ещё нет

rule-takes_home_calls = поликлиника принимает вызовы на дом
rule-cared_for_at_home = место жительства в зоне обслуживания, или обслуживание на дому оговорено, или сотрудник выбрал основание

mark-entered = внесено
mark-struck = вычеркнуто из списка
mark-told = сказано устно
mark-reminded = напомнено
mark-confirmed = приход подтверждён
mark-moved = перенесено
mark-cancelled = отменено
mark-came = явка
mark-missed = неявка
mark-closed_by_clinic = прекращено поликлиникой
mark-on_list = внесено в список
mark-overdue = время прошло
mark-visited = визит состоялся
mark-not_at_home = дома никого нет
mark-handed_to_103 = передано 103
mark-filled_in = заполнено с бумаги
mark-sent = направлено врачу
mark-stopped = остановлено
mark-signed = подписано
mark-refused = справка не выдана
mark-referred = направлено на комиссию
mark-certified = заверено
mark-received = вручено

said-oral_answer = день и время приёма
said-person_asked = что обращение передано сотруднику
said-call_back = что с человеком нужно связаться ещё раз
said-reminder = напоминание о приёме
said-confirmed = что приход отмечен в журнале
said-moved = новый день и время
said-cancelled = что отмена принята
said-overdue = извинение и кто этим занимается
said-visited = был ли визит на самом деле
said-overdue_certificate = что срок прошёл, только руководителю диспансера
said-closed_by_clinic = что запись прекращена

filled-at_entry = при записи
filled-by_marks = позже, по отметкам

notice-reminder_evening = напоминание накануне вечером
notice-reminder_soon = напоминание за два–три часа
notice-visit_list = список вызовов на дом врачу участка
notice-visit_list_paper = распечатанный список вызовов на дом врачу участка
notice-visit_list_count = количество в списке вызовов на дом в привязанную группу
notice-moved = сообщение, что поликлиника перенесла приём
notice-closed_by_clinic = сообщение, что поликлиника отменила приём, с другим временем
notice-entered_by_another = сообщение, что записал кто-то другой: «это были вы?»
notice-moved_by_another = сообщение, что перенёс кто-то другой: «это были вы?»
notice-cancelled_by_another = сообщение, что отменил кто-то другой: «это были вы?»
notice-dispute_upheld = ответ на спор: запись ошибочна
notice-dispute_rejected = ответ на спор: запись верна
notice-home_visit_overdue = сообщение, что обещанный визит на дом не состоялся
notice-home_called_by_another = сообщают, что врача на дом вызвал кто-то другой: «это вы?»
notice-home_cancelled_by_another = сообщают, что вызов отменил кто-то другой: «это вы?»
notice-work_overdue = руководителю: сколько дел просрочено
notice-visit_list_empty = врачу или привязанной группе: на сегодня вызовов на дом нет
notice-home_visited = сообщают, что визит отмечен: «он действительно был?»
notice-offer = предлагается освободившееся время

task-person_asked = просят связать с сотрудником
task-call_back = нужно связаться с человеком ещё раз
task-undelivered = сообщение не дошло до человека, нужно позвонить
task-dispute = человек оспаривает: «это не я»; проверяет руководитель
task-unverified_day = больше половины дня врача занято без подтверждения личности
task-home_visit_overdue = врач не пришёл в обещанное время
task-detached = есть предстоящий приём у человека, который откреплён

why-asked = по просьбе самого человека
why-three_failures = три неудачные попытки
why-cannot_decide = здесь решить нельзя
why-no_free_time = свободного времени сейчас нет
why-not_understood = не удалось понять
why-child_alone = пишет ребёнок, взрослых рядом нет

span-minutes =
    { $count } { $count ->
        [one] минута
        [few] минуты
       *[many] минут
    }
span-working_minutes =
    { $count } { $count ->
        [one] минута
        [few] минуты
       *[many] минут
    } рабочего времени
span-promised = до обещанного времени
span-working_days =
    { $count } { $count ->
        [one] рабочий день
        [few] рабочих дня
       *[many] рабочих дней
    }

page-made = Эту страницу делает `make docs` из таблиц `clinic/regulations/`.
page-edition = Дата постановления: { $day }
page-journal = Журнал: { $journal }
page-steps = Шаги
page-moves = Действия
page-limits = Сроки
page-actors = Кто действует
page-rules = Проверяемые правила
page-columns = Графы журнала (§2.4)
page-refusals = Мотивированный отказ
page-refusals-example = Даты и числа в текстах – для примера.
page-notices = Уведомления (B2.8)
page-tasks = Список дел (B0.10)
page-diagram = Схема

head-code = Код
head-words = Название
head-text = Текст
head-at = На каком шаге
head-act = Действие
head-by = Кто действует
head-to = Следующий шаг
head-needs = Сначала проверяется, в этом порядке
head-mark = Отметка в журнале
head-said = Что говорят
head-within = Самое долгое
head-then = По истечении срока
head-filled = Когда заполняется
head-shown = Что говорят человеку
head-final = Последний шаг
head-clause = Пункт
