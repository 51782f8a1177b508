"use client";
import clsx from "clsx";
import { usePathname } from "next/navigation";
import styles from "./skip-to-content.module.css";

/** The first tab stop of every page but the projector's, seen while it has the focus: past the head, to `main`. */
export function SkipToContent({ label }: { label: string }) {
  if (usePathname().endsWith("/projector")) return null;
  return (
    <button type="button" className={clsx("vh", styles.skip)} onClick={focusMain}>
      {label}
    </button>
  );
}

/** No link to `#main`: some pages have a key in that part of their URL. */
function focusMain() {
  const main = document.querySelector("main");
  if (main === null) return;
  main.tabIndex = -1;
  // Later a press beside a control must not give it the focus.
  main.addEventListener("blur", () => main.removeAttribute("tabindex"), { once: true });
  main.scrollIntoView();
  main.focus({ preventScroll: true });
}
