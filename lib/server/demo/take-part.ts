/** What a simulated student does in each phase, by the use cases and documents of any student. */
import { questionFields } from "@/lib/activity/rules/question-fields";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { newestVersion } from "@/lib/content/built-in-versions";
import { askForHelp, cancelFlag } from "@/lib/features/hour/helping/flags";
import { recordTry, markSectionRead } from "@/lib/features/learning/learning";
import { castBallot, recordResultsSeen } from "@/lib/features/votes/voting/ballots";
import { handIn, takeBack } from "@/lib/features/cases/writing/submissions";
import type { NotesField } from "@/lib/sync/format/fields";
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";
import { notesSentences, questionsForHelp, reasons, type CaseSentences } from "./cases";
import { casesOf } from "./exemplar-case";
import { findNotes, findWorksheet, type Worksheet } from "./open-documents";
import type { DocumentLink, SimulatedEditor } from "./simulated-editor";
import type { Student } from "./student";
import { ConcurrencyLimit, type Timing } from "./timing";

/** The lesson of the demo's class. */
const lesson = readBuiltInLesson(newestVersion);
const randomItem = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const happens = (of: number) => Math.random() < of;

export async function takePart(student: Student, phase: Phase, timing: Timing): Promise<void> {
  const { ballots, needs, onRail, results } = phaseTable[phase];
  if (ballots.before === "yes") await learn(student, timing);
  else if (needs === "teams") await write(student, timing);
  else if (needs === "matches") await compare(student, timing);
  else if (ballots.final === "yes") {
    await timing.pause(3_000, 60_000);
    if (happens({ live: 1, middle: 0.6, end: 0.95 }[timing.tempo])) await vote(student, "final");
  } else if (results && onRail) await student.act(recordResultsSeen);
}

async function learn(student: Student, timing: Timing): Promise<void> {
  const { completedSteps } = student;
  const once = async (station: string, complete: () => Promise<unknown>) => {
    if (completedSteps.has(station)) return;
    await complete();
    completedSteps.add(station);
  };
  /** Whether this student, while catching up, leaves the rest of the lesson undone, as some do. */
  const stopsEarly = () => happens({ live: 0, middle: 0.08, end: 0.01 }[timing.tempo]);
  for (const { id } of lesson.sections) {
    if (stopsEarly()) return;
    await once(id, async () => {
      await timing.pause(10_000, 45_000);
      await student.act((member) => markSectionRead(member, id));
    });
  }
  for (const { id } of lesson.modes) {
    if (stopsEarly()) return;
    await once(`match ${id}`, async () => {
      const putOn = (subject: string) =>
        student.act((member) => recordTry(member, { exercise: "match", subject, answer: id }));
      await timing.pause(4_000, 15_000);
      if (happens(0.3)) await putOn(randomItem(lesson.modes)?.id ?? "");
      await putOn(id);
    });
  }
  for (const { id, options } of lesson.checks) {
    await once(`check ${id}`, async () => {
      await timing.pause(6_000, 20_000);
      const answer = (option: string) =>
        student.act((member) => recordTry(member, { exercise: "check", subject: id, answer: option }));
      if (happens(0.4)) await answer(randomItem(options)?.id ?? "");
      await answer(options.find(({ correct }) => correct)?.id ?? "");
    });
  }
  await timing.pause(3_000, 10_000);
  await once("vote", () => vote(student, "before"));
}

async function vote(student: Student, kind: "before" | "final"): Promise<void> {
  const choice = randomItem(lesson.modes)?.id ?? "";
  const reason = kind === "before" ? "" : (randomItem(reasons[choice] ?? []) ?? "");
  await student.act((member) => castBallot(member, { kind, choice, reason }));
}

const fieldOrder = ["scenario", ...questionFields] as const;

/** The passages that the team has not written yet, from top to bottom. */
function missingIn(editor: SimulatedEditor, given: CaseSentences): { field: string; passage: string }[] {
  const title = editor.read("title") === "" ? [{ field: "title", passage: given.title }] : [];
  return [
    ...title,
    ...fieldOrder
      .flatMap((field) => (given[field] ?? []).map((passage) => ({ field, passage })))
      .filter(({ field, passage }) => !editor.read(field).includes(passage.slice(0, 12))),
  ];
}

async function write(student: Student, timing: Timing): Promise<void> {
  if (timing.isCatchingUp) {
    const sheet = await findWorksheet(student);
    if (sheet?.mayWrite !== true) return;
    return catchUpQueueOf(sheet).run(async () =>
      catchUp(student, await student.openEditor(sheet, timing), caseFor(sheet), timing),
    );
  }
  let editor: SimulatedEditor | null = null;
  for (;;) {
    await timing.pause(3_000, 25_000);
    const sheet = await findWorksheet(student);
    if (sheet?.isHandedIn === true) {
      await timing.pause(30_000, 120_000);
      if (happens(0.1)) await student.act(takeBack);
    } else if (sheet?.mayWrite === true && editor !== null && happens(0.04)) {
      if (await interrupt(student, timing)) editor = null;
    } else if (sheet?.mayWrite === true) {
      // A student who was moved to another team has another worksheet.
      if (editor?.link.path !== sheet.path) editor = await student.openEditor(sheet, timing);
      await writeOn(student, editor, caseFor(sheet), timing);
    }
  }
}

