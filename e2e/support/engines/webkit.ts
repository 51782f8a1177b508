/** WebKitGTK over WebKitWebDriver, in a window of our own (webkit-window.py), on a display without a screen. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import type { Engine, Viewport } from "./engine";
import { findFreePort } from "@/db/testing/private-server";
import { killProcesses, findProcesses } from "@/e2e/run/run-folder";
import { WebDriverSession } from "./web-driver";

const window = path.join(import.meta.dirname, "webkit-window.py");

export class Display {
  private constructor(
    readonly name: string,
    private readonly server: ChildProcess,
  ) {}

  static async start(program: string): Promise<Display> {
    const server = spawn(program, ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    // The fourth stream is the pipe from `stdio` above, to which Xvfb writes the display's number.
    const [number] = (await once(server.stdio[3] as Readable, "data")) as [Buffer];
    return new Display(`:${number.toString().trim()}`, server);
  }

  async stop(): Promise<void> {
    await end(this.server);
  }
}

/** WebDriver's codes of keys that are no characters. */
const keys: Record<string, string> = {
  Control: "\uE009",
  Shift: "\uE008",
  Home: "\uE011",
  End: "\uE010",
  Enter: "\uE007",
  Tab: "\uE004",
  Backspace: "\uE003",
  Delete: "\uE017",
};
const keyNamed = (name: string) => keys[name] ?? name;
const [down, up] = [
  (key: string) => ({ type: "keyDown", value: keyNamed(key) }),
  (key: string) => ({ type: "keyUp", value: keyNamed(key) }),
];

export async function openWebKit(
  program: string,
  display: Display,
  { width, height, text }: Viewport,
): Promise<Engine> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-webkit-"));
  const port = await findFreePort();
  const driver = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      TMPDIR: folder,
      DISPLAY: display.name,
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
    },
  });
  let output = "";
  driver.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await waitUntilListening(port);
  const session = await WebDriverSession.start(`http://127.0.0.1:${port}`, {
    "webkitgtk:browserOptions": { binary: window, args: [String(width), String(height), folder, String(text)] },
  });
  const press = (actions: readonly object[]) =>
    session.post("actions", { actions: [{ type: "key", id: "keys", actions }] });
  return {
    goto: async (url) => void (await session.post("url", { url })),
    evaluate: (expression) => session.post("execute/sync", { script: `return (${expression});`, args: [] }),
    clickAt: async (x, y) => {
      const at = { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 };
      await session.post("actions", {
        actions: [
          {
            type: "pointer",
            id: "mouse",
            parameters: { pointerType: "mouse" },
            actions: [at, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
          },
        ],
      });
    },
    type: async (text) =>
      void (await press(
        [...text].map((each) => (each === "\n" ? "Enter" : each)).flatMap((each) => [down(each), up(each)]),
      )),
    press: async (key, held = []) => void (await press([...held.map(down), down(key), up(key), ...held.map(up)])),
    signIn: async ({ cookie }, origin) => {
      // Set by a script, because the driver's own command does not accept an address in brackets.
      await session.post("url", { url: `${origin}/healthz` });
      await session.post("execute/sync", {
        script: `document.cookie = ${JSON.stringify(`${cookie}; path=/; samesite=lax`)};`,
        args: [],
      });
    },
    screenshot: async () => Buffer.from(String(await session.get("screenshot")), "base64"),
    faults: () => output.split("\n").filter((line) => /: CONSOLE (JS )?ERROR /.test(line)),
    close: async () => {
      await session.end().catch(() => undefined);
      await end(driver);
      // The window and its processes outlive the driver, and would write into the folder.
      const remaining = () => findProcesses("TMPDIR", folder);
      killProcesses(remaining());
      await waitUntil(() => remaining().length === 0, "the window ends");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function waitUntilListening(port: number): Promise<void> {
  const reached = () =>
    new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.once("connect", () => (socket.destroy(), resolve(true))).once("error", () => resolve(false));
    });
  await waitUntil(reached, "WebKitWebDriver listens");
}

async function waitUntil(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 200) throw new Error(`waited 10 s until ${what}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
