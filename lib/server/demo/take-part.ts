/** What a simulated student does in each phase, by the same pages, actions and documents as anyone. */
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { phaseTable, type Phase } from "@/lib/rules/phases/phases";
import type { NotesField } from "@/lib/document-format/fields";
import { notesSentences, reasons, type CaseSentences } from "./cases";
import { casesOf } from "./exemplar-case";
import type { SimulatedEditor } from "./simulated-editor";
import type { Page, DocumentLink } from "./page";
import { ConcurrencyLimit, type Timing } from "./timing";
import type { Browser } from "./browser";

const lesson = lessonOf(builtInContentId);
const randomItem = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const happens = (of: number) => Math.random() < of;
const action = (file: string, name: string) => `lib/actions/${file}.ts#${name}`;

/** A student and the page that they have open. */
interface Participant {
  readonly browser: Browser;
  readonly activityId: string;
  readonly typingLimit: ConcurrencyLimit;
  readonly page: Page | null;
  readonly completedSteps: Set<string>;
  openEditor: (link: DocumentLink, timing: Timing) => Promise<SimulatedEditor>;
}

export async function takePart(student: Participant, phase: Phase, timing: Timing): Promise<void> {
  const { ballots, needs, onRail, results } = phaseTable[phase];
  if (ballots.before === "yes") await learn(student, timing);
  else if (needs === "teams") await write(student, timing);
  else if (needs === "matches") await compare(student, timing);
  else if (ballots.final === "yes") {
    await timing.pause(3_000, 60_000);
    if (happens({ live: 1, middle: 0.6, end: 0.95 }[timing.tempo])) await vote(student, "final");
  } else if (results && onRail)
    await student.browser.callAction(
      `/a/${student.activityId}/results`,
      action("voting/vote", "noteResultsSeenAction"),
      { json: student.activityId },
    );
}

async function learn(student: Participant, timing: Timing): Promise<void> {
  const { activityId, browser, completedSteps } = student;
  const learnPath = (station: string) => `/a/${activityId}/learn/${station}`;
  const once = async (station: string, complete: () => Promise<unknown>) => {
    if (completedSteps.has(station)) return;
    await complete();
    completedSteps.add(station);
  };
  /** Of those who catch up, some are not done yet. */
  const stopsEarly = () => happens({ live: 0, middle: 0.08, end: 0.01 }[timing.tempo]);
  for (const { id } of lesson.sections) {
    if (stopsEarly()) return;
    await once(id, async () => {
      await browser.load(learnPath(id));
      await timing.pause(10_000, 45_000);
      await browser.callAction(learnPath(id), action("learning/learn", "finishSection"), {
        form: { activity: activityId, section: id },
      });
    });
  }
  const { causeOrder } = lesson.matching;
  for (const { id } of lesson.modes) {
    if (stopsEarly()) return;
    await once(`match ${id}`, async () => {
      const putTerm = (place: number) =>
        browser.callAction(
          learnPath("match"),
          action("learning/learn", "placeTerm"),
          { json: activityId },
          { json: { term: id, place } },
        );
      await timing.pause(4_000, 15_000);
      if (happens(0.3)) await putTerm(Math.floor(Math.random() * causeOrder.length));
      await putTerm(causeOrder.indexOf(id));
    });
  }
  for (const { id, options } of lesson.checks) {
    await once(`check ${id}`, async () => {
      await timing.pause(6_000, 20_000);
      const answer = (option: string) =>
        browser.callAction(
          learnPath("check"),
          action("learning/learn", "answerCheck"),
          { json: activityId },
          { form: { check: id, option } },
        );
      if (happens(0.4)) await answer(randomItem(options)?.id ?? "");
      await answer(options.find(({ correct }) => correct)?.id ?? "");
    });
  }
  await timing.pause(3_000, 10_000);
  await once("vote", () => vote(student, "before"));
}

async function vote({ activityId, browser }: Participant, kind: "before" | "final"): Promise<void> {
  const choice = randomItem(lesson.modes)?.id ?? "";
  const reason = kind === "before" ? "" : (randomItem(reasons[choice] ?? []) ?? "");
  await browser.callAction(
    `/a/${activityId}/${kind === "before" ? "learn/vote" : "vote"}`,
    action("voting/vote", "castBallotAction"),
    { json: activityId },
    { json: { kind, choice, reason } },
  );
}

const fieldOrder = ["scenario", "harmed", "prevention", "response"] as const;

/** What the team has not written yet, from top to bottom. */
function missingIn(editor: SimulatedEditor, given: CaseSentences): { field: string; passage: string }[] {
  const title = editor.read("title") === "" ? [{ field: "title", passage: given.title }] : [];
  return [
    ...title,
    ...fieldOrder
      .flatMap((field) => given[field].map((passage) => ({ field, passage })))
      .filter(({ field, passage }) => !editor.read(field).includes(passage.slice(0, 12))),
  ];
}

