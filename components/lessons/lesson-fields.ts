/** What the form of a lesson asks for, part by part, in the order of the screen. The shape itself is in lib/content/schema.ts. */
import { drawingIds } from "@/lib/content/drawings";
import type { Fault } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import type { Json } from "@/lib/features/lessons/rules/merge";
import type en from "@/messages/en.json";

export type Label = keyof typeof en.lessons.fields;

interface Named {
  name: string;
  label: Label;
}

/** Where the options of a choice come from. */
export type ChoiceSource = "modes" | "sections" | "glossary" | "figures" | "rubric" | "looks" | "drawings";

export type Field = Named &
  (
    | { kind: "text"; rows: number; most: number; marked: boolean }
    | { kind: "number"; least: number; most: number }
    /** Numbers in one line, apart by spaces. */
    | { kind: "numbers"; most: number }
    | { kind: "tick" }
    | { kind: "choice"; of: ChoiceSource; none: boolean }
    | { kind: "group"; fields: readonly Field[] }
    /** A group that can be left out. */
    | { kind: "optional"; fields: readonly Field[]; make: () => Json }
    | { kind: "texts"; item: Label; rows: number; most: number; marked: boolean }
    | ({ kind: "list" } & ListOf)
    /** One of several shapes, each of which says its kind. */
    | { kind: "union"; cases: readonly Case[] }
    /** A text for each other mode. One that is empty is left out. */
    | { kind: "per-mode" }
    /** A group for each question of the worksheet. */
    | { kind: "per-question"; fields: readonly Field[]; make: () => Json }
    /** The picture that a teacher uploads, with its size. */
    | { kind: "upload" }
    /** The minutes of each phase. One that is empty is left out. */
    | { kind: "minutes" }
  );

interface ListOf {
  item: Label;
  /** Each item is one of these, or has `fields`. */
  cases?: readonly Case[];
  fields: readonly Field[];
  /** null: nothing is added, moved or removed. */
  make: ((list: readonly Json[]) => Json | null) | null;
  most: number;
  /** How a text refers to an item. */
  mark?: (id: string) => string;
}

export interface Case {
  kind: string;
  label: Label;
  fields: readonly Field[];
  make: () => Json;
}

/** The name by which a list of texts has its items. */
const shortText = { rows: 1, most: 2_000, marked: false };
const text = (name: string, label: Label, rows = 1, most = 2_000): Field => ({
  kind: "text",
  name,
  label,
  ...shortText,
  rows,
  most,
});
const marked = (name: string, label: Label, rows = 2): Field => ({
  kind: "text",
  name,
  label,
  rows,
  most: 4_000,
  marked: true,
});
const texts = (name: string, label: Label, item: Label, most: number, rows = 2): Field => ({
  kind: "texts",
  name,
  label,
  item,
  rows,
  most,
  marked: false,
});
const markedTexts = (name: string, label: Label, item: Label, most: number): Field => ({
  kind: "texts",
  name,
  label,
  item,
  rows: 2,
  most,
  marked: true,
});
const group = (name: string, label: Label, fields: readonly Field[]): Field => ({ kind: "group", name, label, fields });
const list = (name: string, label: Label, of: ListOf): Field => ({ kind: "list", name, label, ...of });
const choice = (name: string, label: Label, of: ChoiceSource, none = false): Field => ({
  kind: "choice",
  name,
  label,
  of,
  none,
});
const tick = (name: string, label: Label): Field => ({ kind: "tick", name, label });

