import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { runCommand } from "./run-command";

/** Makes a class in the Write phase by `npm run fixture`, with or without a running server. @throws Error when it fails */
export async function makeFixture(
  { teams, size }: { teams: number; size: number },
  env: Record<string, string>,
): Promise<{ activityId: string; clients: FixtureClient[] }> {
  const wanted = ["--teams", String(teams), "--size", String(size), "--phase", "write", "--json"];
  const { code, output, stdout } = await runCommand("fixture", wanted, env);
  if (code !== 0) throw new Error(`the fixture failed:\n${output}`);
  return JSON.parse(stdout) as { activityId: string; clients: FixtureClient[] }; // what fixture.ts prints
}
