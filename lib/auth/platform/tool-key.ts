/** The key with which Crosscase signs what it sends to learning platforms: made at first use, stored in the database, encrypted with the secret (T19). */
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
import { findToolKey, storeToolKey } from "@/lib/auth/queries/installation";
import { secret } from "@/lib/process/env";

export const toolAlgorithm = "RS256";

interface ToolKey {
  kid: string;
  key: CryptoKey;
  /** The key with which platforms check signatures. */
  publicKey: JWK;
}

const wrapKey = () => createHash("sha256").update(`crosscase key for learning platforms\n${secret()}`).digest();

/** The same key in every process. A key that another secret encrypted is replaced; platforms then fetch the keys again. */
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

/** @throws when another secret has encrypted the key */
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
