## От имени обратившегося: поиск, карточка, запись, устный ответ (B0.7, B0.9, R2.3)

open-staff_reason = Найти пациента
staff-reason-question = Выберите, почему ищете пациента: причина останется в истории действий.
look-up-calling = Звонит по телефону
look-up-at_the_desk = Стоит у регистратуры
look-up-call_back = Перезваниваем сами
look-up-checking = Проверка записи в журнале

staff-find-question = Напишите ИИН, номер телефона, номер записи в журнале или фамилию, имя и год рождения. Например: Асанова Умит 1990. После прочтения сообщение удаляется из чата.
staff-find-unclear = Напишите, пожалуйста, фамилию, имя и год рождения в одном сообщении.
staff-namesakes = Найдено людей: { $count }. Напишите ИИН или дату рождения полностью. Например: Асанова Умит 14.03.1990.
staff-several-question = Этот номер записан у нескольких человек. Кто нужен?
staff-namesake = { $initials } · { $year }

staff-who = { $initials }, год рождения: { $year }
staff-running = Начато: { TIME($since) }. Срок: { TIME($until) }.
staff-late =
    Начато: { TIME($since) }. Срок: { TIME($until) }, опоздание: { $minutes } { $minutes ->
        [one] минута
        [few] минуты
       *[many] минут
    }.
staff-card-closed = Карточка пациента закрыта.

staff-attached = Прикрепление: эта поликлиника
staff-attached-from = Прикрепление к этой поликлинике начинается { DAY_AT($day) }
staff-precinct = Участок: { $precinct }
staff-precinct-doctor = Участковый врач: { $name }
staff-home-care-inside = Вызов на дом: в зоне обслуживания
staff-home-care-stipulated = Вызов на дом: вне зоны, оговорён заранее
staff-home-care-no = Вызов на дом: вне зоны, не оговорён
staff-contact = Номер для связи: { $phone }
staff-contact-unknown = Номер для связи неизвестен
staff-do-book = Записать к врачу
staff-do-visits = Записи пациента
staff-other-contact = Другой номер для связи
staff-contact-question = Напишите номер телефона обратившегося. После прочтения сообщение удаляется из чата.
staff-no-contact = Номера нет

staff-relation-question = Кем обратившийся приходится пациенту?
staff-relation-self = Это сам пациент
staff-relation-parent = Родитель или законный представитель
staff-relation-child = Взрослый сын или дочь
staff-relation-other = Другой человек

staff-say-to-caller = Скажите обратившемуся:
staff-nobody = В регистре такой человек не найден. Проверьте написанное или поищите по ИИН. Если не найдётся, скажите обратившемуся:
staff-override-question = Действующего направления в регистре не видно. Выберите причину записи без направления: она останется в журнале и в истории действий.
reason-paper_referral = Направление есть на бумаге
staff-confirm-question = Проверьте вместе с обратившимся. Если всё верно, выберите, на каком языке прозвучит ответ.
staff-confirm-held = Это время сохраняется 3 минуты.
staff-confirm-kk = Записать, ответ по-казахски
staff-confirm-ru = Записать, ответ по-русски

staff-tell = Прочитайте вслух сообщение выше целиком, затем нажмите «Сказано».
staff-told-yes = Сказано
staff-read-kk = Прочитать по-казахски
staff-read-ru = Прочитать по-русски
staff-told = Запись № { $entry }: отмечено, что устный ответ дан.
staff-was-told = Устный ответ дан
staff-was-not-told = Устный ответ ещё не дан

staff-cancel-question = { DAY($day) }, { TIME($time) }. Обратившийся отменяет эту запись?
staff-cancel-yes = Да, отменить
staff-cancelled = Запись отменена. Запись № { $entry } остаётся в журнале с отметкой об отмене.

## Списки на сегодня: в чате только количество (B0.9)

open-staff_lists = Списки на сегодня
lists-of = Списки на сегодня: { DAY($day) }, { TIME($time) }
lists-visits = Пациентов, которых посетят на дому: { $count }
lists-precinct = – Участок { $precinct }: { $count }
lists-no-precinct = – Участок не указан: { $count }
lists-appointments = Пациентов, записанных на приём: { $count }
lists-how = Полный список выпустите на компьютере поликлиники этими командами, вместо многоточия впишите имя файла:
lists-command-visits = qabyldau visit-list --provider { $provider } --out ….pdf
lists-command-appointments = qabyldau visit-list --appointments --provider { $provider } --out ….pdf
lists-to-doctors = Полный список вызовов на дом по письменному решению поликлиники получают в Telegram только участковые врачи, в личный чат. Никому другому через Telegram его не отправляйте.

## ПИН-код: только тому, кто пришёл с удостоверением личности, и не через чат (B0.2, B0.9)

staff-pin = Выдать ПИН-код
staff-pin-how = ПИН-код через чат не отправляется. Проверьте удостоверение личности и выпустите код на компьютере поликлиники этой командой, вместо многоточия впишите ИИН:
staff-pin-command = qabyldau pin issue --iin … --provider { $provider } --staff { $staff }
