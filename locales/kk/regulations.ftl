## Регламент кестелерінің сөздері (house.md); docs/regulations/ беттері осы сөздермен жазылады

regulation-r2 = Дәрігердің қабылдауына жазылу
regulation-r3 = Дәрігерді үйге шақыру

actor-applicant = қызметті алушы
actor-registrar = жауапты қызметкер
actor-doctor = дәрігер немесе фельдшер
actor-clock = мерзімнің өтуі

step-applied = өтініш келді
step-checked = регистр тексерілді
step-written = журналға жазылды
step-told = ауызша жауап берілді
step-confirmed = келетіні расталды
step-handed_over = қызметкерге берілді
step-moved = басқа уақытқа ауыстырылды
step-cancelled = жазылудан бас тартылды
step-came = қабылдауға келді
step-missed = қабылдауға келмеді
step-closed_by_clinic = жазылуды емхана тоқтатты
step-on_list = дәрігердің тізіміне енгізілді
step-overdue = уәде етілген уақыт өтті
step-visited = дәрігер үйге келді
step-not_at_home = үйде ешкім болмады
step-handed_to_103 = жедел жәрдемге берілді

act-check_register = тіркелуін регистрден тексеру
act-book = журналға жазу
act-tell = күні мен уақытын ауызша айту
act-hand_over = қызметкерге беру
act-call_back = жұмыс тізіміне енгізу
act-remind = еске салу
act-confirm = келетінін растау
act-move = басқа уақытқа ауыстыру
act-cancel = жазылудан бас тарту
act-come = келгенін белгілеу
act-miss = келмегенін белгілеу
act-close = жазылуды тоқтату
act-call_home = шақыруды журналға жазу
act-plan = белсенді баруды журналға жазу
act-list = дәрігердің тізіміне енгізу
act-pass = мерзімнің өткенін белгілеу
act-visit = үйге барғанын белгілеу
act-find_nobody = үйде ешкім болмағанын белгілеу
act-hand_to_103 = жедел жәрдемге беру
act-fill_in = диагноз бен көмекті қағаздан толтыру

rule-few_lookups = тексерулер саны шектен аспайды
rule-few_open_entries = тұлғаны растамай жазылған уақыттар саны шектен аспайды
rule-attached_within_horizon = жазылу ашық күндердің бірінде осы емханаға тіркелген
rule-represented = 16 жасқа толмаған баланы заңды өкілі жазады
rule-still_ahead = қабылдау уақыты әлі келген жоқ
rule-late_enough = қабылдауға дейін емхана белгілеген уақыт бар
rule-within_horizon = бұл күнге жазылу ашық
rule-attached_on_day = қабылдау күні осы емханаға тіркелген
rule-directly_or_referred = жолдама керек емес немесе жарамды жолдама не себеп бар
rule-not_booked_twice = сол күні осы дәрігерге жазылмаған

rule-takes_home_calls = емхана үйге шақыру қабылдайды
rule-cared_for_at_home = тұрғылықты жері қызмет көрсету ауданында немесе үйде қызмет көрсету келісілген

mark-entered = жазылды
mark-struck = тізімнен сызылды
mark-told = ауызша айтылды
mark-reminded = еске салынды
mark-confirmed = келетіні расталды
mark-moved = басқа уақытқа ауыстырылды
mark-cancelled = жазылудан бас тартылды
mark-came = келді
mark-missed = келмеді
mark-closed_by_clinic = емхана тоқтатты
mark-on_list = тізімге енгізілді
mark-overdue = мерзімі өтті
mark-visited = үйге барылды
mark-not_at_home = үйде ешкім болмады
mark-handed_to_103 = 103-ке берілді
mark-filled_in = қағаздан толтырылды

said-oral_answer = қабылдау күні мен уақыты
said-person_asked = өтініштің қызметкерге берілгені
said-call_back = адамға қайта хабарласу керегі
said-reminder = алдағы қабылдау туралы еске салу
said-confirmed = келетінінің журналда белгіленгені
said-moved = жаңа күні мен уақыты
said-cancelled = бас тартудың қабылданғаны
said-closed_by_clinic = жазылудың тоқтатылғаны
said-overdue = кешірім және мұнымен кім айналысатыны
said-visited = үйге келу болғаны рас па

