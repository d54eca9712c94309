// Roles as in WAI-ARIA 1.2 and HTML-AAM. "generic" stands for no role of its own.

const KNOWN_ROLES = wordSet(`
  alert alertdialog application article banner blockquote button caption cell checkbox code
  columnheader combobox complementary contentinfo definition deletion dialog document emphasis
  feed figure form generic grid gridcell group heading img insertion link list listbox listitem
  log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter
  navigation none note option paragraph presentation progressbar radio radiogroup region row
  rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong
  subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer
  toolbar tooltip tree treegrid treeitem`);

// Role → tags that always have it.
const TAGS_BY_ROLE = {
  article: "article",
  audio: "audio",
  blockquote: "blockquote",
  button: "button summary",
  caption: "caption figcaption",
  code: "code",
  definition: "dd",
  deletion: "del s",
  dialog: "dialog",
  emphasis: "em",
  figure: "figure",
  group: "address details fieldset hgroup optgroup",
  heading: "h1 h2 h3 h4 h5 h6",
  iframe: "iframe",
  insertion: "ins",
  list: "menu ol ul",
  listbox: "datalist",
  main: "main",
  mark: "mark",
  math: "math",
  meter: "meter",
  navigation: "nav",
  option: "option",
  paragraph: "p",
  progressbar: "progress",
  search: "search",
  separator: "hr",
  status: "output",
  strong: "strong",
  subscript: "sub",
  superscript: "sup",
  table: "table",
  term: "dfn dt",
  textbox: "textarea",
  time: "time",
  video: "video",
};
const PLAIN_ROLES = byWord(TAGS_BY_ROLE);

const INPUT_ROLES = byWord({
  button: "button file image reset submit",
  checkbox: "checkbox",
  radio: "radio",
  slider: "range",
  spinbutton: "number",
});

function byWord(table) {
  const found = new Map();
  for (const [role, words] of Object.entries(table))
    for (const word of words.split(" ")) found.set(word, role);
  return found;
}

const LISTABLE_INPUTS = wordSet("email search tel text url");
const TABLE_PARTS = new Set(["caption", "tbody", "td", "tfoot", "th", "thead", "tr"]);
const LISTS = new Set(["menu", "ol", "ul"]);
const NAMED_ONLY = new Map(Object.entries({ form: "form", section: "region" }));
const SECTIONING = `article, aside, nav, section,
  [role=article], [role=complementary], [role=navigation], [role=region]`;
const SECTIONING_OR_MAIN = `${SECTIONING}, main, [role=main]`;

const GLOBAL_ARIA = wordSet(`
  aria-atomic aria-busy aria-controls aria-current aria-describedby aria-details
  aria-dropeffect aria-flowto aria-grabbed aria-keyshortcuts aria-label aria-labelledby
  aria-live aria-owns aria-relevant aria-roledescription`);

// Descendants of these are part of the control, not content of their own.
const LEAF_ROLES = wordSet(`
  button checkbox img math menuitemcheckbox menuitemradio meter option progressbar radio
  scrollbar separator slider switch tab`);

function roleOf(el) {
  const facts = factsOf(el);
  if (facts.role === undefined) facts.role = facts.marked ? computeRole(el) : nativeRole(el);
  return facts.role;
}

function computeRole(el) {
  const explicit = explicitRole(el);
  if (explicit === null) return nativeRole(el);
  if (explicit === "none") return resistsPresentation(el) ? nativeRole(el) : "none";
  if ((explicit === "region" || explicit === "form") && !hasAuthorName(el)) return nativeRole(el);
  return explicit;
}

function explicitRole(el) {
  const attribute = el.getAttribute("role");
  if (!attribute) return null;
  for (const token of attribute.toLowerCase().split(/\s+/)) {
    if (token === "presentation") return "none";
    if (token === "image") return "img";
    if (KNOWN_ROLES.has(token)) return token;
  }
  return null;
}

function resistsPresentation(el) {
  return isFocusable(el) || [...GLOBAL_ARIA].some((name) => el.getAttribute(name));
}

