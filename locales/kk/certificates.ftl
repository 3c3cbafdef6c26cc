## Анықтама дайын ба: талондағы нөмір мен код бойынша (B6.1, B6.2)

menu-claim = Анықтама дайын ба?
claim-number-question = Диспансер берген талондағы нөмірді жазыңызшы: 7 цифр. Хабарламаңыз оқылған соң чаттан өшіріледі.
claim-code-question = Енді талондағы кодты жазыңызшы: 8 цифр. Хабарламаңыз оқылған соң чаттан өшіріледі.
claim-number-unclear = Нөмір 7 цифрдан тұрады. Талоннан қарап, қайта жазыңызшы.
claim-code-unclear = Код 8 цифрдан тұрады. Талоннан қарап, қайта жазыңызшы.
claim-without-slip = Талонсыз білу
claim-by-slip = Талон бойынша білу
claim-registered = № { $number }: тіркелді; жауапты тек өзіңізге, жеке куәлікпен береміз.
claim-answered = № { $number }: жауап дайын, өзіңіз келіңіз. Жеке куәлігіңізді ала келіңіз.
claim-handed-over = № { $number }: { DAY_AT($day) } тапсырылды.
claims-none = Сізге берілген жарамды талон табылмады. Талон қолыңызда болса, нөмірі мен коды бойынша біле аласыз.
claims-prove = Талонсыз тек растаған адамның өзіне айтамыз. Тұлғаңызды растаңыз немесе талондағы нөмір мен кодты пайдаланыңыз.

## Диспансердің жұмыс орны: тек журнал нөмірі бойынша (B0.9, R5–R7)

open-staff_claims = Анықтамалар
claims-head = Тапсырылмаған өтініштер: { $count }
claims-pick = Өтінішті таңдаңыз.
claims-empty = Тапсырылмаған өтініш жоқ.
claims-late = Мерзімі өткен анықтама: { $count }
claim-choice = № { $entry } · { $step }
claim-choice-late = ⏰ № { $entry } · { $step }
claim-entry = Журналдағы жазба № { $entry }
claim-step = Қазір: { $step } ({ DAY($day) }, { TIME($time) })
claim-due = Мерзімі: { DAY($day) }, { TIME($time) }
claim-overdue = Мерзімі өтіп кетті: { DAY($day) }, { TIME($time) }
claim-next = Енді не болды?
claim-no-move = Қазір бұл өтінішті сіздің рөліңіз белгілемейді.
claim-to-with_doctor = Дәрігерге жіберілді
claim-to-stopped = Дәрігерге дейін тоқтады
claim-to-signed = Қол қойдым
claim-to-refused = Анықтама бермедім
claim-to-referred = Комиссияға жібердім
claim-to-certified = Тексердім, растадым
claim-to-received = Өзіне тапсырылды
claim-sure = № { $entry }: «{ $step }» деп белгілейсіз бе? Белгіні кейін өшіруге болмайды.
claim-sure-yes = Белгілеу
claim-noted = № { $entry }: белгіленді.
claim-slips = Тіркеу және талон
claim-slips-how = Өтінішті тіркеу мен талон беру чат арқылы жүрмейді: диспансердің компьютерінде мына командалар орындалады. Алдымен мыналарды тексересіз; журналға тексерілген уақыты ғана жазылады, нәтижесі жазылмайды.
claim-check = • { $check }
claim-command-register = qabyldau claim register --provider { $provider } --regulation { $regulation } --iin ЖСН --staff { $staff } --slip талон.pdf
claim-command-slip = Талон жоғалса: qabyldau claim slip ЖАЗБА --staff { $staff } --slip талон.pdf

## Қағаздағы талон (B6.2): аты да, қызметтің атауы да жазылмайды

slip-title = Талон
slip-number = Нөмірі
slip-code = Коды
slip-until = Соңғы жарамды күні: { DAY($day) }
slip-how = Жауаптың дайын екенін Telegram ботынан осы нөмір мен код арқылы білесіз. Кодты ешкімге айтпаңыз.
slip-come = Жауапты тек өзіңізге, жеке куәлікпен береміз.
