/** Q34: the audit log, as its readers see it. */
import { getTranslations } from "next-intl/server";
import { database } from "@/db/client";
import { listAudit, type AuditLine } from "@/db/queries/privacy/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { writeCsvFile } from "@/lib/csv/write";
import { auditedChanges, auditedReads } from "@/lib/rules/privacy/audit";
import { formerMemberId } from "@/lib/rules/privacy/former-member";
import { auditReadOfInstallation } from "./audit";

const acts = [...auditedReads, ...auditedChanges];

export interface FormattedLine {
  n: number;
  at: Date;
  who: string;
  what: string;
  class: string;
  student: string;
}

/** Newest first, at most `most`; with `before`, only lines older than that one. The reading is a line itself. */
export async function loadAuditLog(
  owner: Viewer & { as: "teacher" },
  most: number,
  before: number | null = null,
): Promise<FormattedLine[]> {
  await auditReadOfInstallation(owner.teacherId, "audit");
  const lines = await listAudit(database(), most, before);
  const [t, audit] = await Promise.all([getTranslations("teacher.installation.log"), getTranslations("audit")]);
  return lines.map((line) => format(line));

  function format({ n, at, act, detail, teacher, class: of, studentId, student }: AuditLine): FormattedLine {
    const known = acts.find((one) => one === act);
    const former = studentId === null ? "" : t("former");
    return {
      n,
      at,
      who: teacher ?? t("itself"),
      what: known === undefined ? act : audit(`did.${known}`, { detail }),
      class: of ?? "",
      student: studentId === formerMemberId ? t("former") : (student ?? former),
    };
  }
}

/** All of it, as CSV. */
export async function formatAuditCsv(owner: Viewer & { as: "teacher" }): Promise<string> {
  const [lines, t] = await Promise.all([loadAuditLog(owner, 1_000_000), getTranslations("teacher.installation.log")]);
  const head = [t("when"), t("who"), t("what"), t("class"), t("student")];
  return writeCsvFile([
    head,
    ...lines.map(({ at, who, what, class: of, student }) => [at.toISOString(), who, what, of, student]),
  ]);
}
