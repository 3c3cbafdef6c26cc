// Draws one message. Everything is text nodes and attributes: nothing a bot sends becomes HTML.

import { element } from "./dom.js";
import { say, sayDay } from "./texts.js";

const tags = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const safeLink = /^(https?|tg|mailto|tel):/i;

// `clockOffset`: the playground's zone in milliseconds east of Greenwich.
export function timeOfDay(seconds, clockOffset) {
  return new Date(seconds * 1000 + clockOffset).toISOString().slice(11, 16);
}

export function dayOf(seconds, clockOffset) {
  return sayDay(seconds * 1000 + clockOffset);
}

export function drawMessage(message, { clockOffset, group, onButton, onCommand }) {
  const mine = !message.from.is_bot;
  const bubble = element("div", { class: "bubble" });
  if (group && mine) bubble.append(element("b", { class: "sender" }, message.from.first_name));
  bubble.append(...drawContent(message, onCommand));
  const mark = message.edit_date ? `${say("edited")} ` : "";
  bubble.append(
    element("span", { class: "time" }, mark + timeOfDay(message.date, clockOffset)),
  );
  const item = element("li", { class: mine ? "message mine" : "message", "data-id": message.message_id }, bubble);
  const keyboard = message.reply_markup?.inline_keyboard;
  if (keyboard) item.append(drawInline(keyboard, (button) => onButton(message, button)));
  return item;
}

function drawContent(message, onCommand) {
  if (message.contact) return [drawContact(message.contact)];
  const parts = [];
  if (message.photo) parts.push(drawPhoto(message.photo.at(-1)));
  if (message.document) parts.push(drawDocument(message.document));
  if (message.sticker) parts.push(element("span", { class: "sticker" }, message.sticker.emoji));
  if (message.voice) parts.push(element("span", { class: "voice" }, `▶ ▂▅▃▆▂▄▁ 0:0${message.voice.duration}`));
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  if (text) parts.push(element("div", { class: "text" }, ...drawText(text, entities, onCommand)));
  return parts;
}

function drawContact(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return element("div", { class: "contact" }, element("b", {}, name), contact.phone_number);
}

function drawPhoto(size) {
  return element("img", { class: "photo", src: fileAddress(size), alt: say("photo") });
}

function drawDocument(document) {
  const size = `${Math.max(1, Math.round(document.file_size / 1024))} KB`;
  return element(
    "a",
    { class: "document", href: fileAddress(document), download: document.file_name },
    element("b", {}, document.file_name),
    element("small", {}, size),
  );
}

function fileAddress(file) {
  return `/playground/files/${encodeURIComponent(file.file_id)}`;
}

// Telegram counts in UTF-16 units, and so do strings here. Entities nest but never cross.
function drawText(text, entities, onCommand, from = 0, to = text.length) {
  const drawn = [];
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    if (entity.offset > at) drawn.push(text.slice(at, entity.offset));
    const inner = drawText(text, entities.slice(index + 1), onCommand, entity.offset, end);
    drawn.push(drawEntity(entity, text.slice(entity.offset, end), inner, onCommand));
    at = end;
  }
  if (at < to) drawn.push(text.slice(at, to));
  return drawn;
}

function drawEntity(entity, text, inner, onCommand) {
  if (entity.type === "bot_command") {
    return element("button", { type: "button", class: "command", onclick: () => onCommand(text) }, text);
  }
  if (entity.type === "text_link" && safeLink.test(entity.url)) {
    const link = { href: entity.url, target: "_blank", rel: "noopener noreferrer" };
    return element("a", link, ...inner);
  }
  if (entity.type === "spoiler") return element("span", { class: "spoiler", tabindex: "0" }, ...inner);
  return element(tags[entity.type] ?? "span", {}, ...inner);
}

function drawInline(keyboard, onButton) {
  const rows = keyboard.map((row) =>
    element("div", { class: "row" }, ...row.map((button) => drawButton(button, onButton))),
  );
  return element("div", { class: "inline" }, ...rows);
}

function drawButton(button, onButton) {
  const kind = `key ${button.style ?? ""}`.trim();
  if (button.url) {
    const link = { class: kind, target: "_blank", rel: "noopener noreferrer" };
    if (safeLink.test(button.url)) link.href = button.url;
    return element("a", link, button.text);
  }
  return element("button", { type: "button", class: kind, onclick: () => onButton(button) }, button.text);
}