filled-at_entry = жазу кезінде
filled-by_marks = кейін, белгілер бойынша

notice-reminder_evening = бір күн бұрын кешке еске салынады
notice-reminder_soon = қабылдауға екі-үш сағат қалғанда еске салынады
notice-visit_list = учаске дәрігеріне үйге шақырулардың тізімі
notice-visit_list_paper = учаске дәрігеріне үйге шақырулардың басып шығарылған тізімі
notice-visit_list_count = үйге шақырулар тізімінің саны байланыстырылған топқа
notice-moved = емхананың уақытты ауыстырғаны айтылады
notice-closed_by_clinic = емхананың жазылуды тоқтатқаны айтылады, басқа уақыт ұсынылады
notice-entered_by_another = басқа біреу жазғаны айтылады: «бұл сіз бе?»
notice-moved_by_another = басқа біреу ауыстырғаны айтылады: «бұл сіз бе?»
notice-cancelled_by_another = басқа біреу бас тартқаны айтылады: «бұл сіз бе?»
notice-dispute_upheld = дауласқан адамға жазбаның қате екені айтылады
notice-dispute_rejected = дауласқан адамға жазбаның дұрыс екені айтылады
notice-home_visit_overdue = уәде етілген үйге келудің болмағаны айтылады
notice-home_called_by_another = басқа біреу дәрігерді үйге шақырғаны айтылады: «бұл сіз бе?»
notice-home_cancelled_by_another = басқа біреу шақырудан бас тартқаны айтылады: «бұл сіз бе?»
notice-work_overdue = басшыға мерзімі өткен істердің саны айтылады
notice-visit_list_empty = бүгінге үйге шақыру жоқ екені дәрігерге немесе байланыстырылған топқа айтылады
notice-home_visited = үйге келу белгіленгені айтылады: «шынымен болды ма?»
notice-offer = босаған уақыт ұсынылады

task-person_asked = қызметкермен сөйлесу сұралды
task-call_back = адамға қайта хабарласу керек
task-undelivered = адамға хабарлама жетпеді, қоңырау шалу керек
task-dispute = адам «мен емес» деп дауласады: басшы тексереді
task-unverified_day = дәрігер күнінің жартысынан көбі тұлғаны растамай алынған
task-home_visit_overdue = уәде етілген уақытта дәрігер үйге бармады
task-detached = тіркеуден шыққан адамның алдағы қабылдауы бар

why-asked = адамның өзі сұрады
why-three_failures = үш рет сәтсіз болды
why-cannot_decide = бұл жерде шешілмейді
why-no_free_time = бос уақыт болмай тұр
why-not_understood = түсініксіз болды
why-child_alone = бала өзі жазып отыр

span-minutes = { $count } минут
span-promised = уәде етілген уақытқа дейін
span-working_days = { $count } жұмыс күні

page-made = Бұл бетті `clinic/regulations/` кестелерінен `make docs` жасайды.
page-edition = Қаулының күні: { $day }
page-journal = Журналы: { $journal }
page-steps = Қадамдар
page-moves = Әрекеттер
page-limits = Мерзімдер
page-actors = Кім жасайды
page-rules = Тексерілетін ережелер
page-columns = Журнал бағандары (§2.4)
page-refusals = Дәлелді бас тарту
page-refusals-example = Мәтіндердегі күндер мен сандар – мысал.
page-notices = Хабарламалар (B2.8)
page-tasks = Жұмыс тізімі (B0.10)
page-diagram = Сызба

head-code = Коды
head-words = Атауы
head-text = Мәтіні
head-at = Қай қадамда
head-act = Әрекет
head-by = Кім жасайды
head-to = Келесі қадам
head-needs = Алдымен, осы ретпен тексеріледі
head-mark = Журналдағы белгі
head-said = Не айтылады
head-within = Ең ұзақ мерзімі
head-then = Мерзім өтсе
head-filled = Қашан толтырылады
head-final = Соңғы қадам
head-clause = Тармақ
