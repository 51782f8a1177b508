import { shuffle, type Random } from "@/lib/activity/rules/random";

/** All faults, in the order of the printed table. */
export const faultNames = [
  "kill -9",
  "kill -9, store frozen",
  "SIGSTOP",
  "database frozen",
  "database cut",
  "database crash",
  "disk full",
  "Redis cut",
  "SIGTERM",
  "power cut",
  "older backup",
  "wall clock moved",
] as const;
export type FaultName = (typeof faultNames)[number];

/** The faults that are counted as kills. */
export const kills: readonly FaultName[] = ["kill -9", "kill -9, store frozen"];

/** `count` kills, every fourth of them while nothing can be committed; and each other fault a tenth as often, but at least once. */
export function chooseSchedule(count: number, possible: readonly FaultName[], random: Random): FaultName[] {
  const frozen = Math.floor((count + 2) / 4);
  const killed = Array.from({ length: count }, (_, i): FaultName => (i < frozen ? "kill -9, store frozen" : "kill -9"));
  const others = possible
    .filter((name) => !kills.includes(name))
    .flatMap((name) => Array.from({ length: Math.max(1, Math.round(count / 10)) }, () => name));
  return shuffle([...killed, ...others], random);
}
