/** Tables and sequences, read from the database's catalog, so that no list of tables needs maintenance. */
import type pg from "pg";

/** A table as a backup names it. */
export interface Table {
  name: string;
  columns: string[];
  rows: number;
}

export interface Sequence {
  name: string;
  /** The last number given out. */
  last: string;
}

/** A value of any column as PostgreSQL writes it. */
export type RowText = (string | null)[];

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export interface CatalogTable {
  name: string;
  columns: { name: string; type: string }[];
}

/** Lists the tables in the order of their names, without columns that are computed from others. */
export async function listTables(client: pg.ClientBase): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `select c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     group by c.relname order by c.relname`,
  );
  return rows;
}

export async function countRows(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${quote(table)}`);
  return Number(rows[0]?.count);
}

/** Lists sequences that have given out a number. */
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1",
  );
  return rows;
}

export async function listSequenceNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = 'public'",
  );
  return rows.map(({ name }) => name);
}

/** How values are written and read; every session that reads or fills a whole database sets it first. */
export const textFormat =
  "set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set timezone to 'UTC'; set bytea_output to 'hex'; set extra_float_digits to 1";
