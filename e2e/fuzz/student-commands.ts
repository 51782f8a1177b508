/** Commands of the four students, and delays of their frames. */
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { isStoreOpen, type Command, type CommandSpec, type Model } from "./command";
import { fields, type Seat } from "./seat";
import type { World } from "./world";

const seat = fc.nat({ max: 3 });
const field = fc.constantFrom(...fields);
const where = fc.constantFrom(0, 0.3, 0.5, 0.8, 1, 1);

function seatAt({ seats }: World, number: number): Seat {
  const found = seats[number];
  if (found === undefined) throw new Error(`there is no seat ${number}`);
  return found;
}

function isReachable(model: Readonly<Model>, number: number): boolean {
  return isStoreOpen(model) && model.online[number] === true && model.delayed[number] !== true && !model.readOnly;
}

/** Frequent commands are listed more than once. */
export function studentCommands(command: (given: CommandSpec) => Command): fc.Arbitrary<Command>[] {
  const type = fc
    .record({ seat, field, where, count: fc.integer({ min: 1, max: 6 }), keys: fc.integer({ min: 10, max: 40 }) })
    .map((details) =>
      command({
        name: "type",
        details,
        run: async (model, world) => {
          const { device } = seatAt(world, details.seat);
          // A page that was just opened accepts typing only once the document is loaded.
          if (isReachable(model, details.seat)) await device.waitUntilLoaded();
          for (let i = 0; i < details.keys; i++) device.type(details.field, details.where, details.count);
        },
      }),
    );
  const remove = fc.record({ seat, field, where, count: fc.integer({ min: 1, max: 4 }) }).map((details) =>
    command({
      name: "delete",
      details,
      run: (_, world) => seatAt(world, details.seat).device.delete(details.field, details.where, details.count),
    }),
  );
  const letTimePass = fc
    .integer({ min: 0, max: 15 })
    .map((ms) => command({ name: "let time pass", details: ms, run: () => wait(ms) }));
  const connect = fc.record({ seat, process: fc.nat({ max: 1 }) }).map((details) =>
    command({
      name: "connect",
      details,
      check: ({ online }) => online[details.seat] === false,
      run: (model, world) => {
        const one = seatAt(world, details.seat);
        one.processIndex = details.process % model.processes;
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
        seatAt(world, number).device.goOffline();
        model.online[number] = false;
      },
    }),
  );
  const drop = seat.map((number) =>
    command({
      name: "drop",
      details: number,
      check: ({ online }) => online[number] === true,
      run: (_, world) => seatAt(world, number).device.dropConnection(),
    }),
  );
  const replace = seat.map((number) =>
    command({
      name: "replace the device",
      details: number,
      run: (model, world) => {
        world.replace(seatAt(world, number));
        model.online[number] = true;
        model.delayed[number] = false;
      },
    }),
  );
  const delay = fc
    .record({ seat, how: fc.constantFrom({ in: true, out: false }, { in: false, out: true }, { in: true, out: true }) })
    .map((details) =>
      command({
        name: "delay",
        details,
        run: (model, world) => {
          seatAt(world, details.seat).device.delayFrames(details.how);
          model.delayed[details.seat] = true;
        },
      }),
    );
  // Frames are released in any order of seats, so that they arrive in an order other than the one in which they were sent.
  const releaseFrames = seat.map((number) =>
    command({
      name: "let on",
      details: number,
      check: ({ delayed }) => delayed[number] === true,
      run: (model, world) => {
        seatAt(world, number).device.delayFrames({ in: false, out: false });
        model.delayed[number] = false;
      },
    }),
  );
  return [
    type,
    type,
    type,
    type,
    remove,
    remove,
    letTimePass,
    letTimePass,
    letTimePass,
    connect,
    connect,
    disconnect,
    drop,
    replace,
    delay,
    releaseFrames,
    releaseFrames,
    releaseFrames,
  ];
}
