import type { Device } from "@/e2e/support/devices/device";
import type { Verdict } from "@/e2e/support/devices/document-oracle";
import { forgetTexts } from "@/e2e/support/devices/forget-texts";
import { fields, type TestedWorksheet } from "./seat";
import { keysOf } from "@/lib/sync/testing/stored-keys";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { matchesRows } from "@/e2e/support/devices/matches-rows";

export function assertSound(what: string, { lost, doubled, back }: Verdict): void {
  if (lost.length + doubled.length + back.length > 0)
    throw new Error(`${what}: lost "${lost.join("")}", doubled "${doubled.join("")}", back "${back.join("")}"`);
}

/** Checks that no row is both in the table and in a chunk (R5, R9). */
export async function assertEachOnce(documentId: string): Promise<void> {
  const keys = await keysOf(documentId);
  const twice = keys.length - new Set(keys).size;
  if (twice > 0) throw new Error(`${twice} rows are in a chunk and beside it`);
}

/** Checks the rows against what was shown as Saved before they were read. @throws when a letter is lost, doubled, or back after its deletion */
export async function assertRowsSound(worksheets: readonly TestedWorksheet[]): Promise<void> {
  forgetTexts();
  for (const { worksheetId, oracle } of worksheets) {
    const asOf = oracle.acknowledged();
    assertSound(
      "the rows",
      oracle.check(Object.values(await loadDocumentTexts(database(), "worksheet", worksheetId)), asOf),
    );
  }
}

export async function devicesMatchRows(
  devices: readonly Device[],
  worksheets: readonly TestedWorksheet[],
): Promise<boolean> {
  return (
    await Promise.all(worksheets.map(({ worksheetId }, i) => matchesRows(devices[i], worksheetId, fields)))
  ).every(Boolean);
}

/** For the error message when a document does not settle: a line for each device, and one for its rows. */
export async function describeDocument({ worksheetId }: TestedWorksheet, devices: readonly Device[]): Promise<string> {
  const stored = await loadDocumentTexts(database(), "worksheet", worksheetId);
  const lines = devices.map((device) => `${device.state}: ${fields.map((field) => device.text(field)).join(" | ")}`);
  return [...lines, `its rows: ${fields.map((field) => stored[field]).join(" | ")}`].join("\n");
}
