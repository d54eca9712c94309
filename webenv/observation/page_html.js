// The document as HTML text, with what the user has entered; the page itself stays as it is.

const VOID_TAGS = wordSet(
  "area base br col embed hr img input link meta param source track wbr",
);
const LEFT_OUT = wordSet("noscript script style");
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;" };

function html() {
  const refOf = new Map([...refs].map(([ref, el]) => [el, ref]));
  const parts = [];
  write(document.documentElement, refOf, parts);
  return `<!DOCTYPE html>${parts.join("")}`;
}

function write(node, refOf, parts) {
  if (node.nodeType === TEXT) return void parts.push(escapeText(node.data));
  if (node.nodeType !== ELEMENT || LEFT_OUT.has(node.localName)) return;
  if (node.localName === "link" && /stylesheet|preload|icon/.test(node.rel)) return;
  parts.push(`<${node.localName}${attributesOf(node, refOf)}>`);
  if (VOID_TAGS.has(node.localName)) return;
  if (node.shadowRoot) writeShadow(node.shadowRoot, refOf, parts);
  if (node.localName === "textarea") parts.push(escapeText(node.value));
  else for (const child of contentOf(node).childNodes) write(child, refOf, parts);
  parts.push(`</${node.localName}>`);
}

function contentOf(node) {
  return node.localName === "template" && node.content ? node.content : node;
}

function writeShadow(root, refOf, parts) {
  parts.push('<template shadowrootmode="open">');
  for (const child of root.childNodes) write(child, refOf, parts);
  parts.push("</template>");
}

function attributesOf(el, refOf) {
  const values = new Map();
  for (const { name, value } of el.attributes)
    if (name !== "ref" && name !== "style") values.set(name, value);
  const ref = refOf.get(el);
  if (ref) values.set("ref", ref);
  reflectValue(el, values);
  return [...values].map(([name, value]) => attributeText(name, value)).join("");
}

function attributeText(name, value) {
  return value === "" ? ` ${name}` : ` ${name}="${escapeText(value).replace(/"/g, "&quot;")}"`;
}

function reflectValue(el, values) {
  const mark = (name, isSet) => (isSet ? values.set(name, "") : values.delete(name));
  if (el.localName === "option") mark("selected", el.selected);
  if (el.localName !== "input") return;
  if (el.type === "checkbox" || el.type === "radio") return mark("checked", el.checked);
  if (el.type === "file") return;
  const value = el.type === "password" && el.value ? "•••" : el.value;
  if (value || values.has("value")) values.set("value", value);
}

function escapeText(text) {
  return text.replace(/[&<>\u00a0]/g, (character) => ESCAPES[character]);
}
