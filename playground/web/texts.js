// Every word of the frame. The bot's own words come from the bot.

const texts = {
  en: {
    title: "Playground",
    people: "People",
    language: "Language of this page",
    clock: "Turn the clock",
    minutes15: "+15 min",
    hour: "+1 h",
    day: "+1 day",
    morning: "Next morning",
    phone: "has a phone",
    noPhone: "no phone",
    start: "Start",
    write: "Message",
    send: "Send",
    menu: "Commands",
    attach: "Attach",
    photo: "Photo",
    sticker: "Sticker",
    voice: "Voice note",
    document: "File",
    contact: "My contact",
    foreign: "Somebody else's contact",
    edit: "Edit my last message",
    block: "Block the bot",
    unblock: "Unblock",
    transcript: "Transcript",
    copy: "Copy",
    close: "Close",
    ok: "OK",
    edited: "edited",
    typing: "typing…",
    impossible: "That is not possible here.",
    noContact: "This person has no phone to share.",
    nobody: "Choose above whose screen to show.",
    lost: "The playground does not answer.",
  },
  ru: {
    title: "Площадка",
    people: "Люди",
    language: "Язык этой страницы",
    clock: "Перевести часы",
    minutes15: "+15 мин",
    hour: "+1 ч",
    day: "+1 день",
    morning: "Следующее утро",
    phone: "с телефоном",
    noPhone: "без телефона",
    start: "Начать",
    write: "Сообщение",
    send: "Отправить",
    menu: "Команды",
    attach: "Прикрепить",
    photo: "Фото",
    sticker: "Стикер",
    voice: "Голосовое",
    document: "Файл",
    contact: "Мой контакт",
    foreign: "Чужой контакт",
    edit: "Изменить последнее сообщение",
    block: "Заблокировать бота",
    unblock: "Разблокировать",
    transcript: "Текст беседы",
    copy: "Скопировать",
    close: "Закрыть",
    ok: "ОК",
    edited: "изменено",
    typing: "печатает…",
    impossible: "Здесь так нельзя.",
    noContact: "У этого человека нет телефона.",
    nobody: "Выберите выше, чей экран показать.",
    lost: "Площадка не отвечает.",
  },
  kk: {
    title: "Сынақ алаңы",
    people: "Адамдар",
    language: "Осы беттің тілі",
    clock: "Сағатты жылжыту",
    minutes15: "+15 мин",
    hour: "+1 сағ",
    day: "+1 күн",
    morning: "Келесі таң",
    phone: "телефоны бар",
    noPhone: "телефоны жоқ",
    start: "Бастау",
    write: "Хабарлама",
    send: "Жіберу",
    menu: "Командалар",
    attach: "Тіркеу",
    photo: "Фото",
    sticker: "Стикер",
    voice: "Дауыстық хабарлама",
    document: "Файл",
    contact: "Менің байланысым",
    foreign: "Басқа адамның байланысы",
    edit: "Соңғы хабарламаны өзгерту",
    block: "Ботты бұғаттау",
    unblock: "Бұғаттан шығару",
    transcript: "Әңгіме мәтіні",
    copy: "Көшіру",
    close: "Жабу",
    ok: "ОК",
    edited: "өзгертілді",
    typing: "жазып жатыр…",
    impossible: "Мұнда бұлай болмайды.",
    noContact: "Бұл адамның телефоны жоқ.",
    nobody: "Кімнің экраны көрсетілетінін жоғарыдан таңдаңыз.",
    lost: "Сынақ алаңы жауап бермей тұр.",
  },
};

// Browsers do not all know Kazakh dates.
const months = {
  en: "January February March April May June July August September October November December",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
};
const weekdays = {
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
  ru: "воскресенье понедельник вторник среда четверг пятница суббота",
  kk: "жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі",
};

export const languages = { kk: "Қазақша", ru: "Русский", en: "English" };
const kept = localStorage.getItem("language");
export let language = kept in languages ? kept : "en";

export function speak(code) {
  language = code;
  localStorage.setItem("language", code);
}

// `moment`: milliseconds, already moved into the playground's zone.
export function sayDay(moment) {
  const date = new Date(moment);
  const month = months[language].split(" ")[date.getUTCMonth()];
  const weekday = weekdays[language].split(" ")[date.getUTCDay()];
  return `${date.getUTCDate()} ${month}, ${weekday}`;
}

export function say(key) {
  return texts[language][key];
}
