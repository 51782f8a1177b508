import { eq, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import { database, type Tx } from "@/db/client";
import { activities, feedback, matches, teams, worksheets } from "@/db/schema";
import type { DocumentKind } from "@/lib/sync/format/fields";
import type { Seat } from "@/lib/sync/format/writer-colour";
import { readTexts, type DocumentTexts } from "@/lib/sync/format/document-texts";
import { textReader, type DocumentVersion, type StoredText } from "@/lib/sync/format/text-reader";
import type { Phase } from "@/lib/activity/rules/phases";
import type { FeedbackFacts } from "@/lib/activity/rules/access";
import { isCurrentFeedback } from "@/lib/activity/rules/feedback";
import { versionColumns } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";

/** One row of `documents`. A worksheet, notes or feedback has one open document; a replacement has the next epoch (R14). */
export interface Epoch {
  documentId: string;
  epoch: number;
  closed: boolean;
}

interface CommonFacts {
  /** The id of the worksheet, the match or the feedback, as in the room's name. */
  id: string;
  activityId: string;
  classId: string;
  phase: Phase;
  selfPaced: boolean;
  pacedFrom: Phase | null;
  round: number;
  /** Read in the same statement as the other facts, so that a later change has a higher version (R11). */
  accessVersion: number;
  /** Oldest first. */
  epochs: Epoch[];
  /** Students who write in the document; their seats determine their colours. */
  writers: (Required<Seat> & { id: string })[];
}

export interface WorksheetDocumentFacts extends CommonFacts {
  kind: "worksheet";
  teamId: string;
  archived: boolean;
  /** Returned for revision and not handed in again (Q12). */
  returned: boolean;
  /** Teams in a live match with this team, in any round. */
  partnerTeamIds: string[];
}

export interface NotesDocumentFacts extends CommonFacts {
  kind: "notes";
  ended: boolean;
  matchRound: number;
  teamIds: string[];
}

export interface FeedbackDocumentFacts extends CommonFacts, FeedbackFacts {
  kind: "feedback";
}

export type DocumentFacts = WorksheetDocumentFacts | NotesDocumentFacts | FeedbackDocumentFacts;

/** The facts by which `worksheetAccess`, `notesAccess` and `feedbackAccess` of lib/activity/rules/access decide, except the viewer. Unknown ids are left out. */
export async function findDocumentFacts(tx: Tx, kind: DocumentKind, ids: readonly string[]): Promise<DocumentFacts[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  switch (kind) {
    case "worksheet":
      return findWorksheetFacts(tx, known);
    case "notes":
      return findNotesFacts(tx, known);
    case "feedback":
      return findFeedbackFacts(tx, known);
  }
}

const activityColumns = {
  activityId: activities.id,
  classId: activities.classId,
  phase: activities.phase,
  selfPaced: activities.selfPaced,
  pacedFrom: activities.pacedFrom,
  round: activities.round,
  accessVersion: versionColumns.access,
};

async function findWorksheetFacts(tx: Tx, ids: string[]): Promise<WorksheetDocumentFacts[]> {
  const rows = await tx
    .select({
      ...activityColumns,
      id: worksheets.id,
      teamId: worksheets.teamId,
      archived: sql<boolean>`${worksheets.archivedAt} is not null`,
      returned: sql<boolean>`exists (select 1 from returns r where r.worksheet_id = ${worksheets.id} and r.ended_at is null)`,
      epochs: selectEpochs(sql`d.worksheet_id = ${worksheets.id}`),
      writers: sql<CommonFacts["writers"]>`(
        select coalesce(json_agg(json_build_object('id', tm.student_id, 'seat', tm.seat, 'teamSeat', 0)), '[]'::json)
        from team_members tm where tm.team_id = ${teams.id})`,
      partnerTeamIds: sql<string[]>`(
        select coalesce(json_agg(distinct other.team_id), '[]'::json)
        from match_teams mine
        join matches m on m.id = mine.match_id and m.ended_at is null
        join match_teams other on other.match_id = m.id and other.team_id <> mine.team_id and other.left_at is null
        where mine.team_id = ${teams.id} and mine.left_at is null)`,
    })
    .from(worksheets)
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .innerJoin(activities, eq(activities.id, teams.activityId))
    .where(anyOf(worksheets.id, ids));
  return rows.map((row) => ({ kind: "worksheet", ...row }));
}

async function findNotesFacts(tx: Tx, ids: string[]): Promise<NotesDocumentFacts[]> {
  // A team that left a match that continues has no access; teams that were in it when it ended can still read (Q8).
  const inMatch = sql`mt.match_id = ${matches.id} and (mt.left_at is null or mt.left_at >= ${matches.endedAt})`;
  const rows = await tx
    .select({
      ...activityColumns,
      id: matches.id,
      ended: sql<boolean>`${matches.endedAt} is not null`,
      matchRound: matches.round,
      epochs: selectEpochs(sql`d.match_id = ${matches.id}`),
      writers: sql<CommonFacts["writers"]>`(
        select coalesce(json_agg(json_build_object('id', tm.student_id, 'seat', tm.seat, 'teamSeat', mt.seat)), '[]'::json)
        from match_teams mt join team_members tm on tm.team_id = mt.team_id where ${inMatch})`,
      teamIds: sql<
        string[]
      >`(select coalesce(json_agg(mt.team_id order by mt.place), '[]'::json) from match_teams mt where ${inMatch})`,
    })
    .from(matches)
    .innerJoin(activities, eq(activities.id, matches.activityId))
    .where(anyOf(matches.id, ids));
  return rows.map((row) => ({ kind: "notes", ...row }));
}

async function findFeedbackFacts(tx: Tx, ids: string[]): Promise<FeedbackDocumentFacts[]> {
  const rows = await tx
    .select({
      ...activityColumns,
      id: feedback.id,
      teamId: feedback.teamId,
      toTeamId: feedback.toTeamId,
      opened: sql<boolean>`${feedback.openedAt} is not null`,
      hidden: sql<boolean>`${feedback.hiddenAt} is not null`,
      ended: sql<boolean>`${matches.endedAt} is not null`,
      matchRound: matches.round,
      hasExemplar: sql<boolean>`${matches.exemplarMode} is not null`,
      order: sql<string[]>`(
        select coalesce(json_agg(mt.team_id order by mt.place), '[]'::json)
        from match_teams mt where mt.match_id = ${matches.id} and mt.left_at is null)`,
      epochs: selectEpochs(sql`d.feedback_id = ${feedback.id}`),
      writers: sql<CommonFacts["writers"]>`(
        select coalesce(json_agg(json_build_object('id', tm.student_id, 'seat', tm.seat, 'teamSeat', 0)), '[]'::json)
        from team_members tm where tm.team_id = ${feedback.teamId})`,
    })
    .from(feedback)
    .innerJoin(matches, eq(matches.id, feedback.matchId))
    .innerJoin(activities, eq(activities.id, matches.activityId))
    .where(anyOf(feedback.id, ids));
  return rows.map(({ ended, matchRound, hasExemplar, order, ...row }) => ({
    kind: "feedback",
    ...row,
    isCurrent:
      !ended && matchRound === row.round && isCurrentFeedback({ order, hasExemplar }, row.teamId, row.toTeamId),
  }));
}

/** The number of the worksheet's team, the numbers of the notes' teams in presenting order, or of the team that gives feedback. */
export async function findTeamNumbers(tx: Tx, kind: DocumentKind, id: string): Promise<number[]> {
  const found = await tx.execute<{ number: number }>(teamNumbers[kind](id));
  return found.rows.map(({ number }) => number);
}

const teamNumbers: Record<DocumentKind, (id: string) => SQL> = {
  worksheet: (id) => sql`select t.number from worksheets w join teams t on t.id = w.team_id where w.id = ${id}`,
  notes: (id) =>
    sql`select t.number from match_teams mt join teams t on t.id = mt.team_id where mt.match_id = ${id} order by mt.place`,
  feedback: (id) => sql`select t.number from feedback f join teams t on t.id = f.team_id where f.id = ${id}`,
};

const ownerColumns: Record<DocumentKind, SQL> = {
  worksheet: sql`worksheet_id`,
  notes: sql`match_id`,
  feedback: sql`feedback_id`,
};

function selectEpochs(condition: SQL): SQL<Epoch[]> {
  return sql<Epoch[]>`(
    select coalesce(json_agg(json_build_object('documentId', d.id, 'epoch', d.epoch, 'closed', d.closed_at is not null) order by d.epoch), '[]'::json)
    from documents d where ${condition})`;
}

/** Loads the committed text of a worksheet (live or archived), of notes or of feedback, from its newest document (Q2, R14). */
export async function loadDocumentTexts<K extends DocumentKind>(
  tx: Tx,
  kind: K,
  id: string,
): Promise<DocumentTexts[K]> {
  const [texts] = await listDocumentTexts(tx, kind, [id]);
  return texts ?? readTexts([], kind);
}

/** Committed texts in the order of `ids`. A document version whose text is cached is not loaded again. */
export async function listDocumentTexts<K extends DocumentKind>(
  tx: Tx,
  kind: K,
  ids: readonly string[],
): Promise<DocumentTexts[K][]> {
  if (ids.length === 0) return [];
  const newest = await findVersions(tx, kind, [...new Set(ids)]);
  const load = (documentIds: string[]) => loadUpdates(tx, documentIds);
  const texts = await textReader().read(kind, [...newest.values()], load, tx !== database());
  const documentOf = new Map([...newest].map(([owner, { documentId }]) => [owner, documentId]));
  // The cast is safe because the reader returns texts of the requested kind.
  return ids.map(
    (id) => (texts.get(documentOf.get(id.toLowerCase()) ?? "") ?? readTexts([], kind)) as DocumentTexts[K],
  );
}

/** The newest document of each worksheet, match or feedback that has one. */
async function findVersions(tx: Tx, kind: DocumentKind, ids: readonly string[]): Promise<Map<string, DocumentVersion>> {
  const owner = ownerColumns[kind];
  const found = await tx.execute<{ owner: string; id: string; snapshot: number; rows: number }>(sql`
    select d.owner, d.id, coalesce(s.version, 0) as snapshot,
      (select count(*)::int from updates u where u.document_id = d.id) as rows
    from (
      select distinct on (${owner}) id, ${owner} as owner from documents
      where ${owner} = any(${sql.param([...ids])}::uuid[]) order by ${owner}, epoch desc
    ) d left join snapshots s on s.document_id = d.id`);
  return new Map(found.rows.map(({ owner, id, snapshot, rows }) => [owner, { documentId: id, snapshot, rows }]));
}

/**
 * Loads each document's snapshot and the rows since, in one statement, so that no row is missed while a compaction commits (R2). Rows are sorted (R5),
 * because a table returns them in any order.
 */
async function loadUpdates(tx: Tx, documentIds: readonly string[]): Promise<StoredText[]> {
  const found = await tx.execute<{ id: string; snapshot: number; state: Buffer | null; rows: Buffer[] | null }>(sql`
    select d.id, coalesce(s.version, 0) as snapshot, s.state,
      (select array_agg(u.bytes order by u.time, u.writer, u.n) from updates u where u.document_id = d.id) as rows
    from documents d left join snapshots s on s.document_id = d.id
    where d.id = any(${sql.param([...documentIds])}::uuid[])`);
  return found.rows.map(({ id, snapshot, state, rows }) => ({
    documentId: id,
    snapshot,
    rows: rows?.length ?? 0,
    updates: [...(state === null ? [] : [state]), ...(rows ?? [])],
  }));
}
