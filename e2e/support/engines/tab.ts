/** A page in one of the other engines: waits for elements, and acts on them as a person would. */
import { build } from "esbuild";
import path from "node:path";
import { patience } from "@/lib/testing/patience";
import type { Engine } from "./engine";
import type { FoundElement, ClickPoint } from "./in-page";
import { toExpression, type Match, type ElementQuery } from "./element-query";

/** ms */
const timeoutMs = patience(25_000);
const pollMs = 60;

let bundled: Promise<string> | undefined;
/** in-page.ts with all that it imports, as one script. */
function inPageScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [path.join(import.meta.dirname, "in-page.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    define: { "process.env.NODE_ENV": '"test"' },
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return bundled;
}

export class Tab {
  constructor(
    private readonly engine: Engine,
    private readonly origin: string,
    readonly title: string,
  ) {}

  async open(at: string): Promise<void> {
    await this.engine.goto(new URL(at, this.origin).href);
  }

  /** The value of an expression in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    // A cast, because the caller knows the type of its own expression.
    return (await this.engine.evaluate(expression)) as T;
  }

  /** Polls until `ask` does not return null. Errors are retried: a page that is being left can't answer. */
  async waitUntil<T>(what: string, ask: () => Promise<T | null>, ms = timeoutMs): Promise<T> {
    const end = Date.now() + ms;
    for (let last: unknown = "it never was so"; ; await new Promise((later) => setTimeout(later, pollMs))) {
      const answer = await ask().catch((error: unknown) => ((last = error), null));
      if (answer !== null) return answer;
      if (Date.now() > end)
        throw new Error(
          `${this.title}: ${what}, within ${ms} ms: ${last instanceof Error ? last.message : String(last)}\n${await this.describe()}`,
        );
    }
  }

  private async describe(): Promise<string> {
    return this.evaluate<string>("location.href + '\\n' + document.body.innerText.slice(0, 3000)").catch(
      (error: unknown) => String(error),
    );
  }

  private async ask<T>(verb: "find" | "locate", wanted: ElementQuery): Promise<T> {
    const expression = `window.inPage?.${verb}(${toExpression(wanted)}) ?? null`;
    const answer = await this.evaluate<T | null>(expression);
    if (answer !== null) return answer;
    await this.engine.evaluate(`(() => {${await inPageScript()}; return null; })()`);
    return (await this.evaluate<T | null>(expression)) ?? fail(`${this.title}: nothing can be found in this page`);
  }

  find(wanted: ElementQuery): Promise<FoundElement[]> {
    return this.ask<FoundElement[]>("find", wanted);
  }

  /** Waits until an element is there for which `matches` is true. */
  waitFor(
    wanted: ElementQuery,
    matches: (found: FoundElement) => boolean = () => true,
    ms = timeoutMs,
  ): Promise<FoundElement> {
    return this.waitUntil(
      `sees ${toExpression(wanted)}`,
      async () => {
        const found = await this.find(wanted);
        const one = found.find(matches);
        if (one === undefined && found.length > 0) throw new Error(`it was ${JSON.stringify(found)}`);
        return one ?? null;
      },
      ms,
    );
  }

  async waitForGone(wanted: ElementQuery, ms = timeoutMs): Promise<void> {
    await this.waitUntil(
      `no longer sees ${toExpression(wanted)}`,
      async () => ((await this.find(wanted)).length === 0 ? true : null),
      ms,
    );
  }

  async waitForText(words: Match, ms = timeoutMs): Promise<void> {
    await this.waitUntil(
      `reads ${String(words)}`,
      async () => (matches(await this.evaluate<string>("document.body.innerText"), words) ? true : null),
      ms,
    );
  }

  address(): Promise<string> {
    return this.evaluate<string>("location.href");
  }

  async waitForUrl(pattern: RegExp, ms = timeoutMs): Promise<void> {
    await this.waitUntil(
      `is at ${String(pattern)}`,
      async () => (pattern.test(await this.address()) ? true : null),
      ms,
    );
  }

  /** Clicks once the element stays in one place and can be reached there. */
  async click(wanted: ElementQuery): Promise<void> {
    let last: { x: number; y: number } | null = null;
    const { x, y } = await this.waitUntil(`reaches ${toExpression(wanted)}`, async () => {
      const before = last;
      last = null;
      const reached = await this.ask<ClickPoint>("locate", wanted);
      if ("why" in reached) throw new Error(reached.why);
      last = reached;
      if (before?.x === reached.x && before.y === reached.y) return reached;
      throw new Error("it moves");
    });
    await this.engine.clickAt(x, y);
  }

  /** Clicks into a field and types at the end of its text. */
  async typeInto(wanted: ElementQuery, words: string): Promise<void> {
    await this.waitFor(wanted, ({ editable }) => editable);
    await this.click(wanted);
    await this.press("End", ["Control"]);
    await this.type(words);
    await this.waitFor(wanted, ({ value }) => value?.includes(words) ?? false);
  }

  async waitForValue(wanted: ElementQuery, value: string, ms = timeoutMs): Promise<void> {
    await this.waitFor(wanted, (found) => found.value === value, ms);
  }

  type(words: string): Promise<void> {
    return this.engine.type(words);
  }

  press(...[key, held]: Parameters<Engine["press"]>): Promise<void> {
    return this.engine.press(key, held);
  }

  /** How many CSS pixels the page can scroll sideways. */
  horizontalOverflow(): Promise<number> {
    return this.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }
}

function matches(text: string, words: Match): boolean {
  const plain = text.replace(/\s+/g, " ");
  return typeof words === "string" ? plain.includes(words) : words.test(plain);
}

function fail(message: string): never {
  throw new Error(message);
}
