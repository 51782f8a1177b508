/** A proxy that takes https with a self-signed certificate, in front of a server on this machine. The server is started with NEXTAUTH_URL. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";
import { joinSockets } from "./join-sockets";
import { makeCertificate } from "@/lib/server/testing/nginx";

export class HttpsProxy {
  private readonly open = new Set<net.Socket>();
  private to = 0;

  private constructor(private readonly server: tls.Server) {
    server.on("secureConnection", (near) => {
      joinSockets(near, net.connect(this.to, "127.0.0.1"), this.open);
    });
  }

  static async start(): Promise<HttpsProxy> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-https-"));
    const [certificate, key] = [path.join(folder, "certificate.pem"), path.join(folder, "key.pem")];
    makeCertificate(certificate, key);
    const server = tls.createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
    rmSync(folder, { recursive: true });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new HttpsProxy(server);
  }

  get origin(): string {
    // A TCP server's address is never a string.
    return `https://localhost:${(this.server.address() as net.AddressInfo).port}`;
  }

  /** The port of the server behind the proxy. */
  forwardTo(port: number): void {
    this.to = port;
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
    this.server.close();
  }
}
