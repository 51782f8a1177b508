/**
 * Actions in an activity, from choosing modes to the results. Each invalidates exactly the topics of what changed (T9, Q7); each action of a teacher
 * is undone and redone, with everything that it changed (T8).
 */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { randomUUID } from "node:crypto";
import { it } from "vitest";
import { database } from "@/db/client";
import { listMessagesTo } from "./hour/helping/queries/messages";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeLessonVersion } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { findDocumentFacts } from "@/lib/sync/queries/documents";
import {
  hideFeedback,
  loadOwnFeedback,
  openFeedback,
  sendFeedback,
  showAllFeedback,
  startFeedback,
} from "./cases/feedback/feedback";
import { includeInCasebook, includeNotesInCasebook } from "./cases/casebook/casebook";
import * as clocks from "./hour/clocks/clocks";
import { showPart, startPresenting, stopPresenting, swapOrder } from "./cases/comparing/presenting";
import { answerFlag, askForHelp, closeFlag, cancelFlag } from "./hour/helping/flags";
import { markMessageRead, sendMessage } from "./hour/helping/messages";
import { markAbsent } from "./teams/attendance";
import { takeNewerVersion } from "./lessons/newer-version";
import { recordJoined } from "./people/joining/participants";
import { markSectionRead, recordTry } from "./learning/learning";
import { goOn } from "./phases/own-way";
import { setPace } from "./phases/pacing";
import { move } from "./phases/testing/moved-class";
import { moveReveal, showOnProjector, showNamesOnProjector } from "./screens/projector/projector";
import { editRubric } from "./cases/reviewing/rubric";
import { setLock } from "./teams/locks";
import { chooseMode, closeChoice, openChoice } from "./teams/mode-choice";
import { placeInSuggestedTeam } from "./arranging/teams/rearranging";
import { applyFirstOption } from "./arranging/teams/testing/rearranged-class";
import { saveTicket } from "./votes/tickets/tickets";
import { castBallot } from "./votes/voting/ballots";
import { hideReason } from "./screens/projector/hide-reason";
import { expectTopics, newRoom } from "./testing/each-action";

withDatabase();

const lesson = builtInLesson;

it("T8g, T8d: before Write each action on modes, locks, presence and exercises tells of exactly what it changed, what changes nothing of nothing; teachers' are undone and done again", async () => {
  const room = await newRoom("learn");
  const { editor, as, id, one, activityId } = room;
  const [first, second] = lesson.sections;
  const check = lesson.checks[0];
  const match = { exercise: "match" as const, subject: "bias", answer: "brittleness" };
  await change.setParticipant(activityId, id(4), { joinedAt: null });
  await expectTopics(room, [
    ["open the activity", () => recordJoined(database(), activityId, id(4)), "roster student:4 tray"],
    ["open it again", () => recordJoined(database(), activityId, id(4)), ""],
    ["open the choice of modes", () => openChoice(editor, { cap: null }), "teams tray", "teams tray"],
    ["choose a mode", async () => chooseMode(await as(4), "bias"), "student:4 tray"],
    ["close the choice of modes", () => closeChoice(editor), "teams tray", "teams tray"],
    ["absent", () => markAbsent(editor, { studentId: id(1), absent: true }), "roster teams tray", "roster teams tray"],
    [
      "present",
      () => markAbsent(editor, { studentId: id(1), absent: false }),
      "roster teams tray",
      "roster teams tray",
    ],
    ["lock a team", () => setLock(editor, { what: "team", teamId: one.id, locked: true }), "locks", "locks"],
    ["lock a match", () => setLock(editor, { what: "match", teamId: one.id, locked: true }), "locks", "locks"],
    ["read a section", async () => markSectionRead(await as(0), first?.id ?? ""), "tries"],
    ["read it again", async () => markSectionRead(await as(0), first?.id ?? ""), ""],
    ["read the next", async () => markSectionRead(await as(0), second?.id ?? ""), "tries"],
    ["try a pair", async () => recordTry(await as(0), match), "tries"],
    [
      "try a check",
      async () =>
        recordTry(await as(0), { exercise: "check", subject: check?.id ?? "", answer: check?.options[0]?.id ?? "" }),
      "tries",
    ],
    ["write", () => move(room, "write"), "phase", "phase"],
  ]);
});

