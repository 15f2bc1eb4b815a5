// Keeps small things between reloads. Storage can be refused (private windows, frames): then they are kept until the page is left.

/** @typedef {{ read(key: string): unknown, write(key: string, value: unknown): void, keys(): string[], remove(start: string): void }} Keeper
 *   `remove` removes all whose key begins so */

const PREFIX = "decisiontree/1/";

/** What there is of a Storage where there is none: the items are its own properties. */
const REFUSED = {
  getItem(/** @type {string} */ key) {
    return Object.hasOwn(this, key) ? /** @type {any} */ (this)[key] : null;
  },
  setItem(/** @type {string} */ key, /** @type {string} */ text) {
    /** @type {any} */ (this)[key] = text;
  },
  removeItem(/** @type {string} */ key) {
    delete (/** @type {any} */ (this)[key]);
  },
};

/**
 * @param {() => Storage} find
 * @returns {Keeper}
 */
function keeper(find) {
  const memory = Object.create(REFUSED);
  /** @returns {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
  const open = () => {
    try {
      return find() ?? memory;
    } catch {
      return memory;
    }
  };
  return {
    read(key) {
      try {
        const text = open().getItem(PREFIX + key);
        return text === null ? null : JSON.parse(text);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        open().setItem(PREFIX + key, JSON.stringify(value));
      } catch {
        // full
      }
    },
    keys() {
      const kept = Object.keys(open()).filter((key) => key.startsWith(PREFIX));
      return kept.map((key) => key.slice(PREFIX.length));
    },
    remove(start) {
      for (const key of this.keys()) if (key.startsWith(start)) open().removeItem(PREFIX + key);
    },
  };
}

/** Settings of this computer: role, colours, keys. Never anything about a caller. */
export const settingsStore = keeper(() => window.localStorage);

/** The call in this tab for a reload, without what is private; gone with the tab, the next call or after a while. */
export const callStore = keeper(() => window.sessionStorage);
