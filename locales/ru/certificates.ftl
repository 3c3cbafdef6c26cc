## Готова ли справка: по номеру и коду талона (B6.1, B6.2)

menu-claim = Готова ли справка?
claim-number-question = Напишите номер с талона, который выдал диспансер: 7 цифр. Прочитанное сообщение удаляется из чата.
claim-code-question = Теперь напишите код с талона: 8 цифр. Прочитанное сообщение удаляется из чата.
claim-number-unclear = В номере 7 цифр. Посмотрите на талон и напишите ещё раз.
claim-code-unclear = В коде 8 цифр. Посмотрите на талон и напишите ещё раз.
claim-without-slip = Узнать без талона
claim-by-slip = Узнать по талону
claim-registered = № { $number }: зарегистрировано; ответ даём только вам лично, по удостоверению личности.
claim-answered = № { $number }: ответ готов, приходите лично. Возьмите удостоверение личности.
claim-handed-over = № { $number }: вручено { DAY_AT($day) }.
claims-none = Действующих талонов на ваше имя нет. Если талон у вас на руках, узнать можно по его номеру и коду.
claims-prove = Без талона ответ слышит только сам человек, который подтвердил, кто он. Подтвердите это или узнайте по номеру и коду талона.

## Рабочее место диспансера: только по номеру в журнале (B0.9, R5–R7)

open-staff_claims = Справки
claims-head = Ещё не вручено: { $count }
claims-pick = Выберите обращение.
claims-empty = Невручённых обращений нет.
claims-late = Справки с прошедшим сроком: { $count }
claim-choice = № { $entry } · { $step }
claim-choice-late = ⏰ № { $entry } · { $step }
claim-entry = Запись в журнале № { $entry }
claim-step = Сейчас: { $step } ({ DAY($day) }, { TIME($time) })
claim-due = Срок: { DAY($day) }, { TIME($time) }
claim-overdue = Срок прошёл: { DAY($day) }, { TIME($time) }
claim-next = Что произошло теперь?
claim-no-move = Сейчас ваша роль это обращение не отмечает.
claim-to-with_doctor = Направлено врачу
claim-to-stopped = Остановлено до врача
claim-to-signed = Подписал(а)
claim-to-refused = Справку не выдал(а)
claim-to-referred = Направил(а) на комиссию
claim-to-certified = Проверено и заверено
claim-to-received = Вручено лично
claim-sure = № { $entry }: отметить «{ $step }»? Стереть отметку потом нельзя.
claim-sure-yes = Отметить
claim-noted = № { $entry }: отмечено.
claim-slips = Регистрация и талон
claim-slips-how = Регистрация и талон не проходят через чат: на компьютере диспансера выполняются эти команды. Сначала вы проверяете следующее; в журнал попадает только время проверки, а не её итог.
claim-check = • { $check }
claim-command-register = qabyldau claim register --provider { $provider } --regulation { $regulation } --iin ИИН --staff { $staff } --slip талон.pdf
claim-command-slip = Если талон потерян: qabyldau claim slip ЗАПИСЬ --staff { $staff } --slip талон.pdf

## Талон на бумаге (B6.2): ни имени, ни названия услуги

slip-title = Талон
slip-number = Номер
slip-code = Код
slip-until = Последний день действия: { DAY($day) }
slip-how = Готов ли ответ, вы узнаете в Telegram-боте по этому номеру и коду. Никому не называйте код.
slip-come = Ответ даём только вам лично, по удостоверению личности.
