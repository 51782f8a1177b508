/** A plain TCP load balancer: forwards each connection to the next process that accepts it. */
import { once } from "node:events";
import net from "node:net";

export class Balancer {
  private readonly server = net.createServer((socket) => this.accept(socket));
  private readonly open = new Set<net.Socket>();
  private readonly preferred = new Map<string, number>();
  private readonly sync: number[];
  private turn = 0;

  private constructor(private readonly ports: readonly number[]) {
    this.sync = ports.map(() => 0);
  }

  static async before(ports: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(ports);
    await once(balancer.server.listen(0), "listening");
    return balancer;
  }

  get port(): number {
    // A TCP server's address is never a string.
    return (this.server.address() as net.AddressInfo).port;
  }

  /** Forwards document sockets with this cookie to one process while it runs, so that a test knows who is connected where. */
  prefer(cookie: string, index: number): void {
    this.preferred.set(cookie, index);
  }

  /** How many document sockets are open with each process. */
  syncSockets(): number[] {
    return [...this.sync];
  }

  private accept(near: net.Socket): void {
    near.on("error", () => near.destroy());
    this.track(near);
    // The choice of a process depends on the request's head, which arrives first.
    near.once("data", (head: Buffer) => {
      near.pause();
      const text = head.toString("latin1");
      const isSync = text.startsWith("GET /sync/") && /^upgrade:/im.test(text);
      const wanted = isSync ? [...this.preferred].find(([cookie]) => text.includes(cookie))?.[1] : undefined;
      this.forward(near, head, wanted ?? this.turn++ % this.ports.length, isSync, this.ports.length);
    });
  }

  private forward(near: net.Socket, head: Buffer, index: number, isSync: boolean, tries: number): void {
    if (tries === 0) return void near.destroy();
    const far = net.connect(this.ports[index] ?? 0, "127.0.0.1");
    let connected = false;
    far.on("connect", () => {
      connected = true;
      this.track(far);
      if (isSync) this.sync[index] = (this.sync[index] ?? 0) + 1;
      far.write(head);
      near.pipe(far).pipe(near);
    });
    far.on("error", () => undefined);
    far.on("close", () => {
      if (!connected) return this.forward(near, head, (index + 1) % this.ports.length, isSync, tries - 1);
      if (isSync) this.sync[index] = (this.sync[index] ?? 0) - 1;
      near.destroy();
    });
    near.on("close", () => far.destroy());
  }

  private track(socket: net.Socket): void {
    this.open.add(socket);
    socket.on("close", () => this.open.delete(socket));
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
