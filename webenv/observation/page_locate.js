// Where to click an element, and what is in the way.

const TICKED = wordSet("checkbox menuitemcheckbox menuitemradio radio switch");
const MAX_RECTS = 8;
const TEXT_INPUTS = wordSet(
  `text search tel url email password number date datetime-local month week time color range`,
);

function locate(ref) {
  const el = refs.get(ref);
  if (!el || !el.isConnected) return missing(ref);
  pass = newPass();
  let aim = aimAt(el);
  if (!aim.point) {
    scrollToMiddle(el);
    aim = aimAt(el);
  }
  const place = { ...aim.point, box: placed(el), covered_by: aim.coveredBy };
  return JSON.stringify({ ...place, ...targetFacts(el) });
}

function missing(ref) {
  const wasThere = refs.has(ref);
  const error = wasThere ? `${ref} is no longer on the page` : `there is no ${ref} on the page`;
  return JSON.stringify({ error });
}

function targetFacts(el) {
  const role = roleOf(el);
  const facts = {
    tag: el.localName,
    type: "type" in el && typeof el.type === "string" ? el.type : null,
    visible: isVisible(el),
    enabled: !isDisabledAnywhere(el),
    editable: isEditable(el),
    checked: TICKED.has(role) ? checkedOf(el) || "false" : null,
    multiple: el.multiple === true,
  };
  return el.localName === "select" ? { ...facts, options: optionFacts(el) } : facts;
}

function optionFacts(select) {
  return [...select.options].map((option) => ({
    label: collapse(option.label),
    value: option.value,
    selected: option.selected,
    disabled: option.matches(":disabled"),
  }));
}

function isVisible(el) {
  return factsOf(el).visible && !isUnrendered(el) && clientRects(el).length > 0;
}

function isDisabledAnywhere(el) {
  if (el.matches(":disabled")) return true;
  for (let up = el; up; up = flatParent(up))
    if (up.getAttribute("aria-disabled") === "true") return true;
  return false;
}

function isEditable(el) {
  if (isDisabledAnywhere(el)) return false;
  if (el.localName === "textarea") return !el.readOnly;
  if (el.localName === "input") return TEXT_INPUTS.has(el.type) && !el.readOnly;
  return el.isContentEditable;
}

// The first line's box, for a link that is wrapped over several lines.
function placed(el) {
  const rect = clientRects(el)[0];
  return rect ? [rect.x, rect.y, rect.width, rect.height] : null;
}

function usableRects(place) {
  const rects = [...place.getClientRects()];
  return rects.filter((rect) => rect.width > 0 && rect.height > 0).slice(0, MAX_RECTS);
}

// Line by line for a wrapped link; what is inside for an element without a box of its own.
function clientRects(el) {
  const own = usableRects(el);
  if (own.length) return own;
  const range = document.createRange();
  range.selectNodeContents(el);
  return usableRects(range);
}

function aimAt(el) {
  let coveredBy = null;
  const areas = [el, ...labelsOf(el)].flatMap(clientRects).map(withinViewport).filter(Boolean);
  for (const area of areas) {
    for (const point of pointsOf(area)) {
      const hit = elementAt(point.x, point.y);
      if (hit && reaches(hit, el)) return { point, coveredBy: null };
      if (hit && coveredBy === null) coveredBy = describeCover(hit, el);
    }
  }
  return { point: null, coveredBy };
}

function withinViewport(rect) {
  const left = Math.max(rect.left, 0);
  const top = Math.max(rect.top, 0);
  const right = Math.min(rect.right, innerWidth);
  const bottom = Math.min(rect.bottom, innerHeight);
  return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
}

function pointsOf({ left, top, right, bottom }) {
  const at = (across, down) => ({
    x: left + (right - left) * across,
    y: top + (bottom - top) * down,
  });
  return [at(0.5, 0.5), at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

function elementAt(x, y) {
  let found = document.elementFromPoint(x, y);
  while (found && found.shadowRoot) {
    const deeper = found.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === found) break;
    found = deeper;
  }
  return found;
}

// Whether a click on `hit` acts on `target`: it is inside it, is its label, or is around it
// while the target itself lets clicks through.
function reaches(hit, target) {
  for (let up = hit; up; up = flatParent(up)) {
    if (up === target) return true;
    if (up.localName === "label" && up.control === target) return true;
  }
  return factsOf(target).css.pointerEvents === "none" && flatContains(hit, target);
}

function describeCover(hit, target) {
  const path = [];
  for (let up = hit; up && !flatContains(up, target); up = flatParent(up)) path.push(up);
  const dialog = path.find((el) => ["dialog", "alertdialog"].includes(roleOf(el)));
  const telling = dialog || path.find((el) => !["generic", "none"].includes(roleOf(el)));
  const text = collapse(hit.textContent);
  if (!telling) return text ? `text ${quoted(text)}` : `a <${hit.localName}> element`;
  const name = nameOf(telling).text || (dialog ? "" : collapse(telling.textContent));
  return name ? `${roleOf(telling)} ${quoted(name)}` : roleOf(telling);
}

function quoted(text) {
  const short = collapse(text);
  return JSON.stringify(short.length > 60 ? `${short.slice(0, 57)}...` : short);
}

function scrollToMiddle(el) {
  el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}

// Scrolls what is nearest to the element and can still move in that direction.
function scroll(ref, dx, dy) {
  const start = ref === null ? null : refs.get(ref);
  if (ref !== null && (!start || !start.isConnected)) return missing(ref);
  pass = newPass();
  const scroller = scrollerOf(start, dx, dy);
  const before = [scroller.scrollLeft, scroller.scrollTop];
  scroller.scrollBy({ left: dx, top: dy, behavior: "instant" });
  const isPage = scroller === document.scrollingElement;
  return JSON.stringify({
    moved: scroller.scrollLeft !== before[0] || scroller.scrollTop !== before[1],
    scrolled: isPage ? "page" : `${roleOf(scroller)} ${quoted(nameOf(scroller).text)}`,
    position: [Math.round(scroller.scrollLeft), Math.round(scroller.scrollTop)],
    limit: [
      scroller.scrollWidth - scroller.clientWidth,
      scroller.scrollHeight - scroller.clientHeight,
    ],
  });
}

function scrollerOf(start, dx, dy) {
  const page = document.scrollingElement || document.documentElement;
  for (let up = start; up && up !== page && up !== document.body; up = flatParent(up))
    if (factsOf(up).clips && isScrollable(up) && canMove(up, dx, dy)) return up;
  return page;
}

function canMove(el, dx, dy) {
  const down = el.scrollHeight - el.clientHeight - el.scrollTop;
  const right = el.scrollWidth - el.clientWidth - el.scrollLeft;
  if (dy !== 0 && (dy > 0 ? down > 1 : el.scrollTop > 0)) return true;
  return dx !== 0 && (dx > 0 ? right > 1 : el.scrollLeft > 0);
}
