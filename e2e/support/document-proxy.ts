/** Intercepts the document sockets of a page: delays frames, blocks updates, cuts sockets, or reads close codes. Must be called before the page is opened. */
import type { Locator, Page, WebSocketRoute } from "@playwright/test";

/** Blocks the page's updates from `block` to `unblock`, and can close its socket with a code of ours. */
export async function interceptUpdates(page: Page) {
  let isBlocking = false;
  let current: WebSocketRoute | null = null;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    current = socket;
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!(isBlocking && typeof frame !== "string" && isUpdate(frame))) server.send(frame);
    });
  });
  return {
    block: () => (isBlocking = true),
    unblock: () => (isBlocking = false),
    close: async (code: number) => {
      isBlocking = false;
      await current?.close({ code });
    },
  };
}

/** Reads the code, if it is one of ours, with which the server closes one of the page's documents. */
export async function watchCloseCode(page: Page) {
  let onClosed: (code: number) => void = () => undefined;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onClose((code = 0, reason) => {
      if (code >= 4000) onClosed(code);
      void socket.close({ ...(code >= 4000 ? { code } : {}), ...(reason === undefined ? {} : { reason }) });
    });
  });
  return {
    /** Clicks, and returns the first code after the click. */
    closedAfter: async (button: Locator) => {
      const closing = new Promise<number>((done) => (onClosed = done));
      await button.click();
      return closing;
    },
  };
}

/** Delays frames that the page, or the server, sends between `hold` and `release`. @param isHeld which frames to delay; by default all */
export async function holdFrames(page: Page, by: "page" | "server", isHeld: (frame: Buffer) => boolean = () => true) {
  const held: (() => void)[] = [];
  let isHolding = false;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    const [from, to] = by === "page" ? [socket, server] : [server, socket];
    from.onMessage((frame) => {
      if (isHolding && typeof frame !== "string" && isHeld(frame)) held.push(() => to.send(frame));
      else to.send(frame);
    });
  });
  return {
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const send of held.splice(0)) send();
    },
  };
}

/** Cuts the page's document sockets from `cut` to `mend`. */
export async function cuttable(page: Page) {
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) return void socket.close();
    sockets.push(socket, socket.connectToServer());
  });
  return {
    cut: async () => {
      isCut = true;
      for (const socket of sockets) await socket.close();
    },
    mend: () => {
      isCut = false;
    },
  };
}

/** Whether a frame is an update, and not presence or a step 1. */
export const isUpdate = (frame: Buffer): boolean => frame[0] === 0 && frame[1] === 2;
