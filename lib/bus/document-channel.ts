/**
 * R13: what processes say to each other about one document, byte by byte as docs/sync.md has it. Numbers are lib0's variable-length
 * ones, ids and JSON its strings. One message: a kind, then its fields.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Bus } from "./bus-contract";

/** A row of the append-only log, as it is or will be stored (R5). */
export interface RowSaid {
  writer: string;
  n: number;
  author: string;
  carried: boolean;
  /** Milliseconds since 1970. */
  time: number;
  bytes: Uint8Array;
}

/** Rows of one writer: `from` up to but not including `to`. */
export interface RowRange {
  writer: string;
  from: number;
  to: number;
}

/** Of a socket of the process that says it (R10). */
export interface PresenceSaid {
  client: number;
  clock: number;
  userId: string;
  /** When that socket began to speak for the client id: of two that do, the later one counts. */
  since: number;
  /** JSON, `null` when it has left. */
  state: string;
}

/** Content under another's client id, up to but not including a clock. */
export interface Brought {
  client: number;
  to: number;
}

export type DocumentMessage =
  /** Has the document open, has these rows, and has these people with it; `asks` for the same, and for what is not committed. */
  | { kind: "hello"; asks: boolean; rows: RowRange[]; entries: PresenceSaid[] }
  /** Has it open no more. */
  | { kind: "bye" }
  | { kind: "row"; row: RowSaid }
  /** These rows are in the store: `from` up to but not including `to`. */
  | ({ kind: "committed" } & RowRange)
  | { kind: "presence"; entries: PresenceSaid[] }
  /** R3a: of which of these client ids the own socket is there, in sync, and has not said what someone else brings: content up to (not including) `to`. */
  | { kind: "ask"; question: number; brought: Brought[] }
  | { kind: "answer"; question: number; clients: number[] };

const kinds = ["hello", "bye", "row", "committed", "presence", "ask", "answer"] as const;

export function documentChannel(documentId: string): string {
  return `doc:${documentId}`;
}

/** For whoever has stored a row of a document without having it open: rooms in every process take it as another's. */
export function sayStored(bus: Bus, documentId: string, row: RowSaid): void {
  const channel = documentChannel(documentId);
  bus.send(channel, encodeDocumentMessage({ kind: "row", row }));
  bus.send(channel, encodeDocumentMessage({ kind: "committed", writer: row.writer, from: row.n, to: row.n + 1 }));
}

export function encodeDocumentMessage(message: DocumentMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kinds.indexOf(message.kind));
  switch (message.kind) {
    case "hello":
      encoding.writeVarUint(encoder, message.asks ? 1 : 0);
      writeList(encoder, message.rows, (range) => writeRange(encoder, range));
      writeEntries(encoder, message.entries);
      break;
    case "bye":
      break;
    case "row": {
      const { writer, n, author, carried, time, bytes } = message.row;
      encoding.writeVarString(encoder, writer);
      encoding.writeVarUint(encoder, n);
      encoding.writeVarString(encoder, author);
      encoding.writeVarUint(encoder, carried ? 1 : 0);
      encoding.writeVarUint(encoder, time);
      encoding.writeVarUint8Array(encoder, bytes);
      break;
    }
    case "committed":
      writeRange(encoder, message);
      break;
    case "presence":
      writeEntries(encoder, message.entries);
      break;
    case "ask":
      encoding.writeVarUint(encoder, message.question);
      writeList(encoder, message.brought, ({ client, to }) => {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, to);
      });
      break;
    case "answer":
      encoding.writeVarUint(encoder, message.question);
      writeList(encoder, message.clients, (client) => encoding.writeVarUint(encoder, client));
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** @throws when the bytes are not what a process of this build says. A row's bytes are a view of what is given. */
export function decodeDocumentMessage(bytes: Uint8Array): DocumentMessage {
  const decoder = decoding.createDecoder(bytes);
  const number = () => decoding.readVarUint(decoder);
  const string = () => decoding.readVarString(decoder);
  const range = (): RowRange => ({ writer: string(), from: number(), to: number() });
  const entries = () =>
    readList(number, () => ({ client: number(), clock: number(), userId: string(), since: number(), state: string() }));
  const kind = kinds[number()];
  switch (kind) {
    case "hello":
      return { kind, asks: number() === 1, rows: readList(number, range), entries: entries() };
    case "bye":
      return { kind };
    case "row":
      return {
        kind,
        row: {
          writer: string(),
          n: number(),
          author: string(),
          carried: number() === 1,
          time: number(),
          bytes: decoding.readVarUint8Array(decoder),
        },
      };
    case "committed":
      return { kind, ...range() };
    case "presence":
      return { kind, entries: entries() };
    case "ask":
      return { kind, question: number(), brought: readList(number, () => ({ client: number(), to: number() })) };
    case "answer":
      return { kind, question: number(), clients: readList(number, number) };
    default:
      throw new Error("another process said what this one does not know");
  }
}

function writeRange(encoder: encoding.Encoder, { writer, from, to }: RowRange): void {
  encoding.writeVarString(encoder, writer);
  encoding.writeVarUint(encoder, from);
  encoding.writeVarUint(encoder, to);
}

function writeEntries(encoder: encoding.Encoder, entries: readonly PresenceSaid[]): void {
  writeList(encoder, entries, ({ client, clock, userId, since, state }) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, userId);
    encoding.writeVarUint(encoder, since);
    encoding.writeVarString(encoder, state);
  });
}

function writeList<T>(encoder: encoding.Encoder, list: readonly T[], write: (one: T) => void): void {
  encoding.writeVarUint(encoder, list.length);
  for (const one of list) write(one);
}

function readList<T>(number: () => number, read: () => T): T[] {
  return Array.from({ length: number() }, read);
}
