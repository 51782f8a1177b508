import { describe, expect, it } from "vitest";
import { mayReadMetrics } from "./probes";

const token = "a-token-of-20-signs.";
const from = (client: string, authorization?: string) => ({
  "x-forwarded-for": client,
  ...(authorization === undefined ? {} : { authorization }),
});

describe("/metrics", () => {
  it("B11h: /metrics answers this machine, and elsewhere whoever sends METRICS_TOKEN", () => {
    for (const client of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
      expect(mayReadMetrics(from(client), undefined), client).toBe(true);
    expect(mayReadMetrics(from("192.0.2.7", `Bearer ${token}`), token)).toBe(true);
  });

  it("B11h: /metrics answers nobody else: without the token, with another, or where none is set", () => {
    for (const sent of [
      undefined,
      token,
      `Bearer ${token}.`,
      `Bearer ${token.slice(1)}`,
      "Bearer ",
      "Bearer undefined",
    ])
      expect(mayReadMetrics(from("192.0.2.7", sent), token), sent).toBe(false);
    for (const sent of [undefined, "Bearer ", "Bearer undefined"])
      expect(mayReadMetrics(from("192.0.2.7", sent), undefined), sent).toBe(false);
  });
});
