/** What a simulated student does in each phase, by the same pages, actions and documents as anyone. */
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import type { NotesField } from "@/lib/document-format/fields";
import { casesByMode, notesSentences, reasons, type CaseSentences } from "./cases";
import type { Desk } from "./simulated-editor";
import type { Page, Room } from "./page";
import { Turnstile, type Pace } from "./pace";
import type { Browser } from "./browser";

const lesson = lessonOf(builtInContentId);
const any = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const chance = (of: number) => Math.random() < of;
const action = (file: string, name: string) => `lib/actions/${file}.ts#${name}`;

/** Who takes part, and the page that they have open. */
interface Participant {
  readonly browser: Browser;
  readonly activityId: string;
  readonly hands: Turnstile;
  readonly page: Page | null;
  readonly passed: Set<string>;
  sitDown: (room: Room, pace: Pace) => Promise<Desk>;
}

export async function takePart(student: Participant, phase: Phase, pace: Pace): Promise<void> {
  switch (phase) {
    case "learn":
      return learn(student, pace);
    case "write":
      return write(student, pace);
    case "compare":
      return compare(student, pace);
    case "vote":
      await pace.rest(3_000, 60_000);
      if (chance({ live: 1, middle: 0.6, end: 0.95 }[pace.tempo])) await vote(student, "final");
      return;
    case "results":
      await student.browser.act(`/a/${student.activityId}/results`, action("voting/vote", "noteResultsSeenAction"), {
        json: student.activityId,
      });
      return;
    case "setup":
    case "closed":
      return;
  }
}

async function learn(student: Participant, pace: Pace): Promise<void> {
  const { activityId, browser, passed } = student;
  const at = (station: string) => `/a/${activityId}/learn/${station}`;
  const once = async (station: string, pass: () => Promise<unknown>) => {
    if (passed.has(station)) return;
    await pass();
    passed.add(station);
  };
  /** Those who catch up are not all through. */
  const leaves = () => chance({ live: 0, middle: 0.08, end: 0.01 }[pace.tempo]);
  for (const { id } of lesson.sections) {
    if (leaves()) return;
    await once(id, async () => {
      await browser.open(at(id));
      await pace.rest(10_000, 45_000);
      await browser.act(at(id), action("learning/learn", "readOn"), { form: { activity: activityId, section: id } });
    });
  }
  const { causeOrder } = lesson.matching;
  for (const { id } of lesson.modes) {
    if (leaves()) return;
    await once(`match ${id}`, async () => {
      const put = (place: number) =>
        browser.act(
          at("match"),
          action("learning/learn", "placeTerm"),
          { json: activityId },
          { json: { term: id, place } },
        );
      await pace.rest(4_000, 15_000);
      if (chance(0.3)) await put(Math.floor(Math.random() * causeOrder.length));
      await put(causeOrder.indexOf(id));
    });
  }
  for (const { id, options } of lesson.checks) {
    await once(`check ${id}`, async () => {
      await pace.rest(6_000, 20_000);
      const answer = (option: string) =>
        browser.act(
          at("check"),
          action("learning/learn", "answerCheck"),
          { json: activityId },
          { form: { check: id, option } },
        );
      if (chance(0.4)) await answer(any(options)?.id ?? "");
      await answer(options.find(({ correct }) => correct)?.id ?? "");
    });
  }
  await pace.rest(3_000, 10_000);
  await once("vote", () => vote(student, "before"));
}

async function vote({ activityId, browser }: Participant, kind: "before" | "final"): Promise<void> {
  const choice = any(lesson.modes)?.id ?? "";
  const reason = kind === "before" ? "" : (any(reasons[choice] ?? []) ?? "");
  await browser.act(
    `/a/${activityId}/${kind === "before" ? "learn/vote" : "vote"}`,
    action("voting/vote", "castBallotAction"),
    { json: { activityId, kind, choice, reason } },
  );
}

const order = ["scenario", "harmed", "prevention", "response"] as const;

/** What a team has yet to write, from top to bottom. */
function missingIn(desk: Desk, given: CaseSentences): { field: string; words: string }[] {
  const title = desk.read("title") === "" ? [{ field: "title", words: given.title }] : [];
  return [
    ...title,
    ...order
      .flatMap((field) => given[field].map((words) => ({ field, words })))
      .filter(({ field, words }) => !desk.read(field).includes(words.slice(0, 12))),
  ];
}

