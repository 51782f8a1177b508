/** Runs nginx with deploy/nginx.conf, in which the test replaces only addresses and the certificate. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { findFreePort, findOrInstall, waitUntilReady } from "@/db/testing/private-server";
import { root } from "@/lib/process/root.js";

export interface Nginx {
  /** The port of https, with a self-signed certificate. */
  port: number;
  httpPort: number;
  stop: () => Promise<void>;
}

/** Finds or installs nginx; null when it is not available. */
export const findNginx = () => findOrInstall(findProgram, "nginx-light");

const hasIpv6 = () =>
  Object.values(os.networkInterfaces()).some((each) => each?.some(({ address }) => address === "::1"));

function findProgram(): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => path.join(folder, "nginx")).find((file) => existsSync(file)) ?? null;
}

/** @param httpsPort chosen by the caller, because the processes behind nginx are told this address before nginx starts */
export async function startNginx(
  program: string,
  httpsPort: number,
  upstreams: readonly [number, number],
): Promise<Nginx> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-nginx-"));
  const at = (name: string) => path.join(folder, name);
  const httpPort = await findFreePort();
  const ipv6 = hasIpv6();
  makeCertificate(at("certificate.pem"), at("key.pem"));
  const site = replaceAll(readFileSync(path.join(root, "deploy", "nginx.conf"), "utf8"), [
    ["listen 80;", `listen 127.0.0.1:${httpPort};`],
    ["listen [::]:80;", ipv6 ? `listen [::1]:${httpPort};` : ""],
    ["listen 443 ssl;", `listen 127.0.0.1:${httpsPort} ssl;`],
    ["listen [::]:443 ssl;", ipv6 ? `listen [::1]:${httpsPort} ssl;` : ""],
    ["/etc/ssl/crosscase/fullchain.pem", at("certificate.pem")],
    ["/etc/ssl/crosscase/privkey.pem", at("key.pem")],
    ["127.0.0.1:3000", `127.0.0.1:${upstreams[0]}`],
    ["127.0.0.1:3001", `127.0.0.1:${upstreams[1]}`],
  ]);
  writeFileSync(
    at("nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; worker_processes 1; pid ${at("pid")}; error_log ${at("error.log")};
    events {}
    http { access_log off; ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${at(kind)};`).join(" ")}
    ${site} }`,
  );
  const child = spawn(program, ["-c", at("nginx.conf"), "-e", at("error.log")], { stdio: "ignore" });
  await waitUntilReady(child, "nginx", () => connects(httpsPort), 50);
  return {
    port: httpsPort,
    httpPort,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @throws Error when the file no longer contains one of the parts */
function replaceAll(text: string, parts: readonly (readonly [from: string, to: string])[]): string {
  return parts.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`deploy/nginx.conf has no ${from}`);
    return changed.replaceAll(from, to);
  }, text);
}

/** Makes a self-signed certificate and its key, in these files. */
export function makeCertificate(certificate: string, key: string): void {
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-subj",
      "/CN=crosscase.example.org",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    { stdio: "ignore" },
  );
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(true));
    socket.once("connect", () => socket.destroy()).once("error", () => resolve(false));
  });
}
