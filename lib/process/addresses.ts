/** The addresses at which other devices reach this machine. */
import os, { type NetworkInterfaceInfo } from "node:os";

/** Container and virtual-machine bridges: no other device is on them. */
const unreachable = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|lo)/;

/** The machine's IPv4 addresses in its networks, likeliest first: private ranges, then others; never loopback or link-local. */
export function lanAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = os.networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter((info) => info.family === "IPv4" && !info.internal && !info.address.startsWith("169.254."))
      .map((info) => ({
        address: info.address,
        rank: (unreachable.test(name) ? 2 : 0) + (isPrivate(info.address) ? 0 : 1),
      })),
  );
  return [...new Set(found.sort((a, b) => a.rank - b.rank).map(({ address }) => address))];
}

function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}

/** Whether a Host header's name means the machine the browser itself runs on. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname === "[::1]" ||
    hostname === "::1"
  );
}

/** The origin at which the server sends requests to itself: the address it is bound to, because another program may listen on a different one. */
export function ownOrigin(bound: string | undefined, port: number): string {
  if (bound === undefined || listensEverywhere(bound)) return `http://127.0.0.1:${port}`;
  return `http://${bound.includes(":") ? `[${bound}]` : bound}:${port}`;
}

/** Whether a server bound to this address listens on all the machine's addresses. undefined is the default, which does. */
export function listensEverywhere(bound: string | undefined): boolean {
  return bound === undefined || bound === "0.0.0.0" || bound === "::";
}
