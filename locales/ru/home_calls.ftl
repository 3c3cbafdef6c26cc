## Вызов врача на дом (R3, B3.1–B3.8)

menu-call = Вызвать врача на дом

# Опасные признаки спрашивают раньше всего (B3.2, §3.9).
safety-question = Сначала один вопрос: есть ли сейчас хотя бы один из этих признаков? Если есть, не ждите, звоните <b>103</b>.
safety-signs =
    • без сознания, не просыпается, судороги;
    • не может дышать, задыхается, посинели губы;
    • давит в груди, перекосило лицо, не может говорить;
    • не останавливается кровь, рвота кровью, отравление, тяжёлая травма, ожог;
    • отёк лица и рта, живот твёрдый как доска, сыпь вместе с температурой;
    • не хочется жить, мысли причинить себе вред;
    • у беременной кровотечение или схватки;
    • у младенца до трёх месяцев температура 38 и выше.
safety-yes = Да, есть
safety-no = Нет, таких признаков нет

ill-question = К кому вызываете врача?
ill-another = К другому человеку
ill-self = Ко мне
ill-parent = К моему ребёнку
ill-child = К моей маме или папе
ill-other = К другому человеку
iin-question-ill = Напишите ИИН больного: 12 цифр. После прочтения ваше сообщение будет удалено из чата.

call-clinic-question = К какой поликлинике прикреплён больной?

call-age-question = Сколько лет больному?
call-age-newborn = Нет 3 месяцев
call-age-infant = От 3 месяцев до 1 года
call-age-child = От 1 года до 18 лет
call-age-adult = 18 лет или больше
call-age-unclear = Это годы или месяцы? Напишите, например: «5 лет» или «8 месяцев».

call-indication-question = По какой причине вызываете врача?
call-indication-fever = Температура выше 38
call-indication-pressure = Высокое давление, очень плохо
call-indication-stool = Частый жидкий стул
call-indication-back = Сильная боль в спине или ногах, не встать
call-indication-nausea = Головокружение, сильная тошнота, рвота
call-indication-bedridden = Лежачий больной
call-indication-infection = Возможно, заразная болезнь
call-indication-other = Другая причина

call-elsewhere = Обычно в таких случаях врач принимает в поликлинике: можно записаться на приём или обратиться к оператору. Если прийти вы не можете, вызовем врача на дом.
call-filter-room = { $text }
call-cannot-come = Прийти не могу, вызвать на дом

call-temperature-question = Какая температура? Нажмите кнопку или напишите число, например: 38,4.
call-temperature-unmeasured = Не измеряли
call-temperature-36-6 = Нормальная
call-temperature-37-5 = 37–37,9
call-temperature-38-0 = 38–38,4
call-temperature-38-5 = 38,5–38,9
call-temperature-39-0 = 39 и выше

call-complaint-question = Что беспокоит? Напишите одним-двумя предложениями. Это увидят только врач и регистратура.
call-complaint-said = Хватит того, что уже написано
call-address-question = Где больной находится сейчас? Напишите город или село, улицу, дом и квартиру.
call-address-registered = Адрес, записанный в поликлинике
call-house-question = Какой это дом?
call-house-flat = Многоквартирный
call-house-private = Частный
call-entrance-question = Напишите номер подъезда.
call-floor-question = Напишите этаж.
call-door-code-question = Напишите код двери подъезда.
call-landmark-question = Что поможет найти дом? Например, магазин или школа рядом, цвет ворот.
call-nothing = Нет, пропустить
call-contact-question = По какому номеру врачу звонить? Напишите номер телефона, например: 8 701 123 45 67.
call-contact-own = Мой подтверждённый номер
call-caller-question = Как вас зовут? Врачу нужно знать, кто ждёт его дома.

call-window = Когда придёт врач: { DAY($day) }, { TIME_RANGE($from, $to) }
call-was-promised = Обещанное время: { DAY($day) }, { TIME_RANGE($from, $to) }
call-place = Адрес: { $address }
call-provider = Поликлиника: { $name }
call-whom = К кому: { $name }
call-after-hours = Сейчас вызовы не принимаются, поэтому врач придёт в следующий день приёма вызовов.
call-worse = Если ждать нельзя или станет хуже, звоните 103.
call-no-other-day = День и время прихода врача зависят от времени вызова, мы назовём их перед подтверждением. Если нужен другой день, напишите оператору.
call-taken = Из вашего сообщения взяты:
call-taken-age = • возраст
call-taken-indication = • причина вызова
call-taken-temperature = • температура
button-amend = Ответить на это заново

## Устный ответ (R3.3, I5): первая строка ничего не говорит о болезни (B5.2)

call-accepted = Ваше обращение записано в журнал.
call-comes-doctor = Врач придёт к вам { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) } ({ DAY($day) }, { TIME_RANGE($from, $to) }).
call-comes-feldsher = На участке нет врача, поэтому к вам придёт фельдшер { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) } ({ DAY($day) }, { TIME_RANGE($from, $to) }).
call-be-home = Будьте в это время дома, держите под рукой удостоверение личности и телефон.
call-adult-there = Рядом с ребёнком пусть будет взрослый.
button-call-status = Что с вызовом?
button-cancel-call = Отменить вызов
choice-call = Вызов на дом: { DAY_SHORT($day) }, { TIME_RANGE($from, $to) }

call-state-accepted = Вызов принят.
call-state-on-list = Вызов в сегодняшнем списке врача.
call-state-visited = По этому вызову отмечен визит на дом.
call-state-not-at-home = Врач приходил, но дома никто не открыл. Если врач ещё нужен, вызовите снова.
call-state-handed-to-103 = Этот вызов передан скорой помощи: 103.
call-state-cancelled = Этот вызов отменён.
call-state-overdue = Приносим извинения: обещанное время прошло, а врач ещё не пришёл. Этим занимается сотрудник поликлиники, он свяжется с вами.

cancel-call-question = { DAY($day) }, { TIME_RANGE($from, $to) }. Отменить этот вызов?
cancel-call-yes = Да, отменить
call-kept = Хорошо, вызов остаётся в силе.
call-cancelled = Отмена вызова принята. Запись № { $entry } остаётся в журнале с этой отметкой.

## Что сообщают сами (B3.8, §3.11)

home-called-by-another = Кто-то попросил поликлинику прийти на дом к вам или к вашему ребёнку: { DAY($day) }. Это сделали вы или кто-то по вашей просьбе?
home-cancelled-by-another = Кто-то отменил обращение на ваше имя или имя вашего ребёнка: { DAY($day) }. Это сделали вы или кто-то по вашей просьбе?
home-visited = Поликлиника отметила визит к вам на дом: { DAY($day) }. Он действительно был?
home-dispute-upheld = Руководитель поликлиники проверил ваше сообщение: сведения в записи № { $entry } признаны неверными. Спасибо, что сообщили.
home-dispute-rejected = Руководитель поликлиники проверил ваше сообщение: запись № { $entry } признана верной. Если не согласны, позвоните в поликлинику.
button-home-visited-yes = Да, был
button-home-visited-no = Нет, не был
dispute-call-stands = Вызов пока в силе. Если он не нужен, отмените его.
