// The flat tree of one document, with styles and boxes read once per pass.
// Nothing in these scripts changes the page, except where a function says so.

function wordSet(text) {
  return new Set(text.trim().split(/\s+/));
}

const { ELEMENT_NODE: ELEMENT, TEXT_NODE: TEXT } = Node;
const MARKS = wordSet("contenteditable draggable inert onclick role tabindex title");
const FEW_LINES = 64; // CSS pixels
const UNEVEN = /[^\S ]|\u200b| {2}|^ | $/;
const refs = new Map(); // "e12" → element, as numbered by the latest snapshot
let walked = []; // the DOM node behind each node of the latest snapshot
let pass = null; // what has been read so far in the present call
let latest = null; // the facts asked for last: most questions come in rows about one element

function newPass(measures = true) {
  latest = null;
  return {
    elements: new Map(), // element → what is known of it; see `factsOf`
    labels: new Map(), // document or shadow root → (control → its labels)
    sheets: null,
    owners: null,
    active: activeElement(),
    measures, // whether it matters where things are, or only whether they are anywhere
    viewport: viewport(),
  };
}

function flatParent(node) {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (!parent) return null;
  if (parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return parent.host || null;
  return parent.nodeType === ELEMENT ? parent : null;
}

function flatContains(ancestor, node) {
  for (let up = node; up; up = flatParent(up)) if (up === ancestor) return true;
  return false;
}

// Walking from sibling to sibling is several times faster than a NodeList.
function eachChild(el, act) {
  const special = specialChildren(el);
  if (special) for (const child of special) act(child);
  else for (let child = el.firstChild; child; child = child.nextSibling) act(child);
}

// The children of an element whose flat tree differs from its markup, else null.
function specialChildren(el) {
  const shadow = el.shadowRoot;
  if (shadow) {
    readSheets(shadow);
    return shadow.childNodes;
  }
  if (el.localName === "slot") {
    const assigned = el.assignedNodes();
    return assigned.length ? assigned : null;
  }
  if (el.localName === "details") return detailsChildren(el);
  if (!factsOf(el).marked || !el.hasAttribute("aria-owns")) return null;
  const owned = referenced(el, el.getAttribute("aria-owns"));
  return [...el.childNodes, ...owned.filter((child) => owners().get(child) === el)];
}

function detailsChildren(el) {
  const summary = childOf(el, "summary");
  const first = summary ? [summary] : [];
  if (!el.hasAttribute("open")) return first;
  return [...first, ...[...el.childNodes].filter((child) => child !== summary)];
}

// Elements that another element claims with aria-owns; they are visited there.
function ownedElsewhere(node, parent) {
  return owners().size > 0 && owners().has(node) && owners().get(node) !== parent;
}

// Owned element → its owner; what lies inside its owner anyway is left out.
function owners() {
  if (pass.owners) return pass.owners;
  pass.owners = new Map();
  for (const owner of document.querySelectorAll("[aria-owns]"))
    for (const el of referenced(owner, owner.getAttribute("aria-owns")))
      if (!pass.owners.has(el) && !flatContains(el, owner) && flatParent(el) !== owner)
        pass.owners.set(el, owner);
  return pass.owners;
}

function referenced(el, ids) {
  const root = el.getRootNode();
  if (!root.getElementById) return [];
  return ids.split(/\s+/).map((id) => id && root.getElementById(id)).filter(Boolean);
}

// What is read of an element at most once in a pass, and nearly all of it when first asked for:
// every question about its style takes a third of a microsecond.
class Facts {
  constructor(el) {
    this.el = el;
    this.css = getComputedStyle(el);
    this.display = this.css.display;
    this.marked = isMarked(el);
    this.role = undefined;
    this.name = undefined;
    this.box = undefined;
    this.seen = undefined;
    this.pointing = undefined;
    this.transform = undefined;
  }

  get visible() {
    this.seen ??= this.css.visibility === "visible";
    return this.seen;
  }

  get pointer() {
    this.pointing ??= this.css.cursor === "pointer";
    return this.pointing;
  }

  get clips() {
    return this.css.overflowX !== "visible";
  }
}

function factsOf(el) {
  if (latest !== null && latest.el === el) return latest;
  let facts = pass.elements.get(el);
  if (!facts) {
    facts = new Facts(el);
    pass.elements.set(el, facts);
  }
  latest = facts;
  return facts;
}

// Whether any attribute bears on the accessibility tree, apart from those that belong to a tag.
// Most elements have none, and asking once saves a dozen questions.
function isMarked(el) {
  if (!el.hasAttributes()) return false;
  for (const name of el.getAttributeNames())
    if (MARKS.has(name) || name.startsWith("aria-")) return true;
  return false;
}

// Not rendered at all; an element with visibility:hidden is rendered, but unseen.
function isUnrendered(el) {
  return factsOf(el).display === "none" && !isOptionOfSelect(el);
}

function isOptionOfSelect(el) {
  if (el.localName !== "option" && el.localName !== "optgroup") return false;
  return el.closest("select") !== null && !el.hidden;
}

function skipsContent(el) {
  return sheetFacts().skips && factsOf(el).css.contentVisibility === "hidden";
}

function isAriaHidden(el) {
  return factsOf(el).marked && el.getAttribute("aria-hidden") === "true";
}

function isInert(el) {
  return factsOf(el).marked && el.hasAttribute("inert");
}

// Hidden from everybody who uses the accessibility tree, by itself or by an ancestor.
function isHidden(el) {
  if (!factsOf(el).visible) return true;
  for (let up = el; up; up = flatParent(up))
    if (isUnrendered(up) || isAriaHidden(up) || (up !== el && skipsContent(up))) return true;
  return false;
}

function isInlineLevel(el) {
  const display = factsOf(el).display;
  return display === "inline" || display === "contents";
}

function boxOf(el) {
  const facts = factsOf(el);
  if (facts.box === undefined) facts.box = usableBox(el.getBoundingClientRect());
  return facts.box;
}

// A plain object: every question to a DOMRect crosses into the browser.
function usableBox(rect) {
  const { x, y, width, height } = rect;
  if (!(width > 0 || height > 0)) return null;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

// Sizes are asked for first: they cost a third of a box.
function hasBox(el) {
  return el.offsetWidth > 0 || el.offsetHeight > 0 || boxOf(el) !== null;
}

// Measuring text costs more than anything else here, so text in a box of a few lines
// counts as being where that box is.
function textBox(node) {
  const parent = node.parentNode;
  const box = parent.nodeType === ELEMENT ? boxOf(parent) : null;
  if (box && (box.bottom - box.top <= FEW_LINES || (!node.previousSibling && !node.nextSibling))) return box;
  const range = document.createRange();
  range.selectNode(node);
  return usableBox(range.getBoundingClientRect());
}

function childOf(el, tag) {
  return [...el.children].find((child) => child.localName === tag);
}

function attribute(el, name) {
  return el.getAttribute(name) || "";
}

function collapse(text) {
  if (!text || !UNEVEN.test(text)) return text;
  return text.replace(/[\s\u200b]+/g, " ").trim();
}

// `control.labels` searches the whole document, once for every control.
function labelsOf(control) {
  const root = control.getRootNode();
  let labels = pass.labels.get(root);
  if (!labels) {
    labels = new Map();
    for (const label of root.querySelectorAll("label"))
      if (label.control) labels.set(label.control, [...(labels.get(label.control) || []), label]);
    pass.labels.set(root, labels);
  }
  return labels.get(control) || [];
}

function isFocusable(el) {
  return el.tabIndex >= 0 || el.hasAttribute("tabindex") || el.isContentEditable;
}

function isEditingHost(el) {
  const value = el.getAttribute("contenteditable");
  return value !== null && value !== "false" && el.isContentEditable;
}

function activeElement() {
  let el = document.activeElement;
  while (el && el.shadowRoot && el.shadowRoot.activeElement) el = el.shadowRoot.activeElement;
  return el === document.body || el === document.documentElement ? null : el;
}
