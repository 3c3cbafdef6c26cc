## Қабылдауға жазылу (B2.1–B2.8)

provider-question = Қабылдау қай емханада керек?
choice-provider = { $place }: { $name }

specialty-question = Қай маманның қабылдауына жазыласыз?
specialty-legend = * – жолдама керек.
choice-specialty-referral = { $name } *
button-other-specialty = Басқа маман
quick-earliest = ★ Учаскелік { $specialty }: { DAY_SHORT($day) }, { TIME($time) }
reason-question = Бұл маманға жолдамасыз тек төмендегі жағдайларда жазылуға болады. Қайсысы сәйкес келеді?
reason-injury = Жарақат
reason-acute = Кенет пайда болған қатты ауырсыну
reason-repeat = Дәрігер қайта келуімді айтқан
reason-observation = Динамикалық бақылауда тұрмын
reason-pregnancy = Жүктілік
reason-suspected_cancer = Ісікке күдік бар, талдау нәтижесі қолымда
reason-referral = Жолдамам бар

doctor-question = Дәрігерді таңдаңыз. Мамандығы: { $specialty }. Ең жақын бос күні қасында көрсетілген, ★ – учаскелік дәрігер.
choice-doctor-own = ★ { $name } · { DAY_SHORT($day) }
choice-doctor-other = { $name } · { DAY_SHORT($day) }
choice-doctor-own-full = ★ { $name } · бос уақыт болмай тұр
choice-doctor-other-full = { $name } · бос уақыт болмай тұр

day-question = Қай күні келесіз?
day-comes-later = Күнді сәл кейін таңдайсыз.
calendar-legend = Күннің саны тұрса, бос уақыт бар; «–» – бос уақыт болмай тұр; «×» – емхана жұмыс істемейді.
calendar-weekday = { WEEKDAY_SHORT($day) }
calendar-gap = ·
calendar-closed = ×
calendar-full = –
day-full = { DAY_AT($day) } бос уақыт болмай тұр. Басқа күнді таңдаңыз немесе күту тізіміне жазылыңыз.

time-not-free = { TIME_AT($time) } бос уақыт жоқ. Төмендегі бос уақыттардың бірін таңдаңыз.
time-question = { DAY($day) }. Қай уақыт ыңғайлы?
part-morning = Түске дейін
part-afternoon = Түстен кейін
part-evening = Кешке
choice-nearest = { DAY_SHORT($day) }, { TIME($time) }
nearest-question = Ең жақын бос уақыттар:
button-other-day = Басқа күн

confirm-question = Тексеріңізші: бәрі дұрыс болса, «Растаймын» түймесін басыңыз.
confirm-when = { DAY($day) }, { TIME($time) }
confirm-whom = Қабылдауға келетін адам: { $name }
confirm-held = Бұл уақыт сіз үшін 3 минут сақталады.
button-confirm = Растаймын

## Ауызша жауап (B2.2): бірінші жолда мамандық айтылмайды (B5.2)

booked = Сіз дәрігердің қабылдауына жазылдыңыз.
visit-when = Қабылдау уақыты: { DAY_SPOKEN($day) }, { TIME_SPOKEN($time) } ({ DAY($day) }, { TIME_AT($time) }).
booked-entry = Журналдағы жазба: № { $entry }.
booked-bring = Жеке куәлікті ала келіңіз. Келе алмайтын болсаңыз, жазылудан алдын ала бас тартыңыз немесе оны басқа уақытқа ауыстырыңыз.
button-calendar = Күнтізбеге қосу
button-move = Басқа уақытқа ауыстыру
button-cancel-visit = Жазылудан бас тарту
calendar-title = Жазылған уақыт
calendar-file = Күнтізбеге арналған файл
