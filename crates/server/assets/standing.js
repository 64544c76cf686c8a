// Only makes easier what works without it: a slider beside the date of "standing on".
(() => {
  const form = document.querySelector("form.as-of[data-first]");
  if (!form) return;
  const date = form.querySelector("#as_of");
  const day = (text) => Math.round(Date.parse(text + "T00:00:00Z") / 864e5);
  const first = day(form.dataset.first), last = day(form.dataset.today);
  if (!(last > first) || !date) return;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = first;
  slider.max = last;
  slider.value = Math.min(Math.max(day(date.value), first), last);
  slider.setAttribute("aria-label", form.querySelector("label[for=as_of]").textContent);
  const tell = () => slider.setAttribute("aria-valuetext", date.value);
  slider.addEventListener("input", () => {
    date.value = new Date(slider.value * 864e5).toISOString().slice(0, 10);
    tell();
  });
  slider.addEventListener("change", () => form.requestSubmit());
  date.addEventListener("change", () => { slider.value = day(date.value); tell(); });
  tell();
  form.querySelector(".as-of__row").append(slider);
})();

// A printed page says all; an address of an act opens it.
(() => {
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details")].filter((d) => !d.open);
    for (const d of shut) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of shut) d.open = false; });
  const reveal = () => {
    const at = document.getElementById(location.hash.slice(1));
    if (at instanceof HTMLDetailsElement) at.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
