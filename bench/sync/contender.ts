import { type Protocol } from "./protocol";
import type { Started } from "./processes";
import type { ConnectOptions } from "./raw-socket";

export interface RoomAddress {
  room: string;
  connection: ConnectOptions;
  protocol: Protocol;
}

/** One server with its data, which survives a restart. */
export interface ContenderServer {
  start(): Promise<Started>;
  /** Two addresses for each of `count` rooms. The server must be running. */
  openRooms(count: number): Promise<[RoomAddress, RoomAddress][]>;
  /** The same addresses after a restart. */
  addressesAfterRestart(addresses: readonly [RoomAddress, RoomAddress][]): [RoomAddress, RoomAddress][];
  /** Process ids of its database and Redis, whose processor time counts too. */
  supportingPids(): number[];
  clear(): Promise<void>;
}

export interface Contender {
  name: string;
  label: string;
  /** Whether the server stores text, so that a client can join a document that others wrote, and load it again. */
  storesText: boolean;
  /** The server writes nothing to disk: it is shown beside the others, and no bar is set by it. */
  inMemory?: true;
  /** Whether the server reports what is durable. */
  reportsSaved: boolean;
  setUp(): Promise<ContenderServer | null>;
}
