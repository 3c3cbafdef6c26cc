## Обход врача по вызовам на дом (R3.25, B0.9, B3.9)

open-staff_round = Вызовы на дом сегодня
round-of = Вызовы на дом: { DAY($day) }
round-empty = На сегодня вызовов на дом нет.
round-tally = Всего: { $count }. Завершено: { $done }.
round-pick = Выберите пациента. ○ – ждёт, ✓ – визит выполнен, ✗ – не было дома, ❗ – время прошло, × – отменён.
round-sign-expected = ○
round-sign-visited = ✓
round-sign-not-at-home = ✗
round-sign-handed-to-103 = 103
round-sign-cancelled = ×
round-sign-overdue = ❗
round-line = { $sign } № { $entry } · { $first }–{ $last } · { $name } · { $year } · { $address }
round-number = { $sign } № { $entry } · { $first }–{ $last }
choice-round = { $sign } № { $entry } · { $name }
choice-round-number = { $sign } № { $entry }

round-called = Время вызова: { DAY($day) }, { TIME($time) }
round-planned = Запланировано: { DAY($day) }, { TIME($time) }
round-window = Время прихода: { DAY($day) }, { TIME_RANGE($from, $to) }
round-kind = Вид: { $kind }
round-address = Адрес: { $value }
round-entrance = Подъезд: { $value }
round-floor = Этаж: { $value }
round-landmark = Ориентир: { $value }
round-contact = Связь: { $value }
round-door_code = Код двери: { $value }
round-complaint = Жалоба: { $value }
round-map = <a href="{ $link }">Открыть адрес на карте</a>
round-question = Чем завершился вызов?
button-visited = Визит выполнен
button-not-at-home = Не было дома
button-handed-to-103 = Вызов передан 103

round-time-question = Во сколько вы были у пациента? Выберите время или напишите, например: 14:05.
round-time-unclear = Напишите время по образцу: 14:05.
round-now = Сейчас
round-at = { TIME($time) }
round-sure-not-at-home = Дома точно никого не было? По этому вызову к пациенту больше никто не придёт.
round-sure-yes-not-at-home = Да, не было дома
round-sure-handed-to-103 = Вы точно передали пациента скорой помощи? Бот сам 103 не вызывает.
round-sure-yes-handed-to-103 = Да, вызов передан 103
noted-visited = Запись № { $entry } отмечена: визит выполнен.
noted-not-at-home = Запись № { $entry } отмечена: не было дома.
noted-handed-to-103 = Запись № { $entry } отмечена: вызов передан 103.
round-cancelled = Запись № { $entry }: вызов отменён, идти не нужно.
round-ended = Запись № { $entry } уже отмечена: { $state }.
round-gone = Этого вызова нет в сегодняшнем списке. Вернитесь к списку и выберите другой.

## Активное посещение (031/у, графа 7)

open-staff_active = Запланировать активное посещение
active-question = К кому вы придёте? Напишите номер записи в журнале или ИИН пациента. Написанное удаляется из чата.
active-when = В какой день и в какое время вы придёте?
active-closed = В ближайшие дни поликлиника не работает. Обратитесь в регистратуру.
choice-active = { DAY_SHORT($day) }, { TIME_RANGE($from, $to) }
active-no-address = Адрес неизвестен: уточните его в регистратуре.
active-sure = Записать активное посещение в журнал? Пациенту сообщение не отправляется.
active-yes = Да, записать
active-planned = Запись № { $entry }: активное посещение запланировано, { DAY($day) }, { TIME_RANGE($from, $to) }.
