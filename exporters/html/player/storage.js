// Keeps small things between reloads. Storage can be refused (private windows, frames): then nothing is kept, and nothing breaks.

/** @typedef {{ read(key: string): unknown, write(key: string, value: unknown): void, remove(key: string): void }} Keeper */

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
    remove(key) {
      try {
        open().removeItem(PREFIX + key);
      } catch {
        // refused
      }
    },
  };
}

/** Settings of this computer: role, colours, keys. Never anything about a caller. */
export const settingsStore = keeper(() => window.localStorage);

/** The call in this tab, so that a reload loses nothing; gone with the tab or the next call. */
export const callStore = keeper(() => window.sessionStorage);
