## Запись на приём (B2.1–B2.8)

provider-question = В какой поликлинике нужен приём?
choice-provider = { $place }: { $name }

specialty-question = К какому врачу записать?
specialty-legend = * – нужно направление.
choice-specialty-referral = { $name } *
button-other-specialty = Другой специалист
quick-earliest = ★ Участковый { $specialty }: { DAY_SHORT($day) }, { TIME($time) }
reason-question = К этому специалисту без направления записывают только в перечисленных случаях. Какой из них ваш?
reason-injury = Травма
reason-acute = Внезапная острая боль
reason-repeat = Врач назначил повторный приём
reason-observation = Состою на динамическом наблюдении
reason-pregnancy = Беременность
reason-suspected_cancer = Подозрение на опухоль, анализы на руках
reason-referral = У меня есть направление

doctor-question = Выберите врача. Специальность: { $specialty }. Рядом указан ближайший свободный день, ★ – участковый врач.
choice-doctor-own = ★ { $name } · { DAY_SHORT($day) }
choice-doctor-other = { $name } · { DAY_SHORT($day) }
choice-doctor-own-full = ★ { $name } · сейчас нет свободного времени
choice-doctor-other-full = { $name } · сейчас нет свободного времени

day-question = В какой день вам удобно?
day-comes-later = День вы выберете чуть позже.
calendar-legend = Число – день со свободным временем; «–» – свободного времени сейчас нет; «×» – поликлиника не работает.
calendar-weekday = { WEEKDAY_SHORT($day) }
calendar-gap = ·
calendar-closed = ×
calendar-full = –
day-full = { DAY($day) }: свободного времени сейчас нет. Выберите другой день или запишитесь в лист ожидания.

time-not-free = На { TIME($time) } свободного времени нет. Выберите одно из свободных ниже.
time-question = { DAY($day) }. Какое время удобно?
part-morning = До обеда
part-afternoon = После обеда
part-evening = Вечером
choice-nearest = { DAY_SHORT($day) }, { TIME($time) }
nearest-question = Ближайшее свободное время:
button-other-day = Другой день

confirm-question = Проверьте, пожалуйста: если всё верно, нажмите «Подтверждаю».
confirm-when = { DAY($day) }, { TIME($time) }
confirm-whom = На приём придёт: { $name }
confirm-held = Это время сохраняется за вами 3 минуты.
button-confirm = Подтверждаю

## Устный ответ (B2.2): в первой строке нет специальности (B5.2)

booked = Вы записаны на приём к врачу.
visit-when = Время приёма: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } ({ DAY($day) }, { TIME_AT($time) }).
booked-entry = Запись в журнале: № { $entry }.
booked-bring = Возьмите с собой удостоверение личности. Если не сможете прийти, заранее отмените или перенесите запись.
button-calendar = Добавить в календарь
button-move = Перенести запись
button-cancel-visit = Отменить запись
calendar-title = Назначенное время
calendar-file = Файл для календаря
