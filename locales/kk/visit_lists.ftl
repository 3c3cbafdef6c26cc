# Үйге шақырулардың күндік тізімі (§2.4, 031/у, B3.9).
visits-title = Үйге шақырулардың күндік тізімі
visits-addition = Үйге шақырулардың күндік тізіміне № { $number } қосымша
visits-precinct = Учаске: { $precinct }
visits-no-precinct = Учаскесі көрсетілмеген
visits-empty = Бұл күнге үйге шақыру жоқ.
visits-months = { $age } ай
visits-window = { $first }–{ $last }
visits-labelled = { $label }: { $value }

visits-head-called = Шақырылған күні, сағаты; келетін уақыты
visits-head-help = Көрсетілген көмек, еңбекке жарамсыздық парағы, ескертпе

# Учаске дәрігерінің жеке чатына (B0.9).
visit-list-first = Үйге шақырулар: { DAY($day) }. Учаске: { $precinct }. Барлығы: { $count }.
visit-list-empty = Үйге шақырулар: { DAY($day) }. Бүгінге шақыру жоқ.
visit-list-empty-precinct = Үйге шақырулар: { DAY($day) }. Учаске: { $precinct }. Бүгінге шақыру жоқ.
visit-list-addition = Үйге шақырулар тізіміне № { $number } қосымша: { DAY($day) }. Учаске: { $precinct }. Барлығы: { $count }.
visit-list-line = { $no }) № { $entry } · { $first }–{ $last } · { $initials } · { $birth_year } · { $address } · { $contact }
visit-list-off = { $no }) № { $entry } · { $initials } Шақырудан бас тартылды, баруыңыздың қажеті жоқ.
visit-list-more = Қалғаны қағаз тізімде: { $count }.

# Топқа: тек саны (B0.3, B0.9).
group-list = Үйге шақырулардың күндік тізімі дайын: { DAY($day) }. Учаске: { $precinct }. Саны: { $count }.
group-addition = Үйге шақырулардың күндік тізіміне № { $number } қосымша дайын: { DAY($day) }. Учаске: { $precinct }. Саны: { $count }.
group-open = Жеке чатты ашу
group-bound = Топ байланыстырылды: { $provider }. Үйге шақырулар тізімі шыққанда, мұнда тек саны айтылады. Тоқтату үшін /unbind командасын жіберіңіз.
group-bound-precinct = Топ байланыстырылды: { $provider }. Учаске: { $precinct }. Үйге шақырулар тізімі шыққанда, мұнда тек саны айтылады. Тоқтату үшін /unbind командасын жіберіңіз.
group-no-precinct = Мұндай учаске табылмады. Команданы учаскенің нөмірімен бірге қайта жіберіңіз, мысалы: /bind 5
group-not-here = Бұл топ сіз жұмыс істейтін емханаға байланыстырылмаған.
group-unbound = Топ ажыратылды: мұнда тізімдердің саны енді айтылмайды.
