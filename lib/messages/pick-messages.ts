import type { AbstractIntlMessages } from "next-intl";

/** Every page needs these, because an error, or an action without an answer, can occur anywhere. */
export const onEveryPage = ["app.problem"] as const;

/** Picks only the messages of these namespaces ("review", "arrange.matches"). */
export function pickMessages(all: AbstractIntlMessages, namespaces: readonly string[]): AbstractIntlMessages {
  const picked: AbstractIntlMessages = {};
  for (const namespace of namespaces) copyPath(all, picked, namespace.split("."));
  return picked;
}

function copyPath(from: AbstractIntlMessages, to: AbstractIntlMessages, [key = "", ...below]: readonly string[]): void {
  const inside = from[key];
  if (typeof inside !== "object") throw new Error(`There is no namespace ${key}.`);
  if (below.length === 0) {
    to[key] = inside;
    return;
  }
  // Another namespace may have copied a part already. The copy is new, so that `from` is not changed.
  const part = { ...(typeof to[key] === "object" ? to[key] : {}) };
  copyPath(inside, part, below);
  to[key] = part;
}
