/** A provider of the school's accounts, or an attacker in its place, whose responses do not end (T19). */
import type { Attack } from "@/bench/attack/attack";
import { attackerAddress, flood } from "@/bench/attack/send";
import { answer, begin } from "./school";

export const endlessAnswers: Attack = {
  name: "a provider that answers with 200 MB of tokens",
  provider: "endless",
  runAttack: async ({ port, seconds, classCode }) =>
    flood(seconds, 2, async () => {
      const begun = await begin(port, classCode, attackerAddress);
      return begun === null ? "not begun" : answer(port, attackerAddress, begun);
    }),
};
