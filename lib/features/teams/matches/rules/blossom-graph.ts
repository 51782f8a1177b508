/**
 * Vertices are 1…n and blossoms n+1…; 0 means none. Labels are twice the dual variables, so they stay whole.
 * The casts to number, here and in blossom-search.ts, are safe: every index is in bounds by construction, which the compiler cannot see.
 */
export class BlossomGraph {
  readonly n: number;
  /** The highest number of any blossom so far. */
  last: number;
  readonly width: number;
  readonly weight: Float64Array;
  /** Ends, as vertices, of the edge that is stored at (x, y). */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly label: Float64Array;
  readonly mate: Int32Array;
  /** The outermost blossom that contains the vertex or blossom, or itself. */
  readonly top: Int32Array;
  /** At (blossom, vertex): the member of the blossom's ring that contains the vertex. */
  readonly holder: Int32Array;
  private readonly ring: number[][];

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
    this.top = new Int32Array(width);
    this.holder = new Int32Array(width * width);
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

  ringOf(b: number): number[] {
    return this.ring[b] as number[];
  }

  topOf(x: number): number {
    return this.top[x] as number;
  }

  /** The slack of the edge stored at (x, y). */
  gap(x: number, y: number): number {
    const e = x * this.width + y;
    const u = this.from[e] as number;
    const v = this.to[e] as number;
    return (this.label[u] as number) + (this.label[v] as number) - 2 * (this.weight[u * this.width + v] as number);
  }

  setTop(x: number, b: number): void {
    this.top[x] = b;
    if (x > this.n) for (const y of this.ringOf(x)) this.setTop(y, b);
  }

  /** Turns the ring of b so that x is an even number of steps from its base, and returns that number. */
  stepsTo(b: number, x: number): number {
    const ring = this.ringOf(b);
    const steps = ring.indexOf(x);
    if (steps % 2 === 0) return steps;
    this.ring[b] = [...ring.slice(0, 1), ...ring.slice(1).reverse()];
    return ring.length - steps;
  }

  setMate(u: number, v: number): void {
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

  /** Makes a blossom of these members and returns its number. `base` is the member whose mate is outside. */
  contract(base: number, ring: number[]): number {
    const { n, width } = this;
    let b = n + 1;
    while (b <= this.last && this.top[b] !== 0) b++;
    if (b > this.last) this.last++;
    this.label[b] = 0;
    this.mate[b] = this.mate[base] as number;
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
    return b;
  }

  private copyEdge(source: number, target: number): void {
    this.weight[target] = this.weight[source] as number;
    this.from[target] = this.from[source] as number;
    this.to[target] = this.to[source] as number;
  }
}