it("T8g, T8d: in Write each flag and each word tells its team and its student, clocks, pauses and the wall tell their own pages, and all but what students do is undone and done again", async () => {
  const room = await newRoom("write");
  const { editor, as, flag, one, two, activityId, id } = room;
  const wordId = randomUUID();
  const name = randomUUID();
  await change.setActivity(activityId, { contentId: await makeLessonVersion(lesson, name) });
  const newer = await makeLessonVersion({ ...lesson, about: "Mended." }, name);
  const inWrite = { expected: "write" as const };
  const newest = async () => (await listMessagesTo(database(), [{ activityId, studentId: id(0) }]))[0]?.id ?? "";
  await expectTopics(room, [
    ["ask for help", async () => askForHelp(await as(0), "Is this a case?"), "flags student:0 team:1"],
    ["ask again", async () => askForHelp(await as(1), "Is it?"), "flags student:0 team:1"],
    ["take it back", async () => cancelFlag(await as(1)), "flags student:1 team:1"],
    ["ask in the tray", async () => askForHelp(await as(4), "Where do I go?"), "flags student:4"],
    ["put it away", async () => closeFlag(editor, await flag(4, null)), "flags student:4", "flags student:4"],
    ["ask once more", async () => askForHelp(await as(2), "Is this one?"), "flags student:2 team:2"],
    [
      "answer",
      async () => answerFlag(editor, { id: wordId, flagId: await flag(2, two.id), text: "It is." }),
      "flags student:2 student:3 team:2",
      "flags student:2 team:2 words",
    ],
    ["answer twice", async () => answerFlag(editor, { id: wordId, flagId: randomUUID(), text: "It is." }), "flags"],
    [
      "a word to a team",
      () => sendMessage(editor, { to: { teamId: one.id }, text: "Go on." }),
      "student:0 student:1",
      "words",
    ],
    ["the same word", () => sendMessage(editor, { id: wordId, to: "all", text: "It is." }), ""],
    ["a word to all", () => sendMessage(editor, { to: "all", text: "Two minutes." }), "words", "words"],
    ["read a word", async () => markMessageRead(await as(0), await newest()), "student:0"],
    ["a clock", () => clocks.setPhaseClock(editor, { ...inWrite, minutes: 10 }), "clock", "clock"],
    ["more for all", () => clocks.extendPhaseClock(editor, { ...inWrite, minutes: 2 }), "clock", "clock"],
    [
      "more for one",
      () => clocks.extendTeamClock(editor, { ...inWrite, minutes: 2, teamId: one.id }),
      "clock",
      "clock",
    ],
    ["a plan", () => clocks.choosePlan(editor, "60"), "clock", "clock"],
    [
      "minutes to present",
      () => clocks.changePresentMinutes(editor, 5),
      "clock matches presenting",
      "clock matches presenting",
    ],
    [
      "extra time",
      () => clocks.giveExtraTime(room.inClass, { studentId: id(0), percent: 125 }),
      "clock",
      "clock roster",
    ],
    ["pause", () => clocks.pauseScreens(editor, { kind: "pause", sentence: "" }), "clock pause", "clock pause"],
    ["pause for longer", () => clocks.renewScreensPause(editor), "clock pause", "clock pause"],
    ["go on", () => clocks.endPause(editor), "clock pause", "clock pause"],
    ["show a case", () => showOnProjector(editor, { what: "case", teamId: one.id }), "wall", "wall"],
    ["show names", () => showNamesOnProjector(editor, true), "wall", "wall"],
    ["a step of the reveal", () => moveReveal(editor, { from: 0, by: 1 }), "wall", "wall"],
    [
      "into the casebook",
      () => includeInCasebook(editor, { teamId: one.id, included: true }),
      "submissions",
      "submissions",
    ],
    ["with notes", () => includeNotesInCasebook(editor, true), "matches submissions", "matches submissions"],
    ["take a newer version of the lesson", () => takeNewerVersion(editor, newer), "phase", "phase"],
    ["take it again", () => takeNewerVersion(editor, newer), ""],
    [
      "edit the rubric",
      () => editRubric(editor, { seen: lesson.rubric, rubric: lesson.rubric.slice(1) }),
      "phase reviews",
      "phase reviews",
    ],
  ]);
});

