import clsx from "clsx";
import type { ComponentProps } from "react";
import { RemoteCarets, type RemoteCaret } from "./remote-carets";
import styles from "./live-text.module.css";
import type { LiveTextState } from "./use-live-text";

interface LiveTextProps extends Pick<
  ComponentProps<"textarea">,
  "id" | "placeholder" | "aria-label" | "aria-labelledby" | "aria-describedby"
> {
  field: LiveTextState;
  variant: "ruled" | "title" | "pen" | "line";
  readOnly: boolean;
  /** Enter does not break the line. */
  oneLine?: boolean;
  others: readonly RemoteCaret[];
}

/**
 * A plain `<textarea>` over an invisible copy of its text. The copy makes it as tall as its text, also when rendered on the server, and contains the
 * others' carets. A browser must translate neither (S11), because the copy has to equal the text.
 */
export function LiveText({
  field: { area, initial, text, isComposing },
  variant,
  readOnly,
  oneLine,
  others,
  ...rest
}: LiveTextProps) {
  return (
    <div className={clsx(styles.field, styles[variant])} translate="no">
      <div className={styles.copy} dir="auto" aria-hidden="true">
        <RemoteCarets text={text === "" ? (rest.placeholder ?? "") : text} others={text === "" ? [] : others} />
        {"​"}
      </div>
      <textarea
        {...rest}
        ref={area}
        className={styles.area}
        defaultValue={initial}
        dir="auto"
        rows={1}
        autoComplete="off"
        spellCheck
        // A composition that has begun is finished first.
        readOnly={readOnly && !isComposing}
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
