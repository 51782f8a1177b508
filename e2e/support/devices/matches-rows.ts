import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import type { WorksheetField } from "@/lib/sync/format/fields";
import type { Device } from "./device";

/** Whether the device shows in these fields the text of the worksheet's rows. Text that another process has stored may arrive a moment later. */
export async function matchesRows(
  device: Device | undefined,
  worksheetId: string,
  fields: readonly WorksheetField[],
): Promise<boolean> {
  const stored = await loadDocumentTexts(database(), "worksheet", worksheetId);
  return fields.every((field) => device?.text(field) === stored[field]);
}
