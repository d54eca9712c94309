// The walk over the flat tree that makes a snapshot.

let told = { serial: 0, rows: [] }; // the latest snapshot

// Never content: nothing inside them is shown, or the browser draws it itself.
const SKIPPED = wordSet(`
  base col colgroup datalist defs desc head link meta metadata noscript param script source
  style symbol template title track`);
// Part of the text around them: a paragraph with a bold word is still one text.
const PHRASING = wordSet("code emphasis mark strong subscript superscript time");
const CHILDLESS = wordSet("audio embed iframe input object textarea video");
const NO_STATES = [];
const NAMING_TAGS = wordSet("caption figcaption label legend");
const INTERACTIVE = wordSet(`
  button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio
  scrollbar searchbox slider spinbutton switch tab textbox treeitem`);

class Walk {
  constructor(firstRef) {
    this.rows = [];
    this.frames = [];
    this.nextRef = firstRef;
    this.focused = null;
    this.run = null; // the text that is being collected
  }

  // `at` is what the element inherits: its depth, what shows of it, whether the cursor is a
  // pointer, whether a name has told its text, and so on.
  visit(el, at) {
    if (SKIPPED.has(el.localName) || isUnrendered(el) || isAriaHidden(el)) return;
    if (isInert(el) && !at.escapesInert) return;
    if (el.localName === "br") return this.text(" ", el, at);
    const breaks = !isInlineLevel(el);
    if (breaks) this.flush();
    const isEmitted = this.emits(el, at);
    const here = this.enter(el, at, isEmitted && INTERACTIVE.has(roleOf(el)));
    const inner = isEmitted ? this.emit(el, here) : here;
    if (NAMING_TAGS.has(el.localName) && namesItsOwner(el)) inner.isNamed = true;
    this.descend(el, inner);
    if (breaks || inner !== here) this.flush();
  }

  enter(el, at, isControl) {
    const facts = factsOf(el);
    const isInteractive = isControl || at.isInteractive;
    const isPointer = !isInteractive && facts.pointer;
    const isDisabled = facts.marked && el.getAttribute("aria-disabled") === "true";
    return {
      ...at,
      opening: pass.measures ? new Opening(el, at.opening) : null,
      escapesInert: false,
      isInteractive,
      isPointer,
      opensPointer: isPointer && !at.isPointer,
      isDisabled: isDisabled || at.isDisabled,
    };
  }

  emits(el, at) {
    const facts = factsOf(el);
    const role = roleOf(el);
    if (!facts.visible) return false;
    if (at.isLeaf && !isFocusable(el)) return false;
    if (role !== "generic" && role !== "none" && !PHRASING.has(role)) return true;
    if (isPageItself(el)) return false;
    if (facts.marked && (el.hasAttribute("onclick") || el.hasAttribute("tabindex"))) return true;
    if (facts.pointer && !at.isPointer && !at.isInteractive) return el.localName !== "label";
    return !PHRASING.has(role) && mayScroll(el) && isScrollable(el);
  }

  emit(el, here) {
    this.flush();
    const role = roleOf(el) === "none" ? "generic" : roleOf(el);
    const name = nameOf(el);
    const states = statesOf(el, role, here.isDisabled || isDisabledItself(el));
    if (here.opensPointer) states.push("cursor=pointer");
    if (!isControl(el) && mayScroll(el) && isScrollable(el)) states.push("scrollable");
    const url = role === "link" ? el.getAttribute("href") : null;
    const fromContent = name.from === "content";
    const node = { role, name: name.text, states, value: valueOf(el, role), url, fromContent };
    this.addElement(el, node, here, () => here.opening.own);
    return {
      ...here,
      depth: here.depth + 1,
      isNamed: here.isNamed || fromContent,
      isLeaf: here.isLeaf || (LEAF_ROLES.has(role) && el.localName !== "svg"),
    };
  }

  descend(el, at) {
    if (CHILDLESS.has(el.localName) || skipsContent(el) || isPicture(el)) return;
    if (TEXT_ROLES.has(roleOf(el)) && el.isContentEditable) return;
    if (el.localName === "select") return this.options(el, at);
    const { visible } = factsOf(el);
    if (visible) this.text(pseudoText(el, "::before"), el, at);
    eachChild(el, (child) => {
      if (child.nodeType === TEXT) {
        if (visible) this.textNode(child, el, at);
      } else if (child.nodeType === ELEMENT && !ownedElsewhere(child, el)) {
        this.visit(child, at);
      }
    });
    if (visible) this.text(pseudoText(el, "::after"), el, at);
  }

  options(select, at) {
    for (const el of select.querySelectorAll("optgroup,option")) {
      const isGrouped = el.localName === "option" && el.parentNode.localName === "optgroup";
      if (isUnrendered(el) || (isGrouped && isUnrendered(el.parentNode))) continue;
      const role = roleOf(el);
      const states = statesOf(el, role, isDisabledItself(el));
      const place = isGrouped ? { ...at, depth: at.depth + 1 } : at;
      this.addElement(el, { role, name: nameOf(el).text, states }, place, () => at.opening.inside);
    }
  }

  textNode(node, parent, at) {
    if (at.isNamed) return;
    const text = renderedText(node, parent);
    if (this.run || /\S/.test(text)) this.text(text, parent, at, node);
  }

