/** What can happen in a run of fuzz, as fast-check's commands: each can be left out, and what remains is still a run. */
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { fields, type Seat, type World } from "./world";

/** What has to be known to say which commands mean anything; what was typed, and where it must be, the manuscripts know. */
export interface Model {
  processes: number;
  online: boolean[];
  held: boolean[];
  readOnly: boolean;
  store: "open" | "frozen" | "cut";
}

export type Command = fc.AsyncCommand<Model, World>;

/** How often each was run. */
export type Coverage = Map<string, number>;

interface Given {
  name: string;
  /** For the report of a failure. */
  details?: unknown;
  check?: (model: Readonly<Model>) => boolean;
  run: (model: Model, world: World) => Promise<void> | void;
}

export function arbitraryCommands(coverage: Coverage): fc.Arbitrary<Command>[] {
  const command = ({ name, details, check = () => true, run }: Given): Command => ({
    check,
    run: async (model, world) => {
      coverage.set(name, (coverage.get(name) ?? 0) + 1);
      await run(model, world);
    },
    toString: () => (details === undefined ? name : `${name} ${JSON.stringify(details)}`),
  });
  const seat = fc.nat({ max: 3 });
  const at = (world: World, number: number): Seat => {
    const found = world.seats[number];
    if (found === undefined) throw new Error(`there is no seat ${number}`);
    return found;
  };
  const field = fc.constantFrom(...fields);
  const where = fc.constantFrom(0, 0.3, 0.5, 0.8, 1, 1);
  const isOpen = (model: Readonly<Model>) => model.store === "open";

  const type = fc.record({ seat, field, where, count: fc.integer({ min: 1, max: 6 }) }).map((details) => command({ name: "type", details, run: (_, world) => at(world, details.seat).device.type(details.field, details.where, details.count) }));
  const remove = fc.record({ seat, field, where, count: fc.integer({ min: 1, max: 4 }) }).map((details) => command({ name: "delete", details, run: (_, world) => at(world, details.seat).device.delete(details.field, details.where, details.count) }));
  const flow = fc.integer({ min: 0, max: 15 }).map((ms) => command({ name: "let time pass", details: ms, run: () => wait(ms) }));
  const connect = fc.record({ seat, process: fc.nat({ max: 1 }) }).map((details) =>
    command({
      name: "connect",
      details,
      check: ({ online }) => online[details.seat] === false,
      run: (model, world) => {
        const one = at(world, details.seat);
        one.at = details.process % model.processes;
        one.device.goOnline();
        model.online[details.seat] = true;
      },
    }),
  );
  const disconnect = seat.map((number) =>
    command({
      name: "go offline",
      details: number,
      check: ({ online }) => online[number] === true,
      run: (model, world) => {
        at(world, number).device.goOffline();
        model.online[number] = false;
      },
    }),
  );
  const drop = seat.map((number) => command({ name: "drop", details: number, check: ({ online }) => online[number] === true, run: (_, world) => at(world, number).device.breakOff() }));
  const replace = seat.map((number) =>
    command({
      name: "replace the device",
      details: number,
      run: (model, world) => {
        world.replace(at(world, number));
        model.online[number] = true;
        model.held[number] = false;
      },
    }),
  );
  const delay = fc.record({ seat, in: fc.boolean(), out: fc.boolean() }).map((details) =>
    command({
      name: "delay",
      details,
      check: () => details.in || details.out,
      run: (model, world) => {
        at(world, details.seat).device.hold(details);
        model.held[details.seat] = true;
      },
    }),
  );
  // Whoever was delayed first is let on last: frames of different rooms, and of different people, come in another order than they went.
  const reorder = seat.map((number) =>
    command({
      name: "let on",
      details: number,
      check: ({ held }) => held[number] === true,
      run: (model, world) => {
        at(world, number).device.hold({ in: false, out: false });
        model.held[number] = false;
      },
    }),
  );
  const restart = fc.record({ process: fc.nat({ max: 1 }), kill: fc.boolean() }).map((details) =>
    command({
      name: details.kill ? "kill" : "restart",
      details: details.process,
      // An orderly end waits for the store.
      check: (model) => details.process < model.processes && (details.kill || isOpen(model)),
      run: async (model, world) => {
        if (!details.kill) return world.restart(details.process);
        await world.kill(details.process);
        if (isOpen(model)) await world.lookAtRows();
      },
    }),
  );
  const compact = fc.nat({ max: 1 }).map((sheet) => command({ name: "compact", details: sheet, check: isOpen, run: (_, world) => world.compact(sheet) }));
  const idle = fc.constant(command({ name: "idle", run: (_, world) => world.idle() }));
  const access = fc.boolean().map((readOnly) =>
    command({
      name: readOnly ? "read only" : "write again",
      check: (model) => isOpen(model) && model.readOnly !== readOnly,
      run: async (model, world) => {
        await world.setReadOnly(readOnly);
        model.readOnly = readOnly;
      },
    }),
  );
  const store = fc.constantFrom("frozen", "cut", "open").map((how) =>
    command({
      name: `store ${how}`,
      check: (model) => (how === "open") !== isOpen(model),
      run: async (model, world) => {
        if (how === "open") await world.mendStore();
        else if (how === "frozen") world.freezeStore();
        else world.cutStore();
        model.store = how;
      },
    }),
  );
  const bus = fc.record({ process: fc.nat({ max: 1 }), cut: fc.boolean() }).map((details) =>
    command({
      name: details.cut ? "cut the bus" : "mend the bus",
      details: details.process,
      check: ({ processes }) => processes > 1,
      run: (_, world) => {
        const member = world.processes[details.process]?.member;
        if (details.cut) member?.cut();
        else member?.mend();
      },
    }),
  );
  const quiet = fc.constant(
    command({
      name: "a quiet point",
      run: async (model, world) => {
        await world.settle();
        Object.assign(model, { readOnly: false, store: "open", online: [true, true, true, true], held: [false, false, false, false] });
      },
    }),
  );
  return [type, type, type, type, remove, remove, flow, flow, flow, connect, disconnect, drop, replace, delay, reorder, reorder, restart, compact, idle, access, store, store, bus, quiet];
}
