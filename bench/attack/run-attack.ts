/**
 * The attacker's process: `run-attack.ts ATTACK prepare|runAttack`, with the target as JSON on its standard input. Prints, as JSON, the outcome and how many
 * bytes were sent.
 */
import { subscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import os from "node:os";
import { attacks } from "./attacks";
import type { Target } from "./attack";

const open = new Set<Socket>();
let closedBytes = 0;
subscribe("net.client.socket", (message) => {
  const { socket } = message as { socket: Socket }; // as Node documents it
  open.add(socket);
  socket.once("close", () => {
    open.delete(socket);
    closedBytes += socket.bytesWritten;
  });
});

// A real attacker runs on another machine, and takes no processor time from the server.
os.setPriority(os.constants.priority.PRIORITY_LOW);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const target = JSON.parse(Buffer.concat(chunks).toString()) as Target; // written by main.ts
const [id = "", step] = process.argv.slice(2);
const output = await attacks[id]?.[step === "prepare" ? "prepare" : "runAttack"]?.(target);
const bytes = [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, closedBytes);
process.stdout.write(JSON.stringify({ output, bytes }), () => process.exit(0));
