/** A TCP proxy between a browser and the server that can be cut. It also cuts off service workers, which Playwright's `setOffline` does not reach. */
import { once } from "node:events";
import net from "node:net";
import type { BrowserContext } from "@playwright/test";
import { joinSockets } from "./join-sockets";

export class CuttableHttpProxy {
  private readonly open = new Set<net.Socket>();
  private isCut = false;
  /** The response of a captive portal to every request. */
  private portal: string | null = null;
  /** The head of the requests whose responses are withheld, and what is called at the first one. */
  private withheld: { head: RegExp; wasRequested: () => void } | null = null;
  private readonly server: net.Server;

  private constructor(to: number) {
    this.server = net.createServer((near) => {
      if (this.isCut) return void near.resetAndDestroy();
      if (this.portal !== null) return this.answer(near, this.portal);
      const far = net.connect(to, "127.0.0.1");
      joinSockets(near, far, this.open);
      near.on("data", (chunk: Buffer) => {
        if (this.withheld?.head.test(chunk.toString("latin1")) !== true) return;
        far.unpipe(near);
        this.withheld.wasRequested();
      });
    });
  }

  static async start(port: number): Promise<CuttableHttpProxy> {
    const proxy = new CuttableHttpProxy(port);
    await once(proxy.server.listen(0), "listening");
    return proxy;
  }

  /** The origin that leads to the server through this proxy; a secure context. */
  get origin(): string {
    // A TCP server's address is never a string.
    return `http://localhost:${(this.server.address() as net.AddressInfo).port}`;
  }

  /** Cuts every connection. @param context a browser context that is set offline too */
  async cut(context?: BrowserContext): Promise<void> {
    this.isCut = true;
    for (const socket of this.open) socket.resetAndDestroy();
    await context?.setOffline(true);
  }

  /** From now on requests whose head matches get no response. `wasRequested` resolves at the first one. */
  withhold(head: RegExp): { wasRequested: Promise<void> } {
    return { wasRequested: new Promise((resolve) => (this.withheld = { head, wasRequested: resolve })) };
  }

  /** From now on the proxy sends this response in place of the server's, as a school's filter or a captive portal does. Null: the server answers again. */
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
