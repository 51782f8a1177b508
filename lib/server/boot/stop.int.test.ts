import { readdirSync, rmSync, statSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "./build";
import { joinRoom, fixtureOutput } from "@/lib/server/testing/outside-client";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { startServer } from "@/lib/server/testing/real-server";
import { runCommand } from "@/lib/server/testing/run-command";

const root = path.resolve(import.meta.dirname, "../../..");
let dataDir: string;

beforeAll(async () => {
  await ensureBuilt();
  dataDir = await makeReadyFolder();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Files of the checkout that were written after this moment, except those that test programs write beside their packages. */
function writtenSince(moment: number): string[] {
  const skipped = new Set(["node_modules", ".git", "test-results"]);
  return readdirSync(root)
    .filter((name) => !skipped.has(name))
    .flatMap((name) => {
      const at = path.join(root, name);
      return statSync(at).isDirectory()
        ? readdirSync(at, { recursive: true, withFileTypes: true }).map((entry) =>
            path.join(entry.parentPath, entry.name),
          )
        : [at];
    })
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > moment);
}

describe("SIGTERM", () => {
  it("B5d: flushes: what was relayed is there after the next start; drains: a request that has begun is answered, a new one is not taken; a server that was built before stops with 0, and has written nothing outside DATA_DIR and the temporary folder", async () => {
    const first = await startServer({ DATA_DIR: dataDir, CROSSCASE_FIXTURES: "1" });
    const { stdout } = await runCommand("fixture", ["--teams", "1", "--size", "2", "--json"], { DATA_DIR: dataDir });
    const [one, two] = fixtureOutput.parse(JSON.parse(stdout)).clients;
    if (one === undefined || two === undefined) throw new Error("no team of two");
    const clients = [joinRoom(first.origin, one), joinRoom(first.origin, two)];
    const [writer, reader] = clients;
    const letters = Array.from({ length: 200 }, (_, n) => String(n % 10)).join("");
    for (const letter of letters) writer?.doc.getText("scenario").insert(writer.text("scenario").length, letter);
    await expect.poll(() => reader?.text("scenario")).toBe(letters);
    for (const client of clients) client.leave();
    expect(await first.stop()).toBe(0);

    const moment = Date.now();
    const second = await startServer({ DATA_DIR: dataDir });
    const again = joinRoom(second.origin, one);
    await expect.poll(() => again.text("scenario")).toBe(letters);
    again.leave();
    for (const at of ["/", "/teacher/sign-in", "/nothing"]) await fetch(second.origin + at);
    const socket = net.connect(second.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const send = (text: string) => new Promise((resolve) => socket.write(text, resolve));
    await send(
      `POST /nothing HTTP/1.1\r\nHost: localhost:${second.port}\r\nConnection: close\r\nContent-Length: 4\r\n\r\nha`,
    );
    await fetch(`${second.origin}/healthz`); // by now the server has received the first half
    const stopped = second.stop();
    await expect
      .poll(
        () =>
          fetch(`${second.origin}/healthz`).then(
            () => "taken",
            () => "refused",
          ),
        { interval: 20 },
      )
      .toBe("refused");
    await send("lf");
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(await stopped).toBe(0);
    expect(writtenSince(moment)).toEqual([]);
  });
});
