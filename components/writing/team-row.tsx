import { useTranslations } from "next-intl";
import type { Person } from "@/components/documents/connection/presence";
import { Face } from "@/components/ui/marks/face";
import { whereIs, type TeamMember } from "./team";
import styles from "./write.module.css";

interface TeamRowProps {
  /** The team's own, as the wall shows it. */
  number: number;
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
  /** Whether it is known who is here. */
  connected: boolean;
  fieldNames: Record<string, string>;
}

/** Who is here, and in which field. */
export function TeamRow({ number, me, members, people, connected, fieldNames }: TeamRowProps) {
  const t = useTranslations("write.team");
  const mine = members.find(({ id }) => id === me);
  return (
    <ul className={styles.people} aria-label={t("label")}>
      {mine && (
        <li className={styles.person}>
          <Face name={mine.name} place={mine.place} />
          <span>
            <b>{t("you")}</b> · {t("number", { number })}
          </span>
        </li>
      )}
      {members
        .filter(({ id }) => id !== me)
        .map(({ id, name, place }) => {
          const { here, field } = whereIs(id, people);
          const bold = (chunks: React.ReactNode) => <b>{chunks}</b>;
          return (
            <li key={id} className={styles.person}>
              <Face name={name} place={place} away={connected && !here} />
              <span>
                {!connected && <b>{name}</b>}
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
    </ul>
  );
}
