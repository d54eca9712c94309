// Suggestions below the search box: a combobox that owns a listbox.
const box = document.getElementById("search-box");
const list = document.getElementById("search-options");
let chosen = -1;
let latest = 0;

box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-controls", list.id);
box.setAttribute("aria-expanded", "false");

function hideSuggestions() {
  list.hidden = true;
  chosen = -1;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function showSuggestions(found) {
  list.replaceChildren(...found.map((entry, index) => {
    const option = document.createElement("li");
    option.id = `search-option-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = entry.url;
    const note = document.createElement("span");
    note.className = "quiet";
    note.textContent = entry.note;
    option.append(entry.text, " ", note);
    return option;
  }));
  list.hidden = found.length === 0;
  chosen = -1;
  box.setAttribute("aria-expanded", String(found.length > 0));
  box.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = [...list.children];
  options.forEach((option, position) => option.setAttribute("aria-selected", String(position === index)));
  chosen = index;
  if (index < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", options[index].id);
}

async function suggest() {
  const words = box.value.trim();
  const turn = ++latest;
  if (words.length < 2) return hideSuggestions();
  const answer = await fetch(`/search/suggest?${new URLSearchParams({ q: words })}`);
  const found = await answer.json();
  if (turn === latest && document.activeElement === box) showSuggestions(found);
}

let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 120);
});
box.addEventListener("keydown", (event) => {
  const count = list.hidden ? 0 : list.children.length;
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault(); // the first press closes the list, only the next empties the box
    hideSuggestions();
  }
  if (event.key === "Enter" && chosen >= 0 && count) {
    event.preventDefault();
    location.href = list.children[chosen].dataset.url;
  }
  if (!count || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  const step = event.key === "ArrowDown" ? 1 : -1;
  choose((chosen + step + count + (chosen < 0 && step < 0 ? 1 : 0)) % count);
});
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) location.href = option.dataset.url;
});
box.addEventListener("blur", () => { latest++; hideSuggestions(); });
