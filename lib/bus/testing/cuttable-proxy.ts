/** A line in front of a TCP server that tests can cut: `cut` ends its connections and takes no more, `freeze` lets nothing pass. */
import { once } from "node:events";
import net from "node:net";

export class CuttableLine {
  private readonly ends = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.pass(socket));
  private up = true;
  private frozen = false;

  private constructor(private readonly to: { host: string; port: number }) {}

  static async to(port: number, host = "127.0.0.1"): Promise<CuttableLine> {
    const line = new CuttableLine({ host, port });
    await once(line.server.listen(0, "127.0.0.1"), "listening");
    return line;
  }

  get port(): number {
    // A TCP server's address is never a string.
    return (this.server.address() as net.AddressInfo).port;
  }

  private pass(near: net.Socket): void {
    if (!this.up) return void near.destroy();
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
    this.up = false;
    for (const end of this.ends) end.destroy();
  }

  freeze(): void {
    this.frozen = true;
    for (const end of this.ends) end.pause();
  }

  mend(): void {
    this.up = true;
    this.frozen = false;
    for (const end of this.ends) end.resume();
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
