// One person: what is on their screen, and everything they can do there.

import { arrange, element, redraw, singly } from "./dom.js";
import { dayOf, drawMessage } from "./message.js";
import { say } from "./texts.js";

const toastSeconds = 5;
const someNumber = "+77770000000";
const nearTheEnd = 120; // pixels

export class Column {
  constructor(seat, { post, clockOffset, transcript }) {
    this.seat = seat;
    this.post = post;
    this.clockOffset = clockOffset;
    this.drawn = new Map(); // message id → [signature, element]
    this.days = new Map(); // day → its element
    this.noticed = null; // notices seen so far; null until the first look
    this.element = this.drawFrame(() => transcript(seat));
    this.refresh = singly(() => this.look());
    this.refresh();
  }

  drawFrame(onTranscript) {
    this.log = element("ol", { class: "log", role: "log", "aria-label": this.seat.name });
    this.typing = element("p", { class: "typing", hidden: true }, say("typing"));
    this.toasts = element("div", { class: "toasts", role: "status" });
    this.keyboard = element("div", { class: "keyboard", hidden: true });
    this.foot = element("footer", { class: "foot" });
    this.composer = this.drawComposer();
    this.unblock = this.drawBig("unblock", () => this.act("unblock"));
    this.start = this.drawBig("start", () => this.act("say", { text: "/start" }));
    const name = this.seat.group ? `${this.seat.name} · ${this.seat.group}` : this.seat.name;
    return element(
      "section",
      { class: "column", "aria-label": name },
      this.drawHead(name, onTranscript),
      this.toasts,
      this.log,
      this.typing,
      this.keyboard,
      this.foot,
    );
  }

  drawBig(key, onclick) {
    return element("button", { type: "button", class: "big", onclick }, say(key));
  }

  drawHead(name, onTranscript) {
    const phone = this.seat.phone ? `${say("phone")} ${this.seat.phone}` : say("noPhone");
    const about = [phone, this.seat.language, this.seat.note].filter(Boolean).join(" · ");
    const initial = element("span", { class: "face", "aria-hidden": "true" }, [...name][0] ?? "?");
    this.blocker = element("button", { type: "button", class: "quiet", onclick: () => this.act("block") }, say("block"));
    return element(
      "header",
      { class: "head" },
      initial,
      element("div", { class: "who" }, element("h2", {}, name), element("small", {}, about)),
      element(
        "div",
        { class: "more" },
        element("button", { type: "button", class: "quiet", onclick: onTranscript }, say("transcript")),
        this.blocker,
      ),
    );
  }

