// The places that the call has come by. In a frame they are kept here, because the browser would add each of them to the
// history of the page around it.

/** @typedef {Pick<History, "state" | "pushState" | "replaceState" | "go" | "back">} Places */

export const isFramed = window.parent !== window;

/** @returns {Places} */
function inFrame() {
  /** @type {unknown[]} */
  const places = [null];
  let here = 0;
  // the page around it has set an address with facts: a place of its own
  window.addEventListener("popstate", ({ isTrusted }) => isTrusted && places.splice(++here, Infinity, null));
  return {
    get state() {
      return places[here];
    },
    pushState(place, ...rest) {
      places.splice(++here, Infinity, place);
      window.history.replaceState(place, ...rest);
    },
    replaceState(place, ...rest) {
      places[here] = place;
      window.history.replaceState(place, ...rest);
    },
    go(by = 0) {
      if (!(here + by in places)) return;
      here += by;
      window.dispatchEvent(new PopStateEvent("popstate", { state: places[here] }));
    },
    back() {
      this.go(-1);
    },
  };
}

/** @type {Places} */
export const history = isFramed ? inFrame() : window.history;
