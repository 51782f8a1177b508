import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ensureBuilt } from "@/lib/server/boot/build";
import { serverEnv } from "@/lib/server/testing/real-server";
import { Browser } from "@/lib/server/testing/browser";
import { patience } from "@/lib/testing/patience";
import { SimulatedEditor } from "./simulated-editor";
import { makeTiming } from "./timing";

const root = path.resolve(import.meta.dirname, "../../..");
const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-test-"));
const folder = path.join(scratch, "demo");

function runDemo(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ["lib/server/run.js", "demo", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnv(env),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, ended: new Promise<number | null>((resolve) => child.once("close", resolve)) };
}

let demo: ReturnType<typeof runDemo>;
/** Links by role, as the demo prints them for this machine. */
let links: Record<"Teacher" | "Student" | "Late-comer" | "Projector", string>;

beforeAll(async () => {
  await ensureBuilt();
  demo = runDemo(["--students", "4", "--phase", "learn"], { DATA_DIR: folder, LOG_LEVEL: "debug" }); // the debug log contains the process id of the students
  await vi.waitFor(() => expect(demo.output()).toContain("Ctrl-C ends it"), {
    timeout: patience(200_000),
    interval: 200,
  });
  const linkOf = (who: string) =>
    new RegExp(`${who}[^\\n]*?(http://localhost:\\d+/demo#\\S+)`).exec(demo.output())?.[1] ?? "";
  links = {
    Teacher: linkOf("Teacher"),
    Student: linkOf("Student"),
    "Late-comer": linkOf("Late-comer"),
    Projector: linkOf("Projector"),
  };
});
afterAll(() => {
  demo.child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

const sendToken = (origin: string, token: string) =>
  fetch(`${origin}/demo`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams({ token }),
  });

/** Opens a link as a browser does: the link's page posts the token. */
async function follow(link: string): Promise<{ browser: Browser; to: string; setCookie: string }> {
  const { origin, hash } = new URL(link);
  const page = await fetch(link);
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  expect(await page.text()).toContain(`<script nonce="${nonce}">`);
  expect(page.headers.getSetCookie()).toEqual([]);
  const answer = await sendToken(origin, hash.slice(1));
  expect(answer.status).toBe(303);
  const [setCookie = ""] = answer.headers.getSetCookie();
  return { browser: new Browser(origin, setCookie.split(";")[0]), to: answer.headers.get("location") ?? "", setCookie };
}

describe("npm run demo", () => {
  it("makes folders that npm start refuses: the next demo would delete what is kept there", async () => {
    const child = spawn(process.execPath, ["lib/server/run.js", "start"], {
      cwd: root,
      env: serverEnv({ DATA_DIR: folder }),
    });
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
    expect(output).toContain(`The folder ${folder} was made by npm run demo, which deletes it`);
  });

  it("prints a link per role that signs in at once, by a cookie that plain http takes", async () => {
    const seen = { Teacher: "Start Write", Student: "Robin", "Late-comer": "Sasha", Projector: "Demo class" } as const;
    for (const [who, words] of Object.entries(seen)) {
      const { browser, to, setCookie } = await follow(links[who as keyof typeof seen]); // its keys are these
      expect(setCookie).toMatch(/; HttpOnly; SameSite=Lax$/);
      const page = await browser.load(to);
      expect(page.status, who).toBe(200);
      expect(page.html, who).toContain(words);
    }
  });

  it("refuses a wrong token, and one of no length, with a sentence and no cookie", async () => {
    const { origin, hash } = new URL(links.Teacher);
    for (const token of ["", "x", hash.slice(1, -1), `${hash.slice(1)}x`]) {
      const answer = await sendToken(origin, token);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe(
        "This link does not belong to the demo that is running now. Use a link from the terminal window where the demo is running.\n",
      );
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it("simulated students follow the teacher to Write, and one types into the worksheet they share with whoever opened the link", async () => {
    const teacher = await follow(links.Teacher);
    const id = teacher.to.split("/").at(-1) ?? "";
    const moved = await teacher.browser.callAction(
      teacher.to,
      "lib/features/phases/actions/move-phase.ts#movePhaseAction",
      { json: id },
      { json: { to: "write", expected: "learn", make: { teams: true, matches: "none" } } },
    );
    expect(moved).toEqual({ ok: true, code: null });
    const { browser } = await follow(links.Student);
    const [room] = (await browser.load(`/a/${id}/write`)).documents;
    if (room === undefined) throw new Error("the student has no worksheet");
    const desk = new SimulatedEditor(browser, room);
    await desk.ready;
    const written = () =>
      ["title", "scenario", "harmed", "prevention", "response"]
        .map((field) => desk.read(field))
        .join(" ")
        .trim().length;
    await expect.poll(written).toBeGreaterThan(10);
    await desk.write("harmed", "Everyone.", makeTiming("middle", new AbortController().signal));
    await desk.waitUntilSaved();
    desk.close();
  });

  it("goes on when its students die", async () => {
    process.kill(Number(/"pid":(\d+)/.exec(demo.output())?.[1]), "SIGKILL");
    await expect.poll(demo.output).toContain("The simulated students have gone.");
    const { browser, to } = await follow(links.Teacher);
    expect((await browser.load(to)).status).toBe(200);
  });

  it("refuses a folder that another demo is using", async () => {
    const second = runDemo([], { DATA_DIR: folder });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^Another demo \(process \d+\) uses the folder .+: stop it first\.\n$/);
  });

  it("prints no token but in its links, ends at SIGTERM, and takes its folder away", async () => {
    const { origin } = new URL(links.Teacher);
    for (const link of Object.values(links))
      expect(demo.output().split(new URL(link).hash.slice(1)).length - 1).toBe(
        demo.output().split(new URL(link).hash).length - 1,
      );
    expect(existsSync(folder)).toBe(true);
    demo.child.kill("SIGTERM");
    expect(await demo.ended).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(origin)).rejects.toThrow();
  });

  it("refuses a folder that it did not make with one sentence, and leaves it as it is", async () => {
    const foreign = mkdtempSync(path.join(scratch, "foreign-"));
    writeFileSync(path.join(foreign, "secret"), "of a real class");
    const refused = runDemo([], { DATA_DIR: foreign });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^The demo did not make the folder .+ does not exist yet\.\n$/);
    expect(readdirSync(foreign)).toEqual(["secret"]);
  });
});
