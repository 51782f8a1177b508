import { StudentText } from "@/components/writing/worksheet/sheet";
import type { NotesTexts } from "@/lib/document-format/fields";
import styles from "./compare.module.css";

interface NotesOnlyProps {
  title: string;
  text: string;
  prompts: readonly { field: keyof NotesTexts; prompt: string }[];
  texts: NotesTexts;
  blank: string;
}

/** The notes of a match that is over for this team (Q8), without the other team's case. */
export function NotesOnly({ title, text, prompts, texts, blank }: NotesOnlyProps) {
  return (
    <main className={`${styles.page} ${styles.lone}`}>
      <h1>{title}</h1>
      <p className="lede">{text}</p>
      {prompts.map(({ field, prompt }) => (
        <section key={field}>
          <h2>{prompt}</h2>
          <StudentText text={texts[field]} blank={blank} />
        </section>
      ))}
    </main>
  );
}
