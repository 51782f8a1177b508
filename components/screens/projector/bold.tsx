import type { ReactNode } from "react";

/** `<b>` in a message. */
export function bold(chunks: ReactNode) {
  return <b>{chunks}</b>;
}
