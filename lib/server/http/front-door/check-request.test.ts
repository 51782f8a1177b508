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
/** A request with these headers, whose names may have upper-case letters as sent. */
function ask(sent: readonly [name: string, value: string][], changed: Partial<FrontRules> = {}, asked = {}) {
  const headers = Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), value]));
  // checkRequest uses only these fields.
  const req = { method: "GET", url: "/", headers, rawHeaders: sent.flat(), socket: { remoteAddress: "127.0.0.1" } };
  Object.assign(req, asked);
  return { verdict: checkRequest(req as unknown as IncomingMessage, { ...rules, ...changed }), headers };
}
const host = ["Host", "localhost:3000"] as [string, string];

const statusOf = ({ verdict }: ReturnType<typeof ask>) => (verdict.as === "refused" ? verdict.status : verdict.as);

it("B11a: a request to another server, or in absolute form, is refused", () => {
  expect(statusOf(ask([host], {}, { url: "/join?code=x" }))).toBe("welcome");
  expect(statusOf(ask([host], {}, { url: "http://localhost:3000/" }))).toBe(400);
  expect(statusOf(ask([host], { isOwnHost: () => false }))).toBe(421);
  expect(statusOf(ask([host], { isOwnHost: () => false, trustProxy: 1 }))).toBe("welcome");
});

it("B11b: from another site GET may look; what may change something, or opens a socket, is refused", () => {
  const from = (origin: string, asked: object, more: [string, string][] = []) =>
    statusOf(ask([host, ["Origin", origin], ...more], {}, asked));
  const [own, other] = ["http://localhost:3000", "https://evil.example"];
  expect([from(own, { method: "GET" }), from(other, { method: "GET" })]).toEqual(["welcome", "welcome"]);
  expect([from(own, { method: "POST" }), from(other, { method: "POST" })]).toEqual(["welcome", 403]);
  const upgrade: [string, string][] = [["Upgrade", "websocket"]];
  expect([from(own, {}, upgrade), from(other, {}, upgrade)]).toEqual(["welcome", 403]);
});

it("T19h: the form of a learning platform comes in where one is set up, at its own two paths, as a plain form that calls no action and opens no socket", () => {
  const form: [string, string][] = [host, ["Origin", "https://canvas.example"]];
  const type: [string, string] = ["Content-Type", "application/x-www-form-urlencoded; charset=utf-8"];
  const post = (sent: [string, string][], asked: object = {}, platformOrigins = ["https://canvas.example"]) =>
    statusOf(ask(sent, { platformOrigins }, { method: "POST", url: "/lti/launch", ...asked }));
  expect(post([...form, type])).toBe("welcome");
  expect(post([...form, type], { url: "/lti/login?x=1" })).toBe("welcome");
  const refused = [
    post([...form, type], {}, []),
    post([...form, type], { method: "PUT" }),
    post([...form, type], { url: "/lti/answer" }),
    post([...form, type, ["Upgrade", "websocket"]]),
    post([...form, type, ["Next-Action", "40ab"]]),
    post([...form, ["Content-Type", "text/plain"]]),
    post(form),
  ];
  expect(refused).toEqual(refused.map(() => 403));
});

it("B11a: one Host is taken, whatever its name's letters, and beside a header whose value is host; none, or two, are refused", () => {
  expect(statusOf(ask([host]))).toBe("welcome");
  expect(statusOf(ask([["hOST", "localhost:3000"]]))).toBe("welcome");
  expect(statusOf(ask([host, ["X-Asked-For", "host"]]))).toBe("welcome");
  expect(statusOf(ask([]))).toBe(400);
  expect(statusOf(ask([host, ["host", "localhost:3000"]]))).toBe(400);
});

it("B11g, T19h: over https a window of another site has no hold on ours, but where a learning platform is set up", () => {
  const openerPolicy = (platformOrigins: readonly string[]) => {
    const { verdict } = ask([["Host", "class.example"]], { origin: "https://class.example", platformOrigins });
    return verdict.as === "welcome" ? verdict.headers["cross-origin-opener-policy"] : verdict.as;
  };
  expect(openerPolicy([])).toBe("same-origin");
  expect(openerPolicy(["https://canvas.example"])).toBeUndefined();
});

it("B11c: the request goes on with the forwarded headers that are true, and no others", () => {
  const { headers } = ask([host, ["X-Forwarded-For", "6.6.6.6"], ["X-Forwarded-Host", "evil.example"]]);
  expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost:3000" });
});

it("B11c: under https a request that Next sends to itself has the cookies that its action has set, by their plain names, in place of those that the browser sent", () => {
  const proxied: [string, string] = ["X-Forwarded-Proto", "https"];
  const sent = "__Host-crosscase-session-0a1b2c=old; __Host-crosscase-known-0a1b2c=kept; other=1";
  const { headers } = ask([host, proxied, ["Cookie", sent]], { trustProxy: 1 });
  expect(headers.cookie).toBe("crosscase-session-0a1b2c=old; crosscase-known-0a1b2c=kept; other=1");
  const merged = `${headers.cookie}; __Host-crosscase-session-0a1b2c=new`;
  const inside = ask(Object.entries({ ...headers, cookie: merged }));
  expect(inside.verdict.as).toBe("inside");
  expect(inside.headers.cookie).toBe("crosscase-session-0a1b2c=new; crosscase-known-0a1b2c=kept; other=1");
});