  drawComposer() {
    this.input = element("textarea", { rows: 1, "aria-label": say("write"), placeholder: say("write") });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    this.menu = element("div", { class: "list" });
    const form = element(
      "form",
      { class: "composer" },
      this.drawPopup("/", say("menu"), this.menu),
      this.drawPopup("+", say("attach"), this.drawAttachments()),
      this.input,
      element("button", { class: "send" }, say("send")),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    return form;
  }

  drawPopup(sign, label, list) {
    const summary = element("summary", { "aria-label": label, title: label }, sign);
    const popup = element("details", { class: "popup" }, summary, list);
    list.addEventListener("click", () => popup.removeAttribute("open"));
    popup.addEventListener("focusout", (event) => {
      if (!popup.contains(event.relatedTarget)) popup.removeAttribute("open");
    });
    return popup;
  }

  drawAttachments() {
    const acts = [
      ["photo", () => this.act("send_photo")],
      ["sticker", () => this.act("send_sticker")],
      ["voice", () => this.act("send_voice")],
      ["document", () => this.act("send_document")],
      ["contact", () => this.act("share_contact")],
      ["foreign", () => this.act("share_foreign_contact", { phone: someNumber })],
      ["edit", () => this.edit()],
    ];
    const buttons = acts.map(([key, onclick]) => element("button", { type: "button", onclick }, say(key)));
    return element("div", { class: "list" }, ...buttons);
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    await this.act("say", { text });
  }

  async edit() {
    const text = this.input.value.trim();
    this.input.value = "";
    await this.act("edit_last", { text: text || "…" });
  }

  async act(act, more = {}) {
    const path = `/playground/people/${this.seat.person}/act`;
    const response = await this.post(path, { act, chat: this.seat.chat, ...more });
    if (!response.ok) {
      const needsPhone = act === "share_contact" && !this.seat.phone;
      this.toast(say(needsPhone ? "noContact" : "impossible"));
    }
  }

  async look() {
    const response = await fetch(`/playground/seats/${this.seat.chat}/${this.seat.person}`);
    if (response.ok) this.draw(await response.json());
  }

  draw(screen) {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    const newest = screen.messages.at(-1)?.message_id;
    const atEnd = newest !== this.newest || scrollHeight - scrollTop - clientHeight < nearTheEnd;
    this.newest = newest;
    this.drawMessages(screen.messages);
    this.typing.hidden = !screen.typing;
    this.drawNotices(screen.notices);
    this.drawKeyboard(screen.blocked ? null : screen.keyboard);
    this.drawMenu(screen.commands);
    this.drawFoot(screen);
    if (atEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  drawMessages(messages) {
    const kept = new Map();
    const items = [];
    let day = "";
    for (const message of messages) {
      const today = dayOf(message.date, this.clockOffset());
      if (today !== day) items.push(this.drawDay(today));
      day = today;
      const [signature, item] = this.drawOnce(message);
      kept.set(message.message_id, [signature, item]);
      items.push(item);
    }
    this.drawn = kept;
    arrange(this.log, items);
  }

  drawDay(day) {
    if (!this.days.has(day)) this.days.set(day, element("li", { class: "day" }, day));
    return this.days.get(day);
  }

  // A message that has not changed keeps its element: focus and a finger on a button stay.
  drawOnce(message) {
    const signature = JSON.stringify(message);
    const before = this.drawn.get(message.message_id);
    if (before?.[0] === signature) return before;
    const drawing = {
      clockOffset: this.clockOffset(),
      group: this.seat.group,
      onButton: (where, button) => this.press(where, button),
      onCommand: (text) => this.act("say", { text }),
    };
    return [signature, drawMessage(message, drawing)];
  }

  press(message, button) {
    if (button.callback_data == null) return;
    this.act("press", { message_id: message.message_id, data: button.callback_data });
  }

  drawNotices(notices) {
    const from = this.noticed ?? notices.length;
    for (const notice of notices.slice(from)) {
      if (notice.alert) this.alert(notice.text);
      else this.toast(notice.text);
    }
    this.noticed = notices.length;
  }

  toast(text) {
    const toast = element("p", { class: "toast" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), toastSeconds * 1000);
  }

  alert(text) {
    const box = element("div", { class: "alert", role: "alertdialog", "aria-label": text }, element("p", {}, text));
    const ok = element("button", { type: "button", onclick: () => box.remove() }, say("ok"));
    box.append(ok);
    this.toasts.append(box);
    ok.focus();
  }

  drawKeyboard(markup) {
    const rows = markup?.keyboard ?? [];
    redraw(this.keyboard, rows, () =>
      rows.map((row) => element("div", { class: "row" }, ...row.map((button) => this.drawKey(button)))),
    );
    this.keyboard.hidden = !rows.length;
    this.input.placeholder = markup?.input_field_placeholder ?? say("write");
  }

  drawKey(button) {
    const sign = button.request_contact ? "☎ " : "";
    const onclick = () => this.act("tap", { label: button.text });
    return element("button", { type: "button", class: "key", onclick, "aria-label": button.text }, sign + button.text);
  }

  drawMenu(commands) {
    redraw(this.menu, commands, () =>
      commands.map((one) => {
        const onclick = () => this.act("say", { text: `/${one.command}` });
        return element("button", { type: "button", onclick }, element("b", {}, `/${one.command}`), ` ${one.description}`);
      }),
    );
    this.menu.parentElement.hidden = !commands.length;
  }

  drawFoot(screen) {
    let wanted = this.composer;
    if (screen.blocked) wanted = this.unblock;
    else if (!screen.messages.length && !this.seat.group) wanted = this.start;
    this.blocker.hidden = screen.blocked || Boolean(this.seat.group);
    arrange(this.foot, [wanted]);
  }
}
