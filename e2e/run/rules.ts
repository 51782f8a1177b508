/**
 * `npm run rules -- T9 R3a Q2b`: the clauses of these rules (docs/product.md, lib/sync/README.md), and under each the tests whose names cite it.
 * Without a rule: how many clauses and tests each rule has.
 */
import { listTests } from "./named-tests";
import { readClauses, type Clause } from "./read-rules";
import { root } from "./step";

// A reader such as `head` may close the pipe.
process.stdout.on("error", () => process.exit());
const asked = process.argv.slice(2);
const clauses = readClauses(root);
const tests = listTests(root).filter(({ isSkipped }) => !isSkipped);
const testsOf = ({ code }: Clause) => tests.filter(({ cites }) => cites.includes(code));

const unknown = asked.filter((code) => clauses.every((clause) => clause.code !== code && clause.rule !== code));
if (unknown.length > 0) {
  console.error(`No rule or clause of docs/product.md or lib/sync/README.md is called ${unknown.join(", ")}.`);
  process.exit(1);
}
for (const clause of clauses.filter(({ code, rule }) => asked.includes(code) || asked.includes(rule)))
  console.log(
    `${clause.code}  ${clause.text}\n${testsOf(clause)
      .map(({ file, name }) => `  ${file}: ${name}\n`)
      .join("")}`,
  );
if (asked.length === 0)
  for (const rule of new Set(clauses.map((clause) => clause.rule))) {
    const own = clauses.filter((clause) => clause.rule === rule);
    console.log(`${rule}: clauses ${own.length}, tests ${new Set(own.flatMap(testsOf)).size}`);
  }
