/** Tests the checker on a tampered store: damage that it misses there it would also miss in a faulty server. */
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
 * Attributes one letter to another author, stores one twice and deletes one.
 * @param typists who do not type; the store is not used afterwards
 * @returns a sentence for each time the checker found something other than the tampering
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
