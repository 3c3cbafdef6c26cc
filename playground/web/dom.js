// Making elements, and leaving alone those that are already right: an element that is taken out
// and put back between pressing and releasing a finger loses the click.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

export function arrange(container, wanted) {
  const kept = new Set(wanted);
  for (const child of [...container.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, at) => {
    const there = container.children[at];
    if (there !== child) container.insertBefore(child, there ?? null);
  });
}

// One look at a time; whoever asks during one gets another look after it, never an older answer.
export function singly(look) {
  let underWay = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      try {
        await look();
      } catch {
        // The connection is lost: everything is looked at again once it is back.
      }
    } while (again);
    underWay = null;
  };
  return () => {
    if (underWay) again = true;
    else underWay = run();
    return underWay;
  };
}

// Draws again only when `what` it is drawn from has changed.
export function redraw(container, what, make) {
  const signature = JSON.stringify(what);
  if (container.dataset.drawn === signature) return;
  container.dataset.drawn = signature;
  container.replaceChildren(...make());
}
