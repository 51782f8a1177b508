/**
 * What teachers have decided, as the flat map of lib/activity/rules/journal.ts (T8). A key is the kind of a fact and its ids, such as
 * `phase/<activity>`, `member/<activity>/<student>`, `mark/<submission>/<criterion>/<student or "team">/<teacher>`. How undo writes them is in
 * lib/features/undo.
 */
import type { Tx } from "@/db/client";
import type { Fact, FactChange, Facts } from "@/lib/activity/rules/journal";
import type { Pause } from "@/lib/activity/rules/pause";
import { activityFacts, classFacts, findRecords } from "@/lib/activity/queries/facts";
import { findNames } from "@/lib/activity/queries/students";

export interface FactScope {
  activityIds: readonly string[];
  /** The class whose own facts are loaded too; null for none. */
  classId: string | null;
  /** Students whose names are facts too; entries store no other names. */
  named?: readonly string[];
}

/** A kind of fact in rows of type `Row`. `T`: its value. */
interface FactKind<Row, T extends Fact> {
  /** The key is the kind and these ids. */
  ids: (row: Row) => readonly string[];
  /** The first id is the activity's. */
  ofActivity?: true;
  value: (row: Row) => T;
}

/** The kinds of facts that one query loads from one kind of row. */
interface RowKind<Values extends Record<string, Fact>> {
  load: (tx: Tx, scope: FactScope) => Promise<[key: string, fact: Fact][]>;
  /** The kinds of facts whose first id is the activity's. */
  ofActivity: readonly string[];
  /** Only for types. */
  values?: Values;
}

function rowKind<Row, Values extends Record<string, Fact>>(
  load: (tx: Tx, scope: FactScope) => Promise<readonly Row[]>,
  facts: { [K in keyof Values]: FactKind<Row, Values[K]> },
): RowKind<Values> {
  const kinds = Object.entries<FactKind<Row, Fact>>(facts);
  return {
    load: async (tx, scope) =>
      (await load(tx, scope)).flatMap((row) =>
        kinds.map(([kind, { ids, value }]): [string, Fact] => [[kind, ...ids(row)].join("/"), value(row)]),
      ),
    ofActivity: kinds.flatMap(([kind, { ofActivity }]) => (ofActivity === true ? [kind] : [])),
  };
}

/** Facts in rows of activities. */
function ofActivities<Row, Values extends Record<string, Fact>>(
  query: (tx: Tx, activityIds: string[]) => PromiseLike<Row[]>,
  facts: { [K in keyof Values]: FactKind<Row, Values[K]> },
): RowKind<Values> {
  return rowKind(async (tx, { activityIds }) => (activityIds.length === 0 ? [] : query(tx, [...activityIds])), facts);
}

/** Facts in rows of a class. */
function ofClass<Row, Values extends Record<string, Fact>>(
  query: (tx: Tx, classId: string, scope: FactScope) => PromiseLike<Row[]>,
  facts: { [K in keyof Values]: FactKind<Row, Values[K]> },
): RowKind<Values> {
  return rowKind(async (tx, scope) => (scope.classId === null ? [] : query(tx, scope.classId, scope)), facts);
}

type EndedFlag = Awaited<ReturnType<(typeof activityFacts)["flag-ended"]>>[number];
type MarkRow = Awaited<ReturnType<typeof activityFacts.mark>>[number];

const given = true as const;

/** An undo reopens flags that ended so. */
const endedFlag = {
  ids: ({ id }: EndedFlag) => [id],
  value: ({ activityId, teamId, studentId }: EndedFlag) => ({ activityId, teamId, studentId }),
};

const markIds = ({ submissionId, criterion, studentId, teacherId }: MarkRow) => [
  submissionId,
  criterion,
  studentId ?? "team",
  teacherId,
];

