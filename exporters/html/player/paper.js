// What only paper tells: the day it was printed.

import { today } from "./clock.js";
import { momentOf } from "./days.js";
import { byId } from "./dom.js";

export function datePaper() {
  window.addEventListener("beforeprint", () => {
    byId("printed").textContent = momentOf(today()).toISOString().slice(0, 10);
  });
}
