import type { Contender } from "./contender";
import { type Figures, kB, ms, printTable, whole } from "./figures";
import type { Seeded } from "./seeded";

/** Adds what was measured of a server in one run. */
export function addSeededFigures(figures: Figures, server: string, { memory, newcomers, typing, full }: Seeded): void {
  const measured: Record<string, number | undefined> = {
    "seeded, left": memory?.left,
    "seeded, held": memory?.held,
    "seeded, open": memory?.open,
    "seeded, newcomers": newcomers,
    "seeded, partner p50": typing?.toPartner.p50,
    "seeded, busy": typing?.busy.server,
    "seeded, full": full?.at?.rate,
    "seeded, saved p99": full?.at?.toSaved.p99,
  };
  for (const [figure, value] of Object.entries(measured)) {
    if (value !== undefined) figures.addFigure(figure, server, value);
  }
}

export function printSeededTable(chosen: readonly Contender[], figures: Figures): void {
  const columns = [
    { figure: "seeded, left", title: "kB a left room", print: kB },
    { figure: "seeded, held", title: "without garbage", print: kB },
    { figure: "seeded, open", title: "kB an open room", print: kB },
    { figure: "seeded, newcomers", title: "newcomers, ms", print: ms },
    { figure: "seeded, partner p50", title: "partner p50, ms", print: ms },
    { figure: "seeded, busy", title: "% of the core", print: (value: number) => whole(value * 100) },
    { figure: "seeded, full", title: "updates/s, full", print: whole },
    { figure: "seeded, saved p99", title: "saved p99, ms", print: ms },
  ];
  printTable("Rooms of 20 kB by one update", columns, chosen, figures);
}

interface Bar {
  figure: string;
  of: string;
  print: (value: number) => string;
  /** @param peer the better of the peers */
  isMet: (value: number, peer: number) => boolean;
  bar: string;
  better: (...values: number[]) => number;
}

const percent = (value: number) => `${whole(value * 100)} %`;
const bars: readonly Bar[] = [
  {
    figure: "seeded, left",
    of: "memory of a left room, kB",
    print: kB,
    isMet: (value) => value <= 20_000,
    bar: "20 kB",
    better: Math.min,
  },
  {
    figure: "seeded, open",
    of: "memory of an open room, kB",
    print: kB,
    isMet: (value, peer) => value <= peer / 2,
    bar: "0.5 × the peer's",
    better: Math.min,
  },
  {
    figure: "seeded, newcomers",
    of: "200 newcomers at once, ms",
    print: ms,
    isMet: (value, peer) => value <= 1.2 * peer,
    bar: "1.2 × the peer's",
    better: Math.min,
  },
  {
    figure: "seeded, partner p50",
    of: "edit→partner p50 at 1,000 clients, ms",
    print: ms,
    isMet: (value, peer) => value <= peer,
    bar: "the peer's",
    better: Math.min,
  },
  {
    figure: "seeded, busy",
    of: "processor time at 1,000 clients",
    print: percent,
    isMet: (value, peer) => value <= 0.8 * peer,
    bar: "0.8 × the peer's",
    better: Math.min,
  },
  {
    figure: "seeded, full",
    of: "updates a second when full",
    print: whole,
    isMet: (value, peer) => value >= 1.2 * peer,
    bar: "1.2 × the peer's",
    better: Math.max,
  },
  {
    figure: "seeded, saved p99",
    of: "edit→saved p99 when full, ms",
    print: ms,
    isMet: (value) => value < 250,
    bar: "250 ms",
    better: Math.min,
  },
];

/** @returns how many bars were not met, or not measured */
export function printSeededBars(chosen: readonly Contender[], figures: Figures): number {
  const peers = chosen.filter(({ reportsSaved }) => !reportsSaved);
  let missed = 0;
  for (const { name, label } of chosen.filter(({ reportsSaved }) => reportsSaved)) {
    for (const { figure, of, print, isMet, bar, better } of bars) {
      const value = figures.of(figure, name);
      if (Number.isNaN(value)) continue;
      const others = peers.map((peer) => figures.of(figure, peer.name)).filter((one) => !Number.isNaN(one));
      const peer = others.length === 0 ? NaN : better(...others);
      const met = isMet(value, peer);
      if (!met) missed += 1;
      const against = Number.isNaN(peer) ? "" : ` against ${print(peer)}, ${(value / peer).toFixed(2)} ×`;
      console.log(`${met ? "met    " : "NOT MET"}  ${label}: ${of}: ${print(value)}${against} (bar: ${bar})`);
    }
  }
  return missed;
}
