import type { AbstractIntlMessages } from "next-intl";

/** An error, or an action without an answer, can happen anywhere. */
export const onEveryPage = ["app.problem"] as const;

/** The messages of these namespaces ("review", "arrange.matches"), and no others. */
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
  // Another namespace may have put a part of it there. What `from` holds stays as it is.
  const part = { ...(typeof to[key] === "object" ? to[key] : {}) };
  copyPath(inside, part, below);
  to[key] = part;
}
