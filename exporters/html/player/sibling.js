// What pages of one export tell each other. A page from disk may fetch nothing, but it may frame a page next to it, and the two may speak.

const QUESTION = "decisiontree/1 ask";
const PATIENCE = 3000;

/**
 * What a page next to this one tells, by its address; null where there is none, or none that answers. The frame
 * is not shown and is gone with the answer; without rights of its own it gets a process of its own, so that a large page holds nobody up.
 * @param {string} address
 * @returns {Promise<any>}
 */
export function ask(address) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    const answered = (/** @type {unknown} */ told) => {
      frame.remove();
      resolve(told);
    };
    frame.hidden = true;
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = address;
    frame.addEventListener("load", () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answered(data);
      // the frame's origin has no name; the policy lets no page of elsewhere into it
      frame.contentWindow?.postMessage(QUESTION, "*", [port2]);
      setTimeout(answered, PATIENCE, null);
    });
    document.body.append(frame);
  });
}

/**
 * Answers pages of the same place when they ask: on the disk every page is from nowhere, on a server none of elsewhere is told anything.
 * @param {() => unknown} told plain data
 */
export function tell(told) {
  window.addEventListener("message", ({ data, origin, ports: [port] }) => {
    if (data === QUESTION && (origin === location.origin || location.protocol === "file:")) port?.postMessage(told());
  });
}
