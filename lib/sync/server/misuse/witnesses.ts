import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { WitnessRequest, Report } from "./witness";

/**
 * Two students who type undisturbed, in a process of their own, so that time which misuse costs the test's process is not counted as the server's.
 */
export class Witnesses {
  private readonly child: ChildProcess;

  constructor(url: string, cookies: readonly [string, string]) {
    this.child = fork(path.join(import.meta.dirname, "witness.ts"), [url, ...cookies], {
      execArgv: ["--import", "tsx"],
    });
  }

  async report(): Promise<Report> {
    const asked: WitnessRequest = "report";
    const answered = once(this.child, "message") as Promise<[Report]>; // witness.ts sends nothing else
    this.child.send(asked);
    return (await answered)[0];
  }

  end(): void {
    this.child.kill();
  }
}
