/** Searches every row of every table for texts, however they are stored. */
import { inflateSync } from "node:zlib";
import { pool } from "@/db/client";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import { traceQuery } from "./trace";

/** @returns the names of tables with a row that contains one of the texts, in upper or lower case. Bytes are searched too, and chunks also inflated */
export async function findInDatabase(...texts: string[]): Promise<string[]> {
  const { rows: tables } = await pool().query<{ name: string }>(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
  );
  // In a row that is cast to text bytes are in hexadecimal.
  const { needles, patterns } = traceQuery(texts.map((text) => text.toLowerCase()));
  const inBytes = texts.map((text) => Buffer.from(text).toString("hex"));
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await pool().query(
      `select 1 from ${name} t cross join lateral (select lower(t::text) as text offset 0) row
        where exists (select 1 from unnest($1::text[]) n where position(n in row.text) > 0)
          or exists (select 1 from unnest($2::text[]) p where row.text ~ p) limit 1`,
      [[...needles, ...inBytes], patterns],
    );
    if ((rowCount ?? 0) > 0) found.push(name.replace("public.", ""));
  }
  const { rows: chunks } = await pool().query<{ bytes: Buffer }>("select bytes from chunks");
  const isIn = (bytes: Uint8Array, author: string) =>
    texts.some((text) => author === text || Buffer.from(bytes).includes(text));
  if (chunks.some((chunk) => decodeRows(inflateSync(chunk.bytes)).some(({ author, bytes }) => isIn(bytes, author))))
    found.push("chunks");
  return found.sort();
}
