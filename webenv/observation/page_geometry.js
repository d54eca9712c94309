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
  const box = boxOf(el) || { x: 0, y: 0 };
  return [
    `e${ref}`,
    box.x + el.clientLeft + Number.parseFloat(css.paddingLeft),
    box.y + el.clientTop + Number.parseFloat(css.paddingTop),
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
  return new DOMRect(
    Math.min(first.left, second.left),
    Math.min(first.top, second.top),
    Math.max(first.right, second.right) - Math.min(first.left, second.left),
    Math.max(first.bottom, second.bottom) - Math.min(first.top, second.top),
  );
}

function isSeen(box, clip) {
  if (!box) return false;
  const seen = intersect(clip, box);
  return seen.right > seen.left && seen.bottom > seen.top;
}

function rounded(box) {
  return box && [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 10) / 10);
}
