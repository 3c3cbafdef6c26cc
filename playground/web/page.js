// The frame: who is shown, the clock, the language; a column per person is in column.js.

import { Column } from "./column.js";
import { element } from "./message.js";
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
let chosen = new Set(JSON.parse(localStorage.getItem("chosen") ?? "[]"));

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

async function loadState() {
  const response = await fetch("/playground/state");
  state = await response.json();
  stateAt = performance.now();
  const known = new Set(state.seats.map(keyOf));
  chosen = new Set([...chosen].filter((key) => known.has(key)));
  if (!chosen.size) state.seats.slice(0, shownAtFirst).forEach((seat) => chosen.add(keyOf(seat)));
  drawFrame();
}

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
  const buttons = turns.map(([key, step]) =>
    element("button", { type: "button", onclick: () => turn(step) }, say(key)),
  );
  byId("turns").replaceChildren(...(state.can_turn ? buttons : []));
}

async function turn(step) {
  await post("/playground/clock", step);
}

function drawLanguages() {
  const buttons = Object.entries(languages).map(([code, name]) =>
    element(
      "button",
      { type: "button", lang: code, "aria-pressed": String(code === language), onclick: () => choose(code) },
      name,
    ),
  );
  byId("languages").replaceChildren(...buttons);
}

function choose(code) {
  speak(code);
  for (const column of columns.values()) column.element.remove();
  columns.clear();
  drawFrame();
}

function drawPeople() {
  const buttons = state.seats.map((seat) => {
    const key = keyOf(seat);
    const name = seat.group ? `${seat.name} · ${seat.group}` : seat.name;
    const pressed = String(chosen.has(key));
    return element("button", { type: "button", "aria-pressed": pressed, onclick: () => toggle(key) }, name);
  });
  byId("people").replaceChildren(...buttons);
}

function toggle(key) {
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
  byId("columns").querySelector(".nobody")?.remove();
  for (const [key, column] of columns) {
    if (!chosen.has(key)) {
      column.element.remove();
      columns.delete(key);
    }
  }
  let at = 0;
  for (const seat of state.seats) {
    const key = keyOf(seat);
    if (!chosen.has(key)) continue;
    if (!columns.has(key)) columns.set(key, new Column(seat, { post, clockOffset, transcript }));
    place(columns.get(key).element, at);
    at += 1;
  }
  if (!columns.size) byId("columns").append(element("p", { class: "nobody" }, say("nobody")));
}

// A column that stands where it should is left alone: moving it would lose its scrolling.
function place(column, at) {
  const there = byId("columns").children[at];
  if (there !== column) byId("columns").insertBefore(column, there ?? null);
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
