## Мои записи (B2.9)

visits-none = Предстоящих записей не найдено.
visits-prove = Подтвердить личность
visits-question = Предстоящие приёмы. Выберите, чтобы увидеть подробнее.
choice-visit = { DAY_SHORT($day) }, { TIME($time) }
button-come = Приду
visit-confirmed = Спасибо! В журнале отмечено, что вы придёте: { DAY($day) }, { TIME($time) }.
cancel-question = { DAY($day) }, { TIME($time) }. Отменить эту запись?
visit-kept = Хорошо, запись остаётся в силе.
cancel-yes = Да, отменить
visit-cancelled = Запись отменена. Запись № { $entry } остаётся в журнале с отметкой об отмене.
