/** A TCP proxy that tests can interrupt: `cut` ends its connections and refuses new ones, `freeze` lets no byte pass. */
import { once } from "node:events";
import net from "node:net";

export class CuttableProxy {
  private readonly ends = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.forward(socket));
  private accepts = true;
  private frozen = false;

  private constructor(private readonly to: { host: string; port: number }) {}

  static async to(port: number, host = "127.0.0.1"): Promise<CuttableProxy> {
    const proxy = new CuttableProxy({ host, port });
    await once(proxy.server.listen(0, "127.0.0.1"), "listening");
    return proxy;
  }

  get port(): number {
    // A TCP server's address is never a string.
    return (this.server.address() as net.AddressInfo).port;
  }

  private forward(near: net.Socket): void {
    if (!this.accepts) return void near.destroy();
    const far = net.connect(this.to.port, this.to.host);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(end);
      end.setNoDelay();
      end.on("data", (chunk) => other.write(chunk));
      end
        .on("error", () => undefined)
        .on("close", () => {
          this.ends.delete(end);
          other.destroy();
        });
      if (this.frozen) end.pause();
    }
  }

  cut(): void {
    this.accepts = false;
    for (const end of this.ends) end.destroy();
  }

  freeze(): void {
    this.frozen = true;
    for (const end of this.ends) end.pause();
  }

  mend(): void {
    this.accepts = true;
    this.frozen = false;
    for (const end of this.ends) end.resume();
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
