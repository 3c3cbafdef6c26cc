## Дәрігердің үйге шақырулар бойынша баруы (R3.25, B0.9, B3.9)

open-staff_round = Бүгінгі үйге шақырулар
round-of = Үйге шақырулар: { DAY($day) }
round-empty = Бүгінге үйге шақыру жоқ.
round-tally = Барлығы: { $count }. Аяқталғаны: { $done }.
round-pick = Пациентті таңдаңыз. ○ – күтеді, ✓ – барылды, ✗ – үйде болмады, ❗ – уақыты өтті, × – бас тартты.
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

round-called = Шақырылған уақыты: { DAY($day) }, { TIME($time) }
round-planned = Жоспарланған уақыты: { DAY($day) }, { TIME($time) }
round-window = Баратын уақыт: { DAY($day) }, { TIME_RANGE($from, $to) }
round-kind = Түрі: { $kind }
round-address = Мекенжай: { $value }
round-entrance = Кіреберіс: { $value }
round-floor = Қабат: { $value }
round-landmark = Бағдар: { $value }
round-contact = Байланыс: { $value }
round-door_code = Есік коды: { $value }
round-complaint = Шағымы: { $value }
round-map = <a href="{ $link }">Мекенжайды картадан ашу</a>
round-question = Шақыру қалай аяқталды?
button-visited = Бардым
button-not-at-home = Үйде болмады
button-handed-to-103 = 103-ке берілді

round-time-question = Пациентке қай уақытта бардыңыз? Уақытты таңдаңыз немесе жазыңыз, мысалы: 14:05.
round-time-unclear = Уақытты мына үлгімен жазыңызшы: 14:05.
round-now = Қазір
round-at = { TIME($time) }
round-sure-not-at-home = Үйде ешкім болмағаны рас па? Бұл пациентке осы шақыру бойынша енді ешкім бармайды.
round-sure-yes-not-at-home = Иә, үйде болмады
round-sure-handed-to-103 = Пациентті жедел жәрдемге бергеніңіз рас па? Бот 103-ке өзі қоңырау шалмайды.
round-sure-yes-handed-to-103 = Иә, 103-ке берілді
noted-visited = № { $entry } жазба белгіленді: барылды.
noted-not-at-home = № { $entry } жазба белгіленді: үйде болмады.
noted-handed-to-103 = № { $entry } жазба белгіленді: 103-ке берілді.
round-cancelled = № { $entry } жазба: бұл шақырудан бас тартылды, баруыңыздың қажеті жоқ.
round-ended = № { $entry } жазба бұрын белгіленген: { $state }.
round-gone = Бұл шақыру бүгінгі тізімде жоқ. Тізімге қайтып, басқасын таңдаңыз.

## Белсенді бару (031/у, 7-баған)

open-staff_active = Белсенді баруды жоспарлау
active-question = Кімге барасыз? Журналдағы жазбаның нөмірін немесе пациенттің ЖСН-ін жазыңыз. Жазғаныңыз чаттан өшіріледі.
active-when = Қай күні және қай уақытта барасыз?
active-closed = Жақын күндері емхана жұмыс істемейді. Тіркеу бөліміне хабарласыңыз.
choice-active = { DAY_SHORT($day) }, { TIME_RANGE($from, $to) }
active-no-address = Мекенжай белгісіз: оны тіркеу бөлімінен нақтылаңыз.
active-sure = Белсенді бару журналға жазылсын ба? Пациентке хабарлама жіберілмейді.
active-yes = Иә, жазылсын
active-planned = № { $entry } жазба: белсенді бару жоспарланды, { DAY($day) }, { TIME_RANGE($from, $to) }.
