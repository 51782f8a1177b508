/** What a simulated student does in each phase, by the same pages, actions and documents as anyone. */
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import type { NotesField } from "@/lib/document-format/fields";
import { casesByMode, notesSentences, reasons, type CaseSentences } from "./cases";
import type { SimulatedEditor } from "./simulated-editor";
import type { Page, DocumentLink } from "./page";
import { ConcurrencyLimit, type Timing } from "./pace";
import type { Browser } from "./browser";

const lesson = lessonOf(builtInContentId);
const randomItem = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const happens = (of: number) => Math.random() < of;
const action = (file: string, name: string) => `lib/actions/${file}.ts#${name}`;

/** Who takes part, and the page that they have open. */
interface Participant {
  readonly browser: Browser;
  readonly activityId: string;
  readonly hands: ConcurrencyLimit;
  readonly page: Page | null;
  readonly passed: Set<string>;
  sitDown: (room: DocumentLink, pace: Timing) => Promise<SimulatedEditor>;
}

export async function takePart(student: Participant, phase: Phase, pace: Timing): Promise<void> {
  switch (phase) {
    case "learn":
      return learn(student, pace);
    case "write":
      return write(student, pace);
    case "compare":
      return compare(student, pace);
    case "vote":
      await pace.pause(3_000, 60_000);
      if (happens({ live: 1, middle: 0.6, end: 0.95 }[pace.tempo])) await vote(student, "final");
      return;
    case "results":
      await student.browser.callAction(`/a/${student.activityId}/results`, action("voting/vote", "noteResultsSeenAction"), {
        json: student.activityId,
      });
      return;
    case "setup":
    case "closed":
      return;
  }
}

