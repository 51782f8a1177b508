/** A line of the audit log as text: its sentence, and the message that is copied to AUDIT_COPY_TO (RFC 5424, Q34). */
import { createTranslator } from "use-intl/core";
import type { UnsentLine } from "@/lib/activity/queries/audit";
import { parseAction, parseDetail } from "@/lib/activity/rules/audit";
import { locale } from "@/lib/messages/locale";
import en from "@/messages/en.json";

const t = createTranslator({ locale, messages: en, namespace: "audit" });
const names = createTranslator({ locale, messages: en, namespace: "teacher.installation.log" });

/** What was done, as a sentence without its subject. An act that a later build stored stays as it is. */
export function formatAct(stored: string, detail: string): string {
  const known = parseAction(stored);
  if (known === null) return stored;
  const what = t(`did.${known.act}`, parseDetail(known.act, detail));
  return known.again === null ? what : t(known.again, { what });
}

/** Facility 13 is the audit log of RFC 5424; severity 4 is a warning, 5 a notice. */
const priorityOf = (act: string) => 13 * 8 + (act.startsWith("passwords-refused") ? 4 : 5);

/** The number of RFC 5612 for programs without a number of their own. */
const elementName = "crosscase@32473";

/** One message of RFC 5424, without a line break. Its student is a number. */
export function formatSyslogMessage(line: UnsentLine, host: string): string {
  const { n, at, act, detail, teacherId, classId, activityId, studentId } = line;
  const data = Object.entries({ n, teacher: teacherId, class: classId, activity: activityId, student: studentId })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${value}"`);
  const where = line.class === null ? "" : ` (${line.class})`;
  const sentence = `${line.teacher ?? names("itself")}: ${formatAct(act, detail)}${where}`;
  const head = `<${priorityOf(act)}>1 ${at.toISOString()} ${printable(host, 255)} crosscase - ${printable(act, 32)}`;
  return `${head} [${elementName}${data.join("")}] \uFEFF${sentence.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`;
}

/** A field of the message's head: printable ASCII without spaces; "-" for nothing. */
const printable = (text: string, most: number) => text.replaceAll(/[^\x21-\x7e]/g, "-").slice(0, most) || "-";
