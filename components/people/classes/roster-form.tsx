"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import { TextArea } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { addNames } from "@/lib/features/people/classes/actions/class";
import classesStyles from "@/components/ui/display/sections.module.css";
import { isTable } from "@/lib/features/people/joining/rules/roster";
import { rememberPastedList } from "@/components/arranging/students/pasted-list";
import styles from "./roster-form.module.css";

/**
 * Adds names to the roster, one a line. Each student gets a one-time PIN (S1). A pasted table opens the import. Refused input remains in the
 * field.
 */
export function RosterForm({ classId }: { classId: string }) {
  const t = useTranslations("teacher.class.roster");
  const { run, isPending, refusal } = useAction("typed");
  const [done, setDone] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();

  function send(names: string) {
    if (isTable(names)) {
      rememberPastedList(names);
      return router.push(`/teacher/classes/${classId}/roster`);
    }
    run(() => addNames(classId, { names }), {
      onDone: ({ added, duplicates }) => {
        const first = t("added", { count: added });
        setDone(duplicates.length === 0 ? first : `${first} ${t("duplicates", { names: duplicates.join(", ") })}`);
        form.current?.reset();
      },
    });
  }

  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <form
        ref={form}
        className={classesStyles.links}
        onSubmit={(event) => {
          event.preventDefault();
          const names = new FormData(event.currentTarget).get("names");
          if (typeof names === "string") send(names);
        }}
      >
        <TextArea
          className={styles.area}
          label={t("names")}
          hint={t("namesHint")}
          error={refusal?.sentence}
          name="names"
          rows={6}
          maxLength={100_000}
          spellCheck={false}
          autoComplete="off"
          required
        />
        {done !== null && refusal === null && (
          <Notice kind="done" live>
            {done}
          </Notice>
        )}
        <Button type="submit" aria-disabled={isPending()}>
          {t("go")}
        </Button>
      </form>
      <p className={styles.list}>
        <Link href={`/teacher/classes/${classId}/roster`}>{t("fromList")}</Link>
        <span className="quiet">{t("fromListText")}</span>
      </p>
    </section>
  );
}