function nativeRole(el) {
  const tag = el.localName;
  if (isPartOfPresentation(el, tag)) return "none";
  const plain = PLAIN_ROLES.get(tag);
  if (plain) return tag === "summary" ? summaryRole(el) : plain;
  if (NAMED_ONLY.has(tag)) return hasAuthorName(el) ? NAMED_ONLY.get(tag) : "generic";
  const special = SPECIAL_ROLES[tag];
  if (special) return special(el);
  return factsOf(el).marked && isEditingHost(el) ? "textbox" : "generic";
}

const SPECIAL_ROLES = {
  __proto__: null,
  a: (el) => (el.hasAttribute("href") ? "link" : "generic"),
  area: (el) => (el.hasAttribute("href") ? "link" : "generic"),
  aside: (el) => (isInside(el, SECTIONING) && !hasAuthorName(el) ? "generic" : "complementary"),
  footer: (el) => (isInside(el, SECTIONING_OR_MAIN) ? "generic" : "contentinfo"),
  header: (el) => (isInside(el, SECTIONING_OR_MAIN) ? "generic" : "banner"),
  img: imageRole,
  input: inputRole,
  li: (el) => (isInOtherList(el) ? "generic" : "listitem"),
  select: (el) => (isListBox(el) ? "listbox" : "combobox"),
  svg: (el) => (hasAuthorName(el) || svgTitle(el) ? "img" : "generic"),
  tbody: (el) => tablePartRole(el, "rowgroup"),
  td: (el) => tablePartRole(el, isInGrid(el) ? "gridcell" : "cell"),
  tfoot: (el) => tablePartRole(el, "rowgroup"),
  th: (el) => tablePartRole(el, headerCellRole(el)),
  thead: (el) => tablePartRole(el, "rowgroup"),
  tr: (el) => tablePartRole(el, "row"),
};

// In a <ul> that is, say, a menu.
function isInOtherList(item) {
  return LISTS.has(item.parentNode.localName) && roleOf(item.parentNode) !== "list";
}

function hasAuthorName(el) {
  if (!factsOf(el).marked) return false;
  if (collapse(attribute(el, "aria-label")) || collapse(attribute(el, "title"))) return true;
  return referenced(el, attribute(el, "aria-labelledby")).length > 0;
}

function isInside(el, selector) {
  return el.parentNode.nodeType === ELEMENT && el.parentNode.closest(selector) !== null;
}

function svgTitle(el) {
  const title = childOf(el, "title");
  return title ? title.textContent : "";
}

function imageRole(el) {
  const alt = el.getAttribute("alt");
  if (alt === "" && !resistsPresentation(el)) return "none";
  return "img";
}

function inputRole(el) {
  const type = el.type;
  if (type === "hidden") return "none";
  const role = INPUT_ROLES.get(type);
  if (role) return role;
  if (el.list && LISTABLE_INPUTS.has(type)) return "combobox";
  return type === "search" ? "searchbox" : "textbox";
}

function isListBox(select) {
  return select.multiple || select.size > 1;
}

function summaryRole(el) {
  const parent = el.parentNode;
  if (parent.localName !== "details") return "generic";
  return childOf(parent, "summary") === el ? "button" : "generic";
}

function tablePartRole(el, role) {
  return el.closest("table") ? role : "generic";
}

function isInGrid(cell) {
  const table = cell.closest("table");
  return table !== null && ["grid", "treegrid"].includes(roleOf(table));
}

function headerCellRole(el) {
  const scope = attribute(el, "scope").toLowerCase();
  if (scope === "row" || scope === "rowgroup") return "rowheader";
  if (scope === "col" || scope === "colgroup") return "columnheader";
  const inHead = el.closest("thead") !== null;
  const hasData = [...el.parentNode.children].some((cell) => cell.localName === "td");
  return !inHead && hasData && /\S/.test(el.textContent) ? "rowheader" : "columnheader";
}

// The parts of a list or table that is itself marked as presentation.
function isPartOfPresentation(el, tag) {
  if (tag === "li") return isPresentation(el.parentNode);
  if (!TABLE_PARTS.has(tag)) return false;
  const table = el.closest("table");
  return table !== null && isPresentation(table);
}

function isPresentation(el) {
  if (el.nodeType !== ELEMENT || !factsOf(el).marked) return false;
  return explicitRole(el) === "none" && !resistsPresentation(el);
}
