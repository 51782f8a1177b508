/** T19: the key with which Crosscase signs what it sends to learning platforms. Made at first use, kept in the database, encrypted with the secret. */
import { createHash, randomUUID } from "node:crypto";
import {
  CompactEncrypt,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
  type JWK_RSA_Private,
} from "jose";
import { findToolKey, storeToolKey } from "@/db/queries/installation";
import { secret } from "@/lib/process/env";

export const toolAlgorithm = "RS256";

interface ToolKey {
  kid: string;
  key: CryptoKey;
  /** What platforms check signatures with. */
  publicKey: JWK;
}

const wrapKey = () => createHash("sha256").update(`crosscase key for learning platforms\n${secret()}`).digest();

/** The same in every process. One that another secret encrypted is replaced: platforms ask for the keys again. */
export async function toolKey(): Promise<ToolKey> {
  const stored = await findToolKey();
  const found = stored === null ? null : await open(stored).catch(() => null);
  if (found !== null) return found;
  const { privateKey } = await generateKeyPair(toolAlgorithm, { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(jwk)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(wrapKey());
  // Another process may have been first.
  return open(await storeToolKey(sealed, stored));
}

/** @throws when another secret has encrypted it */
async function open(sealed: string): Promise<ToolKey> {
  const { plaintext } = await compactDecrypt(sealed, wrapKey());
  const jwk = JSON.parse(new TextDecoder().decode(plaintext)) as JWK_RSA_Private & { kty: "RSA"; kid: string }; // our own
  const { kty, n, e, kid } = jwk;
  return {
    kid,
    key: await importJWK(jwk, toolAlgorithm),
    publicKey: { kty, n, e, kid, alg: toolAlgorithm, use: "sig" },
  };
}