it("T8g, T8d: from Compare on presentations and feedback tell their match, votes the count, and changes of teams and matches what they changed; teachers' are undone and done again", async () => {
  const room = await newRoom("write");
  const { editor, as, id, match, one } = room;
  const cast = (choice: string) => async () => castBallot(await as(0), { kind: "final", choice, reason: "Because." });
  const feedback = async () => {
    const [own] = (await loadOwnFeedback(await as(0))).given;
    if (own === undefined) throw new Error("the team has begun no feedback");
    return own;
  };
  const writtenFeedback = async () => {
    const own = await feedback();
    const [facts] = await findDocumentFacts(database(), "feedback", [own.id]);
    const texts = { strength: "Concrete.", question: "Who else?", suggestion: "A pass mark." };
    await makeText({ documentId: facts?.epochs[0]?.documentId ?? "", author: id(0), texts });
    return own.id;
  };
  const save = (mind: string) => async () => saveTicket(await as(0), { mind, test: "" });
  await expectTopics(room, [
    ["compare", () => move(room, "compare"), "phase", "phase"],
    ["swap", async () => swapOrder(await as(0), match.id), "match presenting"],
    ["present", async () => startPresenting(await as(2), match.id), "match presenting"],
    ["show a part", async () => showPart(await as(2), match.id, "harmed"), "match"],
    ["stop", async () => stopPresenting(await as(2), match.id), "match presenting"],
    ["begin feedback", async () => startFeedback(await as(0), match.id), "feedback match"],
    ["send feedback", async () => sendFeedback(await as(0), await writtenFeedback()), "feedback match team:1 team:2"],
    ["send it again", async () => sendFeedback(await as(1), (await feedback()).id), ""],
    ["show all feedback", () => showAllFeedback(editor, { all: true }), "feedback teams", "feedback teams"],
    [
      "hide feedback",
      async () => hideFeedback(editor, { feedbackId: (await feedback()).id, hidden: true }),
      "feedback match team:1 team:2",
      "feedback teams",
    ],
    [
      "show it again",
      async () => hideFeedback(editor, { feedbackId: (await feedback()).id, hidden: false }),
      "feedback match team:1 team:2",
      "feedback teams",
    ],
    ["open feedback", async () => openFeedback(await as(2), (await feedback()).id), "feedback match team:1 team:2"],
    ["open it again", async () => openFeedback(await as(3), (await feedback()).id), ""],
    [
      "an exemplar",
      () => applyFirstOption(editor, { do: "exemplar", teamId: one.id, mode: "default" }),
      "matches",
      "matches",
    ],
    ["place a late student", () => placeInSuggestedTeam(editor, id(4), one.id), "matches teams tray", "teams tray"],
    ["vote", () => move(room, "vote"), "phase", "phase"],
    ["cast a vote", cast("bias"), "ballots"],
    ["change it", cast("brittleness"), "choices"],
    ["send it again", cast("brittleness"), ""],
    ["hide a reason", () => hideReason(editor, { studentId: id(0), hidden: true }), "ballots", "ballots"],
    ["show a reason", () => hideReason(editor, { studentId: id(0), hidden: false }), "ballots", "ballots"],
    ["results", () => move(room, "results"), "phase", "phase wall"],
    ["put it on the wall", () => showOnProjector(editor, { what: "reason", studentId: id(0) }), "wall", "wall"],
    ["write an exit ticket", save("The other case."), "choices"],
    ["save it again", save("The other case."), ""],
    ["hide it there too", () => hideReason(editor, { studentId: id(0), hidden: true }), "ballots wall"],
  ]);
});

it("T8g, T8d: self-paced, the teacher's setting tells of the phase, and a step tells its student and the teacher; the setting is undone and done again", async () => {
  const room = await newRoom("learn");
  const { editor, as } = room;
  const pacing = { upTo: "compare", dueAt: new Date("2036-03-06T17:00:00Z"), resultsAt: null } as const;
  await expectTopics(room, [
    ["go on alone", () => setPace(editor, pacing), "phase", "phase"],
    ["further", () => setPace(editor, { ...pacing, upTo: "vote" }), "phase", "phase"],
    ["read on", async () => goOn(await as(0), { from: "learn", withExample: false }), "roster student:0"],
    ["press again", async () => goOn(await as(0), { from: "learn", withExample: false }), ""],
    [
      "begin a case in no team",
      async () => goOn(await as(4), { from: "learn", withExample: false }),
      "roster student:4",
    ],
    ["write alone", async () => goOn(await as(4), { from: "write", withExample: false }), "matches teams tray"],
    ["go on together", () => setPace(editor, null), "phase", "phase"],
  ]);
});
