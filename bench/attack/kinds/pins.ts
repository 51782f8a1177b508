import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { signInWithPassword } from "@/bench/attack/send";

export const pins: Attack = {
  name: "wrong PINs for each name of a class",
  check: async ({ port, classCode, names }) => {
    let looked = 0;
    let kept = 0;
    for (let round = 0; round < 5; round++) {
      for (const name of names) {
        const { outcome } = await signInWithPassword(port, "student", { code: classCode, name, pin: "8361" });
        if (outcome === "pin-wait" || outcome === "pins-wait") kept += 1;
        else looked += 1;
      }
    }
    assert.ok(looked <= 30, `${looked} guesses were looked at`);
    const otherAddress = await signInWithPassword(
      port,
      "student",
      { code: classCode, name: names[0] ?? "", pin: "8361" },
      "127.0.0.5",
    );
    assert.notEqual(otherAddress.outcome, "pins-wait", "another address has to wait too");
    return `${looked} of ${looked + kept} guesses from one address were looked at; another address does not wait`;
  },
};
