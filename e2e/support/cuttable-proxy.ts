/** A cable between a browser and the server, which can be pulled out: also for a service worker, which Playwright's `setOffline` does not reach. */
import { once } from "node:events";
import net from "node:net";
import type { BrowserContext } from "@playwright/test";

export class CuttableHttpProxy {
  private readonly open = new Set<net.Socket>();
  private isCut = false;
  /** What a captive portal says to whatever is asked. */
  private portal: string | null = null;
  /** Requests to which no answer comes. */
  private withheld: { head: RegExp; wasRequested: () => void } | null = null;
  private readonly server: net.Server;

  private constructor(to: number) {
    this.server = net.createServer((near) => {
      if (this.isCut) return void near.resetAndDestroy();
      if (this.portal !== null) return this.answer(near, this.portal);
      const far = net.connect(to, "127.0.0.1");
      near.pipe(far).pipe(near);
      near.on("data", (chunk: Buffer) => {
        if (this.withheld?.head.test(chunk.toString("latin1")) !== true) return;
        far.unpipe(near);
        this.withheld.wasRequested();
      });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(one);
        one.on("error", () => undefined);
        one.on("close", () => {
          this.open.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<CuttableHttpProxy> {
    const cable = new CuttableHttpProxy(port);
    await once(cable.server.listen(0), "listening");
    return cable;
  }

  /** Where the server is at this end; a secure context. */
  get origin(): string {
    // A TCP server's address is never a string.
    return `http://localhost:${(this.server.address() as net.AddressInfo).port}`;
  }

  /** The browser hears of it as well, if it is one of Playwright's. */
  async cut(context?: BrowserContext): Promise<void> {
    this.isCut = true;
    for (const socket of this.open) socket.resetAndDestroy();
    await context?.setOffline(true);
  }

  /** From now on requests with such a head get no answer. `asked` is kept once there was one. */
  withhold(head: RegExp): { asked: Promise<void> } {
    return { asked: new Promise((asked) => (this.withheld = { head, wasRequested: asked })) };
  }

  /** From now on something else answers in the server's place, as a school's filter or a captive portal does; null: the server again. */
  setPortal(answer: { status: number; headers?: Record<string, string>; body?: string } | null): void {
    for (const socket of this.open) socket.resetAndDestroy();
    const { status = 200, headers = {}, body = "" } = answer ?? {};
    const head = Object.entries({
      ...headers,
      "content-type": "text/html",
      "content-length": String(Buffer.byteLength(body)),
      connection: "close",
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.portal = answer === null ? null : `HTTP/1.1 ${status} Portal\r\n${head.join("")}\r\n${body}`;
  }

  private answer(near: net.Socket, portal: string): void {
    near.on("error", () => undefined);
    near.once("data", () => near.end(portal));
  }

  async restore(context?: BrowserContext): Promise<void> {
    this.isCut = false;
    await context?.setOffline(false);
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
