/** A class in mid-lesson, for pictures: sections read, exercises tried, cases written and handed in, votes cast. */
import { modeOf, textsOfExample } from "@/lib/content/lesson";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { makeFeedback } from "@/db/testing/factories";
import * as work from "@/db/testing/student-work";
import { isAtLeast, type Phase } from "@/lib/activity/rules/phases";
import { worksheetFields, type WorksheetTexts } from "@/lib/sync/format/fields";
import { makeClassroom, modes, type Classroom, type ClassroomOptions } from "./classroom";

const lesson = builtInLesson;
const reasons = [
  "You can’t test for an input nobody has thought of yet.",
  "The training data looked fine to everyone who checked it.",
  "It sounds sure of itself, so nobody looks it up.",
  "One patch fixes one attack; the next attack is already there.",
  "Who is left out of the data never gets to say so.",
];

/** Indices of modes, one per student: some change their vote, some don't. */
const votesBefore = [0, 3, 3, 1, 0, 3, 2, 3, 0, 1, 3, 2, 0, 3];
const votesAfter = [1, 3, 1, 1, 2, 3, 2, 1, 0, 1, 2, 2, 1, 3];

/** Makes six pairs and two students in no team; `wanted` changes the numbers and the matching. */
export async function makeMidLessonClassroom(
  phase: Phase,
  wanted: Pick<ClassroomOptions, "teams" | "size" | "withoutTeam" | "matched" | "names"> = {},
): Promise<Classroom> {
  const teams = wanted.teams ?? (isAtLeast(phase, "write") ? 6 : 0);
  const classroom = await makeClassroom({
    phase,
    teams,
    withoutTeam: teams === 0 ? 12 : 2,
    matched: isAtLeast(phase, "compare"),
    ...wanted,
  });
  await makeLearning(classroom, isAtLeast(phase, "write"));
  if (isAtLeast(phase, "write")) await write(classroom, isAtLeast(phase, "vote"));
  if (isAtLeast(phase, "compare")) await compare(classroom);
  await vote(classroom, phase);
  if (isAtLeast(phase, "results")) await giveFeedback(classroom);
  return classroom;
}

/** Makes sections read and exercises tried. @param done whether everyone has finished */
export async function makeLearning({ activity, students }: Classroom, done: boolean): Promise<void> {
  const sections = lesson.sections.map(({ id }) => id);
  const readers = students.map(({ id: studentId }, i) => {
    const readCount = done ? sections.length : i % (sections.length + 1);
    return { activityId: activity.id, studentId, sectionsRead: sections.slice(0, readCount) };
  });
  await work.makeReaders(readers);
  const guesses = readers.flatMap(({ activityId, studentId, sectionsRead }, i) =>
    lesson.guesses
      .filter(() => sectionsRead.length > 0)
      .map(({ id: guess, options }, n) => {
        const answer = options[(i + n) % options.length]?.id ?? "";
        return { activityId, studentId, guess, answer };
      }),
  );
  await work.makeGuesses(guesses.filter((_, i) => i % 5 !== 0));
  await work.makeTries(
    readers.flatMap(({ activityId, studentId, sectionsRead }, i) => {
      if (sectionsRead.length < sections.length) return [];
      const own = { activityId, studentId, exercise: "match" } as const;
      return lesson.modes.flatMap(({ id: subject }, n) => {
        const other = lesson.modes[(n + 1) % lesson.modes.length]?.id ?? subject;
        const right = { ...own, subject, answer: subject, correct: true };
        return (i + n) % 3 === 0 ? [{ ...own, subject, answer: other, correct: false }, right] : [right];
      });
    }),
  );
}

/** A whole case about this mode. */
export function caseOf(mode: string): WorksheetTexts {
  return textsOfExample(modeOf(lesson, mode).example);
}

