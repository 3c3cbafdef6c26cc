# Үйге шақырулардың күндік тізімі (§2.4, 031/у, B3.9).
visits-title = Үйге шақырулардың күндік тізімі
visits-addition = Үйге шақырулардың күндік тізіміне № { $number } қосымша
visits-precinct = Учаске: { $precinct }
visits-no-precinct = Учаскесі көрсетілмеген
visits-empty = Бұл күнге үйге шақыру жоқ.
visits-printed = Басып шығарылған уақыты: { $at } · { $by }
visits-automatic = Qabyldau, автоматты түрде
visits-months = { $age } ай
visits-window = { $first }–{ $last }
visits-labelled = { $label }: { $value }

visit-head-no = Р/с №
visit-head-called_at = Шақырылған күні, сағаты; келетін уақыты
visit-head-patient = Тегі, аты, әкесінің аты
visit-head-birth_year = Туған жылы
visit-head-address = Мекенжайы
visit-head-entrance = Кіреберіс
visit-head-floor = Қабат
visit-head-door_code = Есік коды
visit-head-landmark = Бағдар
visit-head-contact = Байланыс
visit-head-complaint = Шақыру себебі
visit-head-kind = Алғашқы, қайталама, белсенді
visit-head-urgency = Шұғылдығы
visit-head-window_from = Келетін уақыты
visit-head-window_to = Келетін уақытының соңы
visit-head-entry = Жазба №
visit-head-precinct = Учаске
visit-head-age = Жасы
visit-head-iin = ЖСН
visit-head-caller = Шақырған адам
visit-head-relation = Пациентке кім болады
visit-head-temperature = Дене қызуы
visit-head-state = Күйі
visit-head-done_at = Барған күні, сағаты
visit-head-done_by = Кім барды
visit-head-diagnosis = Диагнозы
visit-head-help = Көрсетілген көмек, еңбекке жарамсыздық парағы, ескертпе

visit-kind-first = алғашқы
visit-kind-repeat = қайталама
visit-kind-active = белсенді бару

visit-urgency-infant = бір жасқа толмаған бала
visit-urgency-urgent = шұғыл
visit-urgency-frail_fever = егде адам немесе мүгедектігі бар адам, қызуы көтерілген
visit-urgency-ordinary = кәдімгі
visit-urgency-active = дәрігердің бастамасымен

visit-state-accepted = қабылданды
visit-state-on_list = тізімде
visit-state-visited = дәрігер барды
visit-state-not_at_home = үйінде болмады
visit-state-cancelled = шақырудан бас тартылды
visit-state-handed_to_103 = 103 қызметіне берілді
visit-state-overdue = келетін уақыты өтіп кетті

# Учаске дәрігерінің жеке чатына (B0.9).
visit-list-first = Үйге шақырулар: { DAY($day) }. Учаске: { $precinct }. Барлығы: { $count }.
visit-list-addition = Үйге шақырулар тізіміне № { $number } қосымша: { DAY($day) }. Учаске: { $precinct }. Барлығы: { $count }.
visit-list-line = { $no }) № { $entry } · { $first }–{ $last } · { $initials } · { $birth_year } · { $address } · { $contact }
visit-list-off = { $no }) № { $entry } · { $initials } Шақырудан бас тартылды, баруыңыздың қажеті жоқ.
visit-list-more = Қалғаны қағаз тізімде: { $count }.
