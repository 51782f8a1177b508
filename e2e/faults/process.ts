import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import type { WallClock } from "./wall-clock";

/** One process of `npm start`, always on the same port and data, however often it is restarted. */
export class ServerProcess {
  private server: RealServer | null = null;
  private port = 0;
  private earlierOutput = "";
  /** How often the process was killed while it ran. */
  kills = 0;

  constructor(
    readonly name: string,
    private readonly env: Record<string, string>,
    private readonly clock: WallClock | null = null,
  ) {}

  /** The address to which devices connect, also while the process is frozen. Null while it is stopped. */
  get serverUrl(): string | null {
    return this.server === null ? null : `ws://127.0.0.1:${this.port}`;
  }

  get isRunning(): boolean {
    return this.server !== null && isAlive(this.server.pid);
  }

  get pid(): number | null {
    return this.server?.pid ?? null;
  }

  /** Its output, including that of earlier runs. */
  get output(): string {
    return this.earlierOutput + (this.server?.output() ?? "");
  }

  async start(): Promise<void> {
    const preloads = [this.env.NODE_OPTIONS, this.clock?.env.NODE_OPTIONS].filter((option) => option !== undefined);
    this.server = await startServer({
      ...this.env,
      ...this.clock?.env,
      ...(preloads.length > 0 ? { NODE_OPTIONS: preloads.join(" ") } : {}),
      PORT: String(this.port),
    });
    this.port = this.server.port;
  }

  /** Sends SIGKILL. When the process has ended already, only cleans up. */
  async kill(): Promise<void> {
    const { server } = this;
    if (this.isRunning) this.kills += 1;
    this.markEnded();
    await server?.kill();
  }

  /** Sends SIGTERM. Returns the exit code. */
  async stop(): Promise<number | null> {
    const { server } = this;
    const code = (await server?.stop()) ?? null;
    this.markEnded();
    return code;
  }

  private markEnded(): void {
    this.earlierOutput = this.output;
    this.server = null;
  }

  /** Moves the process's wall clock to `ms` from the machine's, also after restarts. */
  async moveClock(ms: number): Promise<void> {
    if (this.server !== null) await this.clock?.move(ms, this.server.pid);
  }

  freeze(): void {
    if (this.server !== null) process.kill(this.server.pid, "SIGSTOP");
  }

  thaw(): void {
    if (this.server !== null) process.kill(this.server.pid, "SIGCONT");
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
