// The walk over the flat tree that makes a snapshot.

// Never content: nothing inside them is shown, or the browser draws it itself.
const SKIPPED = wordSet(`
  base col colgroup datalist defs desc head link meta metadata noscript param script source
  style symbol template title track`);
// Part of the text around them: a paragraph with a bold word is still one text.
const PHRASING = wordSet("code emphasis mark strong subscript superscript time");
const CHILDLESS = wordSet("audio embed iframe input object textarea video");
const NAMING_TAGS = wordSet("caption figcaption label legend");
const INTERACTIVE = wordSet(`
  button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio
  scrollbar searchbox slider spinbutton switch tab textbox treeitem`);

class Walk {
  constructor(firstRef) {
    this.nodes = [];
    this.frames = [];
    this.nextRef = firstRef;
    this.focused = null;
    this.run = null; // the text that is being collected
  }

  // `at` is what the element inherits: its depth, what clips it, whether the cursor is a
  // pointer, whether a name has told its text, and so on.
  visit(el, at) {
    if (SKIPPED.has(el.localName) || isUnrendered(el) || isAriaHidden(el)) return;
    if (isInert(el) && !at.escapesInert) return;
    if (el.localName === "br") return this.text(" ", el, at);
    const breaks = !isInlineLevel(el);
    if (breaks) this.flush();
    const here = this.enter(el, at);
    const inner = this.emits(el, at) ? this.emit(el, here) : here;
    if (NAMING_TAGS.has(el.localName) && namesItsOwner(el)) inner.isNamed = true;
    this.descend(el, inner);
    if (breaks || inner !== here) this.flush();
  }

  enter(el, at) {
    const facts = factsOf(el);
    let { clip, fixedClip } = at;
    if (facts.position === "fixed") clip = at.viewport;
    else if (facts.position === "absolute") clip = fixedClip;
    const ownClip = clip;
    if (facts.clips && !isPageItself(el)) clip = intersect(clip, boxOf(el));
    if (facts.position !== "static") fixedClip = clip;
    const isDisabled = facts.marked && el.getAttribute("aria-disabled") === "true";
    return {
      ...at,
      clip,
      fixedClip,
      ownClip,
      escapesInert: false,
      isPointer: facts.pointer,
      opensPointer: facts.pointer && !at.isPointer && !at.isInteractive,
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
    return facts.clips && !PHRASING.has(role) && isScrollable(el);
  }

  emit(el, here) {
    this.flush();
    const role = roleOf(el) === "none" ? "generic" : roleOf(el);
    const isInteractive = INTERACTIVE.has(role);
    const name = nameOf(el);
    const states = statesOf(el, role, here.isDisabled || isDisabledItself(el));
    if (here.opensPointer && !isInteractive) states.push("cursor=pointer");
    if (factsOf(el).clips && !isControl(el) && isScrollable(el)) states.push("scrollable");
    const url = role === "link" ? el.getAttribute("href") : null;
    const node = { role, name: name.text, states, value: valueOf(el, role), url };
    this.addElement(el, { ...node, fromContent: name.from === "content" }, here, here.ownClip);
    return {
      ...here,
      depth: here.depth + 1,
      isNamed: here.isNamed || name.from === "content",
      isLeaf: here.isLeaf || (LEAF_ROLES.has(role) && el.localName !== "svg"),
      isInteractive: here.isInteractive || isInteractive,
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
      if (isUnrendered(el)) continue;
      const isGrouped = el.localName === "option" && el.parentNode.localName === "optgroup";
      const role = roleOf(el);
      const states = statesOf(el, role, isDisabledItself(el));
      const place = isGrouped ? { ...at, depth: at.depth + 1 } : at;
      this.addElement(el, { role, name: nameOf(el).text, states }, place, at.clip);
    }
  }

  textNode(node, parent, at) {
    if (at.isNamed) return;
    const text = renderedText(node, parent);
    if (this.run || /\S/.test(text)) this.text(text, parent, at, node);
  }

  text(text, el, at, node = null) {
    if (!text || at.isNamed) return;
    this.run ||= { parts: [], depth: at.depth, box: null, source: node || el, clip: at.clip };
    this.run.parts.push(text);
    if (/\S/.test(text)) this.run.box = union(this.run.box, node ? textBox(node) : boxOf(el));
  }

  // Ends the text that has been collected, if any.
  flush() {
    const run = this.run;
    this.run = null;
    const text = run && collapse(run.parts.join(""));
    if (text) this.add(run.source, { role: "text", name: text, states: [] }, 0, run);
  }

  // A ref goes to what is somewhere on the page, and to what can have the focus.
  addElement(el, node, at, clip) {
    const box = boxOf(el);
    const ref = box || (node.role !== "option" && isFocusable(el)) ? this.nextRef++ : 0;
    if (ref) refs.set(`e${ref}`, el);
    if (el === pass.active) this.focused = ref;
    if (node.role === "iframe" && ref) this.frames.push(frameOf(el, ref));
    this.add(el, node, ref, { depth: at.depth, box, clip });
  }

  add(source, { role, name, states, value, url, fromContent }, ref, { depth, box, clip }) {
    const place = [rounded(box), url ?? null, isSeen(box, clip) ? 1 : 0, fromContent ? 1 : 0];
    this.nodes.push([role, name, depth, ref, states, value ?? null, ...place]);
    walked.push(source);
  }
}

function isPageItself(el) {
  return el === document.body || el === document.documentElement;
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

function snapshot(firstRef) {
  refs.clear();
  walked = [];
  pass = newPass();
  const viewport = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const walk = new Walk(firstRef);
  const modal = activeModal();
  const start = {
    depth: 0,
    viewport,
    clip: viewport,
    fixedClip: viewport,
    ownClip: viewport,
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
  return JSON.stringify({
    url: location.href,
    title: document.title,
    focused: walk.focused ? `e${walk.focused}` : null,
    viewport: [innerWidth, innerHeight],
    scroll: [Math.round(scrollX), Math.round(scrollY)],
    page_size: page ? [page.scrollWidth, page.scrollHeight] : [innerWidth, innerHeight],
    nodes: walk.nodes,
    next_ref: walk.nextRef,
    frames: walk.frames,
  });
}
