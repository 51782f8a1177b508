/** The class and its lesson in each committed database: the code of the database's build wrote it, and today's code looks for it. */
import type { WorksheetTexts } from "@/lib/sync/format/fields";

export const teacher = { name: "Ms. Okafor", email: "okafor@example.org", password: "nine lanterns in a row" };
/** A second teacher, who may only read; since the builds that have rights. */
export const coTeacher = { name: "Mr. Lévi", email: "levi@example.org", password: "eleven quiet harbours" };
export const className = "Period 3, Ünïversity Höchst";

export interface StoryStudent {
  name: string;
  pin: string;
}

/** Two to a team, in the order of `teams`. */
export const students: readonly StoryStudent[] = [
  { name: "Ana Łukasik", pin: "4726" },
  { name: "Ben Ó Súilleabháin", pin: "8301" },
  { name: "Chidi 李", pin: "2958" },
  { name: "مريم Dalia", pin: "61947" },
  { name: "Emil Ångström", pin: "7035" },
  { name: "Fatima Zöe-Ruiz", pin: "92814" },
  { name: "Goran Čolić", pin: "3862" },
  { name: "Hana O'Neil", pin: "5190" },
];
/** A name on the roster under which nobody has joined yet. */
export const rosterName = "Iris Vance";
/** A second name of the first student; since the builds that merge names. */
export const mergedName: StoryStudent = { name: "Annie L.", pin: "6402" };

export interface StoryTeam {
  mode: string;
  texts: WorksheetTexts;
  /** The fields in which the second member types; the first member types in the others. */
  second: readonly (keyof WorksheetTexts)[];
  handsIn: boolean;
}

const texts = (
  title: string,
  scenario: string,
  source: string,
  harmed: string,
  prevention: string,
  response: string,
) => ({
  title,
  scenario,
  source,
  harmed,
  prevention,
  response,
  answer4: "",
  answer5: "",
  answer6: "",
});
const second = ["harmed", "response"] as const;

export const teams: readonly StoryTeam[] = [
  {
    mode: "brittleness",
    texts: texts(
      "The scanner that read the hospital",
      "A network finds pneumonia on chest X-rays, and falls apart at the next hospital: it had learnt the token in the corner.",
      "https://doi.org/10.1371/journal.pmed.1002683",
      "Patients of the second hospital, who were sent home 😷 with pneumonia.",
      "Test on X-rays from hospitals that were in no training set.",
      "Stop using it there; tell those who were scanned; measure again.",
    ),
    second,
    handsIn: true,
  },
  {
    mode: "bias",
    texts: texts(
      "Whose face?",
      "A gate at a school reads faces, and keeps darker-skinned girls waiting outside.",
      "",
      "שלוש בנות — three girls who came late to every lesson.",
      "Count the errors for each group before anybody hangs it over a door.",
      "Open the door by hand, and apologise.",
    ),
    second,
    handsIn: true,
  },
  {
    mode: "hallucination",
    texts: texts(
      "Six cases that never were",
      "A lawyer lets a chatbot write his brief; it cites six judgments, “decided” by real judges, and none exists.",
      "https://www.courtlistener.com/docket/63107798/mata-v-avianca-inc/",
      "The client, whose case was thrown out.",
      "Look each citation up in a register of judgments.",
      "Withdraw the brief; say so to the court.",
    ),
    second,
    handsIn: true,
  },
  {
    mode: "adversarial",
    texts: texts(
      "Four stickers",
      "A stop sign with four stickers reads “Speed limit 45”.",
      "",
      "Whoever crosses.",
      "",
      "",
    ),
    second,
    handsIn: false,
  },
];

/** What the fourth team wrote about another mode before the teacher changed the mode, which archived the worksheet. */
export const archived = { team: 3, mode: "bias", title: "Loans for some" };
/** The index of the team that takes its hand-in back, types `addition`, and hands in again. */
export const resubmittingTeam = 1;
/** Typed at the end of `response`. */
export const addition = " Then test it with all three.";
/** Typed in the first match's notes by a member of each of its teams. */
export const notes = {
  alike: "Both had only ever seen one kind of data. ",
  testing: "Somewhere else; on somebody else. ",
};

/** By the students' index. The last student has no vote before, the first no final one. */
export const beforeVotes = ["bias", "bias", "hallucination", "brittleness", "bias", "hallucination", "adversarial"];
export const finalVotes: readonly ({ choice: string; reason: string } | null)[] = [
  null,
  { choice: "brittleness", reason: "Nobody knows which hospital comes next." },
  { choice: "bias", reason: "=The data is us" },
  { choice: "bias", reason: "لأننا لا نراه" },
  { choice: "hallucination", reason: "It sounds right." },
  { choice: "hallucination", reason: "Because one believes it 🤷" },
  { choice: "adversarial", reason: "An enemy thinks." },
  { choice: "bias", reason: "" },
];

/** The first student's tries, at the matching and at a check. */
export const tries = [
  { exercise: "match", subject: "bias", answer: "brittleness" },
  { exercise: "match", subject: "bias", answer: "bias" },
  { exercise: "check", subject: "why-hallucinate", answer: "likely-not-true" },
] as const;
export const sectionsRead = ["opening", "brittleness"];

/** Marks of the first team's submission, which is released; the second team's is returned. Since the builds that have reviews. */
export const marks = { scenario: 4, harm: 3, prevention: 2 };
export const comment = { field: "prevention", text: "Which hospitals? Name two." } as const;

/** Since the builds that have requests for help and messages. */
export const flagSentence = "What counts as a source?";
export const wordText = "Ten more minutes: finish “Whom it harmed” first.";
