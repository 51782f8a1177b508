import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { dropInvalidRouterTree, findMalformation } from "./request-shape";

const request = (url: string, headers: IncomingHttpHeaders = {}, method = "GET") =>
  ({ url, headers, method }) as IncomingMessage; // these functions read nothing else of a request
const statusOf = (...given: Parameters<typeof request>) => findMalformation(request(...given))?.status ?? 200;

describe("what no browser sends to our pages", () => {
  it("B11d: other methods than a page's and a form's are refused", () => {
    const methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "get", ""];
    expect(methods.map((method) => statusOf("/", {}, method))).toEqual([200, 200, 200, 405, 405, 405, 405, 405]);
  });

  it("B11d: an address of more than 2,048 letters or 20 fields is refused, and one of as many is not", () => {
    expect([2_048, 2_049].map((length) => statusOf(`/${"a".repeat(length - 1)}`))).toEqual([200, 414]);
    expect([20, 21].map((count) => statusOf(`/?${Array.from({ length: count }, () => "a=1").join("&")}`))).toEqual([
      200, 414,
    ]);
    expect(statusOf(`/${"&a=1".repeat(30)}`)).toBe(200);
  });

  it("B11d: encoded bodies, Next's own images and data, and a path that is no UTF-8 are refused", () => {
    expect(statusOf("/", { "content-encoding": "gzip" })).toBe(415);
    expect(["/_next/image?url=a", "/_next/data/b.json", "/_next/static/c.js"].map((url) => statusOf(url))).toEqual([
      404, 404, 200,
    ]);
    expect(["/%ff", "/%C3%A9", "/%", "/?a=%ff"].map((url) => statusOf(url))).toEqual([404, 200, 404, 200]);
  });

  it("B11d: a router state that Next can't read, that is too long or too deep, or that came twice, is taken away; one of ours, and none, stay", () => {
    const after = (tree: string | string[] | undefined) => {
      const req = request("/", tree === undefined ? {} : { "next-router-state-tree": tree });
      dropInvalidRouterTree(req);
      return req.headers["next-router-state-tree"];
    };
    const own = encodeURIComponent(JSON.stringify(["", { children: ["teacher", {}, null, null] }, null, null, 1]));
    expect(after(own)).toBe(own);
    expect(after(undefined)).toBeUndefined();
    expect([after("no json"), after("%7B%22"), after([own])]).toEqual([undefined, undefined, undefined]);
    const deep = (levels: number) => {
      let tree: unknown = ["a", {}];
      for (let level = 1; level < levels; level++) tree = ["a", { children: tree }];
      return encodeURIComponent(JSON.stringify(tree));
    };
    expect([after(deep(8)), after(deep(33))]).toEqual([deep(8), undefined]);
    // Each level has two brackets, and 64 are accepted.
    expect(after(deep(32))).toBe(deep(32));
    const long = (length: number) => {
      const tree = (name: string) => encodeURIComponent(JSON.stringify([name, {}]));
      return tree("a".repeat(length - tree("").length));
    };
    expect([after(long(4_096)), after(long(4_097))]).toEqual([long(4_096), undefined]);
  });
});
