/**
 * `npm run bench:sync`: Crosscase beside a bare relay, Hocuspocus and y-websocket's server, in one run. Each server with its database has
 * one core, the load the other; the servers take turns, and figures are medians of the runs. `--short` is a rehearsal, `--only` takes
 * some of `steady,full,reconnect,idle,seeded`, `--parts` some of
 * `memory,newcomers,typing,full` of seeded, `--servers` some of `bare,embedded,redis,postgres,hocuspocus,y-websocket,y-websocket-memory`.
 */
import os from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { ensureBuilt } from "@/lib/server/boot/build";
import type { Contender } from "./contender";
import { contenders } from "./contenders";
import { Figures, ms, printBars, whole } from "./figures";
import { fillIdleRooms, typedCopy, measureRooms, type Idle } from "./idle";
import { Meter } from "./meter";
import { countDivergedRooms, joinPairs, countLostCharacters, disconnectPairs } from "./pairs";
import type { TypingResult } from "./type-at-rate";
import { canPin, moveTo } from "./processes";
import { measureConnecting, fillRooms, reconnect, findHighestRate, measureTyping } from "./sections";
import { measureSeeded, seededParts, type SeededPart } from "./seeded";
import { addSeededFigures, printSeededBars, printSeededTable } from "./seeded-figures";
import { printTables } from "./tables";

startRun();
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "steady,full,reconnect,idle" },
    servers: { type: "string", default: "bare,embedded,redis,hocuspocus,y-websocket" },
    runs: { type: "string" },
    short: { type: "boolean", default: false },
    parts: { type: "string", default: seededParts.join() },
  },
});
const { short } = values;
const runs = Number(values.runs ?? (short ? 1 : 3));
const sections = values.only.split(",");
const chosen = values.servers.split(",").map((name) => {
  const found = contenders.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`--servers: there is no ${name}; there are ${contenders.map((one) => one.name).join(", ")}`);
  return found;
});
const unknown = sections.filter((name) => !["steady", "full", "reconnect", "idle", "seeded"].includes(name));
if (unknown.length > 0) throw new Error(`--only: there is no ${unknown.join(", ")}`);
const parts = seededParts.filter((part: SeededPart) => values.parts.split(",").includes(part));
const sizes = short
  ? { reconnect: 20, few: 20, many: 100, idle: 100, seconds: 2 }
  : { reconnect: 100, few: 100, many: 500, idle: 1_000, seconds: 4 };

const began = Date.now();
const minutes = () => (Date.now() - began) / 60_000;
/** No run begins that would end later than this, in minutes. */
const maxMinutes = 32;
const figures = new Figures();
const remarks = new Set<string>();
const copy = typedCopy(20_000);
/** This long after its last change every server has stored it: the peers wait up to 10 s. */
const timeToStoreMs = 11_000;
/** When the load is late by more than this, the figures may be the load's and not the server's. */
const lateMs = 50;

function addSteadyFigures(
  server: Contender,
  rooms: number,
  carets: boolean,
  { toPartner, toSaved, cpu, busy, maxDelayMs, carets: came }: TypingResult,
): void {
  const of = `${rooms} rooms${carets ? ", carets" : ""}`;
  for (const [figure, value] of Object.entries({
    "partner p50": toPartner.p50,
    "partner p99": toPartner.p99,
    "saved p50": toSaved.p50,
    "saved p99": toSaved.p99,
    cpu,
    ...(carets ? { carets: came } : {}),
  })) {
    figures.addFigure(`${figure}, ${of}`, server.name, value);
  }
  if (maxDelayMs > lateMs)
    remarks.add(
      `${server.label}, ${of}: the load itself was up to ${maxDelayMs.toFixed(0)} ms late (busy ${(busy.load * 100).toFixed(0)} %), so its p99 is too high`,
    );
}

