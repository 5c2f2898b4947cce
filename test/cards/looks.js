/*
 * Runs in the browser's page, beside the renderer: draws cards one under the other and measures each.
 * Called from draw.test.ts as looks.draw(…), looks.faults(…), looks.outlines(…).
 */
const looks = { cards: {}, draw, faults, outlines };
globalThis.looks = looks;

/** Draws all of looks.cards, each as wide as a client would; returns what the renderer complains of. */
function draw(theme, width, scale) {
  document.body.replaceChildren();
  document.body.style.cssText = `--ground:${theme.control.ground};--ink:${theme.control.ink};--line:${theme.control.line};
    --width:${width}px;--size:${14 * scale}px;background:${theme.page}`;
  return Object.entries(looks.cards).flatMap(([name, card]) => {
    const section = document.createElement("section");
    section.dataset.name = name;
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(theme.hostConfig);
    adaptive.parse(card, new AdaptiveCards.SerializationContext());
    section.append(adaptive.render());
    document.body.append(section);
    return adaptive.validateProperties().validationEvents.map(({ message }) => `${name}: ${message}`);
  });
}

/** What is wrong with each card that is drawn; `marks` are the shapes that only repeat what the words beside them say. */
function faults(marks) {
  return [...document.querySelectorAll("section")].flatMap((section) => {
    const found = [...faultsOfTexts(section, marks), ...faultsOfBoxes(section), ...faultsOfControls(section)];
    return [...new Set(found)].map((fault) => `${section.dataset.name}: ${fault}`);
  });
}

function faultsOfTexts(section, marks) {
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    if (text === "" || node.parentElement.closest("option, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const shown = node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown || box.width === 0 || box.height === 0) found.push(`hides "${text.slice(0, 40)}"`);
    else if (clips(node.parentElement, box)) found.push(`cuts "${text.slice(0, 40)}"`);
    // The renderer's own star, always in its own red, repeats what the label says.
    if (text === "*" && /required/.test(node.parentElement.previousSibling?.textContent)) continue;
    if (!marks.includes(text)) found.push(...faultsOfContrast(node.parentElement, text));
    else if (!wordsAfter(node)) found.push(`says ${text} by its shape alone`);
  }
  return found;
}

/** What is asked of one element again and again, once. */
function remembered(find) {
  const known = new WeakMap();
  return (element) => {
    if (!known.has(element)) known.set(element, find(element));
    return known.get(element);
  };
}

/** The elements from this one up to its card that show nothing outside of themselves, with their bounds. */
const clipping = remembered((element) => {
  const isCard = element.tagName === "SECTION";
  const above = isCard ? [] : clipping(element.parentElement);
  const cuts = isCard || getComputedStyle(element).overflow !== "visible";
  return cuts ? [...above, element.getBoundingClientRect()] : above;
});

/** Whether an element between a text and its card shows less than the whole of it. */
function clips(holder, box) {
  return clipping(holder).some(
    (bounds) =>
      Math.max(box.right - bounds.right, bounds.left - box.left, box.bottom - bounds.bottom, bounds.top - box.top) > 1,
  );
}

function wordsAfter(node) {
  const next = node.parentElement.nextElementSibling;
  return /[\p{L}]/u.test(next?.textContent ?? "");
}

function faultsOfContrast(element, text) {
  const style = getComputedStyle(element);
  const ground = groundOf(element);
  const ratio = contrast(over(colourOf(style.color), ground), ground);
  const size = Number.parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
  return ratio >= (large ? 3 : 4.5) ? [] : [`contrast ${ratio.toFixed(1)} of "${text.slice(0, 40)}"`];
}

const groundOf = remembered((element) => {
  const own = colourOf(getComputedStyle(element).backgroundColor);
  if (own[3] === 1) return own;
  return over(own, element.parentElement === null ? [255, 255, 255, 1] : groundOf(element.parentElement));
});

function colourOf(words) {
  const [red, green, blue, alpha = 1] = words.match(/[\d.]+/g).map(Number);
  return [red, green, blue, alpha];
}

function over([red, green, blue, alpha], ground) {
  const mix = (part, at) => part * alpha + ground[at] * (1 - alpha);
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1];
}

/** The ratio of two colours' luminance, as WCAG 2.2 counts it. */
function contrast(one, other) {
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function faultsOfBoxes(section) {
  const bounds = section.getBoundingClientRect();
  const found =
    section.scrollWidth > section.clientWidth
      ? [`scrolls sideways by ${section.scrollWidth - section.clientWidth}`]
      : [];
  for (const element of section.querySelectorAll("*:not(option, datalist)")) {
    const box = element.getBoundingClientRect();
    if (box.right > bounds.right + 1 || box.left < bounds.left - 1)
      found.push(`lets "${(element.textContent || element.tagName).slice(0, 40)}" out of the card`);
  }
  return found;
}

// The renderer leaves a choice that is typed without a name; Teams draws its own.
const CONTROLS =
  "button, a[href], input:not(.ac-choiceSetInput-filtered), select, textarea, [role=button], [role=combobox]";

function faultsOfControls(section) {
  const controls = [...section.querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility());
  const found = controls
    .filter((one) => nameOf(one) === "")
    .map((one) => `does not name ${one.outerHTML.slice(0, 80)}`);
  const boxes = controls.map((one) => ({ one, box: one.getBoundingClientRect() }));
  for (const [index, { one, box }] of boxes.entries()) {
    if (box.width < 24 && one.type !== "checkbox" && one.type !== "radio")
      found.push(`makes "${nameOf(one)}" too small to touch`);
    for (const { one: other, box: next } of boxes.slice(index + 1))
      if (overlap(box, next) && !one.contains(other)) found.push(`lays "${nameOf(one)}" over "${nameOf(other)}"`);
  }
  return found;
}

function nameOf(control) {
  const byId = (control.getAttribute("aria-labelledby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "");
  const labels = [...(control.labels ?? [])].map((label) => label.textContent);
  const own = control.getAttribute("aria-label") ?? (control.tagName === "BUTTON" ? control.textContent : "");
  // What a tooltip says is spoken as well.
  return [...new Set([...byId, ...labels, own, control.title])].join(" ").trim();
}

function overlap(one, other) {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 1 && high > 1;
}

/** How much of their ink, 0 to 1, any two of these shapes share once drawn in one colour and laid over each other. */
function outlines(shapes) {
  const drawn = shapes.map((shape) => ({ shape, ink: inkOf(shape) }));
  return drawn.flatMap(({ shape, ink }, index) =>
    drawn.slice(index + 1).map((other) => ({ pair: `${shape}${other.shape}`, shared: sharedInk(ink, other.ink) })),
  );
}

function inkOf(shape) {
  const canvas = document.createElement("canvas");
  const size = 64;
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.font = `40px "Segoe UI", Selawik, "DejaVu Sans", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(shape, size / 2, size / 2);
  const { data } = pen.getImageData(0, 0, size, size);
  return Array.from({ length: size * size }, (_, at) => data[at * 4 + 3] > 127);
}

function sharedInk(one, other) {
  const both = one.filter((ink, at) => ink && other[at]).length;
  const either = one.filter((ink, at) => ink || other[at]).length;
  return either === 0 ? 1 : both / either;
}
