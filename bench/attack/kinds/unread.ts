/** Streamed responses that wait for a turn, and that nobody reads: to HEAD, and over connections that stop reading. */
import assert from "node:assert/strict";
import http from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Attack, Target } from "@/bench/attack/attack";
import { attackerAddress, flood, send } from "@/bench/attack/send";

/** How long others may wait for a turn, in ms. */
const maxWaitMs = 5_000;

const historyOf = ({ activityId, student }: Target) =>
  `/a/${activityId}/history/${student.room.split("/")[1] ?? ""}/rows`;
const exportOf = ({ activityId }: Target) => `/teacher/activities/${activityId}/export/activity`;

/** Sends a request, and reads nothing of the response until the time is over. */
function askAndStop(port: number, path: string, cookie: string, seconds: number): Promise<number> {
  return new Promise((resolve) => {
    const request = http.request({
      port,
      path,
      host: "127.0.0.1",
      localAddress: attackerAddress,
      agent: false,
      headers: { cookie },
    });
    request.once("response", (answer) => answer.pause());
    request.once("error", () => undefined);
    request.end();
    setTimeout(() => {
      request.destroy();
      resolve(200);
    }, seconds * 1_000);
  });
}

export const unread: Attack = {
  name: "HEAD on histories and exports, and answers that nobody reads",
  runAttack: async (target) => {
    const { port, seconds, student, teamMate, teacher } = target;
    const [history, file] = [historyOf(target), exportOf(target)];
    const waited: number[] = [];
    const other = async () => {
      await wait(1_000);
      for (const [path, cookie] of [
        [history, teamMate.cookie],
        [file, teacher.cookie],
      ] as const) {
        const began = performance.now();
        const { status } = await send(port, { path, headers: { cookie }, from: "127.0.0.2" });
        const ms = performance.now() - began;
        assert.ok(status === 200 && ms < maxWaitMs, `${path} was answered ${status} after ${ms.toFixed(0)} ms`);
        waited.push(ms);
      }
    };
    const heads = flood(seconds, 4, async (n) => {
      const [path, cookie] = n % 2 === 0 ? [history, student.cookie] : [file, teacher.cookie];
      return (await send(port, { method: "HEAD", path, headers: { cookie } })).status;
    });
    const stopped = [history, file].map((path, n) =>
      askAndStop(port, path, n === 0 ? student.cookie : teacher.cookie, seconds),
    );
    const [came] = await Promise.all([heads, other(), ...stopped]);
    return `HEAD: ${came}; others had the history after ${waited[0]?.toFixed(0)} ms, the file after ${waited[1]?.toFixed(0)} ms`;
  },
};
