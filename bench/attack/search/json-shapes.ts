/** JSON that grows: long, wide and deep, each part by its share of the bytes. */
import * as fc from "fast-check";

export interface JsonShape {
  description: string;
  /** JSON of about `bytes` bytes. */
  fill: (bytes: number) => string;
}

/** Values of a few bytes, among them React's markers for what JSON does not have, and names that every object has. */
const small = fc.oneof(
  fc.constantFrom("[]", "{}", "[[],[]]", '{"":[]}', '{"a":{},"b":{}}', '{"__proto__":{}}'),
  fc.constantFrom("0", "1e308", "null", '""', '"\\u0000"', '"$"', '"$$"', '"$undefined"', '"$D2026-09-01"', '"$n9"'),
  fc.constantFrom('"$0"', '"$1"', '"$0:0"', '"$0:0:a"', '"$T"', '"$K1"', '"$@1"'),
);

const signs = fc.constantFrom("a", "é", "\\u0061", "\\\\", "$", "$0:", ":0", " ", "0");
const shares = fc.constantFrom(0.1, 0.5, 0.8, 0.95);
const counts = fc.constantFrom(100, 1_000, 4_900, Infinity);

const repeated = (text: string, bytes: number, most = Infinity) =>
  Array.from({ length: Math.max(1, Math.min(most, Math.floor(bytes / (text.length + 1)))) }, () => text).join(",");

const one = small.map((value): JsonShape => ({ description: value, fill: () => value }));

const long = signs.map((sign): JsonShape => ({
  description: `"${sign}…"`,
  fill: (bytes) => `"${sign.repeat(Math.max(0, Math.floor((bytes - 2) / sign.length)))}"`,
}));

const wide = fc.tuple(small, counts).map(([value, most]): JsonShape => ({
  description: `[${value} × ${most}]`,
  fill: (bytes) => `[${repeated(value, bytes, most)}]`,
}));

/** As many fields as each field has bytes, or up to a hundred times fewer. */
const wideAndLong = fc.tuple(small, fc.constantFrom(1, 0.1, 0.01)).map(([value, few]): JsonShape => ({
  description: `{"long…": ${value} × ${few} √n}`,
  fill: (bytes) => {
    const count = Math.max(1, Math.floor(Math.sqrt(bytes) * few));
    const name = "n".repeat(Math.max(0, Math.floor(bytes / count) - value.length - 10));
    return `{${Array.from({ length: count }, (_, n) => `"${name}${n}":${value}`).join(",")}}`;
  },
}));

const wideByName = fc.tuple(small, counts).map(([value, most]): JsonShape => ({
  description: `{"n": ${value} × ${most}}`,
  fill: (bytes) => {
    const count = Math.max(1, Math.min(most, Math.floor(bytes / (value.length + 8))));
    return `{${Array.from({ length: count }, (_, n) => `"${n.toString(36)}":${value}`).join(",")}}`;
  },
}));

/** A long name above many values: code that visits each value with its full path takes the product of both. */
const longAboveMany = fc
  .tuple(signs, shares, wide)
  .map(([sign, share, { description, fill }]): JsonShape => named(sign, share, description, fill));

function named(sign: string, share: number, description: string, fill: (bytes: number) => string): JsonShape {
  return {
    description: `{"${sign}…": ${description} of ${share}}`,
    fill: (bytes) => {
      const inner = fill(bytes * share);
      return `{"${sign.repeat(Math.max(1, Math.floor((bytes - inner.length - 6) / sign.length)))}":${inner}}`;
    },
  };
}

export const { json } = fc.letrec<{ json: JsonShape }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    one,
    { arbitrary: fc.oneof(long, wide, wideAndLong, wideByName, longAboveMany, longAboveMany), weight: 6 },
    {
      weight: 3,
      arbitrary: fc
        .tuple(signs, shares, tie("json"))
        .map(([sign, share, { description, fill }]) => named(sign, share, description, fill)),
    },
    // Deep nesting, under names of some letters or none, around another value.
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom("[", '{"":', '{"a":', `{"${"a".repeat(100)}":`),
          fc.constantFrom(30, 60, 1_000, Infinity),
          shares,
          tie("json"),
        )
        .map(([open, most, share, child]): JsonShape => ({
          description: `${open}… × ${most}, ${child.description} of ${share}`,
          fill: (bytes) => {
            const inner = child.fill(bytes * share);
            const depth = Math.max(1, Math.min(most, Math.floor((bytes - inner.length) / (open.length + 1))));
            return `${open.repeat(depth)}${inner}${(open === "[" ? "]" : "}").repeat(depth)}`;
          },
        })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(shares, tie("json"), tie("json")).map(([share, left, right]): JsonShape => ({
        description: `[${left.description} of ${share}, ${right.description}]`,
        fill: (bytes) => {
          const first = left.fill(bytes * share);
          return `[${first},${right.fill(Math.max(2, bytes - first.length))}]`;
        },
      })),
    },
  ),
}));