/** Interrupts a student who has begun to write: a request for help, a silence or a lost network. Returns whether it closed the worksheet. */
async function interrupt(student: Student, timing: Timing): Promise<boolean> {
  switch (randomItem(["asks", "asks", "is quiet", "drops out"] as const)) {
    case "asks":
      await student.act((member) => askForHelp(member, randomItem(questionsForHelp) ?? ""));
      await timing.pause(60_000, 180_000);
      if (happens(0.5)) await student.act((member) => cancelFlag(member));
      return false;
    case "drops out":
      await student.dropOut(3.5 * 60_000 + Math.random() * 120_000, timing);
      return true;
    default:
      await timing.pause(5.5 * 60_000, 7 * 60_000);
      return false;
  }
}

/** Chooses a case by the document's id, so that team-mates, who share it, choose the same case. */
function caseFor({ mode, path }: Worksheet): CaseSentences {
  const cases = casesOf(lesson, mode);
  const given = cases[parseInt(path.slice(16, 18), 16) % cases.length];
  if (given === undefined) throw new Error(`no case of the mode ${mode}`);
  return given;
}

/** Types a missing passage of the case; when none is missing, revises the text or hands in. */
async function writeOn(student: Student, editor: SimulatedEditor, given: CaseSentences, timing: Timing): Promise<void> {
  const next = randomItem(
    missingIn(editor, given)
      .filter(({ passage }) => !isBeingTyped(editor.link, passage))
      .slice(0, 3),
  );
  if (next !== undefined) await student.typingLimit.run(() => typePassage(editor, next, timing));
  else if (happens(0.15)) await handInSlowly(student, timing);
  else await student.typingLimit.run(() => revise(editor, given, timing));
}

/** Students of one document catch up one after the other, so that no two write the same sentence. */
const catchUpQueues = new Map<string, ConcurrencyLimit>();
function catchUpQueueOf({ path }: DocumentLink): ConcurrencyLimit {
  const queue = catchUpQueues.get(path) ?? new ConcurrencyLimit(1);
  catchUpQueues.set(path, queue);
  return queue;
}

/** Passages that a student is typing, so that nobody else begins them. */
const passagesInProgress = new Set<string>();
const isBeingTyped = ({ path }: DocumentLink, passage: string) => passagesInProgress.has(`${path} ${passage}`);

async function typePassage(
  editor: SimulatedEditor,
  { field, passage }: { field: string; passage: string },
  timing: Timing,
): Promise<void> {
  const sentence = `${editor.link.path} ${passage}`;
  passagesInProgress.add(sentence);
  try {
    await editor.write(field, passage, timing);
  } finally {
    passagesInProgress.delete(sentence);
  }
}

/** Writes up to a point that differs by team: in the middle of the phase one team in six is finished, at the end all but one in six are. */
async function catchUp(student: Student, editor: SimulatedEditor, given: CaseSentences, timing: Timing): Promise<void> {
  const place = parseInt(editor.link.path.slice(19, 21), 16) % 6;
  const all = 1 + fieldOrder.reduce((sum, field) => sum + (given[field]?.length ?? 0), 0);
  const isDone = timing.tempo === "end" ? place > 0 : place === 5;
  const remaining = isDone ? 0 : Math.ceil((all * (timing.tempo === "end" ? 2 : 5 - place)) / 6);
  for (let missing = missingIn(editor, given); missing.length > remaining; missing = missingIn(editor, given))
    await editor.write(missing[0]?.field ?? "", missing[0]?.passage ?? "", timing);
  await editor.waitUntilSaved();
  if (isDone) await handInSlowly(student, timing);
}

/** Adds one passage, or deletes it again. */
async function revise(editor: SimulatedEditor, given: CaseSentences, timing: Timing): Promise<void> {
  const passage = randomItem(given.more) ?? "";
  if (editor.read("response").includes(passage)) await editor.remove("response", passage, timing);
  else await editor.write("response", passage, timing);
}

async function handInSlowly(student: Student, timing: Timing): Promise<void> {
  await timing.pause(3_000, 8_000);
  await student.act((member) => handIn(member, { incomplete: false }));
  await timing.pause(5_000, 10_000);
}

async function compare(student: Student, timing: Timing): Promise<void> {
  if (timing.isCatchingUp) {
    const notes = await findNotes(student);
    if (notes === null) return;
    return catchUpQueueOf(notes).run(async () => {
      const editor = await student.openEditor(notes, timing);
      for (let most = timing.tempo === "end" ? 2 : 1; most > 0; most--) await takeNote(student, editor, timing);
      await editor.waitUntilSaved();
    });
  }
  let editor: SimulatedEditor | null = null;
  let written = 0;
  for (;;) {
    await timing.pause(8_000, 40_000);
    const notes = await findNotes(student);
    if (notes === null) continue;
    // Each round has its own notes.
    if (editor?.link.path !== notes.path) [editor, written] = [await student.openEditor(notes, timing), 0];
    if (written < 3) await takeNote(student, editor, timing);
    written += 1;
  }
}

async function takeNote(student: Student, editor: SimulatedEditor, timing: Timing): Promise<void> {
  const field = randomItem(Object.keys(notesSentences) as NotesField[]) ?? "alike"; // its keys are these
  const passage = randomItem(
    notesSentences[field].filter(
      (sentence) => !editor.read(field).includes(sentence.slice(0, 12)) && !isBeingTyped(editor.link, sentence),
    ),
  );
  if (passage !== undefined) await student.typingLimit.run(() => typePassage(editor, { field, passage }, timing));
}
