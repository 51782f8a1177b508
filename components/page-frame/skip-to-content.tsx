"use client";
import clsx from "clsx";
import { usePathname } from "next/navigation";
import styles from "./skip-to-content.module.css";

/** Skips the page's head and focuses `main`. The first tab stop of every page but the projector's, visible while it has the focus. */
export function SkipToContent({ label }: { label: string }) {
  if (usePathname().endsWith("/projector")) return null;
  return (
    <button type="button" className={clsx("vh", styles.skip)} onClick={focusMain}>
      {label}
    </button>
  );
}

/** Not a link to `#main`, because some pages have a key in the fragment of their URL. */
function focusMain() {
  const main = document.querySelector("main");
  if (main === null) return;
  main.tabIndex = -1;
  // Otherwise a later click beside a control would focus `main` again.
  main.addEventListener("blur", () => main.removeAttribute("tabindex"), { once: true });
  main.scrollIntoView();
  main.focus({ preventScroll: true });
}
