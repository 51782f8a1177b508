/**
 * Minimum-cost perfect matching in a complete graph, by Edmonds' blossom algorithm with dual variables, O(n³).
 * 150 vertices take some 20 ms.
 *
 * Own code because rules import nothing, and because the duals (`prices`) are needed: they bound the cost of every
 * other set of pairs, which is how pairing.ts finds the best trio without trying them all.
 */

export interface Pairs {
  /** `partner[i]` is paired with `i`. */
  partner: readonly number[];
  cost: number;
  /**
   * Dual prices: any set of pairs that covers every thing but those in `without` costs at least
   * `cost − Σ prices[i] (i in without)`.
   */
  prices: readonly number[];
}

/** `count` is even, `cost(i, j)` symmetric, whole and not negative. The sum of all costs must stay under 2⁵⁰. */
export function cheapestPairs(count: number, cost: (i: number, j: number) => number): Pairs {
  if (count % 2 !== 0) throw new Error(`an odd number of things (${count}) has no perfect pairs`);
  if (count === 0) return { partner: [], cost: 0, prices: [] };
  let top = 0;
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) top = Math.max(top, cost(i, j));
  // Every weight is positive, so the heaviest set of pairs leaves nobody out.
  const search = new Search(count, (i, j) => top + 1 - cost(i, j));
  const partner = search.run();
  let total = 0;
  partner.forEach((j, i) => {
    if (i < j) total += cost(i, j);
  });
  return { partner, cost: total, prices: search.labels().map((label) => (top + 1 - label) / 2) };
}

const outside = -1;
const outer = 0;
const inner = 1;

/**
 * Vertices are 1…n, blossoms n+1…; 0 means none. Labels are twice the dual variables, so they stay whole.
 * The casts to number: every index is in bounds by construction, which the compiler cannot see.
 */
class Search {
  private readonly n: number;
  private last: number;
  private readonly width: number;
  private readonly weight: Float64Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly label: Float64Array;
  private readonly mate: Int32Array;
  private readonly slack: Int32Array;
  private readonly top: Int32Array;
  private readonly parent: Int32Array;
  private readonly holder: Int32Array;
  private readonly side: Int8Array;
  private readonly seen: Int32Array;
  private readonly ring: number[][];
  private stamp = 0;
  private queue: number[] = [];

  constructor(count: number, weight: (i: number, j: number) => number) {
    this.n = count;
    this.last = count;
    const width = 2 * count + 2;
    this.width = width;
    this.weight = new Float64Array(width * width);
    this.from = new Int32Array(width * width);
    this.to = new Int32Array(width * width);
    this.label = new Float64Array(width);
    this.mate = new Int32Array(width);
    this.slack = new Int32Array(width);
    this.top = new Int32Array(width);
    this.parent = new Int32Array(width);
    this.holder = new Int32Array(width * width);
    this.side = new Int8Array(width);
    this.seen = new Int32Array(width);
    this.ring = Array.from({ length: width }, () => []);
    let heaviest = 0;
    for (let u = 1; u <= count; u++) {
      this.top[u] = u;
      this.holder[u * width + u] = u;
      for (let v = 1; v <= count; v++) {
        const w = u === v ? 0 : weight(u - 1, v - 1);
        this.weight[u * width + v] = w;
        this.from[u * width + v] = u;
        this.to[u * width + v] = v;
        heaviest = Math.max(heaviest, w);
      }
    }
    this.label.fill(heaviest, 1, count + 1);
  }

  run(): number[] {
    while (this.augmentOnce());
    return Array.from({ length: this.n }, (_, i) => (this.mate[i + 1] as number) - 1);
  }

  labels(): number[] {
    return Array.from(this.label.subarray(1, this.n + 1));
  }

  private ringOf(b: number): number[] {
    return this.ring[b] as number[];
  }
  private topOf(x: number): number {
    return this.top[x] as number;
  }

  /** The slack of the edge stored at (x, y). */
  private gap(x: number, y: number): number {
    const e = x * this.width + y;
    const u = this.from[e] as number;
    const v = this.to[e] as number;
    return (this.label[u] as number) + (this.label[v] as number) - 2 * (this.weight[u * this.width + v] as number);
  }

