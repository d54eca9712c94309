// States, properties and values, as they are printed in the tree.

const CHECKABLE = wordSet(
  "checkbox menuitemcheckbox menuitemradio radio switch treeitem option",
);
const SELECTABLE = wordSet("columnheader gridcell option row rowheader tab treeitem");
const TYPED_INPUTS = wordSet("color date datetime-local file month password time week");
const READABLE = wordSet("combobox searchbox spinbutton textbox");
const VALUELESS = wordSet("button checkbox radio switch");
const LEVELLED = wordSet("heading treeitem");
const DISABLEABLE = wordSet("button fieldset input optgroup option select textarea");

function statesOf(el, role, isDisabled) {
  const states = [];
  const { marked } = factsOf(el);
  const add = (state) => state && states.push(state);
  add(el === pass.active ? "active" : "");
  add(flag("checked", CHECKABLE.has(role) ? checkedOf(el) : null));
  add(isDisabled ? "disabled" : "");
  if (marked || el.localName === "summary") add(expandedOf(el));
  if (LEVELLED.has(role)) add(levelOf(el, role));
  add(SELECTABLE.has(role) && isSelected(el) ? "selected" : "");
  if (isControl(el)) addControlStates(el, role, add);
  if (marked) addAriaStates(el, role, add);
  return states;
}

function addControlStates(el, role, add) {
  if (el.localName === "input" && TYPED_INPUTS.has(el.type)) add(`type=${el.type}`);
  if (el.localName === "select" ? isListBox(el) && el.multiple : el.multiple) add("multiple");
  if (el.required) add("required");
  if (el.readOnly && READABLE.has(role)) add("readonly");
  if (el.matches(":user-invalid") && el.getAttribute("aria-invalid") !== "true") add("invalid");
  if (role === "slider" || role === "spinbutton") {
    if (el.min) add(`min=${el.min}`);
    if (el.max) add(`max=${el.max}`);
  }
  const placeholder = collapse(attribute(el, "placeholder"));
  if (placeholder && placeholder !== nameOf(el).text)
    add(`placeholder=${JSON.stringify(placeholder)}`);
}

function addAriaStates(el, role, add) {
  add(flag("pressed", el.getAttribute("aria-pressed")));
  if (el.getAttribute("aria-required") === "true" && !el.required) add("required");
  if (el.getAttribute("aria-readonly") === "true" && !el.readOnly) add("readonly");
  const invalid = el.getAttribute("aria-invalid");
  if (invalid && invalid !== "false") add(invalid === "true" ? "invalid" : `invalid=${invalid}`);
  add(flag("current", el.getAttribute("aria-current")));
  const popup = el.getAttribute("aria-haspopup");
  if (popup && popup !== "false") add(`haspopup=${popup === "true" ? "menu" : popup}`);
  if (el.getAttribute("aria-multiselectable") === "true") add("multiple");
  if (el.getAttribute("aria-busy") === "true") add("busy");
  const sort = el.getAttribute("aria-sort");
  if (sort && sort !== "none") add(`sort=${sort}`);
  if (RANGE_ROLES.has(role)) {
    if (el.hasAttribute("aria-valuemin")) add(`min=${el.getAttribute("aria-valuemin")}`);
    if (el.hasAttribute("aria-valuemax")) add(`max=${el.getAttribute("aria-valuemax")}`);
  }
  if (el.getAttribute("draggable") === "true") add("draggable");
  const description = descriptionOf(el);
  if (description) add(`description=${JSON.stringify(description)}`);
}

function flag(name, value) {
  if (!value || value === "false" || value === "undefined") return "";
  return value === "true" ? name : `${name}=${value}`;
}

function checkedOf(el) {
  if (el.localName === "input" && (el.type === "checkbox" || el.type === "radio"))
    return el.indeterminate && el.type === "checkbox" ? "mixed" : String(el.checked);
  return el.getAttribute("aria-checked");
}

function isDisabledItself(el) {
  if (factsOf(el).marked && el.getAttribute("aria-disabled") === "true") return true;
  return (DISABLEABLE.has(el.localName) || el.localName.includes("-")) && el.matches(":disabled");
}

function expandedOf(el) {
  if (el.localName === "summary" && el.parentNode.localName === "details")
    return el.parentNode.hasAttribute("open") ? "expanded" : "collapsed";
  const expanded = el.getAttribute("aria-expanded");
  return expanded === "true" ? "expanded" : expanded === "false" ? "collapsed" : "";
}

function levelOf(el, role) {
  const level = Number.parseInt(attribute(el, "aria-level"), 10);
  if (level > 0) return `level=${level}`;
  if (role === "treeitem") return "";
  const tag = /^h([1-6])$/.exec(el.localName);
  return `level=${tag ? tag[1] : 2}`;
}

function isSelected(el) {
  return el.localName === "option" ? el.selected : el.getAttribute("aria-selected") === "true";
}

function valueOf(el, role) {
  if (el.localName === "input" || el.localName === "textarea") return inputValue(el, role);
  if (el.localName === "select")
    return [...el.selectedOptions].map((option) => collapse(option.label)).join(", ");
  if (RANGE_ROLES.has(role)) return rangeValue(el);
  if (TEXT_ROLES.has(role)) return collapse(el.innerText);
  return null;
}

function inputValue(el, role) {
  if (el.type === "password") return el.value ? "•".repeat(3) : "";
  if (el.type === "file") return [...el.files].map((file) => file.name).join(", ");
  return VALUELESS.has(role) ? null : el.value;
}

function rangeValue(el) {
  const text = el.getAttribute("aria-valuetext") || el.getAttribute("aria-valuenow");
  if (text) return text;
  if (el.localName === "progress") return el.hasAttribute("value") ? String(el.value) : null;
  return el.localName === "meter" ? String(el.value) : null;
}
