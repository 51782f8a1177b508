"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Notice } from "@/components/ui/display/notice";
import type { ImportedActivity } from "@/lib/features/exporting/import-activity";
import { importLimit, importPath } from "@/lib/wire/import-limit";
import { FileUpload } from "./file-upload";
import styles from "./import-page.module.css";

/** Uploads a file and says what was imported. */
export function ImportActivity({ classId }: { classId: string }) {
  const t = useTranslations("exporting.importing");
  const [imported, setImported] = useState<ImportedActivity | null>(null);
  /** How many files were imported: each has an upload of its own. */
  const [count, setCount] = useState(0);
  return (
    <div className={styles.page}>
      <FileUpload
        key={count}
        to={importPath(classId)}
        most={importLimit}
        sentences={{ broken: t("broken"), gone: t("gone") }}
        onBegin={() => setImported(null)}
        onDone={(activity: ImportedActivity) => {
          setImported(activity);
          setCount(count + 1);
        }}
      />
      {imported !== null && (
        <>
          <Notice kind="done" live>
            {t("done", { name: imported.name, added: imported.added, known: imported.known })}
          </Notice>
          <p>
            <ButtonLink variant="go" href={`/teacher/activities/${imported.activityId}`}>
              {t("open")}
            </ButtonLink>
          </p>
        </>
      )}
    </div>
  );
}
