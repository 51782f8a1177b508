/** The teacher's live page of one activity: every team with its members, submission and match, and the students without a team. */
import { cache } from "react";
import { listStudents } from "@/lib/features/teams/queries/arrangement";
import { loadTimes, type LoadedTime } from "@/lib/features/hour/clocks/queries/clocks";
import { listFlags } from "@/lib/features/hour/helping/queries/flags";
import { countCast } from "@/lib/features/votes/voting/queries/ballots";
import { isProjectorOpen } from "@/lib/activity/queries/open-projectors";
import { listBoardMatches, listBoardSubmissions, listBoardTeams, listReached } from "./queries/board";
import { type ActivityRow } from "@/lib/activity/queries/activity";
import { database, type Tx } from "@/db/client";
import { type ActivityReader } from "@/lib/activity/authorise";
import { currentMs } from "@/lib/process/clock";
import { extraMs, leftAt, shownClock, timeOfStudent, type TeamTime } from "@/lib/activity/rules/clock";
import { suggestTeams } from "@/lib/features/teams/rules/arrangement";
import { isJoined } from "@/lib/features/people/joining/rules/joined";
import { type ClassFacts } from "@/lib/activity/rules/phase-move";
import { ownPhase } from "@/lib/activity/rules/own-phase";
import { isAtLeast, phaseTable, type Phase } from "@/lib/activity/rules/phases";
import { maxInTeam } from "@/lib/activity/rules/team-size";

export interface BoardStudent {
  id: string;
  name: string;
  /** The student's section in the class; "" for none (T15). */
  section: string;
  opened: boolean;
  absent: boolean;
}

export interface BoardSubmission {
  id: string;
  at: Date;
  title: string;
  /** When it was returned for revision; null unless it is returned now (Q12). */
  returnedAt: Date | null;
  /** It was handed in after a return. */
  again: boolean;
}

export interface BoardTeam {
  id: string;
  number: number;
  mode: string;
  worksheetId: string;
  members: readonly BoardStudent[];
  /** The submission that counts; null while nothing is handed in. */
  submission: BoardSubmission | null;
  /** The match of this round; null without one. */
  match: {
    id: string;
    /** The team is presenting now (Q16). */
    isPresenting: boolean;
    /** The team has presented. A presentation that the next team's start cut short counts. */
    presented: boolean;
    /** Position in the presenting order. */
    place: number;
    partners: readonly { id: string; number: number; mode: string }[];
    exemplarMode: string | null;
    override: boolean;
  } | null;
  /** The team's open request for help; null without one (Q24). */
  flag: BoardFlag | null;
  /** Milliseconds that the team's clock has beyond the class's. */
  extraMs: number;
}

export interface BoardFlag {
  id: string;
  /** The name of the student who asked. */
  name: string;
  studentId: string;
  sentence: string;
  at: Date;
  /** The name of the teacher who is coming; null while nobody is. */
  coming: string | null;
}

export interface Board {
  facts: ClassFacts;
  teams: readonly BoardTeam[];
  /** Students without a team: joined ones are in the tray, the others have not opened the activity (`notJoined`) or are absent. */
  tray: readonly BoardStudent[];
  notJoined: readonly BoardStudent[];
  absent: readonly BoardStudent[];
  /** For each student in the tray, the id of the team to join; null without teams, or when all are full (T3). */
  suggested: readonly (string | null)[];
  /** Flags that students raised for themselves, not for their team. */
  ownFlags: readonly BoardFlag[];
  /** Students of the class, joined or not. */
  students: number;
  /** The most milliseconds that the clock of a team, or of a student without a team, has beyond the class's (Q23). */
  longestExtraMs: number;
  /** Self-paced, until the results: the phase of each student who has joined. null while the class goes on together (T18). */
  ownPhases: ReadonlyMap<string, Phase> | null;
}

/** Lists the flags for which no teacher is coming yet (Q24). */
export function listUnansweredFlags({ teams, ownFlags }: Pick<Board, "teams" | "ownFlags">): BoardFlag[] {
  return [...teams.flatMap(({ flag }) => flag ?? []), ...ownFlags].filter(({ coming }) => coming === null);
}

/** Cached per request: a page and its head load it once. */
export const loadBoard = cache((reader: ActivityReader): Promise<Board> => loadBoardOf(database(), reader.activity));