async function learn(student: Participant, pace: Timing): Promise<void> {
  const { activityId, browser, passed } = student;
  const learnPath = (station: string) => `/a/${activityId}/learn/${station}`;
  const once = async (station: string, pass: () => Promise<unknown>) => {
    if (passed.has(station)) return;
    await pass();
    passed.add(station);
  };
  /** Those who catch up are not all through. */
  const stopsEarly = () => happens({ live: 0, middle: 0.08, end: 0.01 }[pace.tempo]);
  for (const { id } of lesson.sections) {
    if (stopsEarly()) return;
    await once(id, async () => {
      await browser.load(learnPath(id));
      await pace.pause(10_000, 45_000);
      await browser.callAction(learnPath(id), action("learning/learn", "readOn"), { form: { activity: activityId, section: id } });
    });
  }
  const { causeOrder } = lesson.matching;
  for (const { id } of lesson.modes) {
    if (stopsEarly()) return;
    await once(`match ${id}`, async () => {
      const place = (place: number) =>
        browser.callAction(
          learnPath("match"),
          action("learning/learn", "placeTerm"),
          { json: activityId },
          { json: { term: id, place } },
        );
      await pace.pause(4_000, 15_000);
      if (happens(0.3)) await place(Math.floor(Math.random() * causeOrder.length));
      await place(causeOrder.indexOf(id));
    });
  }
  for (const { id, options } of lesson.checks) {
    await once(`check ${id}`, async () => {
      await pace.pause(6_000, 20_000);
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
  await pace.pause(3_000, 10_000);
  await once("vote", () => vote(student, "before"));
}

async function vote({ activityId, browser }: Participant, kind: "before" | "final"): Promise<void> {
  const choice = randomItem(lesson.modes)?.id ?? "";
  const reason = kind === "before" ? "" : (randomItem(reasons[choice] ?? []) ?? "");
  await browser.callAction(
    `/a/${activityId}/${kind === "before" ? "learn/vote" : "vote"}`,
    action("voting/vote", "castBallotAction"),
    { json: { activityId, kind, choice, reason } },
  );
}

const fieldOrder = ["scenario", "harmed", "prevention", "response"] as const;

/** What a team has yet to write, from top to bottom. */
function missingIn(desk: SimulatedEditor, given: CaseSentences): { field: string; words: string }[] {
  const title = desk.read("title") === "" ? [{ field: "title", words: given.title }] : [];
  return [
    ...title,
    ...fieldOrder
      .flatMap((field) => given[field].map((words) => ({ field, words })))
      .filter(({ field, words }) => !desk.read(field).includes(words.slice(0, 12))),
  ];
}

async function write(student: Participant, pace: Timing): Promise<void> {
  const room = student.page?.documents.find(({ kind, access }) => kind === "worksheet" && access === "write");
  const cases = casesByMode[student.page?.mode ?? ""] ?? [];
  // Both of a team have the same one in mind: by the room, which only they share.
  const given = cases[parseInt(room?.path.slice(16, 18) ?? "0", 16) % cases.length];
  if (room === undefined || given === undefined) return;
  if (pace.isCatchingUp)
    return catchUpQueue(room).run(async () => catchUp(student, await student.sitDown(room, pace), given, pace));
  const desk = await student.sitDown(room, pace);
  for (;;) {
    await pace.pause(3_000, 25_000);
    if (isHandedIn(student)) {
      await pace.pause(30_000, 120_000);
      if (happens(0.1))
        await student.browser.callAction(at(student), action("writing/hand-in", "takeBackAction"), {
          json: student.activityId,
        });
      continue;
    }
    const next = randomItem(
      missingIn(desk, given)
        .filter(({ words }) => !isBeingTyped(room, words))
        .slice(0, 3),
    );
    if (next !== undefined) await student.hands.run(() => typePassage(desk, next, pace));
    else if (happens(0.15)) await handIn(student, pace);
    else await student.hands.run(() => revise(desk, given, pace));
  }
}

/** Who catches up does it one after the other, or two would write one sentence. */
const catchUpQueues = new Map<string, ConcurrencyLimit>();
function catchUpQueue({ path }: DocumentLink): ConcurrencyLimit {
  const turn = catchUpQueues.get(path) ?? new ConcurrencyLimit(1);
  catchUpQueues.set(path, turn);
  return turn;
}

/** Sentences that someone is at: nobody else begins them. */
const passagesInProgress = new Set<string>();
const isBeingTyped = ({ path }: DocumentLink, words: string) => passagesInProgress.has(`${path} ${words}`);

async function typePassage(desk: SimulatedEditor, { field, words }: { field: string; words: string }, pace: Timing): Promise<void> {
  const sentence = `${desk.link.path} ${words}`;
  passagesInProgress.add(sentence);
  try {
    await desk.write(field, words, pace);
  } finally {
    passagesInProgress.delete(sentence);
  }
}

/** Each team has come to a place of its own by now: in the middle one in six is done, at the end one in six is not. */
async function catchUp(student: Participant, desk: SimulatedEditor, given: CaseSentences, pace: Timing): Promise<void> {
  const place = parseInt(desk.link.path.slice(19, 21), 16) % 6;
  const all = 1 + fieldOrder.reduce((sum, field) => sum + given[field].length, 0);
  const isDone = pace.tempo === "end" ? place > 0 : place === 5;
  const remaining = isDone ? 0 : Math.ceil((all * (pace.tempo === "end" ? 2 : 5 - place)) / 6);
  for (let missing = missingIn(desk, given); missing.length > remaining; missing = missingIn(desk, given))
    await desk.write(missing[0]?.field ?? "", missing[0]?.words ?? "", pace);
  await desk.waitUntilSaved();
  if (isDone) await handIn(student, pace);
}

/** One sentence more, or one less. */
async function revise(desk: SimulatedEditor, given: CaseSentences, pace: Timing): Promise<void> {
  const words = randomItem(given.more) ?? "";
  if (desk.read("response").includes(words)) await desk.remove("response", words, pace);
  else await desk.write("response", words, pace);
}

const at = ({ activityId }: Participant) => `/a/${activityId}/write`;
const isHandedIn = ({ page }: Participant) => /"handedIn":\{/.test(page?.html.replaceAll('\\"', '"') ?? "");

async function handIn(student: Participant, pace: Timing): Promise<void> {
  await pace.pause(3_000, 8_000);
  await student.browser.callAction(
    at(student),
    action("writing/hand-in", "handInAction"),
    { json: student.activityId },
    { json: { incomplete: false } },
  );
  await pace.pause(5_000, 10_000); // the page says so by then
}

async function compare(student: Participant, pace: Timing): Promise<void> {
  const room = student.page?.documents.find(({ kind, access }) => kind === "notes" && access === "write");
  if (room === undefined) return;
  if (pace.isCatchingUp)
    return catchUpQueue(room).run(async () =>
      takeNotes(student, await student.sitDown(room, pace), pace.tempo === "end" ? 2 : 1, pace),
    );
  await takeNotes(student, await student.sitDown(room, pace), 3, pace);
}

async function takeNotes(student: Participant, desk: SimulatedEditor, most: number, pace: Timing): Promise<void> {
  for (let written = 0; written < most; written++) {
    await pace.pause(8_000, 40_000);
    const field = randomItem(Object.keys(notesSentences) as NotesField[]) ?? "alike"; // its keys are these
    const words = randomItem(
      notesSentences[field].filter(
        (sentence) => !desk.read(field).includes(sentence.slice(0, 12)) && !isBeingTyped(desk.link, sentence),
      ),
    );
    if (words !== undefined) await student.hands.run(() => typePassage(desk, { field, words }, pace));
  }
  await desk.waitUntilSaved();
}
