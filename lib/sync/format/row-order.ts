/** Orders stored updates so that each comes after the content that it builds on, in time that grows with their number, however they come (R2). */
import type { UpdateShape } from "./update-check";

/** Content of a client, up to but not including a clock. */
interface Content {
  client: number;
  clock: number;
}

type ClockOf = (client: number) => number;

/** Yields the missing content that an update builds on, one after the other, without content that has come by the time it is asked for. */
export function* missingNeighbours({ sections, references }: UpdateShape, clockOf: ClockOf): Generator<Content> {
  for (const { client, from } of sections) if (clockOf(client) < from) yield { client, clock: from };
  const broughtUpTo = lazily(() => new Map(sections.map(({ client, to }) => [client, to])));
  for (let i = 0; i < references.length; i += 2) {
    const client = references[i] ?? 0;
    const clock = (references[i + 1] ?? 0) + 1;
    if (clockOf(client) < clock && (broughtUpTo().get(client) ?? 0) < clock) yield { client, clock };
  }
}

/** The same, then the missing content that the update deletes. */
export function* missingContent(shape: UpdateShape, clockOf: ClockOf): Generator<Content> {
  yield* missingNeighbours(shape, clockOf);
  const broughtUpTo = lazily(() => new Map(shape.sections.map(({ client, to }) => [client, to])));
  for (const { client, to } of shape.deletes)
    if (clockOf(client) < to && (broughtUpTo().get(client) ?? 0) < to) yield { client, clock: to };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

interface Waiting<R> {
  row: R;
  shape: UpdateShape;
  at: number;
  missing: Iterator<Content>;
}

interface Taking<R> {
  /** null: the row cannot be read, and is left out. */
  shapeOf: (row: R) => UpdateShape | null;
  missing: (shape: UpdateShape) => Iterator<Content>;
  /** @param at the row's index. After the call the content of its sections counts as present. */
  take: (row: R, shape: UpdateShape, at: number) => void;
}

/** Takes each row once nothing that it needs is missing. @returns those that are left, in their order */
export function takeInOrder<R>(rows: readonly R[], { shapeOf, missing, take }: Taking<R>): R[] {
  const waiting = new Map<number, WaitingByClock<Waiting<R>>>();
  const taken = new Uint8Array(rows.length);
  const ready: Waiting<R>[] = [];
  const takeOrWait = (row: Waiting<R>) => {
    const next = row.missing.next();
    if (next.done !== true) {
      const { client, clock } = next.value;
      let ofClient = waiting.get(client);
      if (ofClient === undefined) waiting.set(client, (ofClient = new WaitingByClock()));
      ofClient.push(clock, row);
      return;
    }
    taken[row.at] = 1;
    take(row.row, row.shape, row.at);
    for (const { client, to } of row.shape.sections) waiting.get(client)?.moveUpTo(to, ready);
  };
  for (const [at, row] of rows.entries()) {
    const shape = shapeOf(row);
    if (shape !== null) takeOrWait({ row, shape, at, missing: missing(shape) });
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) takeOrWait(next);
  }
  return rows.filter((_, at) => taken[at] === 0);
}

/** A binary heap: the first entry waits for the lowest clock, and among equal clocks came first. */
class WaitingByClock<T extends { at: number }> {
  private readonly heap: { clock: number; of: T }[] = [];

  push(clock: number, of: T): void {
    let place = this.heap.push({ clock, of }) - 1;
    for (let above = (place - 1) >> 1; place > 0 && this.swapIfFirst(place, above); above = (place - 1) >> 1)
      place = above;
  }

  /** Moves the entries that wait for no more than this clock onto the stack, the first on top. */
  moveUpTo(clock: number, stack: T[]): void {
    const moved: T[] = [];
    for (let first = this.heap[0]; first !== undefined && first.clock <= clock; first = this.heap[0]) {
      moved.push(first.of);
      this.removeFirst();
    }
    for (let next = moved.pop(); next !== undefined; next = moved.pop()) stack.push(next);
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const below = this.isFirst(left + 1, left) ? left + 1 : left;
      if (!this.swapIfFirst(below, place)) return;
      place = below;
    }
  }

  private swapIfFirst(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined || !this.isFirst(one, other)) return false;
    [this.heap[one], this.heap[other]] = [b, a];
    return true;
  }

  private isFirst(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && (a.clock - b.clock || a.of.at - b.of.at) < 0;
  }
}
