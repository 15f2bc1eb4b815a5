// Light and dark: as the computer says, or as chosen here.

import { settingsStore } from "./storage.js";

const CHOICES = ["light", "dark"];

/** @returns {string} */
export function theme() {
  const kept = settingsStore.read("theme");
  return typeof kept === "string" && CHOICES.includes(kept) ? kept : "";
}

/** @param {string} choice */
export function setTheme(choice) {
  if (CHOICES.includes(choice)) settingsStore.write("theme", choice);
  else settingsStore.remove("theme");
  paint();
}

/** Turns to the other one of the two. */
export function turnTheme() {
  const dark = theme() ? theme() === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
}

export function paint() {
  const root = document.documentElement;
  if (theme()) root.dataset.theme = theme();
  else delete root.dataset.theme;
}
