// The beginning of the index pages: their list and their colours, and nothing of a call.

import { all } from "./dom.js";
import { wireShelf } from "./shelf.js";
import { paint, turnTheme } from "./theme.js";

document.documentElement.classList.add("js");
paint();
wireShelf();
for (const button of all(document, "[data-do=theme]")) button.addEventListener("click", turnTheme);
