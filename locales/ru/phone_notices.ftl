## Когда звонит сама поликлиника: пока клавиша не нажата, ничего не говорится (B5.2)

phone-notice-who = Здравствуйте! Звонит автоматический помощник поликлиники. Если вы ждёте от неё звонка, нажмите два, чтобы слушать по-русски.
phone-notice-person-calls = Хорошо, сотрудник поликлиники позвонит вам сам.
phone-notice-evening = Напоминаем: завтра, { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } назначен приём.
phone-notice-soon = Напоминаем: сегодня { TIME_SPOKEN($time) } назначен приём.
phone-notice-moved = Поликлиника перенесла приём. Новое время: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-notice-closed = Приносим извинения: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } приёма не будет, поликлиника его отменила.
phone-notice-nearest = Ближайшее свободное время: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-notice-where = Поликлиника: { ALOUD($name) }.
phone-notice-entry = Номер записи в журнале: { ALOUD($entry) }.
phone-notice-come = Если придёте, нажмите один, если не сможете – два. Если нужно другое время или хотите поговорить с сотрудником, нажмите ноль. Чтобы прослушать ещё раз, нажмите звёздочку.
phone-notice-person = Чтобы поговорить с сотрудником, нажмите ноль, прослушать ещё раз – звёздочку.
phone-notice-other-time = Чтобы записаться на другое время, нажмите ноль: поможет сотрудник. Чтобы прослушать ещё раз, нажмите звёздочку.
phone-notice-confirmed = Спасибо! В журнале отмечено, что вы придёте.
phone-notice-cancel = Отменить эту запись?
phone-notice-cancelled = Запись отменена.
phone-notice-kept = Хорошо, запись остаётся в силе.
