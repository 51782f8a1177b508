import clsx from "clsx";
import type { ComponentProps } from "react";
import { RemoteCarets, type Remote } from "./remote-carets";
import styles from "./live-text.module.css";
import type { LiveTextState } from "./use-live-text";

interface LiveTextProps extends Pick<
  ComponentProps<"textarea">,
  "id" | "placeholder" | "aria-label" | "aria-labelledby" | "aria-describedby"
> {
  field: LiveTextState;
  look: "ruled" | "title" | "pen" | "line";
  readOnly: boolean;
  /** Enter does not break the line. */
  oneLine?: boolean;
  others: readonly Remote[];
}

/**
 * A plain `<textarea>` over a copy of its text that nobody sees: the copy makes it as tall as its words, on the server too, and
 * holds the others' carets.
 */
export function LiveText({
  field: { area, first, text, composing },
  look,
  readOnly,
  oneLine,
  others,
  ...rest
}: LiveTextProps) {
  return (
    <div className={clsx(styles.field, styles[look])}>
      <div className={styles.copy} dir="auto" aria-hidden="true">
        <RemoteCarets text={text === "" ? (rest.placeholder ?? "") : text} others={text === "" ? [] : others} />
        {"​"}
      </div>
      <textarea
        {...rest}
        ref={area}
        className={styles.area}
        defaultValue={first}
        dir="auto"
        rows={1}
        autoComplete="off"
        spellCheck
        // A composition that is under way is finished first.
        readOnly={readOnly && !composing}
        aria-multiline={oneLine ? false : undefined}
        onKeyDown={
          oneLine
            ? (event) => event.key === "Enter" && !event.nativeEvent.isComposing && event.preventDefault()
            : undefined
        }
      />
    </div>
  );
}
