"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { TextArea } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import {
  isHeading,
  recogniseColumns,
  type RosterColumns,
} from "@/lib/features/arranging/students/rules/roster-columns";
import { decodeFile } from "@/lib/csv/decode-file";
import { readPickedFile } from "@/lib/csv/picked-file";
import { readTable, tableLimits, type ReadTable } from "@/lib/csv/read-table";
import classesStyles from "@/components/ui/display/sections.module.css";
import { takePastedList } from "./pasted-list";
import styles from "./roster.module.css";

type Fault = Extract<ReadTable, { kind: "refused" }>["why"] | "too-big" | "workbook" | "no-text" | "unreadable";

interface RosterSourceProps {
  /** Whether no list has been read yet. Afterwards only files are offered. */
  isOpen: boolean;
  /** The address of the class's own list. */
  file: string;
  onRead: (list: RosterColumns & { table: string[][] }) => void;
}

/** Reads a file or a pasted text, in the browser. Nothing is sent. */
export function RosterSource({ isOpen, file, onRead }: RosterSourceProps) {
  const t = useTranslations("teacher.rosterImport.source");
  const [fault, setFault] = useState<{ why: Fault; row: number } | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  function readText(text: string) {
    const read = readTable(text, isHeading);
    if (read.kind === "refused") return setFault(read);
    setFault(null);
    onRead({ table: read.rows, ...recogniseColumns(read.rows) });
  }

  useEffect(() => {
    const pasted = takePastedList();
    if (pasted !== null) readText(pasted);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, []);

  async function readFile(picked: File) {
    const read = await readPickedFile(picked);
    if (read.kind !== "bytes") return setFault({ why: read.kind, row: 0 });
    const decoded = decodeFile(read.bytes);
    if (decoded.kind === "text") readText(decoded.text);
    else setFault({ why: decoded.kind, row: 0 });
  }

  return (
    <section className={classesStyles.section} aria-label={t("title")}>
      <div className={styles.source}>
        <div className={styles.files}>
          <Button onClick={() => picker.current?.click()}>
            <Icon name="table" /> {t(isOpen ? "choose" : "another")}
          </Button>
          <ButtonLink variant="plain" href={file} download>
            <Icon name="download" /> {t("own")}
          </ButtonLink>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={t("file")}
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const [picked] = event.target.files ?? [];
              if (picked !== undefined) void readFile(picked);
              event.target.value = ""; // The same file can be picked again once it has been edited.
            }}
          />
        </div>
        {fault !== null && (
          <Notice kind="wrong" live>
            {t(`faults.${fault.why}`, { row: fault.row, rows: tableLimits.rows, columns: tableLimits.columns })}
          </Notice>
        )}
        {isOpen && (
          <>
            <p className="quiet">{t("how")}</p>
            <form
              className={classesStyles.links}
              onSubmit={(event) => {
                event.preventDefault();
                const text = new FormData(event.currentTarget).get("text");
                if (typeof text === "string") readText(text);
              }}
            >
              <TextArea
                className={styles.paste}
                label={t("paste")}
                hint={t("pasteHint")}
                name="text"
                rows={6}
                maxLength={1_000_000}
                spellCheck={false}
                autoComplete="off"
              />
              <Button type="submit">{t("read")}</Button>
            </form>
          </>
        )}
      </div>
    </section>
  );
}
