import * as Y from "yjs";
import type { IntervalMap } from "./interval-map";
import type { TextSpan } from "./text-span";

/** For each clock of one client id: the row that inserted it, and the row that deleted it. */
export interface Lifetimes {
  insertedAt: IntervalMap<number>;
  deletedAt: IntervalMap<number>;
}

interface VersionText {
  text: string;
  /** Where its characters come from, in reading order. */
  spans: TextSpan[];
}

/** Two versions of each root are asked for again and again while one restore is read. */
const maxCached = 24;

/** The texts of earlier versions. A version is a number of rows: version n has the first n rows in it. */
export class VersionTexts {
  private readonly cache = new Map<string, VersionText>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly lifetimes: ReadonlyMap<number, Lifetimes>,
  ) {}

  /** How many characters stood before a span's first one in that version; null when this root does not have it. */
  positionOf({ client, clock }: TextSpan, root: string, version: number): number | null {
    let before = 0;
    for (const span of this.load(root, version).spans) {
      if (span.client === client && clock >= span.clock && clock < span.clock + span.length)
        return before + clock - span.clock;
      before += span.length;
    }
    return null;
  }

  /** Where a version's root has this text, as close to `position` as possible; null when it does not have it. */
  find(text: string, root: string, version: number, position: number): TextSpan[] | null {
    const found = this.load(root, version);
    const at = nearestIndexOf(found.text, text, position);
    return at === null ? null : sliceSpans(found.spans, at, text.length);
  }

  private load(root: string, version: number): VersionText {
    const key = `${root}/${version}`;
    const cached = this.cache.get(key);
    if (cached !== undefined) return cached;
    if (this.cache.size >= maxCached) this.cache.clear();
    const built = this.build(root, version);
    this.cache.set(key, built);
    return built;
  }

  private build(root: string, version: number): VersionText {
    const spans: TextSpan[] = [];
    let text = "";
    for (let item = this.doc.getText(root)._start; item !== null; item = item.right) {
      const { client, clock: from } = item.id;
      const lifetimes = this.lifetimes.get(client);
      if (lifetimes === undefined || !(item.content instanceof Y.ContentString)) continue;
      for (let clock = from; clock < from + item.length;) {
        const [inserted, deleted] = [lifetimes.insertedAt.get(clock), lifetimes.deletedAt.get(clock)];
        const to = Math.min(inserted.to, deleted.to, from + item.length);
        if (inserted.value < version && deleted.value >= version) {
          spans.push({ client, clock, length: to - clock });
          text += item.content.str.slice(clock - from, to - from);
        }
        clock = to;
      }
    }
    return { text, spans };
  }
}

function nearestIndexOf(text: string, part: string, at: number): number | null {
  const [before, after] = [text.lastIndexOf(part, at), text.indexOf(part, at)];
  if (before === -1 || after === -1) return Math.max(before, after) === -1 ? null : Math.max(before, after);
  return at - before <= after - at ? before : after;
}

function sliceSpans(spans: readonly TextSpan[], from: number, length: number): TextSpan[] {
  const sliced: TextSpan[] = [];
  let start = 0;
  for (const { client, clock, length: spanLength } of spans) {
    const [first, last] = [Math.max(from, start), Math.min(from + length, start + spanLength)];
    if (first < last) sliced.push({ client, clock: clock + first - start, length: last - first });
    start += spanLength;
  }
  return sliced;
}
