// Asks a rep who they are, before the first call on this computer.

import { all, byId, one } from "./dom.js";
import { filterAnswers } from "./filter.js";
import { stepWasShown } from "./guard.js";
import { history } from "./history.js";
import { number } from "./numbers.js";
import { openWords, putOnStage } from "./page.js";
import { keepRole } from "./role.js";

/** @param {import("./call.js").Call} call */
export function askWho(call) {
  const section = byId("who");
  putOnStage(section);
  const roles = all(section, "a.answer");
  number(roles);
  filterAnswers(roles);
  stepWasShown();
  history.replaceState(history.state, "", "#who");
  document.title = `${openWords(one(section, "h2"))} – ${call.page.title}`;
  section.onclick = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.answer") : null;
    const role = link?.closest("li")?.dataset.role;
    if (!role) return;
    event.preventDefault();
    keepRole(role);
    call.reframe({ role });
  };
}
