import WebSocket from "ws";
import { heartbeatMs, type ShowMessage } from "@/lib/wire/live-messages";
import { patience } from "@/lib/testing/patience";

/** The most ms until the channel reconnects. */
const backoffMs = 2_500;

/** The live channel of an open page; it reconnects when it is closed. */
export class LiveChannel {
  private ws: WebSocket | null = null;
  private ended = false;
  private silent: NodeJS.Timeout | undefined;
  isOpen = false;

  /** @param onSilence called when no message came for two heartbeats */
  constructor(
    private readonly page: { activityId: string; cookie: string; show: ShowMessage },
    private readonly serverUrl: () => string | null,
    private readonly onSilence: () => void,
  ) {
    this.connect();
  }

  private connect(): void {
    if (this.ended) return;
    const serverUrl = this.serverUrl();
    if (serverUrl === null) return this.reconnectLater();
    const { activityId, cookie, show } = this.page;
    const ws = new WebSocket(`${serverUrl}/live/${activityId}`, {
      headers: { cookie, origin: serverUrl.replace("ws", "http") },
      perMessageDeflate: false,
    });
    this.ws = ws;
    ws.on("open", () => {
      this.isOpen = true;
      ws.send(JSON.stringify(show));
      this.restartSilenceTimer(ws);
    });
    ws.on("message", () => this.restartSilenceTimer(ws));
    ws.on("error", () => undefined);
    ws.on("close", () => {
      this.isOpen = false;
      clearTimeout(this.silent);
      this.reconnectLater();
    });
  }

  private restartSilenceTimer(ws: WebSocket): void {
    clearTimeout(this.silent);
    this.silent = setTimeout(
      () => {
        this.onSilence();
        ws.terminate();
      },
      patience(2 * heartbeatMs),
    );
  }

  private reconnectLater(): void {
    if (!this.ended) setTimeout(() => this.connect(), Math.random() * backoffMs);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.silent);
    this.ws?.terminate();
  }
}
