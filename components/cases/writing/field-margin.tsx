import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/marks/avatar";
import type { Person } from "@/lib/sync/browser/connection/presence";
import paper from "@/components/ui/display/paper.module.css";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { memberColourIndex, type TeamMember } from "./team";
import styles from "./field-margin.module.css";

interface FieldMarginProps {
  /** The question's number; null for the scenario. */
  number: { is: number; of: number } | null;
  field: string;
  text: string;
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
}

/** The margin of a field: its number, the team-mates who are in it, and its number of words. */
export function FieldMargin({ number, field, text, me, members, people }: FieldMarginProps) {
  const t = useTranslations("write.margin");
  const ids = [
    ...new Set(people.filter((person) => person.field === field && person.userId !== me).map(({ userId }) => userId)),
  ];
  const names = ids.map((id) => ({ id, name: members.find((member) => member.id === id)?.name ?? "" }));
  const words = countWords(text);
  return (
    <div className={paper.side}>
      {number !== null && (
        <span className={styles.number}>
          <span className={paper.number}>{number.is}</span>{" "}
          <span className={styles.of}>{t("of", { of: number.of })}</span>
        </span>
      )}{" "}
      {names.map(({ id, name }) => (
        <span key={id} className={styles.here}>
          {name}
          <Avatar name={name} colourIndex={memberColourIndex(members, id)} size="small" />
        </span>
      ))}{" "}
      {(words > 0 || names.length === 0) && (
        <span className={styles.count}>
          {words > 0 ? <span className="num">{t("words", { words })}</span> : t("nobody")}
        </span>
      )}
    </div>
  );
}
