import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerWithNotFoundPage } from "./not-found-page";
import type { RequestHandler } from "./request-handler";

/** Next's answers: a route handler that refuses, a page, a handler with its own text, and the page for all other paths. */
const pages: RequestHandler = (req, res) => {
  const html = (status: number, text: string) => res.writeHead(status, { "content-type": "text/html" }).end(text);
  if (req.url === "/bare") {
    res.statusCode = 404;
    res.appendHeader("vary", "rsc");
    res.end();
  } else if (req.url === "/page") html(200, "a page");
  else if (req.url === "/words") html(404, "in its own words");
  else if (req.url === "/empty") res.writeHead(303, { location: "/page" }).end();
  else html(404, `nothing at this address, said for ${req.headers.cookie ?? "nobody"}`);
  return Promise.resolve();
};

let server: http.Server;
let origin: string;
beforeAll(async () => {
  server = http.createServer((req, res) => void answerWithNotFoundPage(req, res, pages));
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never a string
});
afterAll(() => void server.close());

async function ask(at: string, headers: Record<string, string> = { accept: "text/html" }) {
  const answer = await fetch(origin + at, { headers, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

describe("the not-found page", () => {
  it("B1a: stands in for a 404 without a body where a browser asks for a page, and is asked for as the same person", async () => {
    expect(await ask("/bare", { accept: "text/html", cookie: "ada" })).toEqual({
      status: 404,
      text: "nothing at this address, said for ada",
    });
  });

  it("B1a: leaves every other answer as it is", async () => {
    expect(await ask("/page")).toEqual({ status: 200, text: "a page" });
    expect(await ask("/words")).toEqual({ status: 404, text: "in its own words" });
    expect(await ask("/empty")).toEqual({ status: 303, text: "" });
    expect(await ask("/elsewhere")).toEqual({ status: 404, text: "nothing at this address, said for nobody" });
  });

  it("B1a: leaves a 404 without a body to what is no browser that asks for a page", async () => {
    expect(await ask("/bare", { accept: "*/*" })).toEqual({ status: 404, text: "" });
    expect(await ask("/bare", { accept: "text/html", rsc: "1" })).toEqual({ status: 404, text: "" });
  });
});
