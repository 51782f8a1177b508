import { BlossomGraph } from "./blossom-graph";

const outside = -1;
const outer = 0;
const inner = 1;

/** Finds the heaviest set of pairs. It grows alternating trees from unpaired vertices, and shifts labels when no edge is tight. */
export class BlossomSearch {
  private readonly graph: BlossomGraph;
  /** For each vertex or blossom that is not inner: the outer vertex with the smallest gap to it. */
  private readonly slack: Int32Array;
  private readonly parent: Int32Array;
  private readonly side: Int8Array;
  private readonly seen: Int32Array;
  private stamp = 0;
  private queue: number[] = [];

  constructor(count: number, weight: (i: number, j: number) => number) {
    this.graph = new BlossomGraph(count, weight);
    const { width } = this.graph;
    this.slack = new Int32Array(width);
    this.parent = new Int32Array(width);
    this.side = new Int8Array(width);
    this.seen = new Int32Array(width);
  }

  run(): number[] {
    while (this.augmentOnce());
    return Array.from({ length: this.graph.n }, (_, i) => (this.graph.mate[i + 1] as number) - 1);
  }

  labels(): number[] {
    return Array.from(this.graph.label.subarray(1, this.graph.n + 1));
  }

  private updateSlack(u: number, x: number): void {
    const current = this.slack[x] as number;
    if (current === 0 || this.graph.gap(u, x) < this.graph.gap(current, x)) this.slack[x] = u;
  }

  private setSlack(x: number): void {
    this.slack[x] = 0;
    for (let u = 1; u <= this.graph.n; u++) {
      const t = this.graph.topOf(u);
      if ((this.graph.weight[u * this.graph.width + x] as number) > 0 && t !== x && this.side[t] === outer)
        this.updateSlack(u, x);
    }
  }

  private enqueue(x: number): void {
    if (x <= this.graph.n) this.queue.push(x);
    else for (const y of this.graph.ringOf(x)) this.enqueue(y);
  }

  private augment(start: number, end: number): void {
    let u = start;
    let v = end;
    for (;;) {
      const next = this.graph.topOf(this.graph.mate[u] as number);
      this.graph.setMate(u, v);
      if (next === 0) return;
      const up = this.graph.topOf(this.parent[next] as number);
      this.graph.setMate(next, up);
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
        u = this.graph.topOf(this.graph.mate[u] as number);
        if (u !== 0) u = this.graph.topOf(this.parent[u] as number);
      }
      [u, v] = [v, u];
    }
    return 0;
  }

  private addBlossom(u: number, base: number, v: number): void {
    const climb = (from: number): number[] => {
      const path: number[] = [];
      for (let x = from; x !== base;) {
        const y = this.graph.topOf(this.graph.mate[x] as number);
        path.push(x, y);
        this.enqueue(y);
        x = this.graph.topOf(this.parent[y] as number);
      }
      return path;
    };
    const left = climb(u);
    const b = this.graph.contract(base, [base, ...left.reverse(), ...climb(v)]);
    this.side[b] = outer;
    this.setSlack(b);
  }

  private expandBlossom(b: number): void {
    for (const x of this.graph.ringOf(b)) this.graph.setTop(x, x);
    const entry = this.graph.from[b * this.graph.width + (this.parent[b] as number)] as number;
    const start = this.graph.holder[b * this.graph.width + entry] as number;
    const steps = this.graph.stepsTo(b, start);
    const ring = this.graph.ringOf(b);
    for (let i = 0; i < steps; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      this.parent[x] = this.graph.from[y * this.graph.width + x] as number;
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
    this.graph.top[b] = 0;
  }

  /** Grows the tree along a tight edge; true if the edge completes an augmenting path. */
  private useTight(x: number, y: number): boolean {
    const e = x * this.graph.width + y;
    const start = this.graph.from[e] as number;
    const u = this.graph.topOf(start);
    const v = this.graph.topOf(this.graph.to[e] as number);
    if (this.side[v] === outside) {
      this.parent[v] = start;
      this.side[v] = inner;
      const next = this.graph.topOf(this.graph.mate[v] as number);
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
    this.side.fill(outside, 0, this.graph.last + 1);
    this.slack.fill(0, 0, this.graph.last + 1);
    this.queue = [];
    for (let x = 1; x <= this.graph.last; x++) {
      if (this.graph.top[x] !== x || this.graph.mate[x] !== 0) continue;
      this.parent[x] = 0;
      this.side[x] = outer;
      this.enqueue(x);
    }
    if (this.queue.length === 0) return false;
    for (;;) {
      if (this.scan()) return true;
      if (!this.shiftLabels()) return false;
      this.queue = [];
      for (let x = 1; x <= this.graph.last; x++) {
        const s = this.slack[x] as number;
        if (
          this.graph.top[x] === x &&
          s !== 0 &&
          this.graph.topOf(s) !== x &&
          this.graph.gap(s, x) === 0 &&
          this.useTight(s, x)
        )
          return true;
      }
      for (let b = this.graph.n + 1; b <= this.graph.last; b++) {
        if (this.graph.top[b] === b && this.side[b] === inner && this.graph.label[b] === 0) this.expandBlossom(b);
      }
    }
  }

  private scan(): boolean {
    for (let head = 0; head < this.queue.length; head++) {
      const u = this.queue[head] as number;
      if (this.side[this.graph.topOf(u)] === inner) continue;
      for (let v = 1; v <= this.graph.n; v++) {
        if ((this.graph.weight[u * this.graph.width + v] as number) <= 0 || this.graph.topOf(u) === this.graph.topOf(v))
          continue;
        if (this.graph.gap(u, v) !== 0) this.updateSlack(u, this.graph.topOf(v));
        else if (this.useTight(u, v)) return true;
      }
    }
    return false;
  }

  private shiftLabels(): boolean {
    let d = Infinity;
    for (let b = this.graph.n + 1; b <= this.graph.last; b++) {
      if (this.graph.top[b] === b && this.side[b] === inner) d = Math.min(d, (this.graph.label[b] as number) / 2);
    }
    for (let x = 1; x <= this.graph.last; x++) {
      const s = this.slack[x] as number;
      if (this.graph.top[x] !== x || s === 0) continue;
      if (this.side[x] === outside) d = Math.min(d, this.graph.gap(s, x));
      else if (this.side[x] === outer) d = Math.min(d, this.graph.gap(s, x) / 2);
    }
    for (let u = 1; u <= this.graph.n; u++) {
      const side = this.side[this.graph.topOf(u)];
      if (side === outer) {
        if ((this.graph.label[u] as number) <= d) return false;
        this.graph.label[u] = (this.graph.label[u] as number) - d;
      } else if (side === inner) this.graph.label[u] = (this.graph.label[u] as number) + d;
    }
    for (let b = this.graph.n + 1; b <= this.graph.last; b++) {
      if (this.graph.top[b] !== b) continue;
      if (this.side[b] === outer) this.graph.label[b] = (this.graph.label[b] as number) + 2 * d;
      else if (this.side[b] === inner) this.graph.label[b] = (this.graph.label[b] as number) - 2 * d;
    }
    return true;
  }
}
