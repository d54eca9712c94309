// The one name that the isolated world gets. Every function but the last two returns one string.

globalThis.webenv = Object.freeze({
  snapshot,
  locate,
  focus,
  select,
  selectAll,
  setFiles,
  setValue,
  scroll,
  html,
  element: (ref) => refs.get(ref) || null,
  elements: () => walked,
});
