/** The audit log as its readers see it (Q34). */
import { getTranslations } from "next-intl/server";
import { database } from "@/db/client";
import { countAudit, listAudit, type AuditLine } from "@/lib/activity/queries/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { streamInTurn, type ExportedFile } from "@/lib/features/people/classes/export-turn";
import { byteOrderMark, writeCsvRows } from "@/lib/csv/write";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { auditReadOfInstallation } from "@/lib/activity/audit";
import { formatAct } from "./audit-line";

type Owner = Viewer & { as: "teacher" };

export interface FormattedLine {
  n: number;
  at: Date;
  who: string;
  what: string;
  class: string;
  student: string;
}

/** Loads lines newest first, at most `most`; with `before`, only lines older than that one. Reading adds a line too. */
export async function loadAuditLog(owner: Owner, most: number, before: number | null = null): Promise<FormattedLine[]> {
  await auditReadOfInstallation(owner.teacherId, "audit");
  const format = await createFormatter();
  return (await listAudit(database(), most, before)).map(format);
}

const linesAtOnce = 1000;

/** Streams the whole log as CSV. Reading adds a line too. @throws AppError `export-busy` */
export async function exportAudit(owner: Owner, signal?: AbortSignal): Promise<ExportedFile> {
  await auditReadOfInstallation(owner.teacherId, "audit");
  const [format, t] = await Promise.all([createFormatter(), getTranslations("teacher.installation.log")]);
  const heads = (["when", "who", "what", "class", "student"] as const).map((column) => t(column));
  const begin = async () => {
    const rows = await countAudit(database());
    return { name: "audit.csv", rows, pieces: encodeLines(heads, format) };
  };
  return streamInTurn(owner.teacherId, begin, signal);
}

async function* encodeLines(
  heads: readonly string[],
  format: (line: AuditLine) => FormattedLine,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + writeCsvRows([heads]));
  let before: number | null = null;
  do {
    const lines: FormattedLine[] = (await listAudit(database(), linesAtOnce, before)).map(format);
    const rows = lines.map(({ at, who, what, class: of, student }) => [at.toISOString(), who, what, of, student]);
    yield encoder.encode(writeCsvRows(rows));
    before = lines.length < linesAtOnce ? null : (lines.at(-1)?.n ?? null);
  } while (before !== null);
}

async function createFormatter(): Promise<(line: AuditLine) => FormattedLine> {
  const t = await getTranslations("teacher.installation.log");
  return ({ n, at, act, detail, teacher, class: of, studentId, student }) => {
    const former = studentId === null ? "" : t("former");
    return {
      n,
      at,
      who: teacher ?? t("itself"),
      what: formatAct(act, detail),
      class: of ?? "",
      student: studentId === formerMemberId ? t("former") : (student ?? former),
    };
  };
}
