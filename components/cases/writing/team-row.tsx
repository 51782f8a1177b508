import { useTranslations } from "next-intl";
import type { Person } from "@/lib/sync/browser/connection/presence";
import { WatchedBy } from "@/components/hour/helping/watched-by";
import { Avatar } from "@/components/ui/marks/avatar";
import { findPresence, type TeamMember } from "./team";
import styles from "./team-row.module.css";

interface TeamRowProps {
  activityId: string;
  /** The team's number, as the projector shows it. */
  number: number;
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
  /** Whether presence is known. */
  connected: boolean;
  fieldNames: Record<string, string>;
}

/** The team's members: who is online, and in which field. */
export function TeamRow({ activityId, number, me, members, people, connected, fieldNames }: TeamRowProps) {
  const t = useTranslations("write.team");
  const mine = members.find(({ id }) => id === me);
  return (
    <ul className={styles.people} aria-label={t("label")}>
      {mine && (
        <li className={styles.person}>
          <Avatar name={mine.name} colourIndex={mine.colourIndex} />
          <span>
            <b>{t("you")}</b>
            <span className={styles.number}> · {t("number", { number })}</span>
          </span>
        </li>
      )}
      {members
        .filter(({ id }) => id !== me)
        .map(({ id, name, colourIndex }) => {
          const { here, field } = findPresence(id, people);
          const bold = (chunks: React.ReactNode) => <b translate="no">{chunks}</b>;
          return (
            <li key={id} className={styles.person}>
              <Avatar name={name} colourIndex={colourIndex} away={connected && !here} />
              <span>
                {!connected && bold(name)}
                {connected && !here && t.rich("away", { name, b: bold })}
                {connected && here && field === null && t.rich("here", { name, b: bold })}
                {connected &&
                  here &&
                  field !== null &&
                  t.rich("in", { name, field: fieldNames[field] ?? "", b: bold, em: (chunks) => <em>{chunks}</em> })}
              </span>
            </li>
          );
        })}
      <WatchedBy activityId={activityId} as="li" className={styles.person} />
    </ul>
  );
}
