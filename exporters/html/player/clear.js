// The page as it was exported: what every end of a call leaves behind.

import { forgetAhead } from "./ahead.js";
import { showLost, showRefused } from "./changed.js";
import { forgetCopy } from "./copy.js";
import { all, byId, closeDialogs } from "./dom.js";
import { forgetDrops } from "./drops.js";
import { emptyEnding } from "./ending.js";
import { forgetFind } from "./find.js";
import { emptyKnown } from "./known-facts.js";
import { forgetOutline } from "./outline.js";
import { blank } from "./page.js";
import { forgetRemark } from "./remark.js";
import { forgetSee } from "./see.js";
import { say } from "./status.js";
import { stopTimers } from "./timer.js";
import { emptyTrail } from "./trail.js";

/**
 * Takes off all that a call has put into the page, wherever it stands.
 * @param {string} title of the tree
 */
export function clearPage(title) {
  forgetDrops();
  closeDialogs();
  emptyKnown();
  blank(document);
  byId("loose").append(...all(byId("facts"), "[data-field]"));
  emptyEnding();
  forgetCopy();
  forgetAhead();
  forgetFind();
  forgetSee();
  forgetOutline();
  forgetRemark();
  showLost({ lost: [] });
  showRefused([]);
  emptyTrail();
  // a field of its own for each call: the browser's undo and redo bring back what was typed into the last one
  for (const field of all(document, "input:is([type=text], [type=search]), #remark-words")) field.replaceWith(field.cloneNode());
  stopTimers();
  say("");
  document.title = title;
}
