import { useFormatter, useTranslations } from "next-intl";
import type { ComparedRow, RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";

/** Says in a sentence what it would mean to import a row of the list. */
export function useRowMeaning(
  { name, record, unread, proposal }: ComparedRow,
  students: readonly RosterStudent[],
): string {
  const t = useTranslations("teacher.rosterImport.says");
  const format = useFormatter();
  const find = (id: string) => students.find((student) => student.id === id);
  const notRead =
    unread.length === 0 ? "" : ` ${t("unread", { fields: format.list(unread.map((field) => t(`fields.${field}`))) })}`;
  return `${meaning()}${notRead}`;

  function meaning(): string {
    switch (proposal.kind) {
      case "same": {
        const there = find(proposal.studentId);
        if (there === undefined) return "";
        const isNew = (change: (typeof proposal.changes)[number]) =>
          change !== "name" && change !== "roster" && there[change] === "";
        const gets = proposal.changes.flatMap((change) =>
          change !== "name" && change !== "roster" && isNew(change)
            ? t("get", { field: t(`fields.${change}`), to: record[change] ?? "" })
            : [],
        );
        const changes = proposal.changes.flatMap((change) => {
          if (isNew(change)) return [];
          if (change === "roster") return t("roster");
          if (change === "name") return t("name", { from: there.name, to: name });
          const [from, to] = [there[change], record[change] ?? ""];
          const how = to === "" ? "unset" : "changed";
          return t("field", { how, field: t(`fields.${change}`), from, to });
        });
        if (gets.length > 0) changes.push(t("gets", { fields: format.list(gets) }));
        return changes.length === 0 ? t("same") : changes.join(" ");
      }
      case "likely": {
        const names = proposal.studentIds.map((id) => find(id)?.name ?? "");
        return t("likely", { why: proposal.why, names: format.list(names, { type: "disjunction" }) });
      }
      case "repeated":
        return t("repeated", { line: proposal.line });
      case "taken": {
        const there = proposal.studentId === undefined ? undefined : find(proposal.studentId);
        return there === undefined ? t("taken") : t("otherId", { from: there.schoolId, to: record.schoolId ?? "" });
      }
      case "new":
      case "faulty":
        return t(proposal.kind);
    }
  }
}