/** Uncached, for decisions inside a transaction. */
export async function loadBoardOf(tx: Tx, activity: ActivityRow, now = currentMs()): Promise<Board> {
  const { id: activityId, classId } = activity;
  const teams = await listBoardTeams(tx, activityId);
  const students = await listStudents(tx, classId, activityId);
  const submissions = new Map(
    (await listBoardSubmissions(tx, activityId)).map(({ teamId, ...submission }) => [teamId, submission]),
  );
  const matched = await listBoardMatches(tx, activityId, activity.round);
  const { before, final } = await countCast(tx, activityId);
  const flags = await listFlags(tx, activityId);
  const time = (await loadTimes(tx, [activity])).get(activityId) ?? null;

  const byId = new Map(teams.map((team) => [team.id, team]));
  const board = teams.map((team): BoardTeam => {
    const own = matched.find((row) => row.teamId === team.id);
    const others =
      own === undefined ? [] : matched.filter((row) => row.matchId === own.matchId && row.teamId !== team.id);
    const partners = others
      .flatMap((row) => byId.get(row.teamId) ?? [])
      .map(({ id, number, mode }) => ({ id, number, mode }));
    return {
      ...team,
      members: students.filter((student) => student.teamId === team.id),
      submission: submissions.get(team.id) ?? null,
      match:
        own === undefined
          ? null
          : {
              id: own.matchId,
              isPresenting: own.presentingTeamId === team.id,
              presented: own.presented,
              place: own.place,
              partners,
              exemplarMode: own.exemplarMode,
              override: own.override,
            },
      flag: flags.find(({ teamId }) => teamId === team.id) ?? null,
      extraMs: extraMs(time?.limit ?? null, time?.teams.get(team.id)),
    };
  });
  const inNoTeam = students.filter((student) => student.teamId === null);
  const joined = students.filter(isJoined);
  const tray = inNoTeam.filter(isJoined);
  const reached = isPaced(activity) ? await listReached(tx, activityId) : null;
  return {
    facts: {
      phase: activity.phase,
      selfPaced: activity.selfPaced,
      joined: joined.length,
      tray,
      teams: teams.length,
      handedIn: board.filter((team) => team.submission !== null).length,
      unmatched: activity.selfPaced ? 0 : board.filter((team) => team.match === null).length,
      stillOn: stillOnOf(time, { teams, tray }, now),
      largest: largestOf(teams.map(({ mode }) => mode)),
      choosing: activity.choiceOpen,
      before,
      final,
      compared: activity.comparedAt !== null,
      revealed: activity.revealedAt !== null,
      revealStep: activity.revealStep,
      isWallOpen: await isProjectorOpen(tx, activityId),
    },
    teams: board,
    tray,
    notJoined: inNoTeam.filter((student) => !isJoined(student) && !student.absent),
    absent: students.filter((student) => student.absent),
    suggested: suggestionsFrom(board, tray.length, activity.phase),
    ownFlags: flags.filter(({ teamId }) => teamId === null),
    students: students.length,
    longestExtraMs: Math.max(
      0,
      ...board.map((team) => team.extraMs),
      ...(time === null
        ? []
        : tray.map(({ id }) => extraMs(time.limit, timeOfStudent(time, { studentId: id, teamId: null })))),
    ),
    ownPhases: reached && new Map(joined.map(({ id }) => [id, ownPhase(activity, reached.get(id))])),
  };
}

/** Whether each student is in a phase of their own. */
export function isPaced({ selfPaced, phase }: Pick<ActivityRow, "selfPaced" | "phase">): boolean {
  return selfPaced && phase !== "setup" && !phaseTable[phase].results;
}

function suggestionsFrom(teams: readonly BoardTeam[], students: number, phase: Phase): Board["suggested"] {
  const absent = new Set(teams.flatMap((team) => team.members.flatMap(({ id, absent }) => (absent ? [id] : []))));
  const found = suggestTeams(
    teams.map((team) => ({ ...team, memberIds: team.members.map(({ id }) => id) })),
    students,
    {
      isAbsent: (id) => absent.has(id),
      comparing: isAtLeast(phase, "compare"),
      hasMatch: (id) => teams.some((team) => team.id === id && team.match !== null),
      hasHandedIn: (id) => teams.some((team) => team.id === id && team.submission !== null),
      maxMembers: maxInTeam,
    },
  );
  return found.map((team) => team?.id ?? null);
}

function largestOf(modes: readonly string[]): { mode: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const mode of modes) counts.set(mode, (counts.get(mode) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined ? null : { mode: first[0], count: first[1] };
}

/** Teams and students whose clock is still running although the class's is over (T10). */
function stillOnOf(
  time: LoadedTime | null,
  { teams, tray }: { teams: readonly { id: string; number: number }[]; tray: readonly { id: string }[] },
  now: number,
): ClassFacts["stillOn"] {
  const isLeft = (own?: TeamTime) => {
    const clock = time === null ? null : shownClock(time.limit, time.time, own);
    return clock !== null && leftAt(clock, now) > 0;
  };
  if (time === null || isLeft()) return { teams: [], students: 0 };
  return {
    teams: teams.filter(({ id }) => isLeft(time.teams.get(id))).map(({ number }) => number),
    students: tray.filter(({ id }) => isLeft(timeOfStudent(time, { studentId: id, teamId: null }))).length,
  };
}
