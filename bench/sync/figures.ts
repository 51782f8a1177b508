/** Figures by server and run, their medians, and the bars that Crosscase has to meet. */
import type { Contender } from "./contender";

export class Figures {
  private readonly all = new Map<string, Map<string, number[]>>();

  addFigure(figure: string, server: string, value: number): void {
    const servers = this.all.get(figure) ?? new Map<string, number[]>();
    this.all.set(figure, servers);
    servers.set(server, [...(servers.get(server) ?? []), value]);
  }

  /** The median of the runs; NaN when there is none. */
  of(figure: string, server: string): number {
    const values = (this.all.get(figure)?.get(server) ?? [])
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? NaN;
  }

  worst(figure: string, server: string): number {
    return Math.max(...(this.all.get(figure)?.get(server) ?? [NaN]));
  }

  hasFigure(figure: string): boolean {
    return this.all.has(figure);
  }
}

export interface Column {
  figure: string;
  title: string;
  print: (value: number) => string;
}

export const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));
export const whole = (value: number) => Math.round(value).toLocaleString("en");
export const kB = (value: number) => (value / 1000).toFixed(0);

/** Prints a row for each server, with – where a server has no such figure. */
export function printTable(
  title: string,
  columns: readonly Column[],
  contenders: readonly Contender[],
  figures: Figures,
): void {
  const shown = columns.filter(({ figure }) => figures.hasFigure(figure));
  if (shown.length === 0) return;
  console.log(`\n${title.padEnd(36)}${shown.map(({ title: head }) => head.padStart(18)).join("")}`);
  for (const { name, label } of contenders) {
    const cells = shown.map(({ figure, print }) => {
      const value = figures.of(figure, name);
      return (Number.isNaN(value) ? "–" : print(value)).padStart(18);
    });
    console.log(`${label.padEnd(36)}${cells.join("")}`);
  }
}

/** Prints the bars of the sections that were run; bars against peers only where a peer was run. @returns how many bars were not met or not measured */
export function printBars(contenders: readonly Contender[], figures: Figures): number {
  const ours = contenders.filter(({ reportsSaved }) => reportsSaved);
  const peers = contenders
    .filter(({ reportsSaved, storesText, inMemory }) => storesText && !reportsSaved && inMemory !== true)
    .map(({ name }) => name);
  const better = (figure: string, pick: (...values: number[]) => number) => {
    const values = peers.map((name) => figures.of(figure, name)).filter((value) => !Number.isNaN(value));
    return values.length === 0 ? NaN : pick(...values);
  };
  let missed = 0;
  const bar = (
    figure: string,
    description: string,
    value: number,
    compareWith: number,
    isMet: boolean,
    print: (value: number) => string,
    sentence: string,
  ) => {
    if (!figures.hasFigure(figure)) return;
    if (!isMet) missed += 1;
    const isMeasured = !Number.isNaN(value) && !Number.isNaN(compareWith); // with NaN nothing is met
    const measured = isMeasured
      ? `${print(value)} against ${print(compareWith)}, ${(value / compareWith).toFixed(2)} ×`
      : "not measured";
    console.log(`${isMet ? "met    " : "NOT MET"}  ${description}: ${measured} (${sentence})`);
  };
  console.log("");
  for (const { name, label } of ours) {
    for (const rooms of contenders.some((one) => one.name === "bare") ? [100, 500] : []) {
      const figure = `partner p99, ${rooms} rooms, carets`;
      const [value, limit] = [figures.of(figure, name), figures.of(figure, "bare")];
      bar(
        figure,
        `${label}: edit→partner p99 at ${rooms * 2} clients, ms`,
        value,
        limit,
        value <= Math.max(1.2 * limit, limit + 1),
        ms,
        "bar: 1.2 × the bare relay's, or within 1 ms of it",
      );
    }
    const saved = name === "embedded" ? 50 : 10;
    const savedFigure = "saved p99, 500 rooms, carets";
    const savedP99 = figures.of(savedFigure, name);
    bar(
      savedFigure,
      `${label}: edit→saved p99 at 1,000 clients, ms`,
      savedP99,
      saved,
      savedP99 <= saved,
      ms,
      `bar: ${saved} ms`,
    );
    if (peers.length === 0) continue;
    for (const carets of [" without carets", " with carets"]) {
      const figure = `full${carets}`;
      const [value, peer] = [figures.of(figure, name), better(figure, Math.max)];
      bar(
        figure,
        `${label}: updates a second when full,${carets}`,
        value,
        peer,
        value >= 2 * peer,
        whole,
        "bar: 2 × the better peer's",
      );
    }
    const [weight, lighter] = [figures.of("memory", name), better("memory", Math.min)];
    bar(
      "memory",
      `${label}: memory of an idle room, kB`,
      weight,
      lighter,
      weight <= lighter / 3,
      kB,
      "bar: a third of the better peer's",
    );
    const [back, sooner] = [figures.of("reconnect", name), better("reconnect", Math.min)];
    bar(
      "reconnect",
      `${label}: 200 clients back at once, ms`,
      back,
      sooner,
      back <= sooner,
      ms,
      "bar: the better peer's time",
    );
    const [restarted, restartedPeer] = [figures.of("reconnect, cold", name), better("reconnect, cold", Math.min)];
    bar(
      "reconnect, cold",
      `${label}: 200 clients back at once after a restart, ms`,
      restarted,
      restartedPeer,
      restarted <= 1.2 * restartedPeer,
      ms,
      "bar: 1.2 × the better peer's time",
    );
  }
  return missed;
}
