// <star-rating>: five radio buttons in a shadow root that take part in the form.
const STYLE = `
  fieldset { border: 0; margin: 0; padding: 0; }
  legend { font-weight: 500; font-size: .94rem; padding: 0; margin-bottom: 4px; }
  .row { display: inline-flex; }
  label { position: relative; cursor: pointer; font-size: 30px; line-height: 1; padding: 0 3px; color: #cfc7b8; }
  label.on { color: #d08a1d; }
  input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
  input:focus-visible + span { outline: 3px solid #d08a1d; outline-offset: 2px; border-radius: 4px; }
  p { color: #a02c17; font-size: .9rem; font-weight: 500; margin: 5px 0 0; }
`;

class StarRating extends HTMLElement {
  static formAssociated = true;

  constructor() {
    super();
    this.internals = this.attachInternals();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    this.replaceChildren();
    const error = this.getAttribute("error");
    this.shadowRoot.innerHTML = `<style>${STYLE}</style>
      <fieldset role="radiogroup" aria-labelledby="legend"><legend id="legend"></legend><div class="row"></div></fieldset>
      <p id="error" hidden></p>`;
    this.shadowRoot.getElementById("legend").textContent = this.getAttribute("label");
    const row = this.shadowRoot.querySelector(".row");
    for (let stars = 1; stars <= 5; stars++) row.append(this.makeStar(stars));
    if (error) this.showError(error);
    this.setValue(this.getAttribute("value"));
  }

  makeStar(stars) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "stars";
    input.value = String(stars);
    input.setAttribute("aria-label", stars === 1 ? "1 star" : `${stars} stars`);
    input.addEventListener("change", () => this.setValue(input.value));
    const sign = document.createElement("span");
    sign.textContent = "★";
    sign.setAttribute("aria-hidden", "true");
    label.append(input, sign);
    return label;
  }

  showError(text) {
    const error = this.shadowRoot.getElementById("error");
    error.textContent = text;
    error.hidden = false;
    const group = this.shadowRoot.querySelector("fieldset");
    group.setAttribute("aria-describedby", "error");
    group.setAttribute("aria-invalid", "true");
  }

  setValue(value) {
    this.internals.setFormValue(value || "");
    for (const input of this.shadowRoot.querySelectorAll("input")) {
      input.checked = input.value === value;
      input.parentElement.classList.toggle("on", Number(input.value) <= Number(value));
    }
  }
}

customElements.define("star-rating", StarRating);
