/** A cable between a browser and the server, which can be pulled out: also for a service worker, which Playwright's `setOffline` does not reach. */
import { once } from "node:events";
import net from "node:net";
import type { BrowserContext } from "@playwright/test";

export class Cable {
  private readonly open = new Set<net.Socket>();
  private out = false;
  private readonly server: net.Server;

  private constructor(to: number) {
    this.server = net.createServer((near) => {
      if (this.out) return void near.resetAndDestroy();
      const far = net.connect(to, "127.0.0.1");
      near.pipe(far).pipe(near);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        this.open.add(one);
        one.on("error", () => undefined);
        one.on("close", () => {
          this.open.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port);
    await once(cable.server.listen(0), "listening");
    return cable;
  }

  /** Where the server is at this end; a secure context. */
  get origin(): string {
    // A TCP server's address is never a string.
    return `http://localhost:${(this.server.address() as net.AddressInfo).port}`;
  }

  /** The browser hears of it as well. */
  async pullOut(context: BrowserContext): Promise<void> {
    this.out = true;
    for (const socket of this.open) socket.resetAndDestroy();
    await context.setOffline(true);
  }

  async plugIn(context: BrowserContext): Promise<void> {
    this.out = false;
    await context.setOffline(false);
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
