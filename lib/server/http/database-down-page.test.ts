import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renderDatabaseDownPage } from "./database-down-page";

it("the page for a database that is down has the colours of the tokens, and no other", () => {
  const page = renderDatabaseDownPage("nonce");
  const tokens = readFileSync("components/ui/look/tokens.css", "utf8");
  const valueOf = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1] ?? expect.fail(`no ${name}`);
  expect(page).toContain(`background: ${valueOf("paper")}; color: ${valueOf("ink")};`);
  expect(page.match(/light-dark\(|#[0-9a-f]{3,8}\b|rgb\(/g)).toHaveLength(6);
});
