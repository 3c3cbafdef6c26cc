## Хабарласқан адамның атынан дәрігерді үйге шақыру (R3, B3.1–B3.8)

staff-do-call = Дәрігерді үйге шақыру
staff-do-calls = Үйге шақырулары

# Алдымен осы сөз, содан кейін сұрақтың өзі хабарласқан адамның тілінде тұрады.
staff-ask-caller = Хабарласқан адамға оқып беріңіз:
staff-call-joins = Бұл адамға дәрігер бұған дейін шақырылған: № { $entry } жазба. Жаңа шақыру соған қосылады, уақыты өзгермейді.
staff-call-again = Бұл адамға дәрігер бүгін бір рет шақырылған.
staff-call-worse-question = Содан бері жағдайы нашарлады ма?
staff-call-pregnant-question = Пациент жүкті ме?
staff-call-cannot-come = Келе алмайды, үйге шақыру
call-indication-ambulance = Жедел жәрдем станциясы тапсырды
staff-call-complaint-question = Не мазалайды? Бір-екі сөйлеммен жазыңыз. Хабарламаңыз оқылған соң чаттан өшіріледі.
staff-call-address-question = Пациент қазір қай жерде жатыр? Қаланы немесе ауылды, көшені, үй мен пәтер нөмірін жазыңыз. Хабарламаңыз оқылған соң чаттан өшіріледі.
staff-call-place-question =
    Дәрігер үйді қалай табады? Бір хабарламада жазыңыз, ол оқылған соң чаттан өшіріледі.
    Көппәтерлі үй: кіреберіс, қабат, есік коды, белгісі – үтір арқылы, жоғының орнына сызықша. Мысалы: 2, 3, 45В, дүкеннің үсті.
    Жеке үй: белгісі ғана. Мысалы: көк қақпа.
staff-call-caller-question = Хабарласқан адамның аты кім? Хабарламаңыз оқылған соң чаттан өшіріледі.

staff-calls-none = Соңғы жеті күнде үйге шақыру болған жоқ.
staff-calls-question = Шақыруды таңдаңыз.
staff-choice-call = { DAY_SHORT($day) }, { TIME_RANGE($from, $to) } · { $state }
staff-call-joined = Қосылған шақыруы: № { $entry }
staff-cancel-call-question = { DAY($day) }, { TIME_RANGE($from, $to) }. Хабарласқан адам осы шақырудан бас тарта ма?
staff-call-cancelled = Шақырудан бас тарту қабылданды. № { $entry } жазба журналда тиісті белгімен сақталады.

## Жұмыс тізіміндегі үйге шақырулар (B0.10, B3.8)

task-short-home_visit_overdue = Үйге бармады
task-home-visit = Үйге келетін уақыты: { DAY($day) }, { TIME_RANGE($from, $to) }
task-call = Осы деректермен шақыру
said-wish-call = Тілегі: дәрігерді үйге шақыру
aloud-call-doctor = Дәрігер сізге { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) } келеді.
aloud-call-feldsher = Учаскеде дәрігер болмағандықтан, сізге фельдшер { DAY_SPOKEN($day) }, { TIME_RANGE_SPOKEN($from, $to) } келеді.
