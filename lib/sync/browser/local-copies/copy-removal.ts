import { isProvedStored } from "./request-proof";
import { withTimeout } from "./copy-database";
import { parseCopyName } from "@/lib/sync/format/browser-storage";
import { removeDatabase } from "./copy-names";
import type { CopyText } from "./copy-text";
import { inspectCopy } from "./inspect-copy";

/** An empty update is two bytes long. */
const hasContent = ({ update }: CopyText) => update.length > 2;

const nothing: ReadonlyMap<number, number> = new Map();

/**
 * Deletes a copy once the server has proved that it stores all of it. Nothing else deletes a copy whose text was not set aside.
 * Never rejects. @returns whether it was deleted
 */
export async function removeIfStored(name: string): Promise<boolean> {
  const copy = parseCopyName(name);
  if (copy === null) return false;
  try {
    const { isDamaged, text } = await withTimeout(inspectCopy(name));
    if (
      isDamaged ||
      (hasContent(text) && !(await isProvedStored(copy.document, { update: text.update, below: nothing })))
    )
      return false;
    await removeDatabase(name);
    return true;
  } catch {
    return false;
  }
}
