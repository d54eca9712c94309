// What the style sheets say about generated text, scrolling and skipped content. Asking every
// element for these costs more than the rest of the walk.

const PSEUDO = /::?(?:before|after)\b/;
// Style sheet → what `readSheet` found; read again when the number of its rules has changed.
const sheetCache = new WeakMap();
// The browser's own style sheet lets these scroll.
const SCROLLS_ITSELF = "dialog, [popover], [style*='overflow']";
const OVERFLOWS = ["all", "overflow", "overflowX", "overflowY", "overflowBlock", "overflowInline"];
const NEVER_SCROLLS = wordSet("visible hidden clip");

// Elements that some rule is about; `anyMay` where the rules cannot be told apart.
class Affected {
  constructor() {
    this.elements = new Set();
    this.anyMay = false;
  }

  has(el) {
    return this.anyMay || this.elements.has(el);
  }

  add(root, selectors) {
    if (selectors === null) this.anyMay = true;
    else if (selectors.length)
      for (const el of root.querySelectorAll(selectors.join(","))) this.elements.add(el);
  }
}

// Whether an element may have generated text; q has quotation marks by default.
function hasPseudo(el) {
  return sheetFacts().generating.has(el) || el.localName === "q";
}

function mayScroll(el) {
  return sheetFacts().scrolling.has(el) || el.shadowRoot !== null;
}

// Of all documents and shadow roots seen so far in this pass; skips: something may use
// content-visibility.
function sheetFacts() {
  if (!pass.sheets) {
    const [generating, scrolling] = [new Affected(), new Affected()];
    pass.sheets = { roots: new Set(), generating, scrolling, skips: false };
    readSheets(document);
  }
  return pass.sheets;
}

function readSheets(root) {
  const facts = sheetFacts();
  if (facts.roots.has(root)) return;
  facts.roots.add(root);
  const skipping = root.querySelector("[hidden='until-found'], [style*='content-visibility']");
  facts.skips ||= skipping !== null;
  facts.scrolling.add(root, [SCROLLS_ITSELF]);
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    const { generating, scrolling, skips } = readSheet(sheet);
    facts.skips ||= skips;
    facts.generating.add(root, generating);
    facts.scrolling.add(root, scrolling);
  }
}

// Selectors of the elements that have generated text or may scroll; null where it cannot be told.
function readSheet(sheet) {
  let rules;
  try {
    rules = sheet.cssRules;
  } catch {
    return { generating: null, scrolling: null, skips: true }; // of another origin
  }
  const known = sheetCache.get(sheet);
  if (known && known.size === rules.length) return known;
  const read = { size: rules.length, generating: [], scrolling: [], skips: false };
  for (const rule of rules) readRule(rule, read, false);
  sheetCache.set(sheet, read);
  return read;
}

function readRule(rule, read, isNested) {
  if (rule.styleSheet) {
    const imported = readSheet(rule.styleSheet);
    read.skips ||= imported.skips;
    addSelectors(read, "generating", imported.generating);
    addSelectors(read, "scrolling", imported.scrolling);
    return;
  }
  if (rule.style) readStyle(rule, read, isNested);
  const nests = isNested || rule instanceof CSSStyleRule || rule instanceof CSSScopeRule;
  for (const inner of rule.cssRules || []) readRule(inner, read, nests);
}

function readStyle(rule, read, isNested) {
  const { style, selectorText } = rule;
  if (style.contentVisibility) read.skips = true;
  const isPlain = rule instanceof CSSStyleRule && !isNested;
  const isTold = isPlain && !/:host|::slotted|::part/.test(selectorText);
  if (OVERFLOWS.some((name) => style[name] && !NEVER_SCROLLS.has(style[name])))
    addSelectors(read, "scrolling", isTold ? [selectorText] : null);
  if (selectorText !== undefined && setsContent(style, selectorText))
    addSelectors(read, "generating", isTold ? originating(selectorText) : null);
}

function addSelectors(read, kind, selectors) {
  read[kind] = read[kind] && selectors && [...read[kind], ...selectors];
}

function setsContent({ content }, selectorText) {
  if (!PSEUDO.test(selectorText)) return false;
  return content !== "" && content !== "none" && content !== "normal" && content !== '""';
}

function originating(selectorText) {
  return splitSelectors(selectorText)
    .filter((selector) => PSEUDO.test(selector))
    .map((selector) => selector.replace(/::?(?:before|after)\b.*$/, "").trim())
    .map((selector) => (selector === "" || /[>+~]$/.test(selector) ? `${selector} *` : selector));
}

// At the commas that are not inside brackets.
function splitSelectors(text) {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(" || character === "[") depth += 1;
    if (character === ")" || character === "]") depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}
