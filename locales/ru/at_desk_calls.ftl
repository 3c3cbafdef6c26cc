## Вызов врача на дом по просьбе того, кто звонит (R3, B3.1–B3.8)

staff-do-call = Вызвать врача на дом
staff-do-calls = Вызовы на дом

# Сначала эти слова, затем сам вопрос на языке того, кто звонит.
staff-ask-caller = Прочитайте тому, кто звонит:
staff-call-joins = К этому человеку врач уже вызван: запись № { $entry }. Новый вызов присоединится к ней, время не изменится.
staff-call-again = К этому человеку врача сегодня уже один раз вызывали.
staff-call-worse-question = С тех пор стало хуже?
staff-call-pregnant-question = Пациентка беременна?
staff-call-cannot-come = Прийти не может, вызвать на дом
call-indication-ambulance = Передала станция скорой помощи
staff-call-complaint-question = Что беспокоит? Напишите одним-двумя предложениями. После прочтения ваше сообщение будет удалено из чата.
staff-call-address-question = Где пациент находится сейчас? Напишите город или село, улицу, дом и квартиру. После прочтения ваше сообщение будет удалено из чата.
staff-call-place-question =
    Как врачу найти дом? Напишите одним сообщением, после прочтения оно будет удалено из чата.
    Многоквартирный дом: подъезд, этаж, код двери, ориентир – через запятую, вместо того, чего нет, – дефис. Например: 2, 3, 45В, над магазином.
    Частный дом: только ориентир. Например: синие ворота.
staff-call-caller-question = Как зовут того, кто звонит? После прочтения ваше сообщение будет удалено из чата.

staff-calls-none = За последние семь дней вызовов на дом не было.
staff-calls-question = Выберите вызов.
staff-choice-call = { DAY_SHORT($day) }, { TIME_RANGE($from, $to) } · { $state }
staff-call-joined = Присоединён к вызову: № { $entry }
staff-cancel-call-question = { DAY($day) }, { TIME_RANGE($from, $to) }. Тот, кто звонит, отменяет этот вызов?
staff-call-cancelled = Отмена вызова принята. Запись № { $entry } остаётся в журнале с этой отметкой.

## Вызовы на дом в списке дел (B0.10, B3.8)

task-short-home_visit_overdue = Врач не пришёл
task-home-visit = Когда обещан визит на дом: { DAY($day) }, { TIME_RANGE($from, $to) }
task-call = Вызвать по этим данным
said-wish-call = Желание: вызвать врача на дом
aloud-call-doctor = Врач придёт к вам { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) }.
aloud-call-feldsher = На участке нет врача, поэтому к вам придёт фельдшер { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) }.
