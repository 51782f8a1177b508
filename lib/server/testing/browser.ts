/** A simulated browser: pages, actions, cookies and the live channel. For tests and `npm run bench:pages`. */
import { setTimeout as wait } from "node:timers/promises";
import { computeCacheBustingSearchParam } from "next/dist/shared/lib/router/utils/cache-busting-search-param.js";
import { WebSocket } from "ws";
import {
  staleTopics,
  type LiveMessage,
  type Timestamp,
  type PagePart,
  type ShowMessage,
} from "@/lib/wire/live-messages";
import type { Phase } from "@/lib/activity/rules/phases";
import { patience } from "@/lib/testing/patience";
import { readActionIds, encodeArguments, type ActionArgument } from "./actions";
import { readPage, type Page } from "./page";
import { showsNothing } from "@/lib/wire/testing/shows-nothing";

let actionIds: Map<string, string> | undefined;
/** Ends a request that hangs. Long, because the last of 150 who join at once waits for 149 hashes. */
const timeoutMs = patience(180_000);

export interface Listener {
  onPhase?: (phase: Phase) => void;
  onInvalidation?: (within: number) => void;
}

export interface LiveConnection {
  opened: Promise<void>;
  /** Sends the parts of the page that is open now. */
  show: (parts: readonly PagePart[]) => void;
  /** Whether one of the page's topics was invalidated since the page was made. */
  isStale: () => boolean;
  close: () => void;
}

export interface ActionOutcome {
  ok: boolean;
  /** The refusal's code. */
  code: string | null;
}

export class Browser {
  private readonly cookies = new Map<string, string>();

  /** @param cookie a Cookie header that is signed in already */
  constructor(
    readonly origin: string,
    cookie = "",
  ) {
    for (const pair of cookie.split("; ")) this.storeCookie(pair);
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Loads the page at `path`, following redirects. @throws Error when it answers neither 200 nor 404 */
  async load(path: string, redirectsLeft = 5): Promise<Page> {
    const answer = await this.request(path, {});
    const text = await answer.text();
    const to = answer.headers.get("location");
    if (to !== null && redirectsLeft > 0) return this.load(new URL(to, this.origin).pathname, redirectsLeft - 1);
    return this.readAnswer(path, answer, text);
  }

  /**
   * Navigates to `path` as the script of an open page does: an RSC request, without HTML. Follows a redirect, which Next sends in the page's data.
   * @param from the open page, when it has the same layout, which is then not requested again
   */
  async navigate(path: string, from?: string): Promise<Page> {
    const tree = from === undefined ? null : routerTreeOf(from);
    const open =
      tree === null || from === undefined
        ? null
        : { "next-router-state-tree": encodeURIComponent(JSON.stringify(tree)), "next-url": from };
    const cacheBuster =
      open === null
        ? ""
        : await computeCacheBustingSearchParam(undefined, undefined, open["next-router-state-tree"], open["next-url"]);
    const answer = await this.request(`${path}?_rsc=${cacheBuster}`, { headers: { rsc: "1", ...open } });
    const data = await answer.text();
    const to = /NEXT_REDIRECT;[a-z]+;([^;"]+);/.exec(data)?.[1];
    return to === undefined ? this.readAnswer(path, answer, data) : this.navigate(to, from);
  }

  private readAnswer(path: string, answer: Response, text: string): Page {
    if (answer.status !== 200 && answer.status !== 404) throw new Error(`${path} answered ${answer.status}`);
    return readPage(path, answer.status, text);
  }

  /** Joins a class (S1). @throws Error with the refusal's code */
  async join(given: { code: string; name: string; pin: string }): Promise<void> {
    const { ok, code } = await this.callAction(
      `/join/${given.code}`,
      "lib/features/people/joining/actions/join.ts#join",
      { json: null },
      { form: given },
    );
    if (!ok) throw new Error(`joining was refused: ${code}`);
  }

  /** Calls the action `name` (`file#export`) as the page at `path` does. */
  async callAction(path: string, name: string, ...args: ActionArgument[]): Promise<ActionOutcome> {
    actionIds ??= readActionIds();
    const answer = await this.request(path, {
      method: "POST",
      headers: { "next-action": actionIds.get(name) ?? "", accept: "text/x-component" },
      body: encodeArguments(args),
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${name} answered ${answer.status}`);
    const code = /"ok":false,"code":"([a-z-]+)"/.exec(text)?.[1] ?? null;
    return { ok: code === null, code };
  }

  /** Opens the activity's live channel until `close` is called. Reconnects after some seconds when it breaks. */
  listen(activityId: string, listener: Listener): LiveConnection {
    const connection = {
      isClosed: false,
      parts: [] as readonly PagePart[],
      invalidatedAt: new Map<string, Timestamp>(),
      ws: null as WebSocket | null,
    };
    const sendShow = () => {
      if (connection.ws?.readyState === WebSocket.OPEN)
        connection.ws.send(JSON.stringify({ ...showsNothing, parts: connection.parts } satisfies ShowMessage));
    };
    const connect = () => {
      const ws = (connection.ws = this.socket(`/live/${activityId}`));
      ws.on("open", sendShow);
      ws.on("message", (data: Buffer) => {
        const message = JSON.parse(data.toString()) as LiveMessage; // the server's own frames
        if (message.kind === "phase") listener.onPhase?.(message.phase);
        if (message.kind !== "poke") return;
        for (const topic of message.topics) connection.invalidatedAt.set(topic, message.at);
        listener.onInvalidation?.(message.within);
      });
      ws.on("error", () => undefined);
      ws.on(
        "close",
        () => void wait(2_000 + Math.random() * 3_000).then(() => (connection.isClosed ? undefined : connect())),
      );
      return ws;
    };
    const first = connect();
    return {
      opened: new Promise((resolve) => first.once("open", () => resolve())),
      show: (parts) => {
        connection.parts = parts;
        sendShow();
      },
      isStale: () => staleTopics(connection.parts, connection.invalidatedAt).length > 0,
      close: () => {
        connection.isClosed = true;
        connection.ws?.close();
      },
    };
  }

  /** Opens a signed-in socket to `path`. */
  socket(path: string): WebSocket {
    return new WebSocket(this.origin.replace("http", "ws") + path, {
      headers: { cookie: this.cookie, origin: this.origin },
    });
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      cookie: this.cookie,
      origin: this.origin,
      ...(init.headers as Record<string, string> | undefined),
    };
    const answer = await fetch(this.origin + path, {
      ...init,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    for (const given of answer.headers.getSetCookie()) this.storeCookie(given);
    return answer;
  }

  private storeCookie(setCookie: string): void {
    const [pair = ""] = setCookie.split(";");
    const at = pair.indexOf("=");
    if (at > 0) this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The state tree of Next's router for a student's page, directly under the layout or a station of Learn; null for any other page. */
function routerTreeOf(path: string): unknown {
  const [, activityId, page, station] = /^\/a\/([0-9a-f-]{36})\/([a-z]+)(?:\/([a-z-]+))?$/.exec(path) ?? [];
  if (page === undefined || (station !== undefined && page !== "learn")) return null;
  const under = (segment: unknown, children: unknown, hints = 0) => [
    segment,
    children === null ? {} : { children },
    null,
    null,
    hints,
  ];
  const leaf = under("__PAGE__", null);
  const own = under(page, station === undefined ? leaf : under(["station", station, "d", null], leaf));
  return under("", under("a", under(["activity", activityId, "d", null], own)), 16);
}