async function write({ activity, teams }: Classroom, all: boolean): Promise<void> {
  // Before the Vote phase one team has not begun to write.
  const writing = all ? teams : teams.slice(0, -1);
  const isHandedIn = (index: number) => all || index % 2 === 0;
  await work.makeTexts(
    writing.map((team, i) => {
      const texts = caseOf(team.mode);
      const begun = worksheetFields.filter((_, n) => isHandedIn(i) || n <= 2 + (i + 1) / 2);
      return {
        documentId: team.documentId,
        author: team.memberIds[0] ?? "",
        texts: Object.fromEntries(begun.map((field) => [field, texts[field]])),
      };
    }),
  );
  await work.makeSubmissions(
    writing
      .filter((_, i) => isHandedIn(i))
      .map(({ id, worksheetId, mode, memberIds }) => ({
        activityId: activity.id,
        teamId: id,
        worksheetId,
        mode,
        texts: caseOf(mode),
        memberIds,
      })),
  );
}

async function compare({ matches, teams }: Classroom): Promise<void> {
  const texts = {
    alike: "Both systems were trusted before anyone had tried them on the people they would meet.",
    testing: "A pilot in a second hospital, and a count of errors per group.",
  };
  await work.makeTexts(
    matches.map(({ documentId, teamIds }) => ({
      documentId,
      author: teams.find(({ id }) => id === teamIds[0])?.memberIds[0] ?? "",
      texts,
    })),
  );
}

async function vote({ activity, students, teams }: Classroom, phase: Phase): Promise<void> {
  const ballots = students.flatMap(({ id: studentId }, i) => {
    const team = teams.find(({ memberIds }) => memberIds.includes(studentId));
    const own = { activityId: activity.id, studentId };
    const before = {
      ...own,
      kind: "before" as const,
      choice: modes[votesBefore[i % votesBefore.length] ?? 0] ?? modes[0],
      reason: i % 3 === 0 ? `At first it seemed to me that nobody could check all ${i + 2} of the examples.` : "",
    };
    const final = {
      ...own,
      kind: "final" as const,
      choice: modes[votesAfter[i % votesAfter.length] ?? 0] ?? modes[0],
      reason: reasons[i % reasons.length] ?? "",
      teamId: team?.id ?? null,
      mode: team?.mode ?? null,
    };
    return [
      ...(isAtLeast(phase, "write") && i % 5 !== 4 ? [before] : []),
      // The first student has not voted yet, since a picture shows that student's ballot.
      ...(isAtLeast(phase, "results") || (phase === "vote" && i > 0 && i % 3 !== 0) ? [final] : []),
    ];
  });
  await work.makeBallots(ballots);
  if (!isAtLeast(phase, "results")) return;
  const tickets = students.map(({ id: studentId }, i) => ({
    activityId: activity.id,
    studentId,
    mind: "The case of the other team. Their test set looked complete, and it was not.",
    test: i % 2 === 0 ? "" : `Whether the ${i + 1} languages of our school are understood equally well.`,
  }));
  await work.makeTickets(tickets.filter((_, i) => i % 3 === 1));
}

/** Both teams of each match have sent their feedback and opened the other's. */
async function giveFeedback({ matches, teams }: Classroom): Promise<void> {
  for (const { id: matchId, teamIds } of matches)
    for (const [at, teamId] of teamIds.entries()) {
      const author = teams.find(({ id }) => id === teamId)?.members[0]?.id;
      const toTeamId = teamIds[(at + 1) % teamIds.length];
      if (author === undefined || toTeamId === undefined || toTeamId === teamId) continue;
      const now = new Date();
      const { documentId } = await makeFeedback({
        matchId,
        teamId,
        toTeamId,
        sentAt: now,
        sentBy: author,
        openedAt: now,
      });
      await work.makeText({
        documentId,
        author,
        texts: {
          strength: "Your case is so concrete that we could go and check it.",
          question: "Who else is hurt when nobody notices the failure?",
          suggestion: "You could add a pass mark: nobody may use the system if it fails your test.",
        },
      });
    }
}
