#!/usr/bin/env node
/**
 * Stands in for `systemctl` and `journalctl` where systemd does not run. It starts crosscase.service from the unit that is installed, with that
 * unit's user, folder and settings, and starts PostgreSQL and nginx as their packages do. Plain JavaScript, because it runs with the machine's Node.
 */
/* oxlint-disable no-restricted-imports -- Node itself does not know @/. */
import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { installedUnit, readUnit } from "../../lib/server/service/unit-file.js";

const [program = "", ...args] = process.argv.slice(2);
const journal = "/var/log/journal.txt";
const pidFile = "/run/crosscase.pid";

const isRunning = (/** @type {number} */ pid) => existsSync(`/proc/${pid}`);

const readText = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function startCrosscase() {
  const { user = "root", folder, settings } = readUnit(installedUnit);
  const [, command = ""] = /^ExecStart=(.+)$/m.exec(readFileSync(installedUnit, "utf8")) ?? [];
  const [, state = ""] = /^StateDirectory=(.+)$/m.exec(readFileSync(installedUnit, "utf8")) ?? [];
  execFileSync("install", ["--directory", `--owner=${user}`, "--mode=700", `/var/lib/${state}`]);
  const log = openSync(journal, "a");
  const child = spawn("setpriv", [`--reuid=${user}`, `--regid=${user}`, "--init-groups", ...command.split(" ")], {
    cwd: folder,
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", ...settings },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  writeFileSync(pidFile, String(child.pid));
  child.unref();
}

async function stopCrosscase() {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8"));
  rmSync(pidFile);
  if (!isRunning(pid)) return;
  process.kill(pid, "SIGTERM");
  for (let tries = 0; isRunning(pid) && tries < 300; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  if (isRunning(pid)) throw new Error("Crosscase has not ended within 30 s of SIGTERM.");
}

/** @param {string} action */
function controlPostgres(action) {
  const [version = ""] = readdirSync("/etc/postgresql");
  execFileSync("pg_ctlcluster", [version, "main", action], { stdio: "inherit" });
}

/** @type {Record<string, { start(): void, stop(): void | Promise<void> }>} */
const services = {
  crosscase: { start: startCrosscase, stop: stopCrosscase },
  postgresql: { start: () => controlPostgres("start"), stop: () => controlPostgres("stop") },
  nginx: {
    start: () => execFileSync("nginx", { stdio: "inherit" }),
    // `nginx -t` leaves an empty file where nginx does not run.
    stop: () => (readText("/run/nginx.pid") === "" ? undefined : execFileSync("nginx", ["-s", "stop"])),
  },
};

async function control() {
  const [action = "", ...names] = args.filter((arg) => !arg.startsWith("-"));
  const now = args.includes("--now");
  if (action === "daemon-reload") return;
  for (const name of names) {
    const service = services[name];
    if (service === undefined) throw new Error(`Unit ${name}.service not found.`);
    if (action === "stop" || action === "restart" || (action === "disable" && now)) await service.stop();
    if (action === "start" || action === "restart" || (action === "enable" && now)) service.start();
  }
}

if (program === "journalctl") process.stdout.write(readFileSync(journal));
else await control();
