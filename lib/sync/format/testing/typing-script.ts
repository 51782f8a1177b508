/** The fields that the students write: those of a lesson with three questions. */
const typed = ["title", "scenario", "source", "harmed", "prevention", "response"] as const;

/**
 * A worksheet as two people write it, key by key, the same every time: each types at their own caret, deletes about every eighth key,
 * goes back into earlier text, and now and then deletes a longer part. For benchmarks, and for tests of the history.
 */
import * as Y from "yjs";
import { worksheetFields, type WorksheetTexts } from "@/lib/sync/format/fields";

export interface Keystroke {
  /** Which of the two. */
  writer: 0 | 1;
  /** Milliseconds after the key before. */
  pause: number;
  /** The Yjs update that the key made. */
  update: Uint8Array;
}

const words =
  "the model was trained on scans from one hospital and learned its markers instead of the illness so when it moved nobody had asked what it looks at who is harmed if it fails in the street at night or in court and how would anyone have known before".split(
    " ",
  );

/** A generator of the same numbers on every machine. @returns a whole number below `below` */
function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @returns all keys in order, and the texts they make */
export function typeWorksheet(keys: number, seed = 1): { keystrokes: Keystroke[]; texts: WorksheetTexts } {
  const roll = seededRandom(seed);
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const keystrokes: Keystroke[] = [];
  docs.forEach((doc, at) => {
    const writer = at === 0 ? 0 : 1;
    doc.clientID = 1_000 + at;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "other") return;
      keystrokes.push({ writer, pause: 60 + roll(300), update });
      Y.applyUpdate(docs[writer === 0 ? 1 : 0], update, "other");
    });
  });
  const typists = docs.map((doc) => new Typist(doc, roll));
  while (keystrokes.length < keys) typists[roll(2)]?.press();
  const texts = Object.fromEntries(
    worksheetFields.map((field) => [field, docs[0].getText(field).toJSON()]),
  ) as WorksheetTexts; // each field is there
  for (const doc of docs) doc.destroy();
  return { keystrokes, texts };
}

/** One writer: a caret, and the word being typed. */
class Typist {
  private field = 1;
  private at = 0;
  private word = "";

  constructor(
    private readonly doc: Y.Doc,
    private readonly roll: (below: number) => number,
  ) {}

  press(): void {
    const { roll } = this;
    const chance = roll(1_000);
    if (chance < 12) this.goElsewhere();
    const text = this.text;
    this.at = Math.min(this.at, text.length);
    if (chance >= 12 && chance < 15 && text.length > 200) return this.deleteStretch(5 + roll(40));
    if (chance >= 880 && this.at > 0) return this.backspace();
    if (this.word === "") this.word = `${words[roll(words.length)] ?? ""}${roll(12) === 0 ? ". " : " "}`;
    text.insert(this.at, this.word.slice(0, 1));
    this.word = this.word.slice(1);
    this.at += 1;
  }

  private get text(): Y.Text {
    return this.doc.getText(typed[this.field] ?? "scenario");
  }

  private goElsewhere(): void {
    this.field = this.roll(typed.length);
    this.at = this.roll(this.text.length + 1);
    this.word = "";
  }

  private backspace(): void {
    this.at -= 1;
    this.text.delete(this.at, 1);
    this.word = "";
  }

  private deleteStretch(length: number): void {
    const from = this.roll(this.text.length - length);
    this.text.delete(from, length);
    this.at = from;
    this.word = "";
  }
}
