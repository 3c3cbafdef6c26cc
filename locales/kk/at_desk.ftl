## Хабарласқан адамның атынан: іздеу, карточка, жазу, ауызша жауап (B0.7, B0.9, R2.3)

open-staff_reason = Пациентті іздеу
staff-reason-question = Пациентті іздеу себебін таңдаңыз: ол әрекеттер тарихына жазылады.
look-up-calling = Телефонмен хабарласып тұр
look-up-at_the_desk = Тіркеу бөлімінде тұр
look-up-call_back = Өзіміз қайта хабарласамыз
look-up-checking = Журналдағы жазбаны тексеру

staff-find-question = ЖСН-ін, телефон нөмірін, журналдағы жазба нөмірін немесе тегін, атын және туған жылын жазыңыз. Мысалы: Асанова Үміт 1990. Хабарламаңыз оқылған соң чаттан өшіріледі.
staff-find-unclear = Тегін, атын және туған жылын бір хабарламада жазыңызшы.
staff-namesakes = Табылған адамдар саны: { $count }. ЖСН-ін немесе туған күнін толық жазыңызшы. Мысалы: Асанова Үміт 14.03.1990.
staff-several-question = Бұл нөмір бірнеше адамға жазылған. Қайсысы керек?
staff-namesake = { $initials } · { $year }

staff-who = { $initials }, туған жылы: { $year }
staff-running = Басталды: { TIME($since) }. Мерзімі: { TIME($until) }.
staff-late = Басталды: { TIME($since) }. Мерзімі: { TIME($until) }, кешігу: { $minutes } минут.
staff-card-closed = Пациенттің карточкасы жабылды.

staff-attached = Тіркелген жері: осы емхана
staff-attached-from = Осы емханаға тіркелетін күні: { DAY($day) }
staff-precinct = Учаскесі: { $precinct }
staff-precinct-doctor = Учаскелік дәрігері: { $name }
staff-home-care-inside = Үйге шақыру: қызмет көрсету ауданында
staff-home-care-stipulated = Үйге шақыру: ауданнан тыс, алдын ала келісілген
staff-home-care-no = Үйге шақыру: ауданнан тыс, келісілмеген
staff-contact = Байланыс нөмірі: { $phone }
staff-contact-unknown = Байланыс нөмірі белгісіз
staff-do-book = Дәрігерге жазу
staff-do-visits = Жазылған уақыттары
staff-other-contact = Басқа байланыс нөмірі
staff-contact-question = Хабарласқан адамның телефон нөмірін жазыңызшы. Хабарламаңыз оқылған соң чаттан өшіріледі.
staff-no-contact = Нөмірі жоқ

staff-relation-question = Хабарласқан адам пациентке кім болады?
staff-relation-self = Пациенттің өзі
staff-relation-parent = Ата-анасы немесе заңды өкілі
staff-relation-child = Ересек ұлы немесе қызы
staff-relation-other = Басқа адам

staff-say-to-caller = Хабарласқан адамға айтыңыз:
staff-nobody = Мұндай адам регистрден табылмады. Жазғаныңызды тексеріп немесе ЖСН бойынша қайта іздеп көріңізші. Табылмаса, хабарласқан адамға айтыңыз:
staff-override-question = Жарамды жолдама регистрде көрінбейді. Жолдамасыз жазудың себебін таңдаңыз: ол журналға және әрекеттер тарихына жазылады.
reason-paper_referral = Жолдама қағаз түрінде бар
staff-confirm-question = Хабарласқан адаммен тексеріңізші. Бәрі дұрыс болса, жауап қай тілде айтылатынын таңдаңыз.
staff-confirm-held = Бұл уақыт 3 минут сақталады.
staff-confirm-kk = Жазу, жауабы қазақша
staff-confirm-ru = Жазу, жауабы орысша

staff-tell = Жоғарыдағы хабарламаны толық дауыстап оқып беріңіз. Содан кейін «Айтылды» түймесін басыңыз.
staff-told-yes = Айтылды
staff-read-kk = Қазақша оқу
staff-read-ru = Орысша оқу
staff-told = № { $entry } жазба: ауызша жауап берілгені белгіленді.
staff-was-told = Ауызша жауап берілген
staff-was-not-told = Ауызша жауап әлі берілмеген

staff-cancel-question = { DAY($day) }, { TIME($time) }. Хабарласқан адам осы жазылудан бас тарта ма?
staff-cancel-yes = Иә, бас тартады
staff-cancelled = Жазылудан бас тарту қабылданды. № { $entry } жазба журналда тиісті белгімен сақталады.

## Бүгінгі тізімдер: чатта тек саны көрсетіледі (B0.9)

open-staff_lists = Бүгінгі тізімдер
lists-of = Бүгінгі тізімдер: { DAY($day) }, { TIME($time) }
lists-visits = Үйде қаралатын пациент саны: { $count }
lists-precinct = – Учаске { $precinct }: { $count }
lists-no-precinct = – Учаскесі көрсетілмеген: { $count }
lists-appointments = Қабылдауға жазылған пациент саны: { $count }
lists-how = Толық тізімді емхананың компьютерінде мына командалармен шығарыңыз, көп нүктенің орнына файлдың аты жазылады:
lists-command-visits = qabyldau visit-list --provider { $provider } --out ….pdf
lists-command-appointments = qabyldau visit-list --appointments --provider { $provider } --out ….pdf
lists-to-doctors = Үйге шақырулардың толық тізімі емхананың жазбаша шешімі бойынша тек учаске дәрігерлерінің жеке чатына жіберіледі. Оны Telegram арқылы басқа ешкімге жібермеңіз.

## ПИН-код: тек жеке куәлігімен келген адамға, чатсыз (B0.2, B0.9)

staff-pin = ПИН-код беру
staff-pin-how = ПИН-код чат арқылы жіберілмейді. Жеке куәлікті тексеріп, кодты емхананың компьютерінде мына командамен шығарыңыз, көп нүктенің орнына ЖСН жазылады:
staff-pin-command = qabyldau pin issue --iin … --provider { $provider } --staff { $staff }
