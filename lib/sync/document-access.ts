/** Who may read or write a document, for pages, actions and sockets. This file loads the facts; lib/activity/rules/access decides. */
import { database } from "@/db/client";
import { findDocumentFacts, type DocumentFacts } from "./queries/documents";
import { batched } from "@/lib/process/batch";
import {
  feedbackAccess,
  mayReadHistory,
  notesAccess,
  worksheetAccess,
  type Access,
  type ActivityRole,
} from "@/lib/activity/rules/access";
import { writerColour, colourIndexOf, type WriterColour } from "./format/writer-colour";
import { documentKinds, type DocumentKind } from "./format/fields";
import { asFor } from "@/lib/activity/rules/own-phase";
import { loadRoles } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";

export interface DocumentAccess {
  access: Access;
  /** Whether the viewer may read how the text was written (T13). */
  mayReadHistory: boolean;
  role: ActivityRole["as"];
  activityId: string;
  classId: string;
  accessVersion: number;
  /** The document of the requested epoch, or of the newest one; null when there never was such an epoch. */
  documentId: string | null;
  epoch: number;
  /** Replaced by a later epoch, or archived (R14). */
  closed: boolean;
  userId: string;
  name: string;
  colour: WriterColour;
}

export interface DocumentRequest {
  viewer: Viewer;
  kind: DocumentKind;
  /** The id of the worksheet, the match or the feedback. */
  id: string;
  /** From the room's name; the newest by default. */
  epoch?: number;
}

const load = batched((requests: readonly DocumentRequest[]) => findDocumentAccesses(requests));

/** The viewer's access to a document; null when there is no such worksheet, match or feedback. */
export function findDocumentAccess(
  viewer: Viewer,
  kind: DocumentKind,
  id: string,
  epoch?: number,
): Promise<DocumentAccess | null> {
  return load({ viewer, kind, id, ...(epoch === undefined ? {} : { epoch }) });
}

/** Accesses in the order of `requests`, for many at once: a phase change authorises all of a class's sockets again (R11). */
export async function findDocumentAccesses(requests: readonly DocumentRequest[]): Promise<(DocumentAccess | null)[]> {
  const tx = database();
  const facts = new Map<string, DocumentFacts>();
  for (const kind of documentKinds) {
    const ids = [...new Set(requests.filter((r) => r.kind === kind).map((r) => r.id))];
    for (const found of await findDocumentFacts(tx, kind, ids)) facts.set(`${kind}/${found.id}`, found);
  }
  // Roles are read after the facts and their access version, so a change between the two reads has a later version (R11).
  const withFacts = requests.map((request) => ({
    request,
    facts: facts.get(`${request.kind}/${request.id.toLowerCase()}`),
  }));
  const known = withFacts.flatMap(({ request, facts }) => (facts === undefined ? [] : [{ request, facts }]));
  const roles = await loadRoles(
    tx,
    known.map(({ request: { viewer }, facts: { activityId, classId } }) => ({ viewer, activityId, classId })),
  );
  const accesses = new Map(
    known.map(({ request, facts }, at) => [request, decide(request, facts, roles[at] ?? { as: "stranger" })]),
  );
  return requests.map((request) => accesses.get(request) ?? null);
}

function decide(request: DocumentRequest, found: DocumentFacts, who: ActivityRole): DocumentAccess {
  const facts = asFor(who, found);
  const document =
    request.epoch === undefined ? facts.epochs.at(-1) : facts.epochs.find((e) => e.epoch === request.epoch);
  const { viewer } = request;
  const userId = viewer.as === "student" ? viewer.studentId : viewer.as === "teacher" ? viewer.teacherId : "";
  const writer = facts.writers.find(({ id }) => id === userId);
  return {
    access: accessTo(who, facts),
    mayReadHistory: facts.kind === "worksheet" && mayReadHistory(who, facts),
    role: who.as,
    activityId: facts.activityId,
    classId: facts.classId,
    accessVersion: facts.accessVersion,
    documentId: document?.documentId ?? null,
    epoch: document?.epoch ?? request.epoch ?? 0,
    closed: document?.closed ?? false,
    userId,
    name: viewer.as === "nobody" ? "" : viewer.name,
    colour: writerColour(writer === undefined ? 0 : colourIndexOf(writer)),
  };
}

function accessTo(who: ActivityRole, facts: DocumentFacts): Access {
  switch (facts.kind) {
    case "worksheet":
      return worksheetAccess(who, {
        phase: facts.phase,
        teamId: facts.teamId,
        archived: facts.archived,
        returned: facts.returned,
        partnerTeamIds: facts.partnerTeamIds,
      });
    case "notes":
      return notesAccess(who, {
        phase: facts.phase,
        ended: facts.ended,
        earlierRound: facts.matchRound < facts.round,
        teamIds: facts.teamIds,
      });
    case "feedback":
      return feedbackAccess(who, facts);
  }
}