const classKinds = {
  merged: ofClass(classFacts.merged, {
    merged: {
      ids: ({ id }) => [id],
      value: ({ mergedInto }) => mergedInto,
    },
    "merged-pin": {
      ids: ({ id }) => [id],
      value: ({ pinCounts }) => (pinCounts ? null : false),
    },
  }),
  student: ofClass(classFacts.student, {
    student: {
      ids: ({ id }) => [id],
      value: ({ onRoster, opened }) => ({ onRoster, opened }),
    },
    "extra-time": {
      ids: ({ id }) => [id],
      value: ({ extraTime }) => (extraTime === 100 ? null : extraTime),
    },
  }),
  name: ofClass((tx, _classId, { named = [] }) => findNames(tx, named), {
    name: {
      ids: ({ id }) => [id],
      value: ({ name }) => name,
    },
  }),
  record: ofClass((tx, _classId, { named = [] }) => findRecords(tx, named), {
    section: {
      ids: ({ id }) => [id],
      value: ({ section }) => section || null,
    },
    "school-id": {
      ids: ({ id }) => [id],
      value: ({ schoolId }) => schoolId || null,
    },
    email: {
      ids: ({ id }) => [id],
      value: ({ email }) => email || null,
    },
  }),
  teacher: ofClass(classFacts.teacher, {
    teacher: {
      ids: ({ classId, id }) => [classId, id],
      value: ({ may }) => may,
    },
  }),
  invitation: ofClass(classFacts.invitation, {
    invitation: {
      ids: ({ classId, id }) => [classId ?? "", id],
      value: ({ may }) => may,
    },
  }),
  class: ofClass(classFacts.class, {
    "class-name": {
      ids: ({ id }) => [id],
      value: ({ name }) => name,
    },
    joining: {
      ids: ({ id }) => [id],
      value: ({ joiningOpen }) => joiningOpen,
    },
    archived: {
      ids: ({ id }) => [id],
      value: ({ isArchived }) => isArchived || null,
    },
    deleted: {
      ids: ({ id }) => [id],
      value: ({ isDeleted }) => isDeleted || null,
    },
    code: {
      ids: ({ id }) => [id],
      value: ({ code }) => code,
    },
  }),
};

const teamKinds = {
  team: ofActivities(activityFacts.team, {
    team: {
      ids: ({ id }) => [id],
      value: ({ activityId, number, mode }) => ({ activityId, number, mode }),
    },
    "team-locked": {
      ids: ({ id }) => [id],
      value: ({ locked }) => locked || null,
    },
  }),
  member: ofActivities(activityFacts.member, {
    member: {
      ids: ({ activityId, studentId }) => [activityId, studentId],
      ofActivity: true,
      value: ({ teamId }) => teamId,
    },
  }),
  match: ofActivities(activityFacts.match, {
    match: {
      ids: ({ id }) => [id],
      value: ({ activityId, round, teamIds, exemplarMode, override }) => ({
        activityId,
        round,
        teamIds,
        exemplarMode,
        override,
      }),
    },
    "match-locked": {
      ids: ({ id }) => [id],
      value: ({ locked }) => locked || null,
    },
  }),
};

const activityKinds = {
  activity: ofActivities(activityFacts.activity, {
    phase: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ phase }) => phase,
    },
    // null: it was never self-paced.
    pace: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ selfPaced, pacedFrom, dueAt, resultsAt }) =>
        pacedFrom && {
          selfPaced,
          from: pacedFrom,
          dueAt: dueAt?.toISOString() ?? null,
          resultsAt: resultsAt?.toISOString() ?? null,
        },
    },
    round: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ round }) => round,
    },
    choice: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ choiceOpen, choiceCap }) => ({ open: choiceOpen, cap: choiceCap }),
    },
    "notes-in-casebook": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ notesInCasebook }) => notesInCasebook,
    },
    "feedback-shown": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ feedbackShownRound }) => feedbackShownRound || null,
    },
    plan: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ plan }) => plan,
    },
    "present-minutes": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ presentMinutes }) => presentMinutes,
    },
    "lesson-version": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ contentId }) => contentId,
    },
    pause: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ pause }) => pause && ({ ...pause } as Required<Pause>),
    },
    spotlight: {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ spotlight }) => spotlight && { ...spotlight },
    },
    "names-on-wall": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ namesOnWall }) => namesOnWall,
    },
    "reveal-step": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ revealStep }) => revealStep,
    },
    rubric: {
      ids: ({ id }) => [id],
      ofActivity: true,
      // As one text, because a fact is flat.
      value: ({ rubric }) => rubric && JSON.stringify(rubric),
    },
    "activity-put-away": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ isArchived, isDeleted }) => (isDeleted ? "deleted" : isArchived ? "archived" : null),
    },
    "activity-name": {
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ name }) => name,
    },
  }),
  clock: ofActivities(activityFacts.clock, {
    clock: {
      ids: ({ activityId, phase }) => [activityId, phase],
      ofActivity: true,
      value: ({ fromMs, lengthMs }) => ({ fromMs, lengthMs }),
    },
  }),
  "team-minutes": ofActivities(activityFacts["team-minutes"], {
    "team-minutes": {
      ids: ({ teamId, phase }) => [teamId, phase],
      value: ({ ms }) => ms,
    },
  }),
  absent: ofActivities(activityFacts.absent, {
    absent: {
      ids: ({ activityId, studentId }) => [activityId, studentId],
      ofActivity: true,
      value: () => given,
    },
  }),
  "in-casebook": ofActivities(activityFacts["in-casebook"], {
    "in-casebook": {
      ids: ({ worksheetId }) => [worksheetId],
      value: () => given,
    },
  }),
  "reason-hidden": ofActivities(activityFacts["reason-hidden"], {
    "reason-hidden": {
      ids: ({ activityId, studentId }) => [activityId, studentId],
      ofActivity: true,
      value: () => given,
    },
  }),
  "feedback-hidden": ofActivities(activityFacts["feedback-hidden"], {
    "feedback-hidden": {
      ids: ({ activityId, id }) => [activityId, id],
      ofActivity: true,
      value: () => given,
    },
  }),
  "handed-in": ofActivities(activityFacts["handed-in"], {
    "handed-in": {
      ids: ({ id }) => [id],
      value: () => given,
    },
  }),
};

