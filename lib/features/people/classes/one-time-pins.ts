import { randomInt } from "node:crypto";
import { makeOneTimePin } from "@/lib/features/people/signing-in/rules/secrets";

/** A one-time PIN is stored in plain text, because the teacher prints it on a slip. */
export function makeOneTimePinRow(): { pinHash: string; oneTimePin: string } {
  return { pinHash: "", oneTimePin: makeOneTimePin(randomInt) };
}
