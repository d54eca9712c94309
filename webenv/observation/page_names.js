// Accessible names and descriptions as in accname 1.2 and HTML-AAM.

const NAMED_BY_CONTENT = wordSet(`
  button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox
  menuitemradio option radio row rowheader switch tab tooltip treeitem`);
const RANGE_ROLES = wordSet("meter progressbar scrollbar slider spinbutton");
const TEXT_ROLES = wordSet("searchbox textbox");
const UNNAMED_ROLES = wordSet(`
  caption code definition deletion emphasis generic insertion mark none paragraph strong
  subscript superscript term time text`);
const REPLACED = wordSet(`
  audio button canvas iframe img input meter object progress select svg textarea video`);
const NO_TEXT = wordSet("datalist head link meta noscript script style template title");
const NO_NAME = { text: "", from: "author" };
const BUTTON_DEFAULTS = { submit: "Submit", reset: "Reset", image: "Submit" };

// {text, from}: from is "content" for the element's own text, "markup" for a label, an alt
// and the like, else "author".
function nameOf(el) {
  const facts = factsOf(el);
  facts.name ||= computeName(el, facts.marked);
  return facts.name;
}

function computeName(el, marked) {
  const role = roleOf(el);
  if (UNNAMED_ROLES.has(role) && !(marked && isActive(el))) return NO_NAME;
  const trail = new Set([el]);
  const author = marked ? collapse(labelledBy(el, trail) || attribute(el, "aria-label")) : "";
  if (author) return { text: author, from: "author" };
  const native = collapse(nativeName(el, trail));
  if (native) return { text: native, from: "markup" };
  if (NAMED_BY_CONTENT.has(role) && !isControl(el)) {
    const text = collapse(contentText(el, trail));
    if (text) return { text, from: "content" };
  }
  return { text: collapse(tooltip(el)), from: "author" };
}

// What can be acted on keeps the name that its author gave it, whatever its role.
function isActive(el) {
  return factsOf(el).pointer || isFocusable(el);
}

function isControl(el) {
  return el.localName === "input" || el.localName === "select" || el.localName === "textarea";
}

function labelledBy(el, trail) {
  const ids = el.getAttribute("aria-labelledby");
  if (!ids) return "";
  return referenced(el, ids).map((target) => referencedText(target, el, trail)).join(" ");
}

// A hidden target still names; then its hidden content counts as well.
function referencedText(target, from, trail) {
  const inner = new Set(trail);
  inner.delete(target === from ? from : null);
  return alternative(target, inner, { referenced: true, hidden: isHidden(target) });
}

function tooltip(el) {
  const { marked } = factsOf(el);
  if (!marked && !isControl(el)) return "";
  const placeholder = attribute(el, "placeholder") || attribute(el, "aria-placeholder");
  return attribute(el, "title") || placeholder;
}

function nativeName(el, trail) {
  const naming = NATIVE_NAMES[el.localName];
  return naming ? naming(el, trail) : "";
}

const NATIVE_NAMES = {
  __proto__: null,
  area: (el) => attribute(el, "alt"),
  button: labelText,
  details: () => "",
  fieldset: (el, trail) => childText(el, "legend", trail),
  figure: (el, trail) => childText(el, "figcaption", trail),
  img: (el) => attribute(el, "alt"),
  input: inputName,
  meter: labelText,
  optgroup: (el) => attribute(el, "label"),
  option: (el) => attribute(el, "label"),
  output: labelText,
  progress: labelText,
  select: labelText,
  svg: (el) => svgTitle(el),
  table: (el, trail) => childText(el, "caption", trail),
  textarea: labelText,
};

function inputName(el, trail) {
  const label = labelText(el, trail);
  if (collapse(label)) return label;
  if (el.type === "image")
    return attribute(el, "alt") || attribute(el, "title") || BUTTON_DEFAULTS.image;
  if (el.type === "button" || el.type === "submit" || el.type === "reset")
    return el.value || (el.hasAttribute("value") ? "" : BUTTON_DEFAULTS[el.type] || "");
  return "";
}

function labelText(el, trail) {
  const mode = (label) => ({ referenced: true, hidden: isHidden(label) });
  const texts = labelsOf(el).map((label) => alternative(label, trail, mode(label)));
  return texts.join(" ");
}

function childText(el, tag, trail) {
  const child = childOf(el, tag);
  return child && !isUnrendered(child) ? alternative(child, trail, {}) : "";
}

