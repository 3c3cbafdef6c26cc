# Список вызовов на дом на день (§2.4, 031/у, B3.9).
visits-title = Список вызовов на дом
visits-addition = Дополнение № { $number } к списку вызовов на дом
visits-precinct = Участок: { $precinct }
visits-no-precinct = Участок не указан
visits-empty = На этот день вызовов на дом нет.
visits-months = { $age } мес.
visits-window = { $first }–{ $last }
visits-labelled = { $label }: { $value }

visits-head-called = Дата и час вызова; время прихода
visits-head-help = Оказанная помощь, больничный лист, отметки

# В личный чат участкового врача (B0.9).
visit-list-first = Вызовы на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-empty = Вызовы на дом: { DAY($day) }. На сегодня вызовов нет.
visit-list-empty-precinct = Вызовы на дом: { DAY($day) }. Участок: { $precinct }. На сегодня вызовов нет.
visit-list-addition = Дополнение № { $number } к списку вызовов на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-line = { $no }) № { $entry } · { $first }–{ $last } · { $initials } · { $birth_year } · { $address } · { $contact }
visit-list-off = { $no }) № { $entry } · { $initials } Вызов отменён, идти не нужно.
visit-list-more = Остальные в бумажном списке: { $count }.

# В группу: только количество (B0.3, B0.9).
group-list = Готов список вызовов на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
group-addition = Готово дополнение № { $number } к списку вызовов на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
group-open = Открыть личный чат
group-bound = Группа привязана: { $provider }. Когда готов список вызовов на дом, здесь называется только количество. Чтобы прекратить, отправьте команду /unbind.
group-bound-precinct = Группа привязана: { $provider }. Участок: { $precinct }. Когда готов список вызовов на дом, здесь называется только количество. Чтобы прекратить, отправьте команду /unbind.
group-no-precinct = Такого участка не нашлось. Отправьте команду ещё раз с номером участка, например: /bind 5
group-not-here = Эта группа не привязана к поликлинике, в которой вы работаете.
group-unbound = Группа отвязана: количество вызовов здесь больше не называется.
