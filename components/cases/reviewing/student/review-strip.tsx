"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import styles from "@/components/ui/display/page-strip.module.css";

interface ReviewStripProps {
  icon: IconName;
  sentence: string;
  /** The URL of the page that the link opens; on that page there is no link. */
  href: string;
  go: string;
  /** Whether this is the student's next thing to do; then it is shown on that page too. */
  first?: boolean;
}

/** Says on every page of the student what the teacher has returned or released (Q12). */
export function ReviewStrip({ icon, sentence, href, go, first }: ReviewStripProps) {
  const there = usePathname() === href;
  const id = useId();
  if (there && !first) return null;
  return (
    <section className={clsx(styles.strip, first && styles.first)} aria-labelledby={id} data-beneath>
      <Icon name={icon} />
      <p id={id}>{sentence}</p>
      {!there && (
        <ButtonLink href={href} size="small" variant={first ? "go" : undefined}>
          {go}
        </ButtonLink>
      )}
    </section>
  );
}
