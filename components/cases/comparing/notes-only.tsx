import { useTranslations } from "next-intl";
import { StudentText } from "@/components/cases/writing/worksheet/sheet";
import type { NotesTexts } from "@/lib/sync/format/fields";
import styles from "./compare.module.css";

interface NotesOnlyProps {
  /** Why only the notes are shown. */
  why: "left" | "ended";
  prompts: readonly { field: keyof NotesTexts; prompt: string }[];
  texts: NotesTexts;
}

/** The notes of a match that is over for this team (Q8), without the other team's case. */
export function NotesOnly({ why, prompts, texts }: NotesOnlyProps) {
  const t = useTranslations("compare");
  return (
    <main className={`${styles.page} ${styles.lone}`}>
      <h1>{t(`${why}.title`)}</h1>
      <p className="lede">{t(`${why}.text`)}</p>
      {prompts.map(({ field, prompt }) => (
        <section key={field}>
          <h2>{prompt}</h2>
          <StudentText text={texts[field]} blank={t("notes.empty")} />
        </section>
      ))}
    </main>
  );
}
