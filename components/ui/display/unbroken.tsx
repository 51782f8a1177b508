import styles from "./unbroken.module.css";

/** A sentence whose compounds, such as "twenty-two", stay on one line: in large type a line often ends at a hyphen. */
export function Unbroken({ children }: { children: string }) {
  return children.split(/(\p{L}+(?:-\p{L}+)+)/u).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className={styles.compound}>
        {part}
      </span>
    ),
  );
}
