// Forms that ask before they act, that act without leaving the page, or that tidy their address.

/** Ask in a dialog or a native question, then submit. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.ask && !confirm(form.dataset.ask)) return event.preventDefault();
  if (!form.dataset.confirm || form.dataset.confirmed) return;
  event.preventDefault();
  const dialog = document.getElementById(form.dataset.confirm);
  dialog.querySelector("form").onsubmit = (answer) => {
    if (answer.submitter?.value !== "yes") return;
    form.dataset.confirmed = "yes";
    form.requestSubmit();
  };
  dialog.showModal();
});

/** A GET form without its empty fields. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("dropEmpty" in form.dataset || "submitOnChange" in form.dataset)) return;
  for (const field of form.elements) {
    if (field.name && !field.value && !field.disabled) field.disabled = true;
  }
  setTimeout(() => { for (const field of form.elements) field.disabled = false; });
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  const isText = event.target.matches("input:not([type=checkbox], [type=radio])");
  if (form && "submitOnChange" in form.dataset && !isText) form.requestSubmit();
});

/** Send a form in the background and show the answer as a toast. */
async function sendForm(form, button) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form, button),
    headers: {
      Accept: "application/json",
      "X-CSRF-Token": document.querySelector("meta[name=csrf]").content,
    },
  });
  if (answer.redirected || !answer.headers.get("content-type").includes("json")) {
    location.href = answer.url;
    return null;
  }
  const result = await answer.json();
  showToast(result.message, result.kind);
  return result;
}

function afterToggle(form, button, pressed) {
  const list = form.dataset.toggle;
  form.action = form.action.replace(/(add|remove)$/, pressed ? "remove" : "add");
  button.classList.toggle("on", pressed);
  const text = pressed ? button.dataset.on : button.dataset.off;
  button.querySelector("span").textContent = text;
  if (button.title) button.title = text;
}

function afterVote(form, button, count) {
  form.querySelector("[data-helpful]").textContent = count;
  for (const other of form.querySelectorAll("button")) {
    const isOn = other === button && other.getAttribute("aria-pressed") !== "true";
    other.setAttribute("aria-pressed", String(isOn));
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!("async" in form.dataset) || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter;
  const result = await sendForm(form, button);
  if (!result) return;
  if ("cart" in result) showCart(result.cart, result.count);
  if ("pressed" in result) afterToggle(form, button, result.pressed);
  if ("helpful" in result) afterVote(form, button, result.helpful);
  if ("clear" in form.dataset && result.kind !== "error") form.reset();
});

document.addEventListener("DOMContentLoaded", () => document.querySelector("[aria-invalid=true]")?.focus());
document.querySelector("[data-print]")?.addEventListener("click", () => print());
