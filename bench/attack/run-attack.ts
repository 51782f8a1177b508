/** The attacker's process: `run-attack.ts ATTACK`, with the target as JSON on its standard input. Prints the outcome. */
import os from "node:os";
import { attacks } from "./attacks";
import type { Target } from "./attack";

// Elsewhere it would take nothing of the server's processor.
os.setPriority(os.constants.priority.PRIORITY_LOW);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const target = JSON.parse(Buffer.concat(chunks).toString()) as Target; // written by main.ts
console.log(await attacks[process.argv[2] ?? ""]?.runAttack?.(target));
process.exit(0);
