/** Records errors that pages throw or write to the console. axe runs in screens.spec.ts. */
import type { BrowserContext } from "@playwright/test";

export interface Faults {
  list: string[];
}

/** y-websocket sends until it learns of the close, and sends that text again later. While a page's time is moved, the browser tells of it as thrown. */
const closedSocket = /^WebSocket is already in CLOSING or CLOSED state\.$/;

/**
 * Errors that the browser writes when a test refuses a request or cuts a connection. A 500 is a fault, and so is every error that our code or
 * React writes.
 */
const networkErrors = [
  /^Failed to load resource: net::ERR_/,
  /^Failed to load resource: the server responded with a status of (400|401|403|404|409|410|413|421|429|503) /,
  /^WebSocket connection to '[^']*' failed: /,
  closedSocket,
];

/** Next writes this when a link's page could not be fetched, which the browser then loads. A refresh of the page itself never fails (components/page-frame/page-fetch.ts). */
const isFailedLink = (text: string, shown: string) => {
  const [, wanted] = /^Failed to fetch RSC payload for (\S+)\. /.exec(text) ?? [];
  return wanted !== undefined && wanted !== shown;
};

export function recordPageFaults(context: BrowserContext, faults: Faults): void {
  context.on("weberror", (error) => {
    const { message } = error.error();
    if (!closedSocket.test(message)) faults.list.push(`threw ${message}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    const shown = message.page()?.url() ?? "";
    const isExpected = networkErrors.some((expected) => expected.test(text)) || isFailedLink(text, shown);
    if (message.type() === "error" && !isExpected) faults.list.push(`${shown}: console: ${text}`);
  });
}
