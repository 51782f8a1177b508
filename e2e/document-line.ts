/** The line between a page and the server on which its documents come and go: held back, cut, or listened to. Laid before the page is opened. */
import type { Locator, Page, WebSocketRoute } from "@playwright/test";

/** Lets nothing that is typed get through to the server, once told to; closes the page's socket with a code of ours. */
export async function holdBack(page: Page) {
  let holding = false;
  let current: WebSocketRoute | null = null;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    current = socket;
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!(holding && typeof frame !== "string" && frame[0] === 0 && frame[1] === 2)) server.send(frame);
    });
  });
  return {
    hold: () => (holding = true),
    letGo: () => (holding = false),
    close: async (code: number) => {
      holding = false;
      await current?.close({ code });
    },
  };
}

/** With which codes of ours the server closes the page's documents, and how long after a click. */
export async function hearClosing(page: Page) {
  const heard: { code: number; at: number }[] = [];
  let tell: () => void = () => undefined;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onClose((code = 0, reason) => {
      if (code >= 4000) {
        heard.push({ code, at: Date.now() });
        tell();
      }
      void socket.close({ ...(code >= 4000 ? { code } : {}), ...(reason === undefined ? {} : { reason }) });
    });
  });
  return {
    /** The first code after this is clicked, and the ms that it took, whatever the page shows by then. */
    closedAfter: async (button: Locator) => {
      await button.hover(); // waiting for it to hold still is not counted
      heard.length = 0;
      const closing = new Promise<void>((done) => (tell = done));
      const from = Date.now();
      await button.click();
      await closing;
      return { code: heard[0]?.code, ms: (heard[0]?.at ?? Number.NaN) - from };
    },
  };
}
