/** Runs the lesson of the story's class, through the use cases that people's clicks call, and with text typed through sockets. */
import { randomUUID } from "node:crypto";
import { database, pool, transaction } from "@/db/client";
import { findActivity, lockActivity } from "@/lib/activity/queries/activity";
import { findTeamCases, type TeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { setupKey } from "@/lib/auth/setup-key";
import { authoriseClassEditor, authoriseMember, authoriseActivityEditor } from "@/lib/activity/authorise";
import type { SignedInViewer } from "@/lib/auth/viewer";
import { addTeacher } from "@/lib/features/people/classes/class-teachers";
import { createClass, loadClass } from "@/lib/features/people/classes/classes";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { loadMatches } from "@/lib/features/cases/comparing/comparing";
import { askForHelp } from "@/lib/features/hour/helping/flags";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { joinClass } from "@/lib/features/people/joining/joining";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { markSectionRead, recordTry } from "@/lib/features/learning/learning";
import { pairRound } from "@/lib/features/teams/matches/matches";
import { movePhase } from "@/lib/features/phases/phases";
import { writeComment } from "@/lib/features/cases/reviewing/comments";
import { returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { giveMark, loadReviews, release } from "@/lib/features/cases/reviewing/reviews";
import { acceptInvitation, inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { setUpFirstTeacher } from "@/lib/features/people/signing-in/teachers";
import { loadArrangement, storeArrangement } from "@/lib/features/teams/arrangement";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { handIn, takeBack } from "@/lib/features/cases/writing/submissions";
import { worksheetFields, type WorksheetField } from "@/lib/sync/format/fields";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import type { Phase } from "@/lib/activity/rules/phases";
import { withTeamsRemade } from "@/lib/features/teams/rules/arrangement-changes";
import { typeTogether, type Typist } from "./type-together";
import * as story from "./story";

type Teacher = SignedInViewer & { as: "teacher" };
type Student = SignedInViewer & { as: "student" };

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no number ${index}`);
  return found;
}

/** Writes the story into an empty database. */
export async function writeStory(): Promise<void> {
  await new Lesson(await openClass()).run();
}

interface Opened {
  teacher: Teacher;
  classId: string;
  activityId: string;
  code: string;
}

async function openClass(): Promise<Opened> {
  const { sessionId } = await setUpFirstTeacher(setupKey(), story.teacher);
  const teacher = await readSession(await sessionCookie(sessionId));
  if (teacher.as !== "teacher") throw new Error("the first teacher is not signed in");
  const { classId, activityId } = await createClass(teacher, story.className);
  const editor = await authoriseClassEditor(teacher, classId);
  await addRosterNames(editor, story.rosterName);
  await acceptInvitation(await inviteTeacher(teacher), story.coTeacher);
  await addTeacher(editor, { email: story.coTeacher.email, may: "read" });
  return { teacher, classId, activityId, code: (await loadClass(classId)).code };
}

class Lesson {
  private people: Student[] = [];

  constructor(private readonly opened: Opened) {}

  async run(): Promise<void> {
    await this.learn();
    await this.write();
    await this.compareAndVote();
    await this.review();
  }

  private async learn(): Promise<void> {
    for (const one of story.students) this.people.push(await this.join(one));
    await this.moveTo("learn");
    for (const one of story.tries) await recordTry(await this.member(0), one);
    for (const section of story.sectionsRead) await markSectionRead(await this.member(0), section);
    for (const [n, choice] of story.beforeVotes.entries())
      await castBallot(await this.member(n), { kind: "before", choice, reason: "" });
    const { studentId } = await this.join(story.mergedName);
    await mergeStudents(await authoriseClassEditor(this.opened.teacher, this.opened.classId), {
      studentId,
      intoId: at(this.people, 0).studentId,
      samePerson: true,
    });
  }

  private async write(): Promise<void> {
    await this.makeTeams();
    await this.moveTo("write");
    const { team, mode, title } = story.archived;
    await typeTogether([await this.typist(team, 0, [["title", title]])]);
    const { teamId } = at(await this.cases(), team);
    const change = { do: "mode", teamId, mode: at(story.teams, team).mode } as const;
    if (mode !== change.mode) await applyFirstOption(await this.editor(), change);
    const begun = ["title", "scenario", "harmed"] as const;
    await this.typeFields(begun);
    await this.compact(0);
    await this.typeFields(worksheetFields.filter((field) => !begun.some((one) => one === field)));
    await askForHelp(await this.member(6), story.flagSentence);
    await setPhaseClock(await this.editor(), { minutes: 25, expected: "write" });
    const asked = at(await this.cases(), 1).teamId;
    await sendMessage(await this.editor(), { to: { teamId: asked }, text: story.wordText });
    for (const [place, { handsIn }] of story.teams.entries()) if (handsIn) await this.handIn(place);
    await takeBack(await this.member(2 * story.resubmittingTeam));
    await typeTogether([await this.typist(story.resubmittingTeam, 1, [["response", story.addition]])]);
    await this.handIn(story.resubmittingTeam);
  }

  private async compareAndVote(): Promise<void> {
    const { activityId } = this.opened;
    await transaction(async (tx) =>
      pairRound(tx, await lockActivity(tx, activityId), new Date(), Math.random, "exemplar"),
    );
    await this.moveTo("compare");
    const cases = await this.cases();
    const [match] = await loadMatches(await this.member(0));
    const inMatch = (teamId: string) => match?.teams.some((team) => team.teamId === teamId) === true;
    const partner = cases.findIndex(({ teamId }, place) => place > 0 && inMatch(teamId));
    const room = `notes/${match?.id ?? ""}/1`;
    await typeTogether([
      { room, sessionId: at(this.people, 0).sessionId, words: [["alike", story.notes.alike]] },
      { room, sessionId: at(this.people, 2 * partner).sessionId, words: [["testing", story.notes.testing]] },
    ]);
    await this.moveTo("vote");
    for (const [n, vote] of story.finalVotes.entries())
      if (vote !== null) await castBallot(await this.member(n), { kind: "final", ...vote });
    await this.moveTo("results");
  }

  private async review(): Promise<void> {
    const editor = await this.editor();
    const cases = await this.cases();
    const reviews = await loadReviews(editor);
    const submissionOf = (place: number) => {
      const { teamId } = at(cases, place);
      return reviews.find((review) => review.teamId === teamId)?.submissionId ?? "";
    };
    const submissionId = submissionOf(0);
    for (const [criterion, level] of Object.entries(story.marks))
      await giveMark(editor, { submissionId, studentId: null, criterion, level });
    await writeComment(editor, submissionId, { id: randomUUID(), ...story.comment, passage: null, seen: null });
    await release(editor, { submissionIds: [submissionId], released: true });
    await returnForRevision(editor, submissionOf(1));
  }

  private async join(one: story.StoryStudent): Promise<Student> {
    const viewer = await readSession(await sessionCookie(await joinClass({ ...one, code: this.opened.code })));
    if (viewer.as !== "student") throw new Error(`${one.name} is not signed in`);
    return viewer;
  }

  private member(n: number) {
    return authoriseMember(at(this.people, n), this.opened.activityId);
  }

  private editor() {
    return authoriseActivityEditor(this.opened.teacher, this.opened.activityId);
  }

  private async moveTo(to: Phase): Promise<void> {
    const editor = await this.editor();
    await movePhase(editor, { to, expected: editor.activity.phase });
  }

  private async makeTeams(): Promise<void> {
    await transaction(async (tx) => {
      const activity = await lockActivity(tx, this.opened.activityId);
      const loaded = await loadArrangement(tx, activity);
      const planned = story.teams.map(({ mode }, n) => ({
        mode: n === story.archived.team ? story.archived.mode : mode,
        memberIds: this.people.slice(2 * n, 2 * n + 2).map(({ studentId }) => studentId),
      }));
      return storeArrangement(tx, activity, loaded, withTeamsRemade(loaded.arrangement, planned), new Date());
    });
  }

  private async arrangement() {
    const activity = await findActivity(database(), this.opened.activityId);
    if (activity === null) throw new Error("the activity is gone");
    return (await loadArrangement(database(), activity)).arrangement;
  }

  /** The teams' cases, in the order of the teams' numbers. */
  private async cases(): Promise<TeamCase[]> {
    const { teams } = await this.arrangement();
    return findTeamCases(
      database(),
      teams.map(({ id }) => id),
    );
  }

  private async typist(place: number, seat: number, words: Typist["words"]): Promise<Typist> {
    const { worksheetId, epoch } = at(await this.cases(), place);
    return {
      room: `worksheet/${worksheetId}/${epoch}`,
      sessionId: at(this.people, 2 * place + seat).sessionId,
      words,
    };
  }

  private async typeFields(fields: readonly WorksheetField[]): Promise<void> {
    const typists = story.teams.flatMap(({ texts, second }, place) =>
      [0, 1].map((seat) => {
        const own = fields.filter((field) => second.some((one) => one === field) === (seat === 1));
        return this.typist(
          place,
          seat,
          own.map((field) => [field, texts[field]]),
        );
      }),
    );
    await typeTogether(await Promise.all(typists));
  }

  /** Compacts a team's worksheet as the background compaction would do an hour later. */
  private async compact(place: number): Promise<void> {
    const { worksheetId } = at(await this.cases(), place);
    const { rows } = await pool().query<{ id: string }>("select id from documents where worksheet_id = $1", [
      worksheetId,
    ]);
    const thread = new CompactionThread();
    const { taken } = await compactDocument(at(rows, 0).id, thread, Date.now() + 3_600_000);
    thread.stop();
    if (taken === 0) throw new Error("nothing was compacted");
  }

  private async handIn(place: number): Promise<void> {
    const { done } = await handIn(await this.member(2 * place), { incomplete: true });
    if (!done) throw new Error(`team ${place + 1} could not hand in`);
  }
}
