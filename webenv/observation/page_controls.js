// What an action does to a form control where real input events do not suffice.

const VALUE_HINTS = {
  color: "#rrggbb",
  date: "yyyy-mm-dd",
  "datetime-local": "yyyy-mm-ddThh:mm",
  month: "yyyy-mm",
  time: "hh:mm",
  week: "yyyy-Www",
};

function withElement(ref, act) {
  const el = refs.get(ref);
  if (!el || !el.isConnected) return missing(ref);
  pass = newPass();
  return JSON.stringify(act(el));
}

function announce(el) {
  el.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  el.dispatchEvent(new Event("change", { bubbles: true }));
}

function focus(ref) {
  return withElement(ref, (el) => {
    el.focus({ preventScroll: true });
    const isFocused = el.matches(":focus") || el.matches(":focus-within");
    return isFocused ? { ok: true } : { error: `${ref} cannot have the focus` };
  });
}

// Focuses the control and selects its text, so that what is typed replaces it.
function selectAll(ref) {
  return withElement(ref, (el) => {
    if (!isEditable(el)) return { error: `${ref} is not editable` };
    el.focus({ preventScroll: true });
    if (typeof el.select === "function") el.select();
    else getSelection().selectAllChildren(el);
    return { ok: true };
  });
}

function select(ref, labels) {
  return withElement(ref, (el) => {
    if (el.localName !== "select") return { error: `${ref} is not a list of options` };
    const options = optionFacts(el);
    const refuse = (error) => ({ error, options: options.map((option) => option.label) });
    if (labels.length !== 1 && !el.multiple) return refuse("exactly one option can be selected");
    const wanted = labels.map((label) => optionIndex(options, collapse(label)));
    const unknown = wanted.indexOf(-1);
    if (unknown >= 0) return refuse(`there is no option ${quoted(labels[unknown])}`);
    const barred = wanted.find((index) => options[index].disabled);
    if (barred !== undefined)
      return refuse(`the option ${quoted(options[barred].label)} is disabled`);
    choose(el, wanted);
    return { ok: true, selected: wanted.map((index) => options[index].label) };
  });
}

function optionIndex(options, label) {
  const exact = options.findIndex((option) => option.label === label);
  return exact >= 0 ? exact : options.findIndex((option) => option.value === label);
}

function choose(el, wanted) {
  const before = [...el.options].map((option) => option.selected);
  el.focus({ preventScroll: true });
  const options = [...el.options];
  if (!el.multiple) el.selectedIndex = wanted[0];
  else options.forEach((option, index) => (option.selected = wanted.includes(index)));
  if (options.some((option, index) => option.selected !== before[index])) announce(el);
}

function setFiles(ref, files) {
  return withElement(ref, (el) => {
    if (el.localName !== "input" || el.type !== "file")
      return { error: `${ref} does not take files` };
    if (files.length > 1 && !el.multiple) return { error: `${ref} takes one file only` };
    const transfer = new DataTransfer();
    for (const file of files) {
      const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], file.name, { type: file.type, lastModified: 0 }));
    }
    el.files = transfer.files;
    announce(el);
    return { ok: true, files: files.map((file) => file.name) };
  });
}

// For inputs such as dates and sliders, whose value is not what one would type.
function setValue(ref, value) {
  return withElement(ref, (el) => {
    if (!isEditable(el) || !("value" in el)) return { error: `${ref} is not editable` };
    const before = el.value;
    el.focus({ preventScroll: true });
    el.value = value;
    if (value !== "" && el.value === "") {
      el.value = before;
      const hint = VALUE_HINTS[el.type] ? `; write it as ${VALUE_HINTS[el.type]}` : "";
      return { error: `${quoted(value)} is not a valid ${el.type} value${hint}` };
    }
    if (el.value !== before) announce(el);
    return { ok: true, value: el.value };
  });
}
