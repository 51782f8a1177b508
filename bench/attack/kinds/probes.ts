import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "@/e2e/run/step";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

export const probes: Attack = {
  name: "/healthz, /readyz, /metrics, 100 at once",
  runAttack: ({ port, seconds }) =>
    flood(
      seconds,
      100,
      async (n) => (await send(port, { path: ["/healthz", "/readyz", "/metrics"][n % 3] ?? "/healthz" })).status,
    ),
};

export const files: Attack = {
  name: "files of the build, 100 at once",
  runAttack: ({ port, seconds }) => {
    const names = readdirSync(path.join(root, ".next", "static", "chunks")).filter((name) => name.endsWith(".js"));
    return flood(
      seconds,
      100,
      async (n) => (await send(port, { path: `/_next/static/chunks/${names[n % names.length] ?? ""}` })).status,
    );
  },
};