  private updateSlack(u: number, x: number): void {
    const current = this.slack[x] as number;
    if (current === 0 || this.gap(u, x) < this.gap(current, x)) this.slack[x] = u;
  }

  private setSlack(x: number): void {
    this.slack[x] = 0;
    for (let u = 1; u <= this.n; u++) {
      const t = this.topOf(u);
      if ((this.weight[u * this.width + x] as number) > 0 && t !== x && this.side[t] === outer) this.updateSlack(u, x);
    }
  }

  private enqueue(x: number): void {
    if (x <= this.n) this.queue.push(x);
    else for (const y of this.ringOf(x)) this.enqueue(y);
  }

  private setTop(x: number, b: number): void {
    this.top[x] = b;
    if (x > this.n) for (const y of this.ringOf(x)) this.setTop(y, b);
  }

  /** Turns the ring of b so that x is an even number of steps from its base; returns that number. */
  private stepsTo(b: number, x: number): number {
    const ring = this.ringOf(b);
    const steps = ring.indexOf(x);
    if (steps % 2 === 0) return steps;
    this.ring[b] = [...ring.slice(0, 1), ...ring.slice(1).reverse()];
    return ring.length - steps;
  }

  private setMate(u: number, v: number): void {
    const e = u * this.width + v;
    this.mate[u] = this.to[e] as number;
    if (u <= this.n) return;
    const x = this.holder[u * this.width + (this.from[e] as number)] as number;
    const steps = this.stepsTo(u, x);
    const ring = this.ringOf(u);
    for (let i = 0; i < steps; i++) this.setMate(ring[i] as number, ring[i ^ 1] as number);
    this.setMate(x, v);
    this.ring[u] = [...ring.slice(steps), ...ring.slice(0, steps)];
  }

  private augment(start: number, end: number): void {
    let u = start;
    let v = end;
    for (;;) {
      const next = this.topOf(this.mate[u] as number);
      this.setMate(u, v);
      if (next === 0) return;
      const up = this.topOf(this.parent[next] as number);
      this.setMate(next, up);
      u = up;
      v = next;
    }
  }

  private meetingPoint(one: number, two: number): number {
    let u = one;
    let v = two;
    this.stamp++;
    while (u !== 0 || v !== 0) {
      if (u !== 0) {
        if (this.seen[u] === this.stamp) return u;
        this.seen[u] = this.stamp;
        u = this.topOf(this.mate[u] as number);
        if (u !== 0) u = this.topOf(this.parent[u] as number);
      }
      [u, v] = [v, u];
    }
    return 0;
  }

  private addBlossom(u: number, base: number, v: number): void {
    const { n, width } = this;
    let b = n + 1;
    while (b <= this.last && this.top[b] !== 0) b++;
    if (b > this.last) this.last++;
    this.label[b] = 0;
    this.side[b] = outer;
    this.mate[b] = this.mate[base] as number;
    const climb = (from: number): number[] => {
      const path: number[] = [];
      for (let x = from; x !== base;) {
        const y = this.topOf(this.mate[x] as number);
        path.push(x, y);
        this.enqueue(y);
        x = this.topOf(this.parent[y] as number);
      }
      return path;
    };
    const left = climb(u);
    const ring = [base, ...left.reverse(), ...climb(v)];
    this.ring[b] = ring;
    this.setTop(b, b);
    for (let x = 1; x <= this.last; x++) this.weight[b * width + x] = this.weight[x * width + b] = 0;
    for (let x = 1; x <= n; x++) this.holder[b * width + x] = 0;
    for (const member of ring) {
      for (let x = 1; x <= this.last; x++) {
        const edge = b * width + x;
        if (this.weight[edge] !== 0 && this.gap(member, x) >= this.gap(b, x)) continue;
        this.copyEdge(member * width + x, edge);
        this.copyEdge(x * width + member, x * width + b);
      }
      for (let x = 1; x <= n; x++) if (this.holder[member * width + x] !== 0) this.holder[b * width + x] = member;
    }
    this.setSlack(b);
  }

  private copyEdge(source: number, target: number): void {
    this.weight[target] = this.weight[source] as number;
    this.from[target] = this.from[source] as number;
    this.to[target] = this.to[source] as number;
  }

