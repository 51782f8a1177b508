import type { WebSocket } from "ws";
import { showsNothing } from "@/lib/wire/testing/shows-nothing";
import type { LiveMessage, ShowMessage } from "@/lib/wire/live-messages";

/** A page's live channel, and all messages that came over it. */
export class LivePage {
  readonly messages: LiveMessage[] = [];
  closedWith: number | null = null;
  constructor(
    readonly ws: WebSocket,
    readonly sessionId: string,
  ) {
    ws.on("message", (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as LiveMessage));
    ws.on("close", (code) => (this.closedWith = code));
  }

  show(message: Partial<ShowMessage>): void {
    this.ws.send(JSON.stringify({ ...showsNothing, ...message } satisfies ShowMessage));
  }

  of<K extends LiveMessage["kind"]>(kind: K): (LiveMessage & { kind: K })[] {
    return this.messages.filter((message): message is LiveMessage & { kind: K } => message.kind === kind);
  }
}
