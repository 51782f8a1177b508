import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boolArray, byteaArray, float8Array, int4Array, uuidArray } from "@/lib/fast-path/binary-array";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";

withDatabase();

describe("arrays in PostgreSQL's binary format", () => {
  it("R5: the store reads them as they were given", async () => {
    const row = fc.record({
      id: fc.uuid(),
      n: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      time: fc.double({ noNaN: true, noDefaultInfinity: true }),
      carried: fc.boolean(),
      bytes: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const given = [
          uuidArray(rows.map(({ id }) => id)),
          int4Array(rows.map(({ n }) => n)),
          float8Array(rows.map(({ time }) => time)),
          boolArray(rows.map(({ carried }) => carried)),
          byteaArray(rows.map(({ bytes }) => bytes)),
        ];
        const read = await pool().query(
          "select * from unnest($1::uuid[], $2::int[], $3::float8[], $4::bool[], $5::bytea[]) as r(id, n, time, carried, bytes)",
          given,
        );
        expect(read.rows).toEqual(rows.map(({ bytes, ...rest }) => ({ ...rest, bytes: Buffer.from(bytes) })));
      }),
      { numRuns: 50 },
    );
  });

  it("R5: what is no UUID is not written as another", () => {
    for (const id of [
      "",
      "00000000-0000-0000-0000-00000000000",
      "00000000-0000-0000-0000-0000000000000",
      "00000000000000000000000000000000",
      "000000000-000-0000-0000-000000000000",
      "g0000000-0000-0000-0000-000000000000",
    ])
      expect(() => uuidArray([id])).toThrow("not a UUID");
  });
});