async function write(student: Participant, timing: Timing): Promise<void> {
  const link = student.page?.documents.find(({ kind, access }) => kind === "worksheet" && access === "write");
  const cases = casesOf(lesson, student.page?.mode ?? "");
  // Team-mates choose the same case: by the document's id, which only they share.
  const given = cases[parseInt(link?.path.slice(16, 18) ?? "0", 16) % cases.length];
  if (link === undefined || given === undefined) return;
  if (timing.isCatchingUp)
    return catchUpQueueOf(link).run(async () =>
      catchUp(student, await student.openEditor(link, timing), given, timing),
    );
  const editor = await student.openEditor(link, timing);
  for (;;) {
    await timing.pause(3_000, 25_000);
    if (isHandedIn(student)) {
      await timing.pause(30_000, 120_000);
      if (happens(0.1))
        await student.browser.callAction(writePath(student), action("writing/hand-in", "takeBackAction"), {
          json: student.activityId,
        });
      continue;
    }
    const next = randomItem(
      missingIn(editor, given)
        .filter(({ passage }) => !isBeingTyped(link, passage))
        .slice(0, 3),
    );
    if (next !== undefined) await student.typingLimit.run(() => typePassage(editor, next, timing));
    else if (happens(0.15)) await handIn(student, timing);
    else await student.typingLimit.run(() => revise(editor, given, timing));
  }
}

/** Students of one document catch up one after the other, or two would write the same sentence. */
const catchUpQueues = new Map<string, ConcurrencyLimit>();
function catchUpQueueOf({ path }: DocumentLink): ConcurrencyLimit {
  const queue = catchUpQueues.get(path) ?? new ConcurrencyLimit(1);
  catchUpQueues.set(path, queue);
  return queue;
}

/** Passages that a student is typing: nobody else begins them. */
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

/** Each team has come to a point of its own: in the middle one in six is done, at the end one in six is not. */
async function catchUp(
  student: Participant,
  editor: SimulatedEditor,
  given: CaseSentences,
  timing: Timing,
): Promise<void> {
  const place = parseInt(editor.link.path.slice(19, 21), 16) % 6;
  const all = 1 + fieldOrder.reduce((sum, field) => sum + given[field].length, 0);
  const isDone = timing.tempo === "end" ? place > 0 : place === 5;
  const remaining = isDone ? 0 : Math.ceil((all * (timing.tempo === "end" ? 2 : 5 - place)) / 6);
  for (let missing = missingIn(editor, given); missing.length > remaining; missing = missingIn(editor, given))
    await editor.write(missing[0]?.field ?? "", missing[0]?.passage ?? "", timing);
  await editor.waitUntilSaved();
  if (isDone) await handIn(student, timing);
}

/** Adds one passage, or deletes it again. */
async function revise(editor: SimulatedEditor, given: CaseSentences, timing: Timing): Promise<void> {
  const passage = randomItem(given.more) ?? "";
  if (editor.read("response").includes(passage)) await editor.remove("response", passage, timing);
  else await editor.write("response", passage, timing);
}

const writePath = ({ activityId }: Participant) => `/a/${activityId}/write`;
const isHandedIn = ({ page }: Participant) => /"handedIn":\{/.test(page?.html.replaceAll('\\"', '"') ?? "");

async function handIn(student: Participant, timing: Timing): Promise<void> {
  await timing.pause(3_000, 8_000);
  await student.browser.callAction(
    writePath(student),
    action("writing/hand-in", "handInAction"),
    { json: student.activityId },
    { json: { incomplete: false } },
  );
  await timing.pause(5_000, 10_000); // the page shows it by then
}

async function compare(student: Participant, timing: Timing): Promise<void> {
  const link = student.page?.documents.find(({ kind, access }) => kind === "notes" && access === "write");
  if (link === undefined) return;
  if (timing.isCatchingUp)
    return catchUpQueueOf(link).run(async () =>
      takeNotes(student, await student.openEditor(link, timing), timing.tempo === "end" ? 2 : 1, timing),
    );
  await takeNotes(student, await student.openEditor(link, timing), 3, timing);
}

async function takeNotes(student: Participant, editor: SimulatedEditor, most: number, timing: Timing): Promise<void> {
  for (let written = 0; written < most; written++) {
    await timing.pause(8_000, 40_000);
    const field = randomItem(Object.keys(notesSentences) as NotesField[]) ?? "alike"; // its keys are these
    const passage = randomItem(
      notesSentences[field].filter(
        (sentence) => !editor.read(field).includes(sentence.slice(0, 12)) && !isBeingTyped(editor.link, sentence),
      ),
    );
    if (passage !== undefined) await student.typingLimit.run(() => typePassage(editor, { field, passage }, timing));
  }
  await editor.waitUntilSaved();
}
