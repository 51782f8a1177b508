/** Q7: what must not be interrupted: typing in the last 10 seconds, presenting, an open dialog. */
const typingMs = 10_000;

export const watchTyping = {
  /** When someone last typed, by `performance.now()`, which does not follow changes of the device's clock; shared by all pages. */
  lastAt: -Infinity,
  start(): () => void {
    const note = (event: Event) => {
      if (isText(event.target)) watchTyping.lastAt = performance.now();
    };
    const kinds = ["beforeinput", "input", "compositionupdate"] as const;
    for (const kind of kinds) document.addEventListener(kind, note, true);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, note, true);
    };
  },
};

/** A page on which someone is presenting carries `data-presenting`. The pause of all screens is nothing of the student's own. */
export function isBusy(): boolean {
  return (
    performance.now() - watchTyping.lastAt < typingMs ||
    document.querySelector(
      "[data-presenting], dialog[open]:not([data-pause]), [role='dialog'], [role='alertdialog']",
    ) !== null
  );
}

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
