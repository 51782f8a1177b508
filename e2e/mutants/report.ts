import { areaOf, areaNames } from "./areas";
import type { Mutant } from "./find-mutants";
import type { Verdict } from "./try-mutants";

export interface Judged {
  mutant: Mutant;
  verdict: Verdict | { kind: "equivalent"; why: string };
}

export const describeMutant = ({ file, line, within, kind, before, after }: Mutant) =>
  `${file}:${line}${within === "" ? "" : ` ${within}`} [${kind}]\n    ${before}\n  → ${after}`;

export function describeVerdict(verdict: Judged["verdict"]): string {
  switch (verdict.kind) {
    case "killed":
      return `killed by ${verdict.by}\n    ${verdict.message.split("\n")[0] ?? ""}`;
    case "survived":
      return `**survived** ${verdict.ran.length === 0 ? "no test reaches it" : verdict.ran.join(", ")}`;
    case "timed out":
      return `timed out in ${verdict.by}`;
    case "unclear":
      return `unclear: ${verdict.why}`;
    case "equivalent":
      return `equivalent: ${verdict.why}`;
  }
}

const columns = ["killed", "survived", "timed out", "unclear", "equivalent"] as const;

/** The share of killed mutants among those that were killed or survived, in percent. */
export function killedShare(judged: readonly Judged[]): number {
  const count = (kind: Judged["verdict"]["kind"]) => judged.filter(({ verdict }) => verdict.kind === kind).length;
  const all = count("killed") + count("survived");
  return all === 0 ? 100 : (100 * count("killed")) / all;
}

export function table(judged: readonly Judged[]): string {
  const line = (name: string, of: readonly Judged[]) => {
    const counts = columns.map((kind) => of.filter(({ verdict }) => verdict.kind === kind).length);
    return `| ${[name, of.length, ...counts, `${killedShare(of).toFixed(1)} %`].join(" | ")} |`;
  };
  const areas = areaNames.map((area) => ({ area, of: judged.filter(({ mutant }) => areaOf(mutant.file) === area) }));
  return [
    `| area | drawn | ${columns.join(" | ")} | killed of killed and survived |`,
    `|${"---|".repeat(columns.length + 3)}`,
    ...areas.filter(({ of }) => of.length > 0).map(({ area, of }) => line(area, of)),
    line("all", judged),
  ].join("\n");
}
