## Телефонмен қабылдауға жазылу (B2.1–B2.8)

phone-who = Өзіңізді жазу үшін бірді, он алты жасқа толмаған балаңызды жазу үшін екіні, анаңызды немесе әкеңізді жазу үшін үшті, басқа ересек адамды жазу үшін төртті басыңыз.

phone-iin-self = Жеке куәлігіңіздегі жеке сәйкестендіру нөмірін теріңіз: он екі цифр. Қайта бастау үшін жұлдызшаны басыңыз.
phone-iin-parent = Балаңыздың жеке сәйкестендіру нөмірін теріңіз: он екі цифр. Қайта бастау үшін жұлдызшаны басыңыз.
phone-iin-child = Анаңыздың немесе әкеңіздің жеке сәйкестендіру нөмірін теріңіз: он екі цифр. Қайта бастау үшін жұлдызшаны басыңыз.
phone-iin-other = Қабылдауға келетін адамның жеке сәйкестендіру нөмірін теріңіз: он екі цифр. Қайта бастау үшін жұлдызшаны басыңыз.
phone-iin-check = Сіз терген нөмір:

phone-clinic = Қай емхананың қабылдауына жазыласыз?
phone-own-doctor = Учаскелік дәрігердің қабылдауына жазылу үшін бірді, басқа маманға жазылу үшін екіні басыңыз.
phone-precinct = Учаскеңіздің нөмірін теріп, тор белгісін басыңыз. Нөмірін білмесеңіз, бірден тор белгісін басыңыз.
phone-specialty = Қай маманның қабылдауына жазыласыз?
phone-other-specialty = Басқа маманды таңдау үшін бірді, қызметкермен сөйлесу үшін нөлді басыңыз.

phone-reason = { -ambulance } Бұл маманға жолдамасыз мына жағдайларда ғана жазылуға болады.
phone-reason-injury = Жарақат – { KEY($press) } басыңыз.
phone-reason-acute = Кенет пайда болған қатты ауырсыну – { KEY($press) } басыңыз.
phone-reason-repeat = Дәрігер қайта келуіңізді айтқан – { KEY($press) } басыңыз.
phone-reason-observation = Динамикалық бақылауда тұрасыз – { KEY($press) } басыңыз.
phone-reason-pregnancy = Жүктілік – { KEY($press) } басыңыз.
phone-reason-suspected_cancer = Ісікке күдік бар, талдау нәтижесі қолыңызда – { KEY($press) } басыңыз.
phone-reason-referral = Жолдамаңыз бар – { KEY($press) } басыңыз.

phone-doctor = Дәрігерді таңдаңыз.
phone-own-doctor-full = Учаскелік дәрігерде бос уақыт болмай тұр.
phone-option-doctor = { ALOUD($name) }, ең жақын бос уақыты – { DAY_SPOKEN($day) } – { KEY($press) } басыңыз.

phone-times = Бос уақытты таңдаңыз.
phone-option-day-time = { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } – { KEY($press) } басыңыз.
phone-option-time = { TIME_SPOKEN($time) } – { KEY($press) } басыңыз.
phone-option-colleague = { ALOUD($name) }, { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } – { KEY($press) } басыңыз.
phone-another-day = Басқа күнді таңдау үшін бесті басыңыз.
phone-days = Қай күні келесіз?
phone-option-day = { DAY_SPOKEN($day) } – { KEY($press) } басыңыз.

phone-check = Тексеріңізші.
phone-confirm-when = Қабылдау уақыты: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) }.
phone-by-figures = Цифрлармен айтқанда:
phone-confirm-doctor = Дәрігер: { $specialty } { ALOUD($doctor) }.
phone-confirm-keys = Жазылуды растау үшін бірді, басқа уақытты таңдау үшін екіні басыңыз.
phone-precinct-unknown = Бұл нөмірлі учаскенің дәрігері табылмады.

## Ауызша жауап (B2.2)

phone-booked = Қабылдауға жазылу журналға енгізілді.
phone-visit-self = Сізді { $specialty } { ALOUD($doctor) } { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } қабылдайды.
phone-visit-other = Қабылдауды { $specialty } { ALOUD($doctor) } { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } өткізеді.
phone-place = Емхана: { ALOUD($name) }.
phone-room = Кабинет: { ALOUD($room) }.
phone-entry = Журналдағы жазбаның нөмірі: { SPELL($entry) }.
phone-bring = Жеке куәлікті ала келіңіз. Келе алмайтын болсаңыз, жазылудан алдын ала бас тартыңыз. Қайта тыңдау үшін жұлдызшаны басыңыз.

## Бос уақыт болмағанда (B2.8)

phone-no-free-time = Қазір бос уақыт болмай тұр: қабылдау дәрігердің кестесі бойынша жүреді. { -ambulance }
phone-wait = Күту тізіміне жазылу үшін бірді басыңыз: уақыт босаса, осы нөмірге қоңырау шаламыз.
phone-wait-other = Басқа маманды таңдау үшін екіні, қызметкермен сөйлесу үшін нөлді басыңыз.
phone-waiting = Сіз күту тізіміне жазылдыңыз. Уақыт босап, кезегіңіз келгенде, сізге қоңырау шаламыз. { -ambulance }
