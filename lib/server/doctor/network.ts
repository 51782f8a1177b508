/** Checks whether people can reach Crosscase: the port, this machine's addresses in its networks, and the address in NEXTAUTH_URL. */
import { readFileSync } from "node:fs";
import net from "node:net";
import type { Env } from "@/lib/process/env";
import { isFromOurServer } from "@/lib/wire/our-server";
import { errorCode } from "@/lib/server/boot/boot-error";
import { claimPort, listen } from "@/lib/server/boot/port";
import { openAddresses } from "@/lib/server/boot/startup-message";
import { findBootError, note, ok, problem, type Finding } from "./finding";
import { judgeClock } from "./machine";

const timeoutMs = 20_000;
/** Generous, because an answer's `date` header has whole seconds, and the answer takes time to arrive. */
const mostDateApartMs = 10_000;

/** The answer of whichever program answers `/healthz` at an address. */
interface Answer {
  status: number;
  isOurs: boolean;
  /** That program's clock, in ms since 1970; null when the answer has no valid date. */
  now: number | null;
}

/** @throws Error when nothing answers */
async function ask(origin: string): Promise<Answer> {
  const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
  await answer.body?.cancel();
  const now = Date.parse(answer.headers.get("date") ?? "");
  return { status: answer.status, isOurs: isFromOurServer(answer), now: Number.isNaN(now) ? null : now };
}

const asksOurs = (origin: string) =>
  ask(origin).then(
    ({ isOurs }) => isOurs,
    () => false,
  );

/** Checks the port and each address that other devices may use. Listens there for a moment when Crosscase is not running. */
export async function checkNetwork(env: Env): Promise<Finding[]> {
  const { PORT: port, BIND_ADDRESS: bound } = env;
  const running = port !== 0 && (await asksOurs(openAddresses(env, port).local));
  const atPort = running
    ? [ok("Port", `Crosscase answers at port ${port}`)]
    : await findBootError("Port", async () => [ok("Port", `${await claimPort(port, bound)} is free`)]);
  const free = !running && atPort.every(({ level }) => level === "ok");
  const trial = free ? net.createServer((socket) => socket.destroy()) : null;
  try {
    const at = trial === null ? port : await listen(trial, port, bound);
    return [...atPort, ...(await checkAddresses(env, at, { running, free }))];
  } finally {
    trial?.close();
  }
}

interface PortState {
  /** Crosscase answers at the port. */
  running: boolean;
  /** Nothing answered, and the doctor now listens at the port. */
  free: boolean;
}

async function checkAddresses(env: Env, port: number, state: PortState): Promise<Finding[]> {
  if (env.NEXTAUTH_URL !== undefined) return checkPublicAddress(env.NEXTAUTH_URL, env.TRUST_PROXY, state.running);
  const { remote } = openAddresses(env, port);
  if (remote.length === 0) {
    if (env.TRUST_PROXY > 0) return [];
    const bound = env.BIND_ADDRESS;
    return [
      problem(
        "Addresses",
        bound === undefined
          ? "this machine is in no network, so that no other device reaches it: connect it to the one the class is in."
          : `BIND_ADDRESS is ${bound}: other devices don't reach it there. Leave it out, or put a proxy in front and set TRUST_PROXY=1.`,
      ),
    ];
  }
  const tried = await Promise.all(remote.map((address) => checkLocalAddress(address, state)));
  const firewall = tried.some(({ level }) => level === "ok") ? checkFirewall(port) : [];
  return [...tried, ...firewall];
}

async function checkLocalAddress(address: string, { running, free }: PortState): Promise<Finding> {
  if (!running && !free) return note("Addresses", `${address} can be tried once the port is free.`);
  const answers = running ? await asksOurs(address) : await connects(new URL(address));
  if (!answers)
    return problem(
      "Addresses",
      `${address} does not answer, not even here: a firewall on this machine or a setting of its network stands between. Allow connections to this port.`,
    );
  return ok(
    "Addresses",
    `${address} answers here. If it does not on another device, a firewall on this machine is in the way, or the network keeps devices apart ("client isolation").`,
  );
}

function connects({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: hostname, port: Number(port), timeout: timeoutMs });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("timeout", () => resolve(false));
    socket.once("connect", () => socket.destroy()).once("timeout", () => socket.destroy());
  });
}

/** Checks only the settings of ufw, which any user may read. */
function checkFirewall(port: number): Finding[] {
  try {
    if (!/^ENABLED=yes/m.test(readFileSync("/etc/ufw/ufw.conf", "utf8"))) return [];
  } catch {
    return [];
  }
  return [note("Addresses", `the firewall ufw is on: if other devices don't get through, sudo ufw allow ${port}/tcp`)];
}

const dnsCodes = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA"];

async function checkPublicAddress(url: string, proxies: number, running: boolean): Promise<Finding[]> {
  const about = "Addresses";
  const refuse = (text: string) => [problem(about, `NEXTAUTH_URL is ${url}, ${text}`)];
  try {
    const { status, isOurs, now } = await ask(url);
    const clock = now === null ? [] : judgeClock(now - Date.now(), url, mostDateApartMs);
    if (isOurs) return [ok(about, `${url} answers`), ...clock];
    if (running || status < 500)
      return refuse(
        "and what answers there is not this Crosscase: send the proxy to its port, or correct the setting.",
      );
    return [
      note(about, `the proxy at ${url} answers, and Crosscase does not run: start it, and look again.`),
      ...clock,
    ];
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const code = errorCode(cause) || errorCode(error);
    if (dnsCodes.includes(code))
      return refuse("a name that can't be found from here: enter it at your domain's DNS, or correct the setting.");
    if (/CERT|SELF_SIGNED|SIGNATURE/.test(code))
      return refuse(`and its certificate can't be trusted (${code}): renew it at the proxy, with its whole chain.`);
    if (!running && proxies === 0) return [note(about, `${url} can be tried once Crosscase runs.`)];
    const why = code || (error instanceof Error ? error.message : String(error));
    return refuse(`and nothing answers there (${why}): check that the proxy runs, and that its port is open.`);
  }
}
