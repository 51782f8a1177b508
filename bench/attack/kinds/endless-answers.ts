/** A provider of the school's accounts, or an attacker in its place, whose responses do not end (T19). */
import type { Attack } from "@/bench/attack/attack";
import { attackerAddress, flood } from "@/bench/attack/send";
import { sendForgedAnswer, beginSignIn } from "./school";

export const endlessAnswers: Attack = {
  name: "a provider that answers with 200 MB of tokens",
  provider: "endless",
  runAttack: async ({ port, seconds, classCode }) =>
    flood(seconds, 2, async () => {
      const begun = await beginSignIn(port, classCode, attackerAddress);
      return begun === null ? "not begun" : sendForgedAnswer(port, attackerAddress, begun);
    }),
};
