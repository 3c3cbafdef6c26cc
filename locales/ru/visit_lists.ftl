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

visit-head-no = № п/п
visit-head-called_at = Дата и час вызова; время прихода
visit-head-patient = Фамилия, имя, отчество
visit-head-birth_year = Год рождения
visit-head-address = Адрес
visit-head-entrance = Подъезд
visit-head-floor = Этаж
visit-head-door_code = Код двери
visit-head-landmark = Ориентир
visit-head-contact = Связь
visit-head-complaint = Повод вызова
visit-head-kind = Первичный, повторный, активный
visit-head-urgency = Срочность
visit-head-window_from = Время прихода
visit-head-window_to = Конец времени прихода
visit-head-entry = № записи
visit-head-precinct = Участок
visit-head-age = Возраст
visit-head-iin = ИИН
visit-head-caller = Кто вызвал
visit-head-relation = Кем приходится пациенту
visit-head-temperature = Температура
visit-head-state = Состояние
visit-head-done_at = Когда выполнен: дата, час
visit-head-done_by = Кем выполнен
visit-head-diagnosis = Диагноз
visit-head-help = Оказанная помощь, больничный лист, отметки

visit-kind-first = первичный
visit-kind-repeat = повторный
visit-kind-active = активное посещение

visit-urgency-infant = ребёнок до года
visit-urgency-urgent = срочный
visit-urgency-frail_fever = пожилой или с инвалидностью, с температурой
visit-urgency-ordinary = обычный
visit-urgency-active = по инициативе врача

visit-state-accepted = принят
visit-state-on_list = в списке
visit-state-visited = врач был
visit-state-not_at_home = не застали дома
visit-state-cancelled = вызов отменён
visit-state-handed_to_103 = передан в 103
visit-state-overdue = время прихода прошло

# В личный чат участкового врача (B0.9).
visit-list-first = Вызовы на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-addition = Дополнение № { $number } к списку вызовов на дом: { DAY($day) }. Участок: { $precinct }. Всего: { $count }.
visit-list-line = { $no }) № { $entry } · { $first }–{ $last } · { $initials } · { $birth_year } · { $address } · { $contact }
visit-list-off = { $no }) № { $entry } · { $initials } Вызов отменён, идти не нужно.
visit-list-more = Остальные в бумажном списке: { $count }.
