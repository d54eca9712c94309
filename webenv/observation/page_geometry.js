// Boxes, and what of them shows.

function isScrollable(el) {
  const { overflowX, overflowY } = factsOf(el).css;
  return (
    (/auto|scroll/.test(overflowY) && el.scrollHeight > el.clientHeight + 1) ||
    (/auto|scroll/.test(overflowX) && el.scrollWidth > el.clientWidth + 1)
  );
}

function frameOf(el, ref) {
  const css = factsOf(el).css;
  const box = boxOf(el) || { left: 0, top: 0 };
  return [
    `e${ref}`,
    box.left + el.clientLeft + Number.parseFloat(css.paddingLeft),
    box.top + el.clientTop + Number.parseFloat(css.paddingTop),
  ];
}

function intersect(clip, box) {
  if (!box) return clip;
  return {
    left: Math.max(clip.left, box.left),
    top: Math.max(clip.top, box.top),
    right: Math.min(clip.right, box.right),
    bottom: Math.min(clip.bottom, box.bottom),
  };
}

function union(first, second) {
  if (!first || !second) return first || second;
  return {
    left: Math.min(first.left, second.left),
    top: Math.min(first.top, second.top),
    right: Math.max(first.right, second.right),
    bottom: Math.max(first.bottom, second.bottom),
  };
}

function overlap(first, second) {
  const across = Math.min(first.right, second.right) > Math.max(first.left, second.left);
  return across && Math.min(first.bottom, second.bottom) > Math.max(first.top, second.top);
}

// The part of the page that shows of an element and of what is inside it. Worked out only for
// what lies in the viewport: most of a long page does not.
class Opening {
  static atRoot() {
    return { inside: pass.viewport, forPlaced: pass.viewport };
  }

  constructor(el, around) {
    this.el = el;
    this.around = around;
    this.insideIt = undefined;
  }

  // For the element's own box.
  get own() {
    const { position } = factsOf(this.el).css;
    if (position === "fixed") return pass.viewport;
    return position === "absolute" ? this.around.forPlaced : this.around.inside;
  }

  // For what flows inside it.
  get inside() {
    this.insideIt ??= this.cut();
    return this.insideIt;
  }

  // For what is placed absolutely inside it: only elements that are placed themselves count.
  get forPlaced() {
    return factsOf(this.el).css.position === "static" ? this.around.forPlaced : this.inside;
  }

  cut() {
    const clips = factsOf(this.el).clips && !isPageItself(this.el);
    return clips ? intersect(this.own, boxOf(this.el)) : this.own;
  }
}

function viewport() {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

function isSeen(box, shown) {
  return overlap(box, pass.viewport) && overlap(box, shown());
}

function tenths(value) {
  return Math.round(value * 10) / 10;
}

// x, y, width, height, and whether any of it shows; null for what has no box.
function measured({ box, shown }) {
  if (!box) return null;
  const { left, top, right, bottom } = box;
  const size = [tenths(right - left), tenths(bottom - top)];
  return [tenths(left), tenths(top), ...size, isSeen(box, shown) ? 1 : 0];
}
