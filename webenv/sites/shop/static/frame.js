// The frame of every page: departments menu, cart preview, messages that pop up.
document.documentElement.classList.add("script");

/** Tell the visitor something without leaving the page. */
function showToast(text, kind) {
  const toast = document.createElement("p");
  toast.className = `toast ${kind}`;
  toast.textContent = text;
  document.getElementById("toasts").append(toast);
  setTimeout(() => toast.remove(), 8000);
}

/** What is open in the header right now: a function that closes it. */
let closeOpen = () => {};

function open(show, hide) {
  closeOpen();
  show();
  closeOpen = () => { hide(); closeOpen = () => {}; };
}

function setUpDepartment(item) {
  const button = item.querySelector(".open-panel");
  if (!button) return;
  const set = (isOpen) => {
    item.classList.toggle("open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const isOpen = () => item.classList.contains("open");
  const show = () => open(() => set(true), () => set(false));
  let isHovered = false; // the pointer has opened it: a click then keeps it open
  button.addEventListener("click", () => {
    if (isOpen() && !isHovered) closeOpen();
    else if (!isOpen()) show();
    isHovered = false;
  });
  item.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "mouse" || !wide.matches || isOpen()) return;
    isHovered = true;
    show();
  });
  item.addEventListener("pointerleave", () => {
    if (isHovered && isOpen()) closeOpen();
    isHovered = false;
  });
}

const wide = matchMedia("(min-width: 861px)");
document.querySelectorAll(".department").forEach(setUpDepartment);

const menuButton = document.querySelector(".menu-button");
menuButton.addEventListener("click", () => {
  const isOpen = document.getElementById("departments").classList.toggle("open");
  menuButton.setAttribute("aria-expanded", String(isOpen));
});

const cartButton = document.getElementById("cart-button");
const miniCart = document.getElementById("mini-cart");
cartButton.setAttribute("role", "button");
cartButton.setAttribute("aria-expanded", "false");
cartButton.setAttribute("aria-haspopup", "dialog");
const setCart = (isOpen) => {
  miniCart.hidden = !isOpen;
  cartButton.setAttribute("aria-expanded", String(isOpen));
};
function toggleCart(event) {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (miniCart.hidden) open(() => setCart(true), () => setCart(false));
  else closeOpen();
}
cartButton.addEventListener("click", toggleCart);
cartButton.addEventListener("keydown", (event) => { if (event.key === " ") toggleCart(event); });

document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeOpen(); });
document.addEventListener("click", (event) => {
  if (!event.target.closest(".department, .cart-tool")) closeOpen();
});

/** Put the server's new cart into the header. */
function showCart(html, count) {
  miniCart.innerHTML = html;
  const badge = document.getElementById("cart-count");
  badge.textContent = count;
  badge.hidden = !count;
  cartButton.setAttribute("aria-label", `Cart, ${count} ${count === 1 ? "item" : "items"}`);
}
