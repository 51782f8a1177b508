"use client";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { useTryOut } from "./try-out";
import styles from "./try-nav.module.css";

interface StepLink {
  href: string;
  name: string;
}

interface TryNavProps {
  label: string;
  /** "Step 3 of 12". */
  place: string;
  back: StepLink | null;
  /** null where the step has a button that leads on. */
  next: StepLink | null;
  /** The section that *Next* marks as read. */
  section: string | null;
}

/** At the foot of each step: the step before and the one after. */
export function TryNav({ label, place, back, next, section }: TryNavProps) {
  const { change } = useTryOut();
  const read = () =>
    section !== null && change((before) => ({ ...before, sectionsRead: [...before.sectionsRead, section] }));
  return (
    <nav className={styles.nav} aria-label={label}>
      <div>
        {back !== null && (
          <ButtonLink variant="plain" href={back.href}>
            <Icon name="left" />
            {back.name}
          </ButtonLink>
        )}
      </div>
      <p className="num quiet">{place}</p>
      <div>
        {next !== null && (
          <ButtonLink variant="go" href={next.href} onClick={read}>
            {next.name}
            <Icon name="right" />
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
