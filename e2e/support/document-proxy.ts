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

/** Measures when, and with which code of ours, the server closes one of the page's documents. */
export async function watchCloseCode(page: Page) {
  let onClosed: (closed: { code: number; at: number }) => void = () => undefined;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onClose((code = 0, reason) => {
      if (code >= 4000) onClosed({ code, at: Date.now() });
      void socket.close({ ...(code >= 4000 ? { code } : {}), ...(reason === undefined ? {} : { reason }) });
    });
  });
  return {
    /** Clicks, and returns the first code after that and how many ms it took, whatever the page shows by then. */
    closedAfter: async (button: Locator) => {
      await button.hover(); // waiting until the button is stable is not counted
      const closing = new Promise<{ code: number; at: number }>((done) => (onClosed = done));
      const from = Date.now();
      await button.click();
      const { code, at } = await closing;
      return { code, ms: at - from };
    },
  };
}
