import type { TextSpan } from "./text-span";
import type { WrittenText } from "./written-texts";

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

  /** @param writtenIn by root */
  constructor(private readonly writtenIn: ReadonlyMap<string, readonly WrittenText[]>) {}

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
    const spans = (this.writtenIn.get(root) ?? []).filter(
      ({ insertedAt, deletedAt }) => insertedAt < version && deletedAt >= version,
    );
    return { text: spans.map(({ text }) => text).join(""), spans };
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
