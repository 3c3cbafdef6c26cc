## Жұмыс тізімі (B0.10)

open-staff_work = Жұмыс тізімі
work-empty = Жұмыс тізімі бос: күтіп тұрған іс жоқ.
work-count = Ашық істер саны: { $count }
work-overdue = Мерзімі өткені: { $count }
work-late = ❗ Жұмыс тізімінде мерзімі өткен істер бар: { $count }
work-question = Істі таңдаңыз. ❗ – мерзімі өтті, ✋ – біреу алды, ★ – сізде.
work-more = Келесі бет
choice-task-free = { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-mine = ★ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-taken = ✋ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
choice-task-overdue = ❗ { DAY_SHORT($day) }, { TIME($time) } · { $kind }
task-short-person_asked = Өтініш
task-short-call_back = Қайта хабарласу
task-short-undelivered = Хабарлама жетпеді
task-short-dispute = «Мен емес»
task-short-unverified_day = Расталмаған күн
task-short-home_visit_overdue = Дәрігер бармады
task-short-detached = Тіркеуден шыққан

task-what = Іс: { $kind }.
task-why = Себебі: { $why }.
task-since = Түскен уақыты: { DAY($day) }, { TIME($time) }
task-due = Жауап беру мерзімі: { DAY($day) }, { TIME($time) }
task-overdue = ❗ Мерзімі өтті: { DAY($day) }, { TIME($time) }
task-mine = Бұл істі сіз алдыңыз.
task-holder = Бұл істі қызметкер алды: { $staff }
task-take = Істі алу
task-take-over = Істі өзіме алу
task-taken-by-another = Бұл істі басқа қызметкер бұрын алды.
task-gone = Бұл іс тізімде жоқ: ол орындалған немесе басқаша шешілген.
task-give-back = Тізімге қайтару
task-given-back = Іс тізімге қайтарылды.
task-book = Осы деректермен жазу
task-finish = Орындалды
task-told = Айтылды
task-upheld = Адам дұрыс айтады: жазба қате
task-rejected = Жазба дұрыс
task-done = Іс орындалды деп белгіленді.

task-person = Пациент: { $name }, туған жылы { $year }
task-contact = Байланыс: { $phone }
task-chat = Telegram: <a href="tg://user?id={ $number }">чатты ашу</a>
task-language = Хабарласу тілі: { $language }
task-visit = Қабылдау: { DAY($day) }, { TIME($time) }
task-state = Күйі: { $state }
task-doctor = Дәрігер: { $name }
task-maker = Жазбаны жазған: { $maker }
task-made-by = қызметкер { $staff }
task-said = Бұрын айтылғаны:
said-wish-book = Тілегі: дәрігердің қабылдауына жазылу
said-wish-visits = Тілегі: жазылған уақыттарын көру
said-wish-move = Тілегі: басқа уақытқа ауыстыру
said-wish-information = Тілегі: ақпарат алу
said-wish-work = Тілегі: жұмыс орнына өту
said-specialty = Маман: { $name }
said-relation = Өтініш беруші пациентке кім болады: { $relation }
said-reason = Жолдамасыз жазылу себебі: { $reason }
said-day = Күні: { DAY($day) }
said-starts = Таңдаған уақыты: { DAY($day) }, { TIME($time) }

## Дауыстап оқылатын сөздер (R2.3)

aloud-head = Қоңырау шалып, оқып беріңіз:
aloud = <b>{ $words }</b>
aloud-when = Қабылдау уақыты: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
aloud-time = { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }
aloud-reminder = Еске саламыз: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } қабылдау уақыты белгіленген.

## Қабылдау күні: келді, келмеді (§2.4)

open-staff_day = Бүгінгі қабылдау
open-staff_whose_day = Келді / келмеді
choice-doctor = { $name } · { $specialty }
day-whose = Қай дәрігердің бүгінгі қабылдауы керек?
day-of = Қабылдау тізімі: { DAY($day) }
day-empty = Бүгінге ешкім жазылмаған.
day-tally = Барлығы: { $count }. Келді: { $came }. Келмеді: { $missed }.
day-pick = Белгілеу үшін пациентті таңдаңыз.
choice-day-expected = { TIME($time) } · { $name } · { $year }
choice-day-came = ✓ { TIME($time) } · { $name } · { $year }
choice-day-missed = ✗ { TIME($time) } · { $name } · { $year }
came-question = Пациент келді ме?
button-came = Келді
button-missed = Келмеді
noted-came = № { $entry } жазба белгіленді: келді.
noted-missed = № { $entry } жазба белгіленді: келмеді.