  text(text, el, at, node = null) {
    if (!text || at.isNamed) return;
    this.run ||= { text: "", depth: at.depth, box: null, source: node || el, at };
    this.run.text += text;
    if (pass.measures && /\S/.test(text))
      this.run.box = union(this.run.box, node ? textBox(node) : boxOf(el));
  }

  // Ends the text that has been collected, if any.
  flush() {
    const run = this.run;
    this.run = null;
    const text = run && collapse(run.text);
    if (!text) return;
    const { source, depth, box, at } = run;
    const place = { depth, isPlaced: true, box, shown: () => at.opening.inside };
    this.add(source, { role: "text", name: text, states: NO_STATES }, false, place);
  }

  // A ref goes to what is somewhere on the page, and to what can have the focus.
  addElement(el, node, at, shown) {
    const isPlaced = hasBox(el);
    const hasRef = isPlaced || (node.role !== "option" && isFocusable(el));
    const ref = hasRef ? this.nextRef++ : 0;
    if (hasRef) refs.set(`e${ref}`, el);
    if (el === pass.active) this.focused = ref;
    if (node.role === "iframe" && hasRef) this.frames.push(frameOf(el, ref));
    const box = pass.measures ? boxOf(el) : null;
    this.add(el, node, hasRef, { depth: at.depth, isPlaced, box, shown });
  }

  // A row as `documents.Answer` has it. Refs are counted, so that a row stays the same where they shift.
  add(source, { role, name, states, value, url, fromContent }, hasRef, place) {
    this.rows.push([
      role,
      name,
      place.depth,
      hasRef ? 1 : 0,
      states,
      value ?? null,
      url ?? null,
      fromContent ? 1 : 0,
      place.isPlaced ? 1 : 0,
      pass.measures ? measured(place) : null,
    ]);
    walked.push(source);
  }
}

function isPageItself(el) {
  const tag = el.localName;
  return (tag === "body" || tag === "html") && (el === document.body || tag === "html");
}

// A label's text is already there as the name of its control; it is not told twice.
function namesItsOwner(el) {
  const owner = el.localName === "label" ? el.control : el.parentNode;
  if (!owner || owner.nodeType !== ELEMENT || nameOf(owner).from !== "markup") return false;
  if (isHidden(owner)) return false;
  return nameOf(owner).text.includes(collapse(contentText(el, new Set([owner]))));
}

// What is inside a picture is the picture, unless it is a drawing that has parts.
function isPicture(el) {
  return roleOf(el) === "img" && (el.localName !== "svg" || el.hasAttribute("role"));
}

// Everything outside an open modal dialog is inert; of several the topmost counts.
function activeModal() {
  const modals = [...document.querySelectorAll("dialog:modal")];
  if (modals.length < 2) return modals[0] || null;
  const onTop = modals.find((dialog) => {
    const box = dialog.getBoundingClientRect();
    const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return found !== null && found.closest("dialog") === dialog;
  });
  return onTop || modals[modals.length - 1];
}

// `known` is the serial of the latest answer that has arrived: of the rows only those between
// what begins and what ends the same as there are told.
function snapshot(firstRef, known = 0, measures = true) {
  refs.clear();
  walked = [];
  pass = newPass(measures);
  const walk = new Walk(firstRef);
  const modal = activeModal();
  const start = {
    depth: 0,
    opening: Opening.atRoot(),
    escapesInert: modal !== null,
    isPointer: false,
    opensPointer: false,
    isDisabled: false,
    isNamed: false,
    isLeaf: false,
    isInteractive: false,
  };
  const root = modal || document.documentElement; // a document that is just opening has none
  if (root) walk.visit(root, start);
  walk.flush();
  const page = document.scrollingElement || root;
  const [before, after] = told.serial === known ? keptRows(told.rows, walk.rows) : [0, 0];
  told = { serial: told.serial + 1, rows: walk.rows };
  return JSON.stringify({
    url: location.href,
    title: document.title,
    focused: walk.focused ? `e${walk.focused}` : null,
    viewport: [innerWidth, innerHeight],
    scroll: [Math.round(scrollX), Math.round(scrollY)],
    page_size: page ? [page.scrollWidth, page.scrollHeight] : [innerWidth, innerHeight],
    serial: told.serial,
    measured: measures,
    kept: [before, after],
    rows: walk.rows.slice(before, walk.rows.length - after),
    frames: walk.frames,
  });
}

// How many rows at the beginning and at the end are as they were.
function keptRows(old, rows) {
  const most = Math.min(old.length, rows.length);
  let before = 0;
  while (before < most && isSameRow(old[before], rows[before])) before += 1;
  let after = 0;
  while (after < most - before && isSameRow(old.at(-1 - after), rows.at(-1 - after))) after += 1;
  return [before, after];
}

function isSameRow(first, second) {
  for (let place = 0; place < first.length; place += 1)
    if (first[place] !== second[place] && !isSameList(first[place], second[place])) return false;
  return true;
}

function isSameList(first, second) {
  if (!Array.isArray(first) || !Array.isArray(second)) return false;
  return first.length === second.length && first.every((value, place) => value === second[place]);
}
