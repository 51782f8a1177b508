"use client";
import { useEffect, useRef } from "react";
import { AddressMenu } from "@/components/people/joining/address-menu";
import { CopyButton } from "@/components/ui/controls/copy-button";
import { Notice } from "@/components/ui/display/notice";
import styles from "./shown-link.module.css";

interface ShownLinkProps {
  origins: readonly [string, ...string[]];
  /** The path with the token in its fragment. */
  path: string;
  /** What to do with the link. */
  made: string;
  label: string;
  copyLabel: string;
}

/** A new one-time link, which is shown once (T1). */
export function ShownLink({ origins, path, made, label, copyLabel }: ShownLinkProps) {
  const shown = useRef<HTMLOutputElement>(null);
  // Scrolled into view, because it appears at the foot of a page.
  useEffect(() => {
    shown.current?.scrollIntoView({ block: "center" });
  }, [path]);
  const link = origins[0] + path;
  return (
    <>
      <Notice kind="done" live>
        {made}
      </Notice>
      <output ref={shown} className={styles.link} aria-label={label}>
        {link}
      </output>
      <div>
        <CopyButton text={link} label={copyLabel} />
      </div>
      <AddressMenu origins={origins} />
    </>
  );
}
