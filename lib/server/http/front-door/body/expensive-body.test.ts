import { expect, it } from "vitest";
import { isExpensiveToDecode } from "./expensive-body";

const isExpensive = (body: string, type: string) => isExpensiveToDecode(Buffer.from(body), type);
const form = "application/x-www-form-urlencoded";
const multipart = 'multipart/form-data; charset=utf-8; boundary="b"';

it.each(["[", "{", ",", ":", ";", "=", "&"])("B11d: 10,000 of %s are not expensive, and one more is", (sign) => {
  expect(isExpensive(sign.repeat(10_000), "application/json")).toBe(false);
  expect(isExpensive(sign.repeat(10_001), "application/json")).toBe(true);
  expect(isExpensive("a".repeat(100_000), "application/json")).toBe(false);
});

it("B11d: a form may have 200 separators of fields, and no more; what is no form may", () => {
  expect([200, 201].map((count) => isExpensive("&a".repeat(count), form))).toEqual([false, true]);
  expect([200, 201].map((count) => isExpensive("--b\r\na".repeat(count), multipart))).toEqual([false, true]);
  expect(isExpensive("&a".repeat(201), "text/plain")).toBe(false);
  expect(isExpensive("&a".repeat(201), multipart)).toBe(false);
  expect(isExpensive("--b".repeat(201), "multipart/form-data")).toBe(false);
});
