import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "@/lib/process/root.js";

it("T1j: systemd takes deploy/crosscase.service, and knows all that is in it", ({ skip }) => {
  if (spawnSync("systemd-analyze", ["--version"]).status !== 0) return skip("systemd can't be had here");
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-unit-"));
  const unit = readFileSync(path.join(root, "deploy", "crosscase.service"), "utf8");
  expect(unit).toContain("ExecStart=/usr/bin/node bin/crosscase.js start");
  writeFileSync(path.join(folder, "crosscase.service"), unit.replace("/usr/bin/node", process.execPath));
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", path.join(folder, "crosscase.service")], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  // Ignores messages about this machine's units, which our unit orders itself after.
  expect([status, `${stdout}${stderr}`.split("\n").filter((line) => line.includes("crosscase"))]).toEqual([0, []]);
});

it("B13c: the proxy's file listens on IPv6 where it does on IPv4, and each log of compose.yaml has a limit", () => {
  const listens = [...readFileSync(path.join(root, "deploy", "nginx.conf"), "utf8").matchAll(/^ *listen (.+);$/gm)];
  const [four, six] = [/^\d/, /^\[::\]:/].map((kind) =>
    listens.flatMap(([, value = ""]) => (kind.test(value) ? [value.replace("[::]:", "")] : [])),
  );
  expect(four).toEqual(["80", "443 ssl"]);
  expect(six).toEqual(four);
  const [, services = ""] = readFileSync(path.join(root, "compose.yaml"), "utf8").split(/^services:$/m);
  const images = services.split(/^networks:$/m)[0]?.match(/^ {4}image: .+$/gm) ?? [];
  expect(images).toHaveLength(3);
  expect(services.match(/^ {4}<<: \*logging$/gm)).toHaveLength(3);
  expect(readFileSync(path.join(root, "compose.yaml"), "utf8")).toMatch(
    /^x-crosscase: &crosscase\n {2}<<: \*logging$/m,
  );
});

it("B1p: each alert of deploy/alerts.yaml has a line on what to do", () => {
  const [, ...alerts] = readFileSync(path.join(root, "deploy", "alerts.yaml"), "utf8").split("- alert: ");
  expect(alerts.length).toBeGreaterThan(8);
  expect(alerts.filter((alert) => !/^ +do: "[^"]{30,}"$/m.test(alert))).toEqual([]);
});
