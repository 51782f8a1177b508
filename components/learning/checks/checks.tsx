import { useTranslations } from "next-intl";
import type { Lesson } from "@/lib/content/schema";
import { checkState, type Try } from "@/lib/features/learning/rules/learning";
import { shuffleFor } from "@/lib/features/learning/rules/order";
import { Check } from "./check";
import type { CheckAct } from "./check-form";
import styles from "@/components/learning/stations/stations.module.css";

interface ChecksProps {
  checks: Lesson["checks"];
  sections: readonly { id: string; title: string }[];
  tries: readonly Try[];
  /** Decides the order of the options. */
  learnerId: string;
  sectionHref: (section: string) => string;
  act: CheckAct;
}

/** The checks, one below the other (S2). */
export function Checks({ checks, sections, tries, learnerId, sectionHref, act }: ChecksProps) {
  const [t, stations] = [useTranslations("learn.check"), useTranslations("learn.stations")];
  const firstOpen = checks.find((check) => checkState(check.id, tries).right === null);
  return (
    <>
      <header className={styles.head}>
        <h1>{stations("check")}</h1>
        <p>{t("how", { questions: checks.length })}</p>
      </header>
      {checks.map((check, at) => (
        <Check
          key={check.id}
          act={act}
          check={{ ...check, options: shuffleFor(check.options, learnerId, check.id) }}
          n={at + 1}
          of={checks.length}
          state={checkState(check.id, tries)}
          next={check.id === firstOpen?.id}
          readAgain={{
            href: sectionHref(check.section),
            title: sections.find((section) => section.id === check.section)?.title ?? "",
          }}
        />
      ))}
    </>
  );
}
