/** A plain y-websocket client that knows only what `npm run fixture -- --json` prints. */
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import * as z from "zod";

const client = z.strictObject({
  room: z.string().regex(/^worksheet\/[0-9a-f-]{36}\/1$/),
  cookie: z.string().regex(/^crosscase-session-[0-9a-f]{6}=\S+$/),
  userId: z.uuid(),
  teamId: z.uuid(),
  name: z.string().min(1),
});
export const fixtureOutput = z.strictObject({
  origin: z.url(),
  activityId: z.uuid(),
  fields: z.array(z.string()),
  clients: z.array(client),
});
export type Fixture = z.output<typeof fixtureOutput>;

export interface OutsideClient {
  doc: Y.Doc;
  text: (field: string) => string;
  leave: () => void;
}

export function joinRoom(origin: string, { room, cookie }: { room: string; cookie: string }): OutsideClient {
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace("http", "ws")}/sync`, room, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket, // ws has what y-websocket uses of it
    disableBc: true,
  });
  const leave = () => {
    provider.destroy();
    doc.destroy();
  };
  return { doc, text: (field) => doc.getText(field).toJSON(), leave };
}
