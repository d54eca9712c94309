// Runs in every page before its own scripts: what does not follow the
// environment's clock by itself is made to.
(() => {
  // Animation frames run on real time, so they become timers of 16 ms.
  window.requestAnimationFrame = (callback) =>
    window.setTimeout(() => callback(performance.now()), 16);
  window.cancelAnimationFrame = (handle) => window.clearTimeout(handle);

  // Transitions and animations run on real time too: they end as they begin.
  const still = new CSSStyleSheet();
  still.replaceSync(`*, *::before, *::after {
    transition-duration: 0s !important; transition-delay: 0s !important;
    animation-duration: 0s !important; animation-delay: 0s !important;
    scroll-behavior: auto !important; caret-color: transparent !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];

  // Chance is the same in every run.
  let state = 0x2545f491;
  Math.random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
})();
