// The beginning of the index pages: their list and their colours, and nothing of a call.

import { all } from "./dom.js";
import { VERSIONS, versions } from "./fresh.js";
import { shareRole } from "./role.js";
import { wireShelf } from "./shelf.js";
import { tell } from "./sibling.js";
import { paint, turnTheme } from "./theme.js";

document.documentElement.classList.add("js");
paint();
// a page asks for the versions, of an index that nobody sees
if (location.hash === VERSIONS && window !== top) tell(versions);
else {
  shareRole(() => true);
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  wireShelf();
}
for (const button of all(document, "[data-do=theme]")) button.addEventListener("click", turnTheme);
