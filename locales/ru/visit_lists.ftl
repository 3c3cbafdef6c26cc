# Список вызовов на дом на день (§2.4, 031/у, B3.9).
visits-title = Список вызовов на дом
visits-addition = Дополнение № { $number } к списку вызовов на дом
visits-precinct = Участок: { $precinct }
visits-no-precinct = Участок не указан
visits-empty = На этот день вызовов на дом нет.
visits-printed = Напечатано: { $at } · { $by }
visits-automatic = Qabyldau, автоматически
visits-months = { $age } мес.
visits-window = { $first }–{ $last }
visits-labelled = { $label }: { $value }

visits-head-called = Дата и час вызова; время прихода
visits-head-help = Оказанная помощь, больничный лист, отметки

# В личный чат участкового врача (B0.9).
visit-list-first = Вызовы на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-addition = Дополнение № { $number } к списку вызовов на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-line = { $no }) № { $entry } · { $first }–{ $last } · { $initials } · { $birth_year } · { $address } · { $contact }
visit-list-off = { $no }) № { $entry } · { $initials } Вызов отменён, идти не нужно.
visit-list-more = Остальные в бумажном списке: { $count }.
