/** A proxy between the pool and its database that tests can interrupt: both stores, PostgreSQL and the embedded one, are behind a socket. */
import { once } from "node:events";
import net from "node:net";
import type { TestDatabase } from "@/db/testing/server-databases";

export class DatabaseGate {
  private readonly pairs = new Set<{ client: net.Socket; database: net.Socket }>();
  private readonly server: net.Server;
  private shut = false;
  /** Whether statements pass and answers do not. */
  private silent = false;
  private frozen = false;

  private constructor(private readonly target: TestDatabase) {
    this.server = net.createServer((client) => this.pass(client));
  }

  static async before(target: TestDatabase): Promise<DatabaseGate> {
    const gate = new DatabaseGate(target);
    await once(gate.server.listen(0, "127.0.0.1"), "listening");
    return gate;
  }

  get url(): string {
    // A TCP server's address is never a string.
    const { port } = this.server.address() as net.AddressInfo;
    const url = new URL(this.target.url ?? "postgres://postgres@127.0.0.1/postgres");
    url.host = `127.0.0.1:${port}`;
    return url.href;
  }

  private pass(client: net.Socket): void {
    if (this.shut) return void client.destroy();
    const database =
      this.target.url === undefined
        ? net.connect(`${this.target.socketFolder}/.s.PGSQL.5432`)
        : net.connect(Number(new URL(this.target.url).port), new URL(this.target.url).hostname);
    client.setNoDelay();
    database.setNoDelay();
    const pair = { client, database };
    this.pairs.add(pair);
    client.on("data", (chunk) => database.write(chunk));
    database.on("data", (chunk) => {
      if (!this.silent) client.write(chunk);
    });
    const end = () => {
      client.destroy();
      database.destroy();
      this.pairs.delete(pair);
    };
    for (const socket of [client, database]) socket.on("error", end).on("close", end);
    if (this.frozen) this.hold(pair);
  }

  private hold({ client, database }: { client: net.Socket; database: net.Socket }): void {
    client.pause();
    database.pause();
  }

  /** Breaks connections, and refuses new ones until `open`. */
  cut(): void {
    this.shut = true;
    for (const { client, database } of this.pairs) {
      client.destroy();
      database.destroy();
    }
  }

  /** Drops answers from now on: statements are executed, and nobody receives the result. */
  mute(): void {
    this.silent = true;
  }

  /** Lets nothing pass, without breaking connections. */
  freeze(): void {
    this.frozen = true;
    for (const pair of this.pairs) this.hold(pair);
  }

  open(): void {
    this.shut = false;
    this.silent = false;
    this.frozen = false;
    for (const { client, database } of this.pairs) {
      client.resume();
      database.resume();
    }
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
