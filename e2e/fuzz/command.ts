import type fc from "fast-check";
import type { World } from "./world";

/** The state that decides which commands are possible. The oracles record what was typed. */
export interface Model {
  processes: number;
  online: boolean[];
  delayed: boolean[];
  readOnly: boolean;
  store: "open" | "frozen" | "cut";
  /** ms by which the wall clock is moved. */
  clock: number;
  /** The state when the backup was taken; null without one. */
  backup: Pick<Model, "readOnly"> | null;
  /** Whether the run has restored a backup: once is enough, since a restore takes longer than all other commands. */
  isRestored: boolean;
}

/** The state at the beginning, and after settling. */
export const initialModel = (processes: number): Model => ({
  processes,
  online: [true, true, true, true],
  delayed: [false, false, false, false],
  readOnly: false,
  store: "open",
  clock: 0,
  backup: null,
  isRestored: false,
});

export type Command = fc.AsyncCommand<Model, World>;

/** How often each command was run. */
export type Coverage = Map<string, number>;

export interface CommandSpec {
  name: string;
  /** For the report of a failure. */
  details?: unknown;
  check?: (model: Readonly<Model>) => boolean;
  run: (model: Model, world: World) => Promise<void> | void;
}

/** Makes commands that count each run in `coverage`. */
export function makeCommand(coverage: Coverage): (given: CommandSpec) => Command {
  return ({ name, details, check = () => true, run }) => ({
    check,
    run: async (model, world) => {
      coverage.set(name, (coverage.get(name) ?? 0) + 1);
      await run(model, world);
    },
    toString: () => (details === undefined ? name : `${name} ${JSON.stringify(details)}`),
  });
}

export const isStoreOpen = ({ store }: Readonly<Model>) => store === "open";
