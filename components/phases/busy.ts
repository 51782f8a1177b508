/** Whether a student is busy and must not be taken to another page: typed in the last 10 s, presents, or has a dialog open (Q7). */
const typingMs = 10_000;

export const watchTyping = {
  /** When the student last typed, by `performance.now()`, which ignores changes of the device's clock; shared by all pages. */
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

/** A page on which the student presents has `data-presenting`. The dialog of a pause of all screens doesn't count, because the student did not open it. */
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
