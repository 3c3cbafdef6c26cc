## Жазылған уақыттарым (B2.9)

visits-none = Алдағы қабылдауларға жазылу табылмады.
visits-prove = Тұлғамды растау
visits-question = Алдағы қабылдаулар. Толығырақ көру үшін біреуін таңдаңыз.
choice-visit = { DAY_SHORT($day) }, { TIME($time) }
button-come = Келемін
visit-confirmed = Рахмет! Келетініңіз журналда белгіленді: { DAY($day) }, { TIME($time) }.
cancel-question = { DAY($day) }, { TIME($time) }. Осы жазылудан бас тартасыз ба?
visit-kept = Жарайды, жазылуыңыз күшінде қалды.
cancel-yes = Иә, бас тартамын
visit-cancelled = Жазылудан бас тартуыңыз қабылданды. № { $entry } жазба журналда тиісті белгімен сақталады.
