// The product page: pictures, options with their stock and price, tabs.
const variants = JSON.parse(document.getElementById("variants").textContent);
const picture = document.getElementById("picture");
const buyForm = document.getElementById("buy-form");

function currentVariant() {
  const data = new FormData(buyForm);
  return variants.find((variant) => ["size", "colour"].every(
    (name) => !data.has(name) || data.get(name) === variant[name]));
}

/** Mark the options that cannot be had together with what is chosen. */
function markSoldOut() {
  const data = new FormData(buyForm);
  for (const input of buyForm.querySelectorAll(".choice input")) {
    const other = input.name === "size" ? "colour" : "size";
    const some = variants.some((variant) => variant[input.name] === input.value &&
      (!data.has(other) || data.get(other) === variant[other]) && variant.stock > 0);
    input.parentElement.classList.toggle("sold", !some);
  }
}

/** Show every picture in the colour that is chosen. */
function paint(tint) {
  for (const image of document.querySelectorAll(".gallery img")) {
    const painted = image.src.replace(/-[0-9a-f]{6}(?=[-.])/, `-${tint}`);
    if (painted !== image.src) image.src = painted;
  }
}

function showVariant() {
  const variant = currentVariant();
  const stock = document.getElementById("stock");
  const addButton = document.getElementById("add-button");
  addButton.disabled = !variant || !variant.stock;
  stock.textContent = variant ? variant.availability : "Not available in this combination";
  stock.className = `stock ${!variant || !variant.stock ? "out" : variant.stock <= 5 ? "few" : ""}`;
  markSoldOut();
  if (!variant) return;
  document.getElementById("price").textContent = variant.price;
  document.getElementById("sku").textContent = variant.sku;
  paint(variant.tint);
}

buyForm.addEventListener("change", showVariant);
showVariant();

for (const thumb of document.querySelectorAll(".thumb")) {
  thumb.addEventListener("click", () => {
    picture.src = thumb.querySelector("img").src;
    document.querySelectorAll(".thumb").forEach((other) => other.setAttribute("aria-pressed", String(other === thumb)));
  });
}

const tabs = [...document.querySelectorAll("[role=tab]")];

function openTab(tab, withFocus) {
  for (const other of tabs) {
    const isOpen = other === tab;
    other.setAttribute("aria-selected", String(isOpen));
    other.tabIndex = isOpen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !isOpen;
  }
  if (withFocus) tab.focus();
}

document.querySelector("[role=tablist]").hidden = false;
for (const tab of tabs) {
  const panel = document.getElementById(tab.getAttribute("aria-controls"));
  panel.setAttribute("role", "tabpanel");
  panel.querySelector("h2").classList.add("visually-hidden");
  tab.addEventListener("click", () => openTab(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) openTab(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], true);
  });
}
openTab(document.querySelector("[role=tab][data-chosen]") ?? tabs[0]);
const tabOf = (name) => document.getElementById(`tab-${name}`);
if (tabOf(location.hash.slice(1))) openTab(tabOf(location.hash.slice(1)));
for (const link of document.querySelectorAll("[data-open-tab]")) {
  link.addEventListener("click", () => openTab(tabOf(link.dataset.openTab)));
}
