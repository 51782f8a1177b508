/** Commands on processes, store and bus, and the points at which all devices must converge to one text. */
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { initialModel, isStoreOpen, type Command, type CommandSpec } from "./command";

const hour = 3_600_000;

export function systemCommands(command: (given: CommandSpec) => Command): fc.Arbitrary<Command>[] {
  const restart = fc.record({ process: fc.nat({ max: 1 }), kill: fc.boolean() }).map((details) =>
    command({
      name: details.kill ? "kill" : "restart",
      details: details.process,
      // An orderly stop waits for the store.
      check: (model) => details.process < model.processes && (details.kill || isStoreOpen(model)),
      run: async (model, world) => {
        if (!details.kill) return world.restart(details.process);
        await world.kill(details.process);
        model.store = "open";
      },
    }),
  );
  const killFrozen = fc.nat({ max: 1 }).map((process) =>
    command({
      name: "kill, typing and nothing stored",
      details: process,
      check: (model) => process < model.processes,
      run: async (model, world) => {
        world.freezeStore();
        for (let i = 0; i < 3; i++) {
          for (const { device } of world.seats) device.type("title", 1, 1);
          await wait(4);
        }
        await world.kill(process);
        model.store = "open";
      },
    }),
  );
  const compact = fc
    .nat({ max: 1 })
    .map((sheet) =>
      command({ name: "compact", details: sheet, check: isStoreOpen, run: (_, world) => world.compact(sheet) }),
    );
  const idle = fc.constant(command({ name: "idle", run: (_, world) => world.idle() }));
  const access = fc.boolean().map((readOnly) =>
    command({
      name: readOnly ? "read only" : "write again",
      check: (model) => isStoreOpen(model) && model.readOnly !== readOnly,
      run: async (model, world) => {
        await world.setReadOnly(readOnly);
        model.readOnly = readOnly;
      },
    }),
  );
  const store = fc.constantFrom("frozen", "cut", "open").map((how) =>
    command({
      name: `store ${how}`,
      check: (model) => (how === "open") !== isStoreOpen(model),
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
  const clock = fc.constantFrom(-hour, 0, hour).map((ms) =>
    command({
      name: "move the clock",
      details: ms,
      check: ({ clock: moved }) => moved !== ms,
      run: (model, world) => {
        world.moveWallClock(ms);
        model.clock = ms;
      },
    }),
  );
  const backup = fc.constant(
    command({
      name: "back up",
      check: (model) => isStoreOpen(model) && model.backup === null,
      run: async (model, world) => {
        await world.takeBackup();
        model.backup = { readOnly: model.readOnly };
      },
    }),
  );
  // Restores an earlier backup, or one made now, after which everybody types before it is restored.
  const restoreBackup = fc.constant(
    command({
      name: "restore",
      check: (model) => isStoreOpen(model) && !model.isRestored,
      run: async (model, world) => {
        const { delayed } = initialModel(model.processes);
        if (model.backup === null) {
          await world.takeBackup();
          for (const { device } of world.seats) device.type("title", 1, 1);
          await wait(20);
        }
        await world.restoreBackup();
        Object.assign(model, { isRestored: true, delayed, readOnly: model.backup?.readOnly ?? model.readOnly });
      },
    }),
  );
  const settlePoint = fc.constant(
    command({
      name: "a quiet point",
      run: async (model, world) => {
        await world.waitUntilSettled();
        const { clock: moved, backup: taken, isRestored } = model;
        Object.assign(model, initialModel(model.processes), { clock: moved, backup: taken, isRestored });
      },
    }),
  );
  return [restart, killFrozen, compact, idle, access, store, store, bus, clock, backup, restoreBackup, settlePoint];
}
