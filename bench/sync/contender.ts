import { type Protocol } from "./protocol";
import type { Started } from "./processes";
import type { ConnectOptions } from "./raw-socket";

export interface RoomAddress {
  room: string;
  connection: ConnectOptions;
  protocol: Protocol;
}

/** A server of one kind with its data, which stays when it is started again. */
export interface ContenderServer {
  start(): Promise<Started>;
  /** Two addresses of each of `count` rooms, while it runs. */
  openRooms(count: number): Promise<[RoomAddress, RoomAddress][]>;
  /** The same addresses after a restart. */
  reopened(addresses: readonly [RoomAddress, RoomAddress][]): [RoomAddress, RoomAddress][];
  /** Processes beside the server, whose cost counts too. */
  beside(): number[];
  clear(): Promise<void>;
}

export interface Contender {
  name: string;
  label: string;
  /** It knows what is in a document: one can join one that others wrote, and ask for it again. */
  storesText: boolean;
  /** Nothing is on a disk: it is shown beside the others, and no bar is set by it. */
  inMemory?: true;
  /** It reports what is durable. */
  reportsSaved: boolean;
  settle(): Promise<ContenderServer | null>;
}