async function write(student: Participant, pace: Pace): Promise<void> {
  const room = student.page?.rooms.find(({ kind, access }) => kind === "worksheet" && access === "write");
  const cases = casesByMode[student.page?.mode ?? ""] ?? [];
  // Both of a team have the same one in mind: by the room, which only they share.
  const given = cases[parseInt(room?.at.slice(16, 18) ?? "0", 16) % cases.length];
  if (room === undefined || given === undefined) return;
  if (pace.quick)
    return turnAt(room).pass(async () => catchUp(student, await student.sitDown(room, pace), given, pace));
  const desk = await student.sitDown(room, pace);
  for (;;) {
    await pace.rest(3_000, 25_000);
    if (isHandedIn(student)) {
      await pace.rest(30_000, 120_000);
      if (chance(0.1))
        await student.browser.act(at(student), action("writing/hand-in", "takeBackAction"), {
          json: student.activityId,
        });
      continue;
    }
    const next = any(
      missingIn(desk, given)
        .filter(({ words }) => !isBeingTyped(room, words))
        .slice(0, 3),
    );
    if (next !== undefined) await student.hands.pass(() => typed(desk, next, pace));
    else if (chance(0.15)) await handIn(student, pace);
    else await student.hands.pass(() => polish(desk, given, pace));
  }
}

/** Who catches up does it one after the other, or two would write one sentence. */
const turns = new Map<string, Turnstile>();
function turnAt({ at }: Room): Turnstile {
  const turn = turns.get(at) ?? new Turnstile(1);
  turns.set(at, turn);
  return turn;
}

/** Sentences that someone is at: nobody else begins them. */
const underHands = new Set<string>();
const isBeingTyped = ({ at }: Room, words: string) => underHands.has(`${at} ${words}`);

async function typed(desk: Desk, { field, words }: { field: string; words: string }, pace: Pace): Promise<void> {
  const sentence = `${desk.room.at} ${words}`;
  underHands.add(sentence);
  try {
    await desk.write(field, words, pace);
  } finally {
    underHands.delete(sentence);
  }
}

/** Each team has come to a place of its own by now: in the middle one in six is done, at the end one in six is not. */
async function catchUp(student: Participant, desk: Desk, given: CaseSentences, pace: Pace): Promise<void> {
  const place = parseInt(desk.room.at.slice(19, 21), 16) % 6;
  const all = 1 + order.reduce((sum, field) => sum + given[field].length, 0);
  const isDone = pace.tempo === "end" ? place > 0 : place === 5;
  const still = isDone ? 0 : Math.ceil((all * (pace.tempo === "end" ? 2 : 5 - place)) / 6);
  for (let missing = missingIn(desk, given); missing.length > still; missing = missingIn(desk, given))
    await desk.write(missing[0]?.field ?? "", missing[0]?.words ?? "", pace);
  await desk.saved();
  if (isDone) await handIn(student, pace);
}

/** One sentence more, or one less. */
async function polish(desk: Desk, given: CaseSentences, pace: Pace): Promise<void> {
  const words = any(given.more) ?? "";
  if (desk.read("response").includes(words)) await desk.takeOut("response", words, pace);
  else await desk.write("response", words, pace);
}

const at = ({ activityId }: Participant) => `/a/${activityId}/write`;
const isHandedIn = ({ page }: Participant) => /"handedIn":\{/.test(page?.html.replaceAll('\\"', '"') ?? "");

async function handIn(student: Participant, pace: Pace): Promise<void> {
  await pace.rest(3_000, 8_000);
  await student.browser.act(
    at(student),
    action("writing/hand-in", "handInAction"),
    { json: student.activityId },
    { json: { incomplete: false } },
  );
  await pace.rest(5_000, 10_000); // the page says so by then
}

async function compare(student: Participant, pace: Pace): Promise<void> {
  const room = student.page?.rooms.find(({ kind, access }) => kind === "notes" && access === "write");
  if (room === undefined) return;
  if (pace.quick)
    return turnAt(room).pass(async () =>
      takeNotes(student, await student.sitDown(room, pace), pace.tempo === "end" ? 2 : 1, pace),
    );
  await takeNotes(student, await student.sitDown(room, pace), 3, pace);
}

async function takeNotes(student: Participant, desk: Desk, most: number, pace: Pace): Promise<void> {
  for (let written = 0; written < most; written++) {
    await pace.rest(8_000, 40_000);
    const field = any(Object.keys(notesSentences) as NotesField[]) ?? "alike"; // its keys are these
    const words = any(
      notesSentences[field].filter(
        (sentence) => !desk.read(field).includes(sentence.slice(0, 12)) && !isBeingTyped(desk.room, sentence),
      ),
    );
    if (words !== undefined) await student.hands.pass(() => typed(desk, { field, words }, pace));
  }
  await desk.saved();
}
