import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { send } from "@/bench/attack/send";

export const hosts: Attack = {
  name: "another site's name for this machine's address",
  check: async ({ port }) => {
    for (const path of ["/", "/healthz", "/live/x"])
      assert.equal((await send(port, { path, headers: { host: "evil.example" } })).status, 421, path);
    for (const host of ["127.0.0.1", "laptop.local", "school-server"])
      assert.equal((await send(port, { path: "/healthz", headers: { host: `${host}:${port}` } })).status, 200, host);
    return "421 for pages, probes and sockets; addresses and local names are served";
  },
};
