/**
 * Whether the database has everything in a device's copy of a document: a device deletes a copy only after a yes (lib/sync/README.md, "The proof"). The
 * answer is only yes or no, and given only as often as a device needs it: whoever was once in a document could try letters.
 */
import { database } from "@/db/client";
import { loadDocument } from "@/lib/sync/queries/document-rows";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { BoundedQueue } from "@/lib/process/bounded-queue";
import { personIdOf, type Viewer } from "@/lib/auth/viewer";
import { mayAskWhatIsStored } from "@/lib/activity/rules/access";
import { monotonicMs } from "@/lib/process/clock";
import { documentThread } from "@/lib/sync/format/document-thread";
import type { DocumentKind } from "@/lib/sync/format/fields";
import { packUpdates } from "@/lib/process/job-thread";
import { decodeProofRequest, type ProofRequest } from "@/lib/wire/proof-request";
import type { RoomName } from "./handshake";
import { Bucket, Buckets, limits } from "@/lib/sockets/limits";
import { isStored } from "./is-stored";

/** 204: all of it is stored. 404: not all of it is, or there is no such document. */
type Answer = 204 | 400 | 404 | 429;

export class StoredProofs {
  private readonly questions = new Buckets(limits.proofs.askers, limits.proofs.questions);
  private readonly bytes = new Buckets(limits.proofs.askers, limits.proofs.bytes);
  private readonly documents = new Buckets(limits.proofs.askers, limits.proofs.document);
  private readonly classes = new Buckets(limits.proofs.askers, limits.proofs.class);
  private readonly all = new Bucket(monotonicMs(), limits.proofs.ofProcess);
  private readonly oneByOne = new BoundedQueue(1, limits.proofs.waiting);

  /** @throws AppError `busy` when too many wait */
  async answer(
    viewer: Exclude<Viewer, { as: "nobody" }>,
    { kind, id, epoch }: RoomName,
    body: Uint8Array,
  ): Promise<Answer> {
    if (!this.mayAsk(personIdOf(viewer), body.length)) return 429;
    const question = decodeProofRequest(body);
    if (question === null) return 400;
    const found = await findDocumentAccess(viewer, kind, id, epoch);
    if (found === null || found.documentId === null || !mayAskWhatIsStored(found.role)) return 404;
    const { documentId, classId } = found;
    if (found.access === "none" && !this.mayAskFromOutside(documentId, classId)) return 429;
    return (await this.oneByOne.run(() => findStored(documentId, kind, question))) ? 204 : 404;
  }

  private mayAsk(personId: string, bytes: number): boolean {
    const now = monotonicMs();
    return (
      this.questions.of(personId, now).takeIfThere(1, now) &&
      this.bytes.of(personId, now).takeIfThere(bytes, now) &&
      this.all.takeIfThere(bytes, now)
    );
  }

  /** People who may not read a document could try its letters under ever new names, so all of them share a few questions. */
  private mayAskFromOutside(documentId: string, classId: string): boolean {
    const now = monotonicMs();
    return this.documents.of(documentId, now).takeIfThere(1, now) && this.classes.of(classId, now).takeIfThere(1, now);
  }
}

/** Only what is committed counts: what a room relays may still be lost with its process. */
async function findStored(documentId: string, kind: DocumentKind, copy: ProofRequest): Promise<boolean> {
  const found = await loadDocument(database(), documentId);
  if (found === null) return false;
  const { snapshot, rows } = found;
  const updates = [...(snapshot === null ? [] : [snapshot.state]), ...rows.map(({ bytes }) => bytes)];
  const thread = documentThread();
  if (thread === null) return isStored(documentId, updates, kind, copy);
  const stored = packUpdates(updates);
  const answer = await thread.ask({ ask: "is stored", documentId, kind, stored, copy }, [stored.bytes.buffer]);
  return answer.is === "stored" && answer.all;
}