/** Measures a server from its first start to its end, with data of its own. */
async function measure(server: Contender, last: boolean): Promise<void> {
  const { storesText, reportsSaved } = server;
  const home = await server.setUp();
  if (home === null) {
    remarks.add(`${server.label}: not measured, its database can't be had here`);
    return;
  }
  let started = await home.start();
  try {
    const under = () => ({ pids: [started.pid, ...home.supportingPids()], storesText, reportsSaved });
    let addresses = await home.openRooms(sizes.reconnect + sizes.few + sizes.many);
    if (sections.includes("reconnect") && storesText) {
      const peerServers = addresses.slice(0, sizes.reconnect);
      await fillRooms(peerServers, copy, under());
      figures.addFigure("reconnect", server.name, await reconnect(peerServers, copy, under(), 3));
      await wait(timeToStoreMs);
      await started.stop();
      started = await home.start();
      addresses = home.addressesAfterRestart(addresses);
      figures.addFigure(
        "reconnect, cold",
        server.name,
        await measureConnecting(addresses.slice(0, sizes.reconnect), copy, under()),
      );
    }
    for (const rooms of [sizes.few, sizes.many]) {
      const peerAddresses = addresses
        .slice(rooms === sizes.few ? sizes.reconnect : sizes.reconnect + sizes.few)
        .slice(0, rooms);
      const increases = rooms === sizes.many && sections.includes("full");
      if (!sections.includes("steady") && !increases) continue;
      const meter = new Meter();
      const pairs = await joinPairs(peerAddresses, meter, { storesText });
      if (sections.includes("steady"))
        for (const carets of [true, false])
          addSteadyFigures(
            server,
            rooms,
            carets,
            await measureTyping(pairs, meter, under(), { seconds: sizes.seconds, carets }),
          );
      for (const carets of increases ? [false, true] : []) {
        const { limit, at } = await findHighestRate(pairs, meter, under(), { carets, short });
        const how = carets ? " with carets" : " without carets";
        if (at === null) {
          remarks.add(`${server.label},${how}: it kept up no rate at all in a run`);
          continue;
        }
        const { rate } = at;
        for (const [figure, value] of Object.entries({
          full: rate,
          "cpu when full": at.cpu,
          "saved p99 when full": at.toSaved.p99,
          ...(carets ? { "carets when full": at.carets } : {}),
        }))
          figures.addFigure(`${figure}${how}`, server.name, value);
        const { server: busy, load } = at.busy;
        console.log(
          `  ${server.label},${how}: ${whole(rate)} updates/s (server ${(busy * 100).toFixed(0)} % busy, load ${(load * 100).toFixed(0)} %), partner p99 ${ms(at.toPartner.p99)} ms`,
        );
        const what = {
          server: null,
          load: "the load was full before the server was",
          machine: "neither the server nor the load was full: others had the machine, or a pause",
        }[limit];
        if (what !== null) remarks.add(`${server.label},${how}: ${what}; it may do more than ${whole(rate)} a second`);
      }
      const notOne = await countDivergedRooms(pairs, peerAddresses, storesText);
      figures.addFigure("rooms apart", server.name, notOne);
      if (notOne > 0) remarks.add(`${server.label}: ${notOne} of ${rooms} rooms did not converge`);
      await disconnectPairs(pairs);
      if (!last || !storesText || rooms !== sizes.many) continue;
      await started.kill();
      started = await home.start();
      const { typed, lost, lostSaved } = await countLostCharacters(pairs, home.addressesAfterRestart(peerAddresses));
      figures.addFigure("lost", server.name, lost);
      if (reportsSaved) figures.addFigure("lost, saved", server.name, lostSaved);
      console.log(
        `  ${server.label}: after kill -9, some seconds after the last keystroke, ${whole(lost)} of ${whole(typed)} characters are gone${reportsSaved ? `, ${whole(lostSaved)} of those that were called saved` : ""}`,
      );
    }
  } finally {
    await started.stop();
    await home.clear();
  }
}

/** Measures a server with rooms whose text came in one update. */
async function addSeeded(server: Contender): Promise<void> {
  if (!server.storesText) return;
  const { many: rooms, reconnect: entered, seconds } = sizes;
  const found = await measureSeeded(server, parts, { rooms, entered, seconds, short });
  if (found === null) return void remarks.add(`${server.label}: not measured, its database can't be had here`);
  addSeededFigures(figures, server.name, found);
  if (found.full?.at === null) remarks.add(`${server.label}, seeded rooms: it kept up no rate at all in a run`);
  if (found.full !== undefined && found.full.limit !== "server")
    remarks.add(`${server.label}, seeded rooms: the ${found.full.limit} was full before the server was`);
  if (found.apart !== undefined) figures.addFigure("rooms apart", server.name, found.apart);
}

async function measureMemory(): Promise<void> {
  const idle: Idle[] = [];
  try {
    for (const server of chosen) {
      const home = await server.setUp();
      if (home !== null) idle.push(await fillIdleRooms(server, home, sizes.idle, copy));
    }
    for (let run = 0; run < runs; run++) {
      if (run > 0 && minutes() > maxMinutes + 3)
        return void remarks.add(`memory was read ${run} times only, because the rest took long`);
      for (const [name, bytes] of await measureRooms(idle, copy)) figures.addFigure("memory", name, bytes);
      console.log(`  memory, run ${run + 1}: after ${minutes().toFixed(1)} min`);
    }
  } finally {
    for (const { home } of idle) await home.clear();
  }
}

await ensureBuilt();
moveTo("load");
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, load before: ${(os.loadavg()[0] ?? 0).toFixed(1)}. ${canPin ? "Each server and its database on one core, the load on another." : "Nothing is pinned to a core here: the figures say little."}`,
);
console.log(`Medians of ${runs} ${runs === 1 ? "run" : "runs"} in turn${short ? ", shortened: a rehearsal" : ""}.`);
if (sections.some((name) => !["idle", "seeded"].includes(name))) {
  for (let run = 0; run < runs; run++) {
    if (run > 0 && minutes() * (1 + 1 / run) > maxMinutes) {
      remarks.add(`there were ${run} runs only, because each took ${(minutes() / run).toFixed(1)} minutes`);
      break;
    }
    for (const server of chosen) {
      await measure(server, run === runs - 1);
      console.log(`${server.label}, run ${run + 1}: after ${minutes().toFixed(1)} min`);
    }
  }
}
if (sections.includes("idle")) await measureMemory();
for (let run = 0; sections.includes("seeded") && run < runs; run++) {
  for (const server of chosen) {
    await addSeeded(server);
    console.log(`${server.label}, seeded rooms, run ${run + 1}: after ${minutes().toFixed(1)} min`);
  }
}

printTables([sizes.few, sizes.many], chosen, figures);
printSeededTable(chosen, figures);
let missed = printBars(chosen, figures) + printSeededBars(chosen, figures);
for (const { name, label, reportsSaved } of chosen) {
  if (!reportsSaved) continue;
  for (const figure of ["rooms apart", "lost, saved"]) {
    if (!(figures.worst(figure, name) > 0)) continue;
    missed += 1;
    console.log(`NOT MET  ${label}: ${figure}: ${figures.worst(figure, name)}`);
  }
}
for (const remark of remarks) console.log(`Note: ${remark}.`);
console.log(
  `\nAn update is one character, typed by a client after its last; a caret is its awareness, in the same write. CPU is the server's and its database's. Took ${minutes().toFixed(1)} min.`,
);
process.exit(missed === 0 ? 0 : 1);