/** An id that no other item has, also when two teachers add one at the same time. */
function newId(kind: string): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${kind}-${a.toString(36).slice(-3)}${b.toString(36).slice(-3)}`;
}

const firstFree = <T extends string | number>(all: readonly T[], used: readonly unknown[]): T | null =>
  all.find((one) => !used.includes(one)) ?? null;
const fieldIn = (item: Json, name: string): unknown =>
  typeof item === "object" && item !== null ? (item as Record<string, unknown>)[name] : undefined;

const looks = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const questions = ["harmed", "prevention", "response", "answer4", "answer5", "answer6"] as const;

const emptyPart = { text: "", remark: "" };
const emptyExample = { title: "", scenario: emptyPart, source: "", answers: {}, honesty: "" };
const emptyWeakPart = { ...emptyPart, misses: null };
const emptyRow = { name: "", values: [] };

const part = [text("text", "partText", 4), text("remark", "partRemark", 2)];
const weakPart = [...part, choice("misses", "partMisses", "rubric", true)];
const option = (explained: boolean) => [
  text("text", "optionText"),
  tick("correct", "optionCorrect"),
  ...(explained ? [text("explanation", "optionExplanation", 2)] : []),
];
const options = (explained: boolean): Field =>
  list("options", "options", {
    item: "option",
    fields: option(explained),
    most: 6,
    make: () => ({ id: newId("option"), text: "", correct: false, ...(explained && { explanation: "" }) }),
  });
const row = [text("name", "rowName"), { kind: "numbers", name: "values", label: "rowValues", most: 3 } as const];

const blockCases: readonly Case[] = [
  {
    kind: "paragraph",
    label: "paragraph",
    fields: [marked("text", "paragraph", 6)],
    make: () => ({ kind: "paragraph", text: "" }),
  },
  {
    kind: "definition",
    label: "definition",
    fields: [choice("term", "definitionTerm", "glossary")],
    make: () => ({ kind: "definition", term: "no-term" }),
  },
  {
    kind: "figure",
    label: "figure",
    fields: [choice("figure", "figureOfBlock", "figures")],
    make: () => ({ kind: "figure", figure: "no-figure" }),
  },
];

const pictureCases: readonly Case[] = [
  {
    kind: "chart",
    label: "chart",
    fields: [
      text("unit", "chartUnit"),
      texts("series", "chartSeries", "chartSeriesItem", 3, 1),
      { kind: "numbers", name: "ticks", label: "chartTicks", most: 12 },
      list("rows", "chartRows", { item: "chartRow", fields: row, most: 6, make: () => emptyRow }),
      { kind: "optional", name: "total", label: "chartTotal", fields: row, make: () => emptyRow },
    ],
    make: () => ({ kind: "chart", unit: "", ticks: [0, 100], series: [""], rows: [emptyRow], total: null }),
  },
  {
    kind: "drawing",
    label: "drawing",
    fields: [choice("drawing", "drawing", "drawings")],
    make: () => ({ kind: "drawing", drawing: drawingIds[0] }),
  },
  {
    kind: "image",
    label: "uploaded",
    fields: [{ kind: "upload", name: "image", label: "uploaded" }],
    make: () => ({ kind: "image", image: null }),
  },
];

const emptyMode = (look: number): Json => ({
  id: newId("mode"),
  name: "",
  shortName: "",
  look,
  oneLine: "",
  cardLine: "",
  prompts: ["", ""],
  match: { cause: "", short: "", right: "", wrong: {}, otherwise: "" },
  example: emptyExample,
  weakExample: null,
});

/** The parts of the form, and which parts of a lesson each edits. */
export const lessonParts = [
  {
    id: "about",
    fields: [text("title", "title"), text("about", "about", 2), text("ballotQuestion", "ballotQuestion")],
  },
  {
    id: "modes",
    fields: [
      list("modes", "modes", {
        item: "mode",
        most: 8,
        make: (all) =>
          emptyMode(
            firstFree(
              looks,
              all.map((one) => fieldIn(one, "look")),
            ) ?? 1,
          ),
        fields: [
          text("name", "modeName"),
          text("shortName", "modeShortName"),
          choice("look", "modeLook", "looks"),
          text("oneLine", "modeOneLine", 2),
          text("cardLine", "modeCardLine"),
          texts("prompts", "modePrompts", "modePrompt", 6),
        ],
      }),
    ],
  },
  {
    id: "sections",
    fields: [
      list("sections", "sections", {
        item: "section",
        most: 30,
        make: () => ({ id: newId("part"), title: "", mode: null, blocks: [{ kind: "paragraph", text: "" }] }),
        fields: [
          text("title", "sectionTitle"),
          choice("mode", "sectionMode", "modes", true),
          list("blocks", "blocks", { item: "block", cases: blockCases, fields: [], most: 40, make: null }),
        ],
      }),
    ],
  },
  {
    id: "figures",
    fields: [
      list("figures", "figures", {
        item: "figure",
        most: 30,
        make: () => ({
          id: newId("figure"),
          title: "",
          description: "",
          caption: "",
          credit: "",
          picture: pictureCases[0]?.make() ?? null,
        }),
        fields: [
          text("title", "figureTitle"),
          { kind: "union", name: "picture", label: "figurePicture", cases: pictureCases },
          marked("caption", "figureCaption"),
          text("description", "figureDescription", 2),
          marked("credit", "figureCredit"),
        ],
      }),
    ],
  },
  {
    id: "sources",
    fields: [
      list("sources", "sources", {
        item: "source",
        most: 150,
        mark: (id) => `[^${id}]`,
        make: () => ({ id: newId("source"), cite: "", note: "", url: "" }),
        fields: [marked("cite", "sourceCite"), text("url", "sourceUrl"), marked("note", "sourceNote")],
      }),
    ],
  },
  {
    id: "glossary",
    fields: [
      list("glossary", "glossary", {
        item: "term",
        most: 100,
        mark: (id) => `[…](${id})`,
        make: () => ({ id: newId("term"), term: "", meaning: "", section: "no-part" }),
        fields: [
          text("term", "termWord"),
          marked("meaning", "termMeaning"),
          choice("section", "termSection", "sections"),
        ],
      }),
    ],
  },
  {
    id: "exercises",
    fields: [
      list("guesses", "guesses", {
        item: "guess",
        most: 6,
        make: () => ({
          id: newId("guess"),
          situation: "",
          question: "",
          options: [],
          explanation: "",
          section: "no-part",
        }),
        fields: [
          text("situation", "guessSituation", 3),
          text("question", "guessQuestion"),
          options(false),
          marked("explanation", "guessExplanation"),
          choice("section", "guessSection", "sections"),
        ],
      }),
      group("matching", "matching", [
        text("title", "matchingTitle"),
        {
          kind: "optional",
          name: "distractor",
          label: "distractor",
          fields: [text("cause", "distractorCause", 2), text("wrong", "distractorWrong", 2)],
          make: () => ({ cause: "", wrong: "" }),
        },
      ]),
      list("modes", "causes", {
        item: "mode",
        most: 8,
        make: null,
        fields: [
          group("match", "match", [
            text("cause", "matchCause", 2),
            text("short", "matchShort"),
            text("right", "matchRight", 2),
            { kind: "per-mode", name: "wrong", label: "matchWrong" },
            text("otherwise", "matchOtherwise", 2),
          ]),
        ],
      }),
      list("checks", "checks", {
        item: "check",
        most: 20,
        make: () => ({ id: newId("check"), question: "", options: [], section: "no-part" }),
        fields: [text("question", "checkQuestion"), options(true), choice("section", "checkSection", "sections")],
      }),
    ],
  },
  {
    id: "worksheet",
    fields: [
      group("caseStudy", "caseStudy", [
        text("title", "caseTitle"),
        text("task", "caseTask", 3),
        texts("steps", "caseSteps", "caseStep", 8),
        group("scenario", "scenario", [text("placeholder", "placeholder", 2), text("hint", "hint", 2)]),
        list("questions", "questions", {
          item: "question",
          most: 6,
          make: (all) => {
            const field = firstFree(
              questions,
              all.map((one) => fieldIn(one, "field")),
            );
            return field === null ? null : { field, question: "", short: "", placeholder: "", hint: "" };
          },
          fields: [
            text("question", "questionText"),
            text("short", "questionShort"),
            text("placeholder", "placeholder", 2),
            text("hint", "hint", 2),
          ],
        }),
      ]),
      list("notesPrompts", "notesPrompts", {
        item: "notesPrompt",
        most: 3,
        make: null,
        fields: [text("prompt", "notesPromptText"), text("placeholder", "placeholder", 2)],
      }),
      group("feedback", "feedback", [
        texts("strength", "strength", "starter", 4, 1),
        texts("question", "feedbackQuestion", "starter", 4, 1),
        texts("suggestion", "suggestion", "starter", 4, 1),
      ]),
    ],
  },
  {
    id: "rubric",
    fields: [
      list("rubric", "rubric", {
        item: "criterion",
        most: 8,
        make: (all) => {
          const levels = fieldIn(all[0] ?? null, "levels");
          return { id: newId("criterion"), name: "", levels: Array.isArray(levels) ? levels.map(() => "") : ["", ""] };
        },
        fields: [text("name", "criterionName"), texts("levels", "levels", "level", 6)],
      }),
    ],
  },
  {
    id: "examples",
    fields: [
      list("modes", "examples", {
        item: "mode",
        most: 8,
        make: null,
        fields: [
          group("example", "example", [
            text("title", "exampleTitle"),
            group("scenario", "scenario", part),
            text("source", "exampleSource"),
            { kind: "per-question", name: "answers", label: "answers", fields: part, make: () => emptyPart },
            marked("honesty", "exampleHonesty"),
          ]),
          {
            kind: "optional",
            name: "weakExample",
            label: "weakExample",
            fields: [
              text("title", "exampleTitle"),
              group("scenario", "scenario", weakPart),
              { kind: "per-question", name: "answers", label: "answers", fields: weakPart, make: () => emptyWeakPart },
            ],
            make: () => ({ title: "", scenario: emptyWeakPart, answers: {} }),
          },
        ],
      }),
    ],
  },
  {
    id: "plans",
    fields: [
      list("plans", "plans", {
        item: "plan",
        most: 8,
        make: () => ({
          id: newId("plan"),
          name: "",
          minutes: 45,
          selfPaced: false,
          homework: 0,
          phases: {},
          steps: [],
        }),
        fields: [
          text("name", "planName"),
          { kind: "number", name: "minutes", label: "planMinutes", least: 10, most: 240 },
          tick("selfPaced", "planSelfPaced"),
          { kind: "number", name: "homework", label: "planHomework", least: 0, most: 30 },
          { kind: "minutes", name: "phases", label: "planPhases" },
          markedTexts("steps", "planSteps", "planStep", 12),
        ],
      }),
    ],
  },
  {
    id: "guide",
    fields: [
      group("guide", "guide", [
        markedTexts("aims", "aims", "aim", 12),
        list("mistakes", "mistakes", {
          item: "mistake",
          most: 20,
          make: () => ({ claim: "", answer: "" }),
          fields: [text("claim", "mistakeClaim", 2), marked("answer", "mistakeAnswer")],
        }),
        markedTexts("discussion", "discussion", "discussionItem", 20),
        markedTexts("sensitive", "sensitive", "sensitiveItem", 12),
        texts("starters", "guideStarters", "starter", 20, 1),
        markedTexts("extensions", "extensions", "extension", 12),
        list("standards", "standards", {
          item: "standard",
          most: 30,
          make: () => ({ framework: "", code: "", text: "", how: "", url: "" }),
          fields: [
            text("framework", "standardFramework"),
            text("code", "standardCode"),
            text("text", "standardText", 2),
            marked("how", "standardHow"),
            text("url", "standardUrl"),
          ],
        }),
      ]),
    ],
  },
] as const satisfies readonly { id: string; fields: readonly Field[] }[];

export type PartId = (typeof lessonParts)[number]["id"];

const partOfName: Record<keyof Lesson, PartId> = {
  title: "about",
  about: "about",
  ballotQuestion: "about",
  modes: "modes",
  sections: "sections",
  figures: "figures",
  sources: "sources",
  glossary: "glossary",
  guesses: "exercises",
  matching: "exercises",
  checks: "exercises",
  caseStudy: "worksheet",
  notesPrompts: "worksheet",
  feedback: "worksheet",
  rubric: "rubric",
  plans: "plans",
  guide: "guide",
};

/** The part of the form that shows this place of the lesson. */
export function partOf(path: Fault["path"]): PartId {
  const [name, , inside] = path;
  if (name === "modes" && inside === "match") return "exercises";
  if (name === "modes" && (inside === "example" || inside === "weakExample")) return "examples";
  return Object.entries(partOfName).find(([known]) => known === name)?.[1] ?? "about";
}
