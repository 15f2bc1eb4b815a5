// Days as numbers, and days counted from the call's. Twin of decisiontree/model/from_today.py.

const FIRST_MOMENT = 719163; // day number of 1970-01-01
const DAY = 86400000;

/** What conditions call the day on which the call began; no fact has such a name. */
export const CALL_DAY = "day of the call";

/** @typedef {number | [months: number, days: number]} Bound a number, or a day counted from the call's */

/**
 * The moment at which a day begins in Greenwich.
 * @param {number} day
 */
export function momentOf(day) {
  return new Date((day - FIRST_MOMENT) * DAY);
}

/**
 * The number of the day of a moment in Greenwich.
 * @param {number} moment in milliseconds since 1970
 */
export function dayAt(moment) {
  return Math.round(moment / DAY) + FIRST_MOMENT;
}

/**
 * The number that an end of a range is on a call that begins on this day.
 * @param {Bound} bound
 * @param {number} today
 */
export function dayOf(bound, today) {
  if (typeof bound === "number") return bound;
  const [months, days] = bound;
  if (months === 0) return today + days;
  const day = momentOf(today);
  const date = day.getUTCDate();
  // the day before the first of the month that follows
  day.setUTCFullYear(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0);
  day.setUTCDate(Math.min(date, day.getUTCDate()));
  return dayAt(day.getTime()) + days;
}
