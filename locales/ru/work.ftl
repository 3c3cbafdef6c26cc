## Список дел (B0.10)

open-staff_work = Список дел
work-empty = Список дел пуст: никто не ждёт.
work-count = Открытых дел: { $count }
work-overdue = Из них просрочено: { $count }
work-late = ❗ В списке дел есть просроченные: { $count }
work-question = Выберите дело. ❗ – срок прошёл, ✋ – дело взято, ★ – у вас.
work-more = Следующая страница
choice-task-free = { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-mine = ★ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-taken = ✋ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-overdue = ❗ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
task-short-person_asked = Обращение
task-short-call_back = Перезвонить
task-short-undelivered = Не доставлено
task-short-dispute = «Это не я»
task-short-unverified_day = День без подтверждений
task-short-home_visit_overdue = Врач не пришёл
task-short-detached = Откреплён

task-what = Дело: { $kind }.
task-why = Почему: { $why }.
task-since = Поступило: { DAY($day) }, { TIME($time) }
task-due = Ответить не позже: { DAY($day) }, { TIME($time) }
task-overdue = ❗ Срок прошёл: { DAY($day) }, { TIME($time) }
task-mine = Это дело взяли вы.
task-holder = Дело взял сотрудник: { $staff }
task-take = Взять дело
task-take-over = Забрать дело себе
task-taken-by-another = Это дело раньше взял другой сотрудник.
task-gone = Этого дела в списке нет: оно выполнено или решено иначе.
task-give-back = Вернуть в список
task-given-back = Дело возвращено в список.
task-book = Записать по этим данным
task-finish = Выполнено
task-told = Сказано
task-upheld = Человек прав: запись ошибочна
task-rejected = Запись верна
task-done = Дело отмечено как выполненное.

task-person = Пациент: { $name }, год рождения { $year }
task-contact = Связь: { $phone }
task-chat = Telegram: <a href="tg://user?id={ $number }">открыть чат</a>
task-language = На каком языке говорить: { $language }
task-visit = Приём: { DAY($day) }, { TIME($time) }
task-state = Состояние: { $state }
task-doctor = Врач: { $name }
task-maker = Кто сделал запись: { $maker }
task-made-by = сотрудник { $staff }
task-said = Уже сказано:
said-wish-book = Желание: записаться на приём к врачу
said-wish-visits = Желание: посмотреть свои записи
said-wish-move = Желание: перенести приём
said-wish-information = Желание: узнать информацию
said-wish-work = Желание: перейти к работе
said-specialty = Специалист: { $name }
said-relation = Кем заявитель приходится пациенту: { $relation }
said-reason = Причина записи без направления: { $reason }
said-day = День: { DAY($day) }
said-starts = Выбранное время: { DAY($day) }, { TIME($time) }

## Что читают вслух (R2.3)

aloud-head = Позвоните и прочитайте:
aloud = <b>{ $words }</b>
aloud-when = Время приёма: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
aloud-time = { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }
aloud-reminder = Напоминаем: приём назначен { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.

## День приёма: явка и неявка (§2.4)

open-staff_day = Приём сегодня
open-staff_whose_day = Явка и неявка
choice-doctor = { $name } · { $specialty }
day-whose = Приём какого врача сегодня нужен?
day-of = Список на приём: { DAY($day) }
day-empty = На сегодня никто не записан.
day-tally = Всего: { $count }. Явка: { $came }. Неявка: { $missed }.
day-pick = Выберите пациента, чтобы отметить.
choice-day-expected = { TIME($time) } · { $name } · { $year }
choice-day-came = ✓ { TIME($time) } · { $name } · { $year }
choice-day-missed = ✗ { TIME($time) } · { $name } · { $year }
came-question = Пациент на приём явился?
button-came = Явка
button-missed = Неявка
noted-came = Запись № { $entry } отмечена: явка.
noted-missed = Запись № { $entry } отмечена: неявка.
