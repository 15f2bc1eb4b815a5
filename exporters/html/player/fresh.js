// How fresh the tree is: whether its review is due by the rep's clock, whenever the page was made.

import { today } from "./clock.js";
import { momentOf } from "./days.js";
import { one } from "./dom.js";

export function showReview() {
  const review = one(document, "[data-review]");
  const day = momentOf(today()).toISOString().slice(0, 10);
  review?.classList.toggle("late", String(review.dataset.review) < day);
}
