## Запись на приём по телефону (B2.1–B2.8)

phone-who = Чтобы записать себя, нажмите один, своего ребёнка до шестнадцати лет – два, маму или отца – три, другого взрослого – четыре.

phone-iin-self = Наберите индивидуальный идентификационный номер с вашего удостоверения: двенадцать цифр. Чтобы начать сначала, нажмите звёздочку.
phone-iin-parent = Наберите индивидуальный идентификационный номер ребёнка: двенадцать цифр. Чтобы начать сначала, нажмите звёздочку.
phone-iin-child = Наберите индивидуальный идентификационный номер мамы или отца: двенадцать цифр. Чтобы начать сначала, нажмите звёздочку.
phone-iin-other = Наберите индивидуальный идентификационный номер того, кто придёт на приём: двенадцать цифр. Чтобы начать сначала, нажмите звёздочку.
phone-iin-check = Вы набрали номер:

phone-clinic = В какой поликлинике нужен приём?
phone-own-doctor = Чтобы записаться к участковому врачу, нажмите один, к другому специалисту – два.
phone-precinct = Наберите номер вашего участка и нажмите решётку. Если вы его не знаете, сразу нажмите решётку.
phone-specialty = К какому врачу записать?
phone-other-specialty = Чтобы выбрать другого специалиста, нажмите один, поговорить с сотрудником – ноль.

phone-reason = { -ambulance } К этому специалисту без направления записывают только в таких случаях.
phone-reason-injury = Травма – нажмите { KEY($press) }.
phone-reason-acute = Внезапная острая боль – нажмите { KEY($press) }.
phone-reason-repeat = Врач назначил повторный приём – нажмите { KEY($press) }.
phone-reason-observation = Вы состоите на динамическом наблюдении – нажмите { KEY($press) }.
phone-reason-pregnancy = Беременность – нажмите { KEY($press) }.
phone-reason-suspected_cancer = Подозрение на опухоль, анализы на руках – нажмите { KEY($press) }.
phone-reason-referral = У вас есть направление – нажмите { KEY($press) }.

phone-doctor = Выберите врача.
phone-own-doctor-full = У участкового врача сейчас нет свободного времени.
phone-option-doctor = { ALOUD($name) }, ближайшее свободное время – { DAY_SPOKEN($day) } – нажмите { KEY($press) }.

phone-times = Выберите свободное время.
phone-option-day-time = { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } – нажмите { KEY($press) }.
phone-option-time = { TIME_SPOKEN($time) } – нажмите { KEY($press) }.
phone-option-colleague = { ALOUD($name) }, { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } – нажмите { KEY($press) }.
phone-another-day = Чтобы выбрать другой день, нажмите пять.
phone-days = В какой день вам удобно?
phone-option-day = { DAY_SPOKEN($day) } – нажмите { KEY($press) }.

phone-check = Проверьте, пожалуйста.
phone-confirm-when = Приём { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-by-figures = Цифрами:
phone-confirm-doctor = Врач: { $specialty } { ALOUD($doctor) }.
phone-confirm-keys = Чтобы подтвердить запись, нажмите один, выбрать другое время – два.
phone-precinct-unknown = Врач участка с таким номером не найден.

## Устный ответ (B2.2)

phone-booked = Запись на приём внесена в журнал.
phone-visit-self = Вас примет { $specialty } { ALOUD($doctor) } { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-visit-other = Приём ведёт { $specialty } { ALOUD($doctor) } { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-place = Поликлиника: { ALOUD($name) }.
phone-room = Кабинет: { ALOUD($room) }.
phone-entry = Номер записи в журнале: { SPELL($entry) }.
phone-bring = Возьмите с собой удостоверение личности. Если не сможете прийти, заранее отмените запись. Чтобы прослушать ещё раз, нажмите звёздочку.

## Когда свободного времени нет (B2.8)

phone-no-free-time = Сейчас свободного времени нет: приём идёт по графику врача. { -ambulance }
phone-wait = Чтобы встать в лист ожидания, нажмите один: если время освободится, мы позвоним вам на этот номер.
phone-wait-other = Чтобы выбрать другого специалиста, нажмите два, поговорить с сотрудником – ноль.
phone-waiting = Вы в листе ожидания. Когда время освободится и подойдёт ваша очередь, мы вам позвоним. { -ambulance }