  private expandBlossom(b: number): void {
    for (const x of this.ringOf(b)) this.setTop(x, x);
    const entry = this.from[b * this.width + (this.parent[b] as number)] as number;
    const start = this.holder[b * this.width + entry] as number;
    const steps = this.stepsTo(b, start);
    const ring = this.ringOf(b);
    for (let i = 0; i < steps; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      this.parent[x] = this.from[y * this.width + x] as number;
      this.side[x] = inner;
      this.side[y] = outer;
      this.slack[x] = 0;
      this.setSlack(y);
      this.enqueue(y);
    }
    this.side[start] = inner;
    this.parent[start] = this.parent[b] as number;
    for (const x of ring.slice(steps + 1)) {
      this.side[x] = outside;
      this.setSlack(x);
    }
    this.top[b] = 0;
  }

  /** Grows the tree along a tight edge; true when that frees an augmenting path. */
  private useTight(x: number, y: number): boolean {
    const e = x * this.width + y;
    const start = this.from[e] as number;
    const u = this.topOf(start);
    const v = this.topOf(this.to[e] as number);
    if (this.side[v] === outside) {
      this.parent[v] = start;
      this.side[v] = inner;
      const next = this.topOf(this.mate[v] as number);
      this.slack[v] = this.slack[next] = 0;
      this.side[next] = outer;
      this.enqueue(next);
      return false;
    }
    if (this.side[v] !== outer) return false;
    const base = this.meetingPoint(u, v);
    if (base === 0) {
      this.augment(u, v);
      this.augment(v, u);
      return true;
    }
    this.addBlossom(u, base, v);
    return false;
  }

  private augmentOnce(): boolean {
    this.side.fill(outside, 0, this.last + 1);
    this.slack.fill(0, 0, this.last + 1);
    this.queue = [];
    for (let x = 1; x <= this.last; x++) {
      if (this.top[x] !== x || this.mate[x] !== 0) continue;
      this.parent[x] = 0;
      this.side[x] = outer;
      this.enqueue(x);
    }
    if (this.queue.length === 0) return false;
    for (;;) {
      if (this.scan()) return true;
      if (!this.shiftLabels()) return false;
      this.queue = [];
      for (let x = 1; x <= this.last; x++) {
        const s = this.slack[x] as number;
        if (this.top[x] === x && s !== 0 && this.topOf(s) !== x && this.gap(s, x) === 0 && this.useTight(s, x))
          return true;
      }
      for (let b = this.n + 1; b <= this.last; b++) {
        if (this.top[b] === b && this.side[b] === inner && this.label[b] === 0) this.expandBlossom(b);
      }
    }
  }

  private scan(): boolean {
    for (let head = 0; head < this.queue.length; head++) {
      const u = this.queue[head] as number;
      if (this.side[this.topOf(u)] === inner) continue;
      for (let v = 1; v <= this.n; v++) {
        if ((this.weight[u * this.width + v] as number) <= 0 || this.topOf(u) === this.topOf(v)) continue;
        if (this.gap(u, v) !== 0) this.updateSlack(u, this.topOf(v));
        else if (this.useTight(u, v)) return true;
      }
    }
    return false;
  }

  private shiftLabels(): boolean {
    let d = Infinity;
    for (let b = this.n + 1; b <= this.last; b++) {
      if (this.top[b] === b && this.side[b] === inner) d = Math.min(d, (this.label[b] as number) / 2);
    }
    for (let x = 1; x <= this.last; x++) {
      const s = this.slack[x] as number;
      if (this.top[x] !== x || s === 0) continue;
      if (this.side[x] === outside) d = Math.min(d, this.gap(s, x));
      else if (this.side[x] === outer) d = Math.min(d, this.gap(s, x) / 2);
    }
    for (let u = 1; u <= this.n; u++) {
      const side = this.side[this.topOf(u)];
      if (side === outer) {
        if ((this.label[u] as number) <= d) return false;
        this.label[u] = (this.label[u] as number) - d;
      } else if (side === inner) this.label[u] = (this.label[u] as number) + d;
    }
    for (let b = this.n + 1; b <= this.last; b++) {
      if (this.top[b] !== b) continue;
      if (this.side[b] === outer) this.label[b] = (this.label[b] as number) + 2 * d;
      else if (this.side[b] === inner) this.label[b] = (this.label[b] as number) - 2 * d;
    }
    return true;
  }
}
