# Ойын алаңындағы адамдар туралы бір сөйлем.

player-two-children = Екі баласы бар, телефоны регистрде бар. ЖСН: { $iin }
player-russian-speaker = Орысша сөйлейді. ЖСН: { $iin }
player-seventeen = 17 жаста, өзі жазыла алады. ЖСН: { $iin }
player-teenagers-mother = Он жетідегі баланың анасы. ЖСН: { $iin }
player-shared-phone = Жұбайымен телефоны ортақ: растау үшін ПИН-код керек. ЖСН: { $iin }
player-village = Ауыл амбулаториясына тіркелген. ЖСН: { $iin }
player-moving-in-january = Қаңтардан бастап басқа емханаға тіркеледі. ЖСН: { $iin }
player-no-phone = Регистрде телефоны жоқ. ЖСН: { $iin }
player-referral = Кардиологқа жолдамасы бар. ЖСН: { $iin }
