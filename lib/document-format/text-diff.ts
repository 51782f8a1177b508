/** What a resubmission changed, word by word. On the server: nothing of it goes to a browser but the outcome. */
import { diffWordsWithSpace } from "diff";
import { countWords } from "@/lib/rules/writing/words";
import { worksheetFields, type WorksheetField, type WorksheetTexts } from "./fields";

export interface Change {
  kind: "same" | "added" | "removed";
  text: string;
}

/** ms for one field; two long texts that have nothing in common are one removed and one added. */
const longest = 300;

/** In reading order: without what is removed it is `after`, without what is added `before`. */
export function changesOf(before: string, after: string): Change[] {
  const found = diffWordsWithSpace(before, after, { timeout: longest }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return together(
    found.map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value })),
  );
}

/** Changed words with nothing but space between them are read as one change: all that went, then all that came. */
function together(changes: readonly Change[]): Change[] {
  const read: Change[] = [];
  let [removed, added] = ["", ""];
  const end = () => {
    if (removed !== "") read.push({ kind: "removed", text: removed });
    if (added !== "") read.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, { kind, text }] of changes.entries()) {
    const bridges =
      kind === "same" && text.trim() === "" && removed !== "" && added !== "" && index + 1 < changes.length;
    if (kind === "same" && !bridges) end();
    if (kind === "same" && !bridges) read.push({ kind, text });
    else if (kind === "same") [removed, added] = [removed + text, added + text];
    else if (kind === "removed") removed += text;
    else added += text;
  }
  end();
  return read.filter(({ text }) => text !== "");
}

export interface TextChanges {
  fields: Record<WorksheetField, Change[]>;
  /** Words. */
  added: number;
  removed: number;
}

export function changesBetween(before: WorksheetTexts, after: WorksheetTexts): TextChanges {
  const fields = Object.fromEntries(
    worksheetFields.map((field) => [field, changesOf(before[field], after[field])]),
  ) as TextChanges["fields"]; // each field is there
  const wordsOf = (kind: Change["kind"]) =>
    Object.values(fields)
      .flat()
      .reduce((sum, change) => sum + (change.kind === kind ? countWords(change.text) : 0), 0);
  return { fields, added: wordsOf("added"), removed: wordsOf("removed") };
}
