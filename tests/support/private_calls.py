"""Random calls on a page, made within the page: what a caller says is told from all others by its marks, and looked for afterwards."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser

SETTINGS = """
    let passed = 0;
    performance.now = () => (passed += 1000);
    Date.now = () => Date.UTC(2026, 10, 21, 12);
"""

# Everything on the page that can hold a value, a step by its id and all else by what it is; without what a rep folds open or turns to.
_LOOK = """() => {
    const held = new Map();
    const note = (place, root) => {
        const all = [root, ...root.querySelectorAll("*")];
        const parts = all.filter((each) => !each.closest("script, style, .another, .toast, .cue, [data-timer]")).map((each) => {
            const attributes = [...each.attributes]
                .filter(({ name }) => !["open", "hidden", "aria-keyshortcuts", "data-number", "disabled", "rows"].includes(name))
                .filter(({ value, ownerElement }) => value !== "" && ownerElement.tagName !== "TR")
                .map(({ name, value }) => `${name}=${value}`);
            const texts = [...each.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim());
            const field = each.matches("input, select, textarea") ? [each.value, String(each.checked)] : [];
            return [each.tagName, ...attributes, ...texts.filter(Boolean), ...field].join(" ");
        });
        held.set(place, parts.sort().join("\\n"));
    };
    for (const section of document.querySelectorAll("section.node")) note(section.id, section);
    for (const id of ["inside", "incidents", "foot", "find", "loose", "summary", "changed", "once-more"]) {
        note(id, document.getElementById(id));
    }
    note("trail", document.querySelector(".trail"));
    return held;
}"""

_DRIVER = """async (given) => {
    const look = __LOOK__;
    const chances = given.chances;
    let turn = 0;
    const chance = () => chances[turn++ % chances.length];
    const pick = (list) => list[Math.floor(chance() * list.length)];
    const stage = document.getElementById("stage");
    const settled = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    const arrival = () => new Promise((done) => window.addEventListener("popstate", done, { once: true }));
    const again = () => {
        document.querySelector("#foot [data-do=restart]").click();
        if (document.getElementById("again").open) document.querySelector("[data-do=again]").click();
    };
    const found = [];
    const seen = { calls: 0, steps: 0, ends: {}, places: {} };
    document.body.hidden = true; // laying out takes longer than all the rest
    const first = look();
    const script = document.querySelector("body > script:last-of-type").textContent;

    const stored = () => [JSON.stringify(Object.entries(sessionStorage)), JSON.stringify(Object.entries(localStorage)),
        document.title, JSON.stringify(history.state), location.href];
    const outside = () => [...stored(), document.querySelector(".trail").outerHTML];
    const attributes = () => [...document.querySelectorAll("*")].flatMap((each) => [...each.attributes].map(({ value }) => value));
    const report = (when, marks, texts) => {
        for (const text of texts) for (const mark of marks) if (text.includes(mark)) found.push(`${when}: ${mark} in ${text.slice(0, 300)}`);
    };

    const fill = (number, marks) => {
        const mark = (text) => { marks.add(text); return text; };
        for (const box of stage.querySelectorAll("[data-field]")) {
            const inputs = [...box.querySelectorAll("input:not([type=search]), select")];
            const isPrivate = box.hasAttribute("data-private");
            const each = 10000 + ((number * 7 + turn) % 80000);
            switch (box.dataset.control) {
                case "text": inputs[0].value = mark(`zebra${number}x${turn}`); break;
                case "money": inputs[0].value = `${each}.${10 + (number % 89)}`; mark(`${String(each).slice(0, 2)},${String(each).slice(2)}.${10 + (number % 89)}`); mark(inputs[0].value); break;
                case "whole": inputs[0].value = String(each); if (isPrivate) mark(`${String(each).slice(0, 2)},${String(each).slice(2)}`); break;
                case "date": { const year = 1900 + (each % 120); inputs[0].value = `${year}-03-0${1 + (number % 9)}`; mark(`March ${1 + (number % 9)}, ${year}`); break; }
                case "list": inputs[0].selectedIndex = 1 + Math.floor(chance() * (inputs[0].options.length - 1)); break;
                default: for (const input of inputs) input.checked = chance() < 0.5;
            }
            if (box.hasAttribute("data-private") && chance() < 0.05) for (const input of inputs) { if (input.type === "text") input.value = ""; }
            inputs[0].dispatchEvent(new Event("input", { bubbles: true }));
            turn += 1;
        }
        for (const box of stage.querySelectorAll("[data-tick]")) box.checked = true;
    };
    const write = (field, words) => {
        const text = `giraffe${turn}`;
        words.add(text);
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const jump = (words) => {
        const form = document.querySelector("#find [data-jump]:not([hidden])");
        if (!form) return;
        write(form.querySelector("input"), words);
        form.requestSubmit();
        seen.jumps = (seen.jumps ?? 0) + 1;
    };
    const aside = async (marks, words) => {
        if (chance() < 0.15) {
            document.querySelector("[data-do=note]").click();
            write(document.getElementById("remark-words"), words);
            seen.notes = (seen.notes ?? 0) + 1;
        }
        if (chance() < 0.15) {
            document.querySelector("[data-do=find]").click();
            const wanted = document.getElementById("find-words");
            wanted.value = [...marks].at(-1) ?? "caller";
            if (chance() < 0.5) wanted.value = "caller";
            wanted.dispatchEvent(new Event("input", { bubbles: true }));
            const hit = pick([...document.querySelectorAll("#find-hits button")]);
            const there = arrival();
            hit?.click();
            if (hit?.textContent.includes("go back")) await there;
            else if (hit) jump(words);
            if (chance() < 0.8) document.getElementById("find").close();
        }
        if (chance() < 0.07) { const there = arrival(); history.back(); await there; }
        if (chance() < 0.06) {
            const there = arrival();
            const role = document.getElementById("set-role");
            role.value = pick(["rep", "lead"]);
            role.dispatchEvent(new Event("change"));
            if (document.getElementById("status").textContent.includes("come again")) await there;
        }
        const tick = document.getElementById("summary-private");
        if (stage.contains(tick) && chance() < 0.5) { tick.checked = true; tick.dispatchEvent(new Event("change", { bubbles: true })); }
    };

    for (let number = 1; number <= given.calls; number += 1) {
        const marks = new Set();
        const words = new Set(); // of the rep's own: the page shows them, and keeps none
        const steps = 1 + Math.floor(chance() * 11);
        for (let step = 0; step < steps; step += 1) {
            fill(number, marks);
            await aside(marks, words);
            fill(number, marks);
            report(`call ${number}, in ${stage.firstElementChild.id}`, marks, outside());
            report(`call ${number}, in ${stage.firstElementChild.id}`, words, stored());
            if (chance() < 0.1) report(`call ${number}, attributes in ${stage.firstElementChild.id}`, marks, [attributes().join("\\n")]);
            const ways = [...stage.querySelectorAll("a.answer, [type=submit]"), ...(chance() < 0.03 ? document.querySelectorAll("[data-exit]:not([hidden]) a") : [])];
            const way = pick(ways.filter((each) => !each.closest("#stage [hidden], .no-js")));
            if (!way) break;
            way.click();
            seen.steps += 1;
            seen.places[stage.firstElementChild.id] = true;
        }
        const filledIn = stage.querySelectorAll(".private").length;
        const next = [...stage.querySelectorAll("[data-do=restart]")][0];
        let end = next ? "next" : pick(["again", "again", "link"]);
        seen.ends[end] = (seen.ends[end] ?? 0) + 1;
        seen.filled = (seen.filled ?? 0) + filledIn;
        if (end === "next") next.click();
        else if (end === "again") again();
        else {
            const there = arrival();
            location.hash = "f.days=3";
            await there;
        }
        await settled();
        seen.calls += 1;
        const when = `after call ${number} by ${end}`;
        const fields = [...document.querySelectorAll("input, select, textarea")].map((each) => each.value);
        report(when, [...marks, ...words], [...outside(), fields.join("\\n"), document.documentElement.outerHTML.replace(script, "")]);
        // what a mistake ended is kept for Back
        const [kept] = Object.values(sessionStorage).map((each) => JSON.parse(each)).filter((each) => each.previous === undefined || end !== "again");
        if (sessionStorage.length > 1 || (kept && end !== "link")) found.push(`${when}: ${JSON.stringify(Object.entries(sessionStorage))}`);
        if (end === "link") { again(); await settled(); }
        const now = number % 10 ? new Map(first) : look();
        for (const [place, words] of first) if (now.get(place) !== words) {
            const before = words.split("\\n");
            found.push(`${when}: ${place} is not as it was: ${now.get(place).split("\\n").filter((each) => !before.includes(each)).join(" | ").slice(0, 400)}`);
        }
        if (found.length > 20) break;
    }
    return { found, seen };
}"""


def random_calls(browser: Browser, page: Path, calls: int, seed: int) -> tuple[list[str], dict[str, Any]]:
    """So many calls, one after the other, each ended in one way or another: what of a caller was found where it must not be, and what was seen."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    context = browser.new_context(offline=True, locale="en-GB")
    try:
        tab = context.new_page()
        tab.add_init_script(SETTINGS)
        tab.goto(page.as_uri())
        tab.locator("#who a.answer").first.click()
        chances = [random.random() for _ in range(9973)]
        told = tab.evaluate(_DRIVER.replace("__LOOK__", _LOOK), {"calls": calls, "chances": chances})
        return told["found"], told["seen"]
    finally:
        context.close()
