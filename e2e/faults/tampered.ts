/** The checker itself, on a store that was tampered with: what it does not find there, it would not find of the server's either. */
import { changeAuthorOfRowsContaining, deleteRowsContaining, storeTwice } from "@/db/testing/change-rows";
import type { Verdict } from "@/e2e/support/devices/document-oracle";
import type { Typists } from "./typists";

const tamperings: readonly { of: keyof Verdict; tamper: (typists: Typists) => Promise<string> }[] = [
  {
    of: "misattributed",
    tamper: async (typists) => {
      const { worksheetId, letter, mate } = await typists.typeOneLetter();
      if ((await changeAuthorOfRowsContaining(worksheetId, letter, mate)) !== 1)
        throw new Error("the letter's row was not found");
      return letter;
    },
  },
  {
    of: "doubled",
    tamper: async (typists) => {
      const { worksheetId, letter, user } = await typists.typeOneLetter();
      await storeTwice(worksheetId, "title", letter, user);
      return letter;
    },
  },
  {
    of: "lost",
    tamper: async (typists) => {
      const { worksheetId, letter } = await typists.typeOneLetter();
      if ((await deleteRowsContaining(worksheetId, letter)) !== 1) throw new Error("the letter's row was not found");
      return letter;
    },
  },
];

/**
 * One letter is given to another author, one stored twice, one forgotten; all that was sound before stays so.
 * @param typists all quiet, and nothing of the store is used afterwards
 * @returns what the checker did not find, or found where nothing was, in words
 */
export async function findCheckerMisses(typists: Typists): Promise<string[]> {
  const expected: Verdict = { lost: [], doubled: [], back: [], misattributed: [] };
  const missed: string[] = [];
  for (const { of, tamper } of tamperings) {
    expected[of].push(await tamper(typists));
    const found = await typists.checkSettledRows();
    if (JSON.stringify(found) !== JSON.stringify(expected))
      missed.push(`the checker, on a store with ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
  return missed;
}
