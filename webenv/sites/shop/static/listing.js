// On narrow screens the filters start folded.
if (matchMedia("(max-width: 1000px)").matches) {
  document.querySelector(".filters-fold").open = false;
}
