import { database } from "@/db/client";
import { loadDocument, type LoadedDocument } from "@/lib/sync/queries/document-rows";
import { log } from "@/lib/process/log";
import { metrics } from "@/lib/sockets/metrics";

/** A room that may have missed rows of other processes. */
interface StaleRoom {
  readonly documentId: string;
  /** null: the document is gone. */
  applyStored(found: LoadedDocument | null): void;
}

const atOnce = 4;
const pause = 1_000;

/** Reads the rows for rooms that may have missed some, a few rooms at a time: when Redis is back, all rooms may have (R13). */
export class CatchUp {
  private readonly wanted = new Set<StaleRoom>();
  private running = 0;

  /** Reads the room's rows soon, by a query that starts after this call. */
  request(room: StaleRoom): void {
    this.wanted.add(room);
    if (this.running < atOnce) void this.run();
  }

  /** Reads at once, for someone who waits for it. @throws when the store can't be read */
  async readNow(room: StaleRoom): Promise<void> {
    metrics.catchUps.inc();
    room.applyStored(await loadDocument(database(), room.documentId));
  }

  forget(room: StaleRoom): void {
    this.wanted.delete(room);
  }

  private async run(): Promise<void> {
    this.running += 1;
    for (const room of this.wanted) {
      // A room that is requested again meanwhile is read again.
      this.wanted.delete(room);
      await this.read(room);
    }
    this.running -= 1;
  }

  private async read(room: StaleRoom): Promise<void> {
    try {
      await this.readNow(room);
    } catch (error) {
      log().warn(
        { err: error, documentId: room.documentId },
        "rows of other processes could not be read; trying again",
      );
      this.wanted.add(room);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
