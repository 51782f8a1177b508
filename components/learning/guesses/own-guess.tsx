import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Lesson } from "@/lib/content/schema";
import styles from "./guess.module.css";

interface OwnGuessProps {
  guess: Lesson["guesses"][number];
  /** The option that the student chose; undefined without a guess. */
  own: string | undefined;
  heading: "h2" | "h3";
  /** Why, with its marks. */
  children: ReactNode;
}

/** A case of before reading, with what the student guessed beside the answer (S2). */
export function OwnGuess({ guess, own, heading: Heading, children }: OwnGuessProps) {
  const t = useTranslations("learn.guess");
  const chosen = guess.options.find(({ id }) => id === own);
  const right = guess.options.find(({ correct }) => correct);
  return (
    <section className={styles.own} aria-labelledby={`own-${guess.id}`}>
      <Heading id={`own-${guess.id}`} data-aloud="">
        {guess.question}
      </Heading>
      <p data-aloud="">{guess.situation}</p>
      <dl className={styles.beside}>
        <div>
          <dt>{t("own")}</dt>
          <dd>{chosen?.text ?? t("none")}</dd>
        </div>
        <div>
          <dt>{t("answer")}</dt>
          <dd data-aloud="">{right?.text}</dd>
        </div>
      </dl>
      <p data-aloud="">{children}</p>
    </section>
  );
}
