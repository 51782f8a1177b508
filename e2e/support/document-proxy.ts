/** Intercepts the document sockets of a page: blocks updates, or watches closing. Must be called before the page is opened. */
import type { Locator, Page, WebSocketRoute } from "@playwright/test";

/** Blocks the page's updates from `block` to `unblock`, and can close its socket with a code of ours. */
export async function interceptUpdates(page: Page) {
  let isBlocking = false;
  let current: WebSocketRoute | null = null;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    current = socket;
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!(isBlocking && typeof frame !== "string" && frame[0] === 0 && frame[1] === 2)) server.send(frame);
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

/** Watches with which code of ours the server closes one of the page's documents. */
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
    /** Clicks, and returns the first code after that, whatever the page shows by then. */
    closedAfter: async (button: Locator) => {
      const closing = new Promise<number>((done) => (onClosed = done));
      await button.click();
      return closing;
    },
  };
}
