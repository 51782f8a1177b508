/** A real OpenID Connect provider (oidc-provider) on this machine, with accounts that the test adds and a page on which one is chosen. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import Provider, { interactionPolicy } from "oidc-provider";

export interface TestAccount {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

/** Makes the ID token that the client receives, from the provider's claims and its own key. */
type Tamper = (claims: JWTPayload, key: CryptoKey) => Promise<string>;

const kid = "the-providers-key";
export const signToken = (claims: JWTPayload, key: CryptoKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(key);
export const makeKey = async () => (await generateKeyPair("RS256", { extractable: true })).privateKey;

export class TestProvider {
  readonly accounts = new Map<string, TestAccount>();
  /** Applied to the next ID token only. */
  tamperOnce: Tamper | null = null;
  /** Answers 503 to everything while it is set. */
  isAway = false;
  /** Answers this path with 200 MB of JSON. */
  hugePath: string | null = null;
  /** Bytes of that answer that were sent before the reader closed the connection. */
  hugeBytes = 0;
  private provider: Provider | null = null;

  private constructor(
    private readonly server: http.Server,
    private readonly key: CryptoKey,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TestProvider> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const made = new TestProvider(server, await makeKey(), `http://127.0.0.1:${port}`);
    server.on("request", (req, res) => void made.answer(req, res));
    return made;
  }

  /** The server's settings for this provider. */
  readonly clientSecret = "a secret that only the two know";
  settings(use: "teachers" | "students" | "both"): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: "crosscase",
      OIDC_CLIENT_SECRET: this.clientSecret,
      OIDC_LABEL: "Larch School",
      OIDC_FOR: use,
    };
  }

  add(account: TestAccount): TestAccount {
    this.accounts.set(account.sub, account);
    return account;
  }

  /** Registers the server at this origin as a client. */
  async allow(origin: string): Promise<void> {
    const policy = interactionPolicy.base();
    policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);
    const { accounts } = this;
    this.provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: "crosscase",
          client_secret: this.clientSecret,
          redirect_uris: [`${origin}/sign-in/school/callback`],
        },
      ],
      jwks: { keys: [{ ...(await exportJWK(this.key)), kid, alg: "RS256", use: "sig" }] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      features: { devInteractions: { enabled: false } },
      interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
      cookies: { keys: ["a key of the test"] },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...accounts.get(sub), sub }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: "crosscase", accountId: oidc.session?.accountId ?? "" });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    });
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const { provider } = this;
    const path = req.url ?? "";
    if (path === "/favicon.ico") return void res.writeHead(204).end();
    if (provider === null || this.isAway) return void res.writeHead(503).end("away");
    if (path === this.hugePath) return this.answerHugely(res);
    if (path.startsWith("/interaction/")) return this.chooseAccount(provider, req, res);
    if (path === "/token" && this.tamperOnce !== null) this.tamperWithToken(res, this.tamperOnce);
    return provider.callback()(req, res);
  }

  private async answerHugely(res: http.ServerResponse): Promise<void> {
    const piece = Buffer.alloc(64 * 1_024, " ");
    res.writeHead(200, { "content-type": "application/json" });
    const closed = new Promise<void>((resolve) => res.once("close", resolve));
    for (let sent = 0; sent < 200 * 1_024 * 1_024 && !res.closed; sent += piece.length) {
      this.hugeBytes += piece.length;
      if (!res.write(piece)) await Promise.race([closed, new Promise<void>((resolve) => res.once("drain", resolve))]);
    }
    res.end("{}");
  }

  private async chooseAccount(provider: Provider, req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    if (req.method === "POST") {
      const body = Buffer.concat(await req.toArray()).toString();
      const accountId = new URLSearchParams(body).get("account") ?? "";
      const result = accountId === "" ? { error: "access_denied" } : { login: { accountId }, select_account: {} };
      return provider.interactionFinished(req, res, result);
    }
    const buttons = [...this.accounts.values()].map(
      ({ sub, name }) => `<button name="account" value="${sub}">${name ?? sub}</button>`,
    );
    const page = `<!doctype html><html lang="en"><title>Larch School</title><h1>Choose an account</h1><form method="post">${buttons.join("")}<button name="account" value="">Cancel</button></form></html>`;
    res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  }

  /** Replaces the ID token in the answer by the one that `tamper` makes. */
  private tamperWithToken(res: http.ServerResponse, tamper: Tamper): void {
    this.tamperOnce = null;
    const end = res.end.bind(res);
    res.end = ((body: string | Buffer) => {
      void this.replaceToken(JSON.parse(String(body)) as { id_token?: string }, tamper).then((text) => {
        res.removeHeader("content-length");
        end(text);
      });
      return res;
    }) as typeof res.end; // koa calls it with a body alone
  }

  private async replaceToken(answer: { id_token?: string }, tamper: Tamper): Promise<string> {
    const [, payload = ""] = (answer.id_token ?? "").split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as JWTPayload;
    return JSON.stringify({ ...answer, id_token: await tamper(claims, this.key) });
  }
}
