import { runFirst } from "@/lib/server/testing/fake-system";
import { runCommand } from "@/lib/server/testing/run-command";

/** Settings without problems that need no network, because they trust a proxy on this machine. */
export const healthy = { BIND_ADDRESS: "127.0.0.1", TRUST_PROXY: "1" };

export interface Diagnosis {
  code: number | null;
  output: string;
  /** The lines of the output that report a problem. */
  problems: string[];
}

/** Runs `npm run doctor` with these settings. @param fake a statement that runs first, and changes what Node reports about the machine */
export async function diagnose(env: Record<string, string>, fake?: string): Promise<Diagnosis> {
  const { code, output } = await runCommand("doctor", [], {
    ...healthy,
    ...env,
    ...(fake === undefined ? {} : runFirst(fake)),
  });
  return { code, output, problems: output.split("\n").filter((line) => line.startsWith("PROBLEM")) };
}