// The text that an element contributes to somebody else's name.
function alternative(el, trail, mode) {
  if (trail.has(el) || NO_TEXT.has(el.localName)) return "";
  if (!mode.hidden && (isUnrendered(el) || isAriaHidden(el) || isInert(el))) return "";
  trail.add(el);
  const inner = mode.hidden ? { hidden: true } : {};
  const { marked } = factsOf(el);
  const byIds = marked && !mode.referenced ? labelledBy(el, trail) : "";
  if (collapse(byIds)) return byIds;
  const role = roleOf(el);
  const embedded = embeddedValue(el, role);
  if (embedded !== null) return embedded;
  const label = marked ? attribute(el, "aria-label") : "";
  if (collapse(label)) return label;
  const native = role === "none" ? "" : nativeName(el, trail);
  if (collapse(native)) return native;
  const text = isControl(el) ? "" : contentText(el, trail, inner);
  return marked && !collapse(text) ? attribute(el, "title") : text;
}

// A control inside a name stands for its value.
function embeddedValue(el, role) {
  if (TEXT_ROLES.has(role) && (isControl(el) || el.isContentEditable))
    return el.type === "password" ? "" : isControl(el) ? el.value : el.innerText;
  if (role === "combobox" || role === "listbox") return chosenText(el);
  if (!RANGE_ROLES.has(role)) return null;
  const told = el.getAttribute("aria-valuetext") || el.getAttribute("aria-valuenow");
  if (told) return told;
  const isEndless = el.localName === "progress" && !el.hasAttribute("value");
  return "value" in el && !isEndless ? String(el.value) : "";
}

function chosenText(el) {
  if (el.localName === "select")
    return [...el.selectedOptions].map((option) => option.label).join(" ");
  if ("value" in el) return el.value;
  const chosen = el.querySelectorAll("[role=option][aria-selected=true]");
  return [...chosen].map((option) => option.textContent).join(" ");
}

function contentText(el, trail, mode = {}) {
  if (skipsContent(el) && !mode.hidden) return "";
  const shown = mode.hidden || factsOf(el).visible;
  let text = shown ? pseudoText(el, "::before") : "";
  eachChild(el, (child) => {
    if (child.nodeType === TEXT) {
      if (shown) text += renderedText(child, el);
    } else if (child.nodeType === ELEMENT && !ownedElsewhere(child, el) && !isBranch(child, el)) {
      text += childContribution(child, trail, mode);
    }
  });
  return shown ? text + pseudoText(el, "::after") : text;
}

// The items below a tree or menu item are not part of its own name.
function isBranch(child, parent) {
  if (!factsOf(child).marked) return false;
  const around = roleOf(parent);
  if (around === "treeitem") return roleOf(child) === "group";
  return around === "menuitem" && roleOf(child) === "menu";
}

function childContribution(child, trail, mode) {
  if (child.localName === "br") return " ";
  const part = alternative(child, trail, mode);
  if (factsOf(child).display === "none") return part;
  return isInlineLevel(child) && !REPLACED.has(child.localName) ? part : ` ${part} `;
}

// Text as a person sees it, that is with text-transform applied.
function renderedText(node, parent) {
  const facts = factsOf(parent);
  facts.transform ??= facts.css.textTransform;
  switch (facts.transform) {
    case "uppercase":
      return node.data.toUpperCase();
    case "lowercase":
      return node.data.toLowerCase();
    case "capitalize":
      return node.data.replace(/(?<=^|[\s(\[“"-])\p{Ll}/gu, (letter) => letter.toUpperCase());
    default:
      return node.data;
  }
}

function pseudoText(el, which) {
  if (!hasPseudo(el)) return "";
  const css = getComputedStyle(el, which);
  if (css.display === "none" || css.visibility !== "visible") return "";
  const text = generatedText(css.content);
  return css.display === "inline" || !text ? text : ` ${text} `;
}

// The strings of a computed `content`; what follows a slash is the alternative text.
function generatedText(content) {
  if (content === "none" || content === "normal") return "";
  let text = "";
  let alternativeText = null;
  for (const [token] of content.matchAll(/"(?:[^"\\]|\\.)*"|\/|[a-z-]+(?:\([^)]*\))?/g)) {
    if (token === "/") alternativeText = "";
    else if (alternativeText === null) text += tokenText(token);
    else alternativeText += tokenText(token);
  }
  return alternativeText === null ? text : ` ${alternativeText} `;
}

function tokenText(token) {
  if (token[0] === '"') return token.slice(1, -1).replace(/\\(.)/g, "$1");
  return { "open-quote": "“", "close-quote": "”" }[token] || "";
}

function descriptionOf(el) {
  const ids = el.getAttribute("aria-describedby");
  if (ids) {
    const textOf = (target) => referencedText(target, el, new Set());
    const text = collapse(referenced(el, ids).map(textOf).join(" "));
    if (text) return text;
  }
  const description = collapse(attribute(el, "aria-description"));
  if (description) return description;
  const title = collapse(attribute(el, "title"));
  return title !== nameOf(el).text ? title : "";
}
