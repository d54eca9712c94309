// What the style sheets say about generated text and skipped content. Asking every element
// for the style of its ::before and ::after costs more than the rest of the walk.

const PSEUDO = /::?(?:before|after)\b/;
// Style sheet → {size, selectors, skips}; read again when the number of its rules has changed.
const sheetCache = new WeakMap();

// Whether an element may have generated text; q has quotation marks by default.
function hasPseudo(el) {
  const { asksAll, generating } = sheetFacts();
  return asksAll || generating.has(el) || el.localName === "q";
}

// Of all documents and shadow roots seen so far in this pass:
// generating: elements that may have generated text; asksAll: any element may;
// skips: something may use content-visibility.
function sheetFacts() {
  if (!pass.sheets) {
    pass.sheets = { roots: new Set(), generating: new Set(), asksAll: false, skips: false };
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
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    const { selectors, skips } = readSheet(sheet);
    facts.skips ||= skips;
    facts.asksAll ||= selectors === null;
    for (const selector of selectors || [])
      for (const el of root.querySelectorAll(selector)) facts.generating.add(el);
  }
}

// selectors: of the elements whose pseudo-elements have text; null when it cannot be told.
function readSheet(sheet) {
  let rules;
  try {
    rules = sheet.cssRules;
  } catch {
    return { selectors: null, skips: true }; // of another origin
  }
  const known = sheetCache.get(sheet);
  if (known && known.size === rules.length) return known;
  const read = { size: rules.length, selectors: [], skips: false };
  for (const rule of rules) readRule(rule, read, false);
  sheetCache.set(sheet, read);
  return read;
}

function readRule(rule, read, isNested) {
  if (rule.styleSheet) {
    const imported = readSheet(rule.styleSheet);
    read.skips ||= imported.skips;
    addSelectors(read, imported.selectors);
    return;
  }
  if (rule.style && rule.style.contentVisibility) read.skips = true;
  if (rule.selectorText !== undefined && setsContent(rule)) {
    const isPlain = !isNested && !/:host|::slotted|::part/.test(rule.selectorText);
    addSelectors(read, isPlain ? originating(rule.selectorText) : null);
  }
  const nests = isNested || rule.selectorText !== undefined;
  for (const inner of rule.cssRules || []) readRule(inner, read, nests);
}

function addSelectors(read, selectors) {
  read.selectors = read.selectors && selectors && [...read.selectors, ...selectors];
}

function setsContent(rule) {
  if (!PSEUDO.test(rule.selectorText)) return false;
  const content = rule.style.content;
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