const helpingKinds = {
  "flag-ended": ofActivities(activityFacts["flag-ended"], { "flag-ended": endedFlag }),
  // Closed by a phase move (T8a).
  "flag-lowered": ofActivities(activityFacts["flag-lowered"], { "flag-lowered": endedFlag }),
  "flag-coming": ofActivities(activityFacts["flag-coming"], {
    "flag-coming": {
      ids: ({ id }) => [id],
      value: ({ activityId, teamId, studentId, by }) => ({ activityId, teamId, studentId, by }),
    },
  }),
  word: ofActivities(activityFacts.word, {
    word: {
      ids: ({ id }) => [id],
      value: ({ activityId }) => ({ activityId }),
    },
  }),
  "word-over": ofActivities(activityFacts["word-over"], {
    "word-over": {
      ids: ({ id }) => [id],
      value: ({ activityId }) => ({ activityId }),
    },
  }),
};

const reviewKinds = {
  mark: ofActivities(activityFacts.mark, {
    mark: {
      ids: markIds,
      value: ({ level }) => level,
    },
    "mark-chosen": {
      ids: markIds,
      value: ({ chosen }) => chosen || null,
    },
  }),
  carried: ofActivities(activityFacts.carried, {
    carried: {
      ids: ({ id }) => [id],
      value: () => true,
    },
  }),
  comment: ofActivities(activityFacts.comment, {
    comment: {
      ids: ({ id }) => [id],
      value: ({ submissionId, teacherId, field, text, passage, createdAt }) => ({
        submissionId,
        teacherId,
        field,
        text,
        start: passage?.start ?? null,
        end: passage?.end ?? null,
        quote: passage?.quote ?? null,
        at: createdAt.toISOString(),
      }),
    },
  }),
  returned: ofActivities(activityFacts.returned, {
    returned: {
      ids: ({ worksheetId }) => [worksheetId],
      value: ({ submissionId, teamId }) => ({ submissionId, teamId }),
    },
  }),
  released: ofActivities(activityFacts.released, {
    released: {
      ids: ({ id }) => [id],
      value: ({ teamId }) => teamId,
    },
  }),
};

const rowKinds = { ...classKinds, ...teamKinds, ...activityKinds, ...helpingKinds, ...reviewKinds };

/** A kind of row: one query loads all its facts. */
export type RowKindName = keyof typeof rowKinds;
const allRowKinds = Object.keys(rowKinds) as RowKindName[]; // keys of our own object

type Intersect<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type ValuesOf<Kinds extends Record<string, RowKind<Record<string, Fact>>>> = Intersect<
  NonNullable<Kinds[keyof Kinds]["values"]>
>;
/** The value of each kind of fact, by the feature that stores it. */
export type ClassFacts = ValuesOf<typeof classKinds>;
export type TeamFacts = ValuesOf<typeof teamKinds>;
export type ActivityFacts = ValuesOf<typeof activityKinds>;
export type HelpingFacts = ValuesOf<typeof helpingKinds>;
export type ReviewFacts = ValuesOf<typeof reviewKinds>;

export async function loadFacts(tx: Tx, scope: FactScope, kinds: readonly RowKindName[] = allRowKinds): Promise<Facts> {
  const facts = new Map<string, Fact>();
  for (const kind of kinds) for (const [key, fact] of await rowKinds[kind].load(tx, scope)) facts.set(key, fact);
  return facts;
}

const keyedByActivity = new Set(Object.values(rowKinds).flatMap(({ ofActivity }) => ofActivity));

/** The activities that these facts belong to, in locking order. */
export function activitiesIn(changes: readonly FactChange[]): string[] {
  const ids = changes.flatMap(({ key, before, after }) => {
    const [kind = "", first = ""] = key.split("/");
    if (keyedByActivity.has(kind)) return [first];
    const fact = after ?? before;
    return fact !== null && typeof fact === "object" && typeof fact.activityId === "string" ? [fact.activityId] : [];
  });
  return [...new Set(ids)].sort();
}
