import type { Contender } from "./contender";
import { type Figures, kB, ms, printTable, whole } from "./figures";
import { fullWhen } from "./sections";

/** Prints what was measured, a table for each question. */
export function printTables(roomCounts: readonly number[], chosen: readonly Contender[], figures: Figures): void {
  for (const rooms of roomCounts) {
    for (const [how, of] of [
      ["awareness on", ", carets"],
      ["awareness off", ""],
    ] as const) {
      printTable(
        `${rooms} rooms of two, ${how}`,
        [
          { figure: `partner p50, ${rooms} rooms${of}`, title: "partner p50, ms", print: ms },
          { figure: `partner p99, ${rooms} rooms${of}`, title: "p99", print: ms },
          { figure: `saved p50, ${rooms} rooms${of}`, title: "saved p50, ms", print: ms },
          { figure: `saved p99, ${rooms} rooms${of}`, title: "p99", print: ms },
          { figure: `cpu, ${rooms} rooms${of}`, title: "CPU/1,000, ms", print: ms },
          { figure: `carets, ${rooms} rooms${of}`, title: "carets came/s", print: whole },
        ],
        chosen,
        figures,
      );
    }
  }
  for (const how of [" without carets", " with carets"]) {
    printTable(
      `Full (p99 > ${fullWhen.toPartner} ms),${how}`,
      [
        { figure: `full${how}`, title: "updates/s", print: whole },
        { figure: `cpu when full${how}`, title: "CPU/1,000, ms", print: ms },
        { figure: `saved p99 when full${how}`, title: "saved p99, ms", print: ms },
        { figure: `carets when full${how}`, title: "carets came/s", print: whole },
      ],
      chosen,
      figures,
    );
  }
  printTable(
    "Else",
    [
      { figure: "memory", title: "kB an idle room", print: kB },
      { figure: "reconnect", title: "back at once, ms", print: ms },
      { figure: "reconnect, cold", title: "after a restart", print: ms },
      { figure: "rooms apart", title: "rooms apart", print: whole },
      { figure: "lost", title: "lost by kill -9", print: whole },
      { figure: "lost, saved", title: "of these saved", print: whole },
    ],
    chosen,
    figures,
  );
}
