/** Which words a resubmission changed. Runs on the server; a browser gets only the result. */
import { diffWordsWithSpace } from "diff";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { worksheetFields, type WorksheetField, type WorksheetTexts } from "./fields";

export interface Change {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Timeout for one field. Two long texts that have nothing in common then count as one removed and one added. */
const timeoutMs = 300;

/** Changes in reading order: all but the removed ones make `after`, all but the added ones `before`. */
export function diffWords(before: string, after: string): Change[] {
  const found = diffWordsWithSpace(before, after, { timeout: timeoutMs }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return mergeAdjacentChanges(
    found.map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value })),
  );
}

/** Joins changes that have only space between them: first all that was removed, then all that was added. */
function mergeAdjacentChanges(changes: readonly Change[]): Change[] {
  const merged: Change[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed !== "") merged.push({ kind: "removed", text: removed });
    if (added !== "") merged.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, { kind, text }] of changes.entries()) {
    const isSpaceBetween =
      kind === "same" && text.trim() === "" && removed !== "" && added !== "" && index + 1 < changes.length;
    if (kind === "same" && !isSpaceBetween) flush();
    if (kind === "same" && !isSpaceBetween) merged.push({ kind, text });
    else if (kind === "same") [removed, added] = [removed + text, added + text];
    else if (kind === "removed") removed += text;
    else added += text;
  }
  flush();
  return merged.filter(({ text }) => text !== "");
}

export interface TextChanges {
  fields: Record<WorksheetField, Change[]>;
  /** Words. */
  added: number;
  removed: number;
}

export function diffWorksheets(before: WorksheetTexts, after: WorksheetTexts): TextChanges {
  const fields = Object.fromEntries(
    worksheetFields.map((field) => [field, diffWords(before[field], after[field])]),
  ) as TextChanges["fields"]; // each field is there
  const countChangedWords = (kind: Change["kind"]) =>
    Object.values(fields)
      .flat()
      .reduce((sum, change) => sum + (change.kind === kind ? countWords(change.text) : 0), 0);
  return { fields, added: countChangedWords("added"), removed: countChangedWords("removed") };
}
