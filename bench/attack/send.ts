/** Sends requests from an attacker's address, over connections of its own. */
import http from "node:http";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { encodeArguments, readActionIds } from "@/lib/server/testing/actions";

export const attackerAddress = "127.0.0.3";

export interface SentRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** 127.0.0.n */
  from?: string;
}

export interface Answer {
  status: number;
  text: string;
  headers: http.IncomingHttpHeaders;
}

/** Sends a request. Status 0: the connection broke, or no response came within 30 s. */
export function send(
  port: number,
  { method, path, headers, body, from = attackerAddress }: SentRequest,
): Promise<Answer> {
  return new Promise((resolve) => {
    const broken = () => resolve({ status: 0, text: "", headers: {} });
    const sent = http.request(
      {
        port,
        host: "127.0.0.1",
        localAddress: from,
        method: method ?? (body === undefined ? "GET" : "POST"),
        path,
        agent: false,
        headers: {
          ...(headers?.["cookie"] === undefined ? {} : { origin: `http://127.0.0.1:${port}` }),
          ...headers,
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
        },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
        answer.on("error", broken);
      },
    );
    sent.on("error", broken);
    sent.setTimeout(30_000, () => sent.destroy());
    sent.end(body);
  });
}

/** Sends `concurrent` requests at a time until the time is over. Returns how often each status or outcome occurred. */
export async function flood(
  seconds: number,
  concurrent: number,
  one: (n: number) => Promise<number | string>,
): Promise<string> {
  const counts = new Map<number | string, number>();
  const until = Date.now() + seconds * 1_000;
  let n = 0;
  const run = async () => {
    while (Date.now() < until) {
      const status = await one(n++);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (typeof status === "string" || status === 0 || status >= 400) await wait(5); // else the attacker itself takes the machine
    }
  };
  await Promise.all(Array.from({ length: concurrent }, run));
  return [...counts]
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
    .map(([status, times]) => `${status} × ${times}`)
    .join(", ");
}

/**
 * Opens connections that send `bytes` and then nothing more. Returns how many are still open at the end. Opening them takes half of the time, since no
 * network delivers hundreds of megabytes in one moment.
 */
export async function holdConnections(
  port: number,
  seconds: number,
  count: number,
  bytes: (n: number) => Buffer,
): Promise<string> {
  const sockets: net.Socket[] = [];
  const began = Date.now();
  for (let n = 0; n < count; n++) {
    const socket = net.connect({ port, host: "127.0.0.1", localAddress: attackerAddress });
    socket.on("error", () => undefined);
    socket.on("data", () => undefined);
    socket.write(bytes(n));
    sockets.push(socket);
    const due = began + (n / count) * seconds * 500;
    if (due > Date.now()) await wait(due - Date.now());
  }
  await wait(began + seconds * 1_000 - Date.now());
  const open = sockets.filter((socket) => !socket.destroyed && socket.readyState === "open").length;
  for (const socket of sockets) socket.destroy();
  return `${open} of ${count} still open after ${seconds} s`;
}

export function multipart(fields: readonly (readonly [string, string])[]): { body: Buffer; type: string } {
  const parts = fields.map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: Buffer.from(`${parts.join("")}--x--\r\n`), type: "multipart/form-data; boundary=x" };
}

export interface SignInAnswer extends Answer {
  /** `signed in`, the refusal's code, or the status when no action answered. */
  outcome: string;
}

const actions = {
  student: "lib/features/people/joining/actions/join.ts#join",
  teacher: "lib/features/people/signing-in/actions/sign-in.ts#signIn",
} as const;

/** Sends the form of the page that signs in. */
export async function signInWithPassword(
  port: number,
  as: "student" | "teacher",
  fields: Record<string, string>,
  from?: string,
): Promise<SignInAnswer> {
  actionIds ??= readActionIds();
  const form = new Response(encodeArguments([{ json: null }, { form: fields }]));
  const answer = await send(port, {
    path: as === "student" ? `/join/${fields["code"] ?? ""}` : "/teacher/sign-in",
    headers: {
      "next-action": actionIds.get(actions[as]) ?? "",
      "content-type": form.headers.get("content-type") ?? "",
    },
    body: Buffer.from(await form.arrayBuffer()),
    ...(from === undefined ? {} : { from }),
  });
  const refusal = /"ok":false,"code":"([a-z-]+)"/.exec(answer.text)?.[1];
  const signedIn = answer.headers["x-action-redirect"] !== undefined;
  return { ...answer, outcome: signedIn ? "signed in" : (refusal ?? String(answer.status)) };
}

let actionIds: Map<string, string> | undefined;
