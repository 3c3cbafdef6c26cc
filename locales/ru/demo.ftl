# Одно предложение о каждом, за кого можно играть.

player-two-children = Двое детей, телефон есть в регистре. ИИН: { $iin }
player-russian-speaker = Говорит по-русски. ИИН: { $iin }
player-seventeen = 17 лет, может записаться без родителей. ИИН: { $iin }
player-teenagers-mother = Мать семнадцатилетнего подростка. ИИН: { $iin }
player-shared-phone = Общий телефон с супругом: нужен ПИН-код. ИИН: { $iin }
player-village = Прикрепление к сельской амбулатории. ИИН: { $iin }
player-moving-in-january = С января прикрепление к другой поликлинике. ИИН: { $iin }
player-no-phone = В регистре нет телефона. ИИН: { $iin }
player-referral = Есть направление к кардиологу. ИИН: { $iin }
