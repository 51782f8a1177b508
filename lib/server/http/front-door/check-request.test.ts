import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { checkRequest, type FrontRules } from "./check-request";

const rules: FrontRules = {
  trustProxy: 0,
  origin: undefined,
  dev: false,
  isOwnHost: () => true,
  platformOrigins: [],
  metricsToken: undefined,
  isPublicFile: () => false,
};
/** A request with these headers, in whatever letters they were sent. */
function ask(sent: readonly [name: string, value: string][], changed: Partial<FrontRules> = {}) {
  const headers = Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), value]));
  // It is looked at as far as these go.
  const req = { method: "GET", url: "/", headers, rawHeaders: sent.flat(), socket: { remoteAddress: "127.0.0.1" } };
  return { verdict: checkRequest(req as unknown as IncomingMessage, { ...rules, ...changed }), headers };
}
const host = ["Host", "localhost:3000"] as [string, string];

it("B11: one Host is taken, whatever its name's letters, and beside a header whose value is host; none, or two, are refused", () => {
  const statusOf = (sent: readonly [string, string][]) => {
    const { verdict } = ask(sent);
    return verdict.as === "refused" ? verdict.status : verdict.as;
  };
  expect(statusOf([host])).toBe("welcome");
  expect(statusOf([["hOST", "localhost:3000"]])).toBe("welcome");
  expect(statusOf([host, ["X-Asked-For", "host"]])).toBe("welcome");
  expect(statusOf([])).toBe(400);
  expect(statusOf([host, ["host", "localhost:3000"]])).toBe(400);
});

it("B11, T19: over https a window of another site has no hold on ours, but where a learning platform is set up", () => {
  const openerPolicy = (platformOrigins: readonly string[]) => {
    const { verdict } = ask([["Host", "class.example"]], { origin: "https://class.example", platformOrigins });
    return verdict.as === "welcome" ? verdict.headers["cross-origin-opener-policy"] : verdict.as;
  };
  expect(openerPolicy([])).toBe("same-origin");
  expect(openerPolicy(["https://canvas.example"])).toBeUndefined();
});

it("B11: the request goes on with the forwarded headers that are true, and no others", () => {
  const { headers } = ask([host, ["X-Forwarded-For", "6.6.6.6"], ["X-Forwarded-Host", "evil.example"]]);
  expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost:3000" });
});
