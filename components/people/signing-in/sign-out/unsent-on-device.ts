import { listDatabases, parseOwnCopy } from "@/lib/sync/browser/local-copies/copy-names";
import { loadMetadata } from "@/lib/sync/browser/local-copies/copy-metadata";
import { ownIds } from "@/lib/sync/browser/local-copies/own-ids";
import { storageKeys } from "@/lib/sync/browser/local-copies/storage-keys";
import { isUnsentComment, readCommentDraft } from "@/components/cases/reviewing/desk/comment-draft";
import { loadStoredBallot, type StoredBallot } from "@/components/votes/voting/stored-ballot";
import { isBallotKey, isCommentDraftKey, isSetAsideKey, parseCopyName } from "@/lib/sync/format/browser-storage";

/**
 * Whether this device has text that the server does not have (typed in another tab or on an earlier page, or set aside), or a vote that was cast and has
 * not reached the server. Never rejects.
 * @param person the student; null: anyone
 */
export async function isUnsentOnDevice(person: string | null): Promise<boolean> {
  const ids = person === null ? [null] : ownIds(person);
  if (
    listKeys(
      () => localStorage,
      (key) => ids.some((id) => isSetAsideKey(key, id)),
    ).length > 0
  )
    return true;
  if (listBallots(person).some(({ cast }) => cast)) return true;
  const unsent = (await copyNames(person)).map(async (name) => (await loadMetadata(name)).unsent.size > 0);
  return (await Promise.all(unsent.map((each) => each.catch(() => false)))).includes(true);
}

/**
 * Whether a vote or a comment was started and not sent: signing out deletes it.
 * @param person whose vote; null: anyone's. A comment always belongs to the user of this tab.
 */
export function isDraftOnDevice(person: string | null): boolean {
  return (
    listBallots(person).some(({ cast, choice, reason }) => !cast && `${choice}${reason}`.trim() !== "") ||
    listKeys(() => sessionStorage, isCommentDraftKey).some((key) =>
      isUnsentComment(readCommentDraft(sessionStorage.getItem(key) ?? "")),
    )
  );
}

function listBallots(person: string | null): StoredBallot[] {
  return listKeys(
    () => localStorage,
    (key) => isBallotKey(key, person),
  ).flatMap((key) => loadStoredBallot(key) ?? []);
}

function listKeys(store: () => Storage, isWanted: (key: string) => boolean): string[] {
  try {
    return storageKeys(store()).filter(isWanted);
  } catch {
    return []; // Storage is disabled.
  }
}

async function copyNames(person: string | null): Promise<string[]> {
  return (await listDatabases()).filter(
    (name) => (person === null ? parseCopyName(name) : parseOwnCopy(person, name)) !== null,
  );
}
