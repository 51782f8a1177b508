import { beforeAll, expect, it } from "vitest";
import { releaseNumber } from "@/lib/process/release.js";
import { findOrInstallNode } from "@/lib/server/testing/other-node";
import { startServer } from "@/lib/server/testing/real-server";
import { ensureBuilt } from "./build";

beforeAll(() => ensureBuilt());

it.for([20, 22, 24])("B14d: a build runs under Node %i, whichever version has made it", async (major, { skip }) => {
  const node = findOrInstallNode(major);
  if (node === null) return skip(`Node ${major} is not here, and can't be installed`);
  const server = await startServer({ TRUST_PROXY: "1" }, undefined, node);
  const setup = await fetch(`${server.origin}/setup`);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(setup.status).toBe(200);
  expect(await setup.text()).toContain("</html>");
  expect(metrics).toMatch(
    new RegExp(`^crosscase_build_info\\{version="${releaseNumber()}",.+,node="v${major}\\.`, "m"),
  );
  expect(server.output()).not.toContain("Building the pages");
  expect(await server.stop()).toBe(0);
});
