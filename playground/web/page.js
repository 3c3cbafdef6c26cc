// The frame: who is shown, the clock, the language; a column per person is in column.js.

import { Column } from "./column.js";
import { arrange, element, redraw, singly } from "./dom.js";
import { language, languages, say, sayDay, speak } from "./texts.js";

const turns = [
  ["minutes15", { minutes: 15 }],
  ["hour", { minutes: 60 }],
  ["day", { minutes: 1440 }],
  ["morning", { morning: true }],
];
const shownAtFirst = 3;

let state = { seats: [], bot: "", now: null, can_turn: false };
let stateAt = 0;
const columns = new Map();
const chosen = new Set(JSON.parse(localStorage.getItem("chosen") ?? "[]"));
let touched = false; // whether somebody has chosen since the page was opened

const byId = (id) => document.getElementById(id);
const keyOf = (seat) => `${seat.chat}:${seat.person}`;

export function clockOffset() {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(state.now ?? "");
  if (!zone) return 0;
  const minutes = Number(zone[2]) * 60 + Number(zone[3]);
  return (zone[1] === "-" ? -minutes : minutes) * 60000;
}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

const loadState = singly(async () => {
  const response = await fetch("/playground/state");
  state = await response.json();
  stateAt = performance.now();
  const someone = state.seats.some((seat) => chosen.has(keyOf(seat)));
  if (!someone && !touched) state.seats.slice(0, shownAtFirst).forEach((seat) => chosen.add(keyOf(seat)));
  drawFrame();
});

function drawFrame() {
  document.documentElement.lang = language;
  document.title = `${say("title")} · ${state.bot}`;
  byId("bot").textContent = `@${state.bot}`;
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = say(one.dataset.text);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", say(one.dataset.label));
  }
  drawTurns();
  drawLanguages();
  drawPeople();
  drawClock();
  drawColumns();
}

function drawTurns() {
  const wanted = state.can_turn ? turns : [];
  redraw(byId("turns"), [language, wanted], () =>
    wanted.map(([key, step]) => element("button", { type: "button", onclick: () => turn(step) }, say(key))),
  );
}

async function turn(step) {
  await post("/playground/clock", step);
}

function drawLanguages() {
  redraw(byId("languages"), language, () =>
    Object.entries(languages).map(([code, name]) => {
      const pressed = String(code === language);
      const onclick = () => choose(code);
      return element("button", { type: "button", lang: code, "aria-pressed": pressed, onclick }, name);
    }),
  );
}

function choose(code) {
  speak(code);
  columns.clear();
  drawFrame();
}

function drawPeople() {
  redraw(byId("people"), [state.seats, [...chosen]], () =>
    state.seats.map((seat) => {
      const key = keyOf(seat);
      const name = seat.group ? `${seat.name} · ${seat.group}` : seat.name;
      const pressed = String(chosen.has(key));
      return element("button", { type: "button", "aria-pressed": pressed, onclick: () => toggle(key) }, name);
    }),
  );
}

function toggle(key) {
  touched = true;
  if (!chosen.delete(key)) chosen.add(key);
  localStorage.setItem("chosen", JSON.stringify([...chosen]));
  drawPeople();
  drawColumns();
}

function drawClock() {
  if (!state.now) return;
  const moment = Date.parse(state.now) + performance.now() - stateAt + clockOffset();
  const time = new Date(moment).toISOString().slice(11, 16);
  byId("clock").textContent = `${time} · ${sayDay(moment)}`;
}

function drawColumns() {
  for (const key of columns.keys()) if (!chosen.has(key)) columns.delete(key);
  const shown = state.seats.filter((seat) => chosen.has(keyOf(seat)));
  for (const seat of shown) {
    const key = keyOf(seat);
    if (!columns.has(key)) columns.set(key, new Column(seat, { post, clockOffset, transcript }));
  }
  const nobody = element("p", { class: "nobody" }, say("nobody"));
  const wanted = shown.map((seat) => columns.get(keyOf(seat)).element);
  arrange(byId("columns"), wanted.length ? wanted : [nobody]);
}

async function transcript(seat) {
  const response = await fetch(`/playground/transcripts/${seat.chat}`);
  byId("transcript-text").textContent = await response.text();
  byId("transcript").showModal();
}

async function heard(changed) {
  const known = new Set(state.seats.map((seat) => seat.chat));
  if (changed.some((chat) => !known.has(chat))) await loadState();
  for (const column of columns.values()) {
    if (changed.includes(column.seat.chat)) column.refresh();
  }
}

function listen() {
  const events = new EventSource("/playground/events");
  events.onmessage = (event) => heard(JSON.parse(event.data));
  events.onopen = async () => {
    document.body.classList.remove("lost");
    await loadState();
    for (const column of columns.values()) column.refresh();
  };
  events.onerror = () => {
    document.body.dataset.lost = say("lost");
    document.body.classList.add("lost");
  };
}

byId("transcript-copy").addEventListener("click", () =>
  navigator.clipboard.writeText(byId("transcript-text").textContent),
);
setInterval(drawClock, 1000);
drawFrame();
listen();
