import { database } from "@/db/client";
import { makeStudent } from "@/db/testing/factories";
import type { Member, ActivityEditor } from "@/lib/activity/authorise";
import { phases } from "@/lib/activity/rules/phases";
import { teamSizes } from "@/lib/features/teams/rules/random-teams";
import { pauseKinds } from "@/lib/activity/rules/pause";
import { endPause, pauseScreens, renewScreensPause } from "@/lib/features/hour/clocks/clocks";
import { askForHelp, cancelFlag } from "@/lib/features/hour/helping/flags";
import { markAbsent } from "@/lib/features/teams/attendance";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { includeInCasebook, includeNotesInCasebook } from "@/lib/features/cases/casebook/casebook";
import type { Change } from "@/lib/features/teams/changes";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { chooseMode, closeChoice, openChoice } from "@/lib/features/teams/mode-choice";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { recordJoined } from "@/lib/features/people/joining/participants";
import { movePhase } from "@/lib/features/phases/phases";
import { setLock } from "@/lib/features/teams/locks";
import { applyChange } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { handIn, handInForTeam, takeBack } from "@/lib/features/cases/writing/submissions";
import { pick, refusal, type RandomClass } from "./random-class";
import type { Step } from "./random-lessons";
import {
  runClockStep,
  runColleagueStep,
  runHelpStep,
  runReviewStep,
  runRubricStep,
  runProjectorStep,
} from "./random-parts";

/** Runs a step with the students, teams and entries of that moment. */
export async function runStep(randomClass: RandomClass, { act, a, b, c }: Step): Promise<void> {
  const { arrangement, students, ended } = await randomClass.loaded();
  const activity = await randomClass.activity();
  const team = pick(arrangement.teams, a);
  const other = pick(arrangement.teams, b);
  const student = pick(students, b);
  const mode = pick(activity.lesson.modes, c)?.id ?? "";
  const change = (one: Change) => applyAnyOption(randomClass.editor, one, c);
  const role = { as: "student", studentId: student?.id ?? "", teamId: student?.teamId ?? null } as const;
  const me: Member | null =
    student === undefined
      ? null
      : {
          studentId: student.id,
          classId: activity.classId,
          name: student.name,
          sessionId: "",
          teamId: student.teamId,
          activity,
          opened: activity.phase,
          role,
        };
  switch (act) {
    case "draw-teams":
    case "form-teams":
      return change({ do: act, size: pick(teamSizes, a) });
    case "move": {
      const places = [
        { to: "tray" as const },
        { to: "new" as const, mode },
        ...(team === undefined ? [] : [{ to: "team" as const, teamId: team.id }]),
        ...ended.slice(0, 2).map(({ id }) => ({ to: "back" as const, teamId: id })),
      ];
      const destination = pick(places, c);
      if (student !== undefined && destination !== undefined)
        await change({ do: "move", studentId: student.id, destination });
      return;
    }
    case "mode":
      return team && change({ do: "mode", teamId: team.id, mode });
    case "merge":
      return team && other && change({ do: "merge", teamId: team.id, otherId: other.id });
    case "split":
      return team && change({ do: "split", teamId: team.id, studentIds: team.memberIds.slice(0, 1), mode });
    case "end":
      return team && change({ do: "end", teamId: team.id });
    case "pair":
    case "next-round":
      return change({ do: act });
    case "meet":
      return team && other && change({ do: "meet", teamId: team.id, otherId: other.id });
    case "exemplar":
      return team && change({ do: "exemplar", teamId: team.id, mode: c % 3 === 0 ? null : "default" });
    case "lock":
      return (
        team &&
        setLock(randomClass.editor, {
          what: b % 2 === 0 ? "team" : "match",
          teamId: team.id,
          locked: c % 3 > 0,
        })
      );
    case "phase":
      return movePhase(randomClass.editor, {
        to: pick(phases, a) ?? "learn",
        expected: activity.phase,
        make: { teams: b % 2 === 0, matches: pick(["none", "all", "exemplar", "override"] as const, c) ?? "none" },
      });
    case "choice":
      return a % 2 === 0 ? openChoice(randomClass.editor, { cap: null }) : closeChoice(randomClass.editor);
    case "absent":
      return student && markAbsent(randomClass.editor, { studentId: student.id, absent: a % 2 === 0 });
    case "remove":
      return student && removeStudent(randomClass.inClass, student.id);
    case "merge-students": {
      const into = pick(students, a);
      return (
        student &&
        into &&
        mergeStudents(randomClass.inClass, { studentId: student.id, intoId: into.id, samePerson: b % 2 === 0 })
      );
    }
    case "return":
    case "end-return":
    case "release":
    case "mark":
    case "choose-mark":
    case "comment":
      return runReviewStep(randomClass, act, a, b);
    case "rubric":
      return runRubricStep(randomClass, a);
    case "clock":
      return runClockStep(randomClass, team?.id ?? null, student?.id ?? null, a, b);
    case "pause":
      return a % 3 === 0
        ? endPause(randomClass.editor)
        : a % 3 === 1
          ? renewScreensPause(randomClass.editor)
          : pauseScreens(randomClass.editor, { kind: pick(pauseKinds, b) ?? "pause", sentence: "" });
    case "answer-flag":
    case "word":
      return runHelpStep(randomClass, act, team?.id ?? null, a);
    case "wall":
      return runProjectorStep(randomClass, team?.id ?? null, student?.id ?? null, a, b);
    case "colleague":
      return runColleagueStep(randomClass, a);
    case "names":
      await addRosterNames(randomClass.inClass, `Name ${a} ${b} ${c}`);
      return;
    case "hand-in-for":
      if (team !== undefined) await handInForTeam(randomClass.editor, team.id, { incomplete: true });
      return;
    case "casebook":
      return team && includeInCasebook(randomClass.editor, { teamId: team.id, included: b % 2 === 0 });
    case "notes":
      return includeNotesInCasebook(randomClass.editor, a % 2 === 0);
    case "undo":
    case "redo": {
      const entry = pick(
        (await loadJournal(randomClass.editor, 200)).filter(
          (one) => one.undoneAt === null && one.undoable && (one.kind === "undo") === (act === "redo"),
        ),
        a % 4,
      );
      if (entry !== undefined) await undo(randomClass.editor, entry.id);
      return;
    }
    case "join": {
      if (students.length < 14) await makeStudent({ classId: activity.classId, activityId: activity.id });
      return;
    }
    case "open":
      return student && recordJoined(database(), activity.id, student.id);
    case "type":
      return student && randomClass.type(student.id, student.teamId, a);
    case "hand-in":
      if (me !== null) await handIn(me, { incomplete: true });
      return;
    case "take-back":
      return me === null ? undefined : takeBack(me);
    case "ballot":
      if (me === null) return;
      for (const kind of ["before", "final"] as const) {
        await castBallot(me, { kind, choice: mode, reason: "" }).catch(refusal);
      }
      for (const { studentId, kind, cameFrom } of await randomClass.ballots())
        randomClass.cast.add(`${cameFrom[0] ?? studentId} ${kind}`);
      return;
    case "ask-for-help":
      return me === null ? undefined : askForHelp(me, `${b}`);
    case "take-flag-back":
      return me === null ? undefined : cancelFlag(me);
    case "choose":
      return me === null ? undefined : chooseMode(me, mode);
  }
}

async function applyAnyOption(editor: ActivityEditor, one: Change, seed: number): Promise<void> {
  const { options } = await previewChange(editor, one, seed);
  const option = pick(options, seed);
  if (option !== undefined) await applyChange(editor, option.change, seed, option.expected);
}
