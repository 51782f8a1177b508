import { afterEach, expect, it } from "vitest";
import { sender } from "@/lib/testing/next-headers";
import { isEmbedded } from "./browser";

afterEach(() => void (sender.headers = {}));

it.each([
  ["a page that somebody opens", { "sec-fetch-dest": "document", "sec-fetch-site": "cross-site" }, false],
  ["an image in another site's page", { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" }, true],
  ["a frame in another site's page", { "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" }, true],
  ["a part of our own page", { "sec-fetch-dest": "empty", "sec-fetch-site": "same-origin" }, false],
  ["a page over plain http", { accept: "text/html,image/webp,*/*;q=0.8" }, false],
  ["an image over plain http", { accept: "image/webp,*/*" }, true],
  ["a style over plain http", { accept: "text/css,*/*;q=0.1" }, true],
  ["a client that says nothing", {}, false],
])("S1z, T19h: %s is embedded by another site: %j %s", async (_what, headers, embedded) => {
  sender.headers = headers;
  expect(await isEmbedded()).toBe(embedded);
});
