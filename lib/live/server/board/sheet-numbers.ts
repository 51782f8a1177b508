import * as Y from "yjs";
import { questionFields, type QuestionField } from "@/lib/activity/rules/question-fields";
import { type WorksheetField } from "@/lib/sync/format/fields";
import type { RoomState } from "@/lib/sync/server/room/room-state";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { maxTitle, type SheetNumbers } from "@/lib/wire/sheet-numbers";

const counted = ["title", "scenario", ...questionFields] as const satisfies readonly WorksheetField[];

/** @param now monotonic ms. @returns null for a text that takes too long to read (R12): its tile has no numbers */
export function sheetNumbers(worksheetId: string, state: RoomState, now: number): SheetNumbers | null {
  return state.text.read((doc) => {
    const text = (field: (typeof counted)[number]) => doc.getText(field).toJSON();
    const words = (field: (typeof counted)[number]) => countWords(text(field));
    const answers = Object.fromEntries(questionFields.map((field) => [field, words(field)])) as Record<
      QuestionField,
      number
    >; // a key for each field
    return {
      worksheetId,
      title: text("title").trim().slice(0, maxTitle),
      answers,
      words: Object.values(answers).reduce((sum, each) => sum + each, words("scenario")),
      editedAt: state.editedAt,
      main: mainWriter(doc, (client) => state.owners.ownerOf(client)),
    };
  }, now);
}

/** The student who wrote most of the characters that are in the text now. */
function mainWriter(doc: Y.Doc, ownerOf: (client: number) => string | undefined): SheetNumbers["main"] {
  const written = new Map<string, number>();
  let all = 0;
  for (const field of counted) {
    for (let item = doc.getText(field)._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const owner = ownerOf(item.id.client) ?? "";
      all += item.length;
      written.set(owner, (written.get(owner) ?? 0) + item.length);
    }
  }
  const [most] = [...written].sort(([, a], [, b]) => b - a);
  // The board can't name a former member (Q31).
  if (most === undefined || most[0] === "" || most[0] === formerMemberId) return null;
  return { studentId: most[0], percent: Math.floor((100 * most[1]) / all) };
}
