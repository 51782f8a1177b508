import { listDatabases, parseOwnCopy } from "@/lib/sync/browser/local-copies/copy-names";
import { loadMetadata } from "@/lib/sync/browser/local-copies/copy-metadata";
import { ownIds } from "@/lib/sync/browser/local-copies/own-ids";
import { storageKeys } from "@/lib/sync/browser/local-copies/storage-keys";
import { isUnsentComment, readCommentDraft } from "@/components/cases/reviewing/desk/comment-draft";
import { isBlank, loadStoredForm, type StoredForm } from "@/components/votes/outbox/stored-form";
import {
  isCommentDraftKey,
  isFormKey,
  isLessonDraftKey,
  isSetAsideKey,
  parseCopyName,
} from "@/lib/sync/format/browser-storage";

/**
 * Whether this device has text that the server does not have (typed in another tab or on an earlier page, or set aside), or a vote or an exit
 * ticket that was cast and has not reached the server. Never rejects.
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
  if (listForms(person).some(({ cast }) => cast)) return true;
  const unsent = (await copyNames(person)).map(async (name) => (await loadMetadata(name)).unsent.size > 0);
  return (await Promise.all(unsent.map((each) => each.catch(() => false)))).includes(true);
}

/**
 * Whether a vote, an exit ticket, a comment or a change of a lesson was started and not sent: signing out deletes it.
 * @param person whose vote or ticket; null: anyone's. A comment and a lesson always belong to the user of this tab.
 */
export function isDraftOnDevice(person: string | null): boolean {
  return (
    listForms(person).some(({ cast, form }) => !cast && !isBlank(form)) ||
    listKeys(() => sessionStorage, isLessonDraftKey).length > 0 ||
    listKeys(() => sessionStorage, isCommentDraftKey).some((key) =>
      isUnsentComment(readCommentDraft(sessionStorage.getItem(key) ?? "")),
    )
  );
}

function listForms(person: string | null): StoredForm[] {
  return listKeys(
    () => localStorage,
    (key) => isFormKey(key, person),
  ).flatMap((key) => loadStoredForm(key) ?? []);
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
