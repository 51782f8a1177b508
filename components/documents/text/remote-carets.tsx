import { Fragment } from "react";
import { writerColour } from "@/lib/sync/format/writer-colour";
import styles from "./live-text.module.css";

/** Someone else's caret in a text, in UTF-16 units. */
export interface RemoteCaret {
  key: number;
  name: string;
  /** From 0: decides the colour. */
  colourIndex: number;
  anchor: number;
  head: number;
}

/** The text with the others' carets and selections in it. */
export function RemoteCarets({ text, others }: { text: string; others: readonly RemoteCaret[] }) {
  const cuts = [
    ...new Set([0, text.length, ...others.flatMap(({ anchor, head }) => [clamp(anchor), clamp(head)])]),
  ].sort((a, b) => a - b);
  function clamp(position: number): number {
    return Math.max(0, Math.min(position, text.length));
  }
  return cuts.map((from, index) => {
    const part = text.slice(from, cuts[index + 1]);
    const selected = others.find(({ anchor, head }) => Math.min(anchor, head) <= from && from < Math.max(anchor, head));
    return (
      <Fragment key={from}>
        {others
          .filter(({ head }) => clamp(head) === from)
          .map((other) => (
            <span key={other.key} className={`${styles.caret} ${writerColour(other.colourIndex)}`}>
              {/* The key changes when the caret moves, so that the name is shown again and fades. */}
              <span key={clamp(other.head)} ref={keepInside}>
                {other.name}
              </span>
            </span>
          ))}
        {/* In an element of its own: a browser may split a long text node, which React tolerates only there. */}
        <span className={selected && `${styles.selected} ${writerColour(selected.colourIndex)}`}>{part}</span>
      </Fragment>
    );
  });
}

/** Puts a name that would reach past the edge of the field on the other side of its caret. */
function keepInside(name: HTMLElement | null): void {
  const field = name?.closest(`.${styles.copy}`)?.getBoundingClientRect();
  if (name === null || field === undefined) return;
  const { left, right } = name.getBoundingClientRect();
  name.toggleAttribute("data-other-side", left < field.left - 2 || right > field.right);
}
