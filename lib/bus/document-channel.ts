/**
 * Messages between processes about one document (R13), byte by byte as in lib/sync/README.md: a kind, then its fields. Numbers are lib0's variable-length
 * integers; ids and JSON are lib0's strings.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Bus } from "./bus-contract";

/** A row of the append-only log, as it is or will be stored (R5). */
export interface PublishedRow {
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

/** The presence of one client id with a socket of the publishing process (R10). */
export interface PublishedPresence {
  client: number;
  clock: number;
  userId: string;
  /** When that socket took the client id; of two sockets with the same one, the later counts. */
  since: number;
  /** JSON, `null` when it has left. */
  state: string;
}

/** Content that a socket brings under someone else's client id, up to but not including a clock. */
export interface CarriedContent {
  client: number;
  to: number;
}

export type DocumentMessage =
  /** The process has the document open, with these rows and presence. `wantsReply`: its peers answer with theirs, and with their uncommitted rows. */
  | { kind: "hello"; wantsReply: boolean; rows: RowRange[]; entries: PublishedPresence[] }
  /** The process has closed the document. */
  | { kind: "bye" }
  | { kind: "row"; row: PublishedRow }
  /** These rows are committed. */
  | ({ kind: "committed" } & RowRange)
  | { kind: "presence"; entries: PublishedPresence[] }
  /** Peer query (R3a): which of these client ids has with you a socket of its own that is in sync and lacks the content that someone else carries? */
  | { kind: "query"; queryId: number; carried: CarriedContent[] }
  | { kind: "query-answer"; queryId: number; clients: number[] };

const kinds = ["hello", "bye", "row", "committed", "presence", "query", "query-answer"] as const;

export function documentChannel(documentId: string): string {
  return `doc:${documentId}`;
}

/** Publishes a row that was stored without a room: every room of the document applies it like a row of another process. */
export function publishStoredRow(bus: Bus, documentId: string, row: PublishedRow): void {
  const channel = documentChannel(documentId);
  bus.publishTo(channel, encodeDocumentMessage({ kind: "row", row }));
  bus.publishTo(channel, encodeDocumentMessage({ kind: "committed", writer: row.writer, from: row.n, to: row.n + 1 }));
}

export function encodeDocumentMessage(message: DocumentMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kinds.indexOf(message.kind));
  switch (message.kind) {
    case "hello":
      encoding.writeVarUint(encoder, message.wantsReply ? 1 : 0);
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
    case "query":
      encoding.writeVarUint(encoder, message.queryId);
      writeList(encoder, message.carried, ({ client, to }) => {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, to);
      });
      break;
    case "query-answer":
      encoding.writeVarUint(encoder, message.queryId);
      writeList(encoder, message.clients, (client) => encoding.writeVarUint(encoder, client));
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** A row's bytes are a view of `bytes`. @throws Error when a process of this build would not have encoded them. */
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
      return { kind, wantsReply: number() === 1, rows: readList(number, range), entries: entries() };
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
    case "query":
      return { kind, queryId: number(), carried: readList(number, () => ({ client: number(), to: number() })) };
    case "query-answer":
      return { kind, queryId: number(), clients: readList(number, number) };
    default:
      throw new Error("another process sent a message of an unknown kind");
  }
}

function writeRange(encoder: encoding.Encoder, { writer, from, to }: RowRange): void {
  encoding.writeVarString(encoder, writer);
  encoding.writeVarUint(encoder, from);
  encoding.writeVarUint(encoder, to);
}

function writeEntries(encoder: encoding.Encoder, entries: readonly PublishedPresence[]): void {
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
