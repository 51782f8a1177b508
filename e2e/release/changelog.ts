/** Reads and changes CHANGELOG.md (B14). Its newest section comes first; what was not released yet is under "Unreleased". */

export interface Section {
  /** null: not released yet. */
  release: string | null;
  text: string;
  /** Names of its migrations, in the order of the text. */
  migrations: readonly string[];
  /** Whether it says that there is no way back. */
  noWayBack: boolean;
}

const heading = /^## (?:Unreleased|(\d+\.\d+\.\d+), \d{4}-\d{2}-\d{2})$/;

/** @throws Error when a heading is neither "Unreleased" nor "1.2.3, 2026-12-04" */
export function readChangelog(markdown: string): Section[] {
  const parts = markdown.split(/^(?=## )/m).filter((part) => part.startsWith("## "));
  return parts.map((part) => {
    const [first = "", ...rest] = part.split("\n");
    const found = heading.exec(first);
    if (found === null) throw new Error(`CHANGELOG.md has the heading "${first}".`);
    const text = rest.join("\n").trim();
    const [, migrates = ""] = /^\*Migrates\*: (.+)$/m.exec(text) ?? [];
    return {
      release: found[1] ?? null,
      text,
      migrations: [...migrates.matchAll(/`(\d{4}_\w+)`/g)].map(([, name = ""]) => name),
      noWayBack: /^\*No way back\*: ./m.test(text),
    };
  });
}

/** What is wrong in the text, a sentence each. @param migrations of the folder, oldest first */
export function findProblems(sections: readonly Section[], migrations: readonly string[]): string[] {
  const problems: string[] = [];
  if (sections.filter(({ release }) => release === null).length !== 1 || sections[0]?.release !== null)
    problems.push('CHANGELOG.md needs one section "Unreleased", above the others.');
  const named = sections.toReversed().flatMap((section) => section.migrations);
  for (const name of migrations)
    if (!named.includes(name))
      problems.push(`CHANGELOG.md lacks the migration \`${name}\` in *Migrates* of Unreleased.`);
  for (const name of named)
    if (!migrations.includes(name)) problems.push(`CHANGELOG.md names the migration ${name}, which is not there.`);
  if (problems.length === 0 && named.join() !== migrations.join())
    problems.push("CHANGELOG.md does not name each migration once, in the order of the folder.");
  return problems;
}

/** Puts the text under Unreleased under the release's heading, and leaves Unreleased empty. */
export const closeUnreleased = (markdown: string, release: string, day: string): string =>
  markdown.replace(/^## Unreleased$/m, `## Unreleased\n\n## ${release}, ${day}`);
