// Keeps small things between reloads. Storage can be refused (private windows, frames): then nothing is kept, and nothing breaks.

/** @typedef {{ read(key: string): unknown, write(key: string, value: unknown): void, keys(): string[], remove(start: string): void }} Keeper
 *   `remove` removes all whose key begins so */

const PREFIX = "decisiontree/1/";

/**
 * @param {() => Storage} open
 * @returns {Keeper}
 */
function keeper(open) {
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
        // refused or full
      }
    },
    keys() {
      try {
        const kept = Object.keys(open()).filter((key) => key.startsWith(PREFIX));
        return kept.map((key) => key.slice(PREFIX.length));
      } catch {
        return []; // refused
      }
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
