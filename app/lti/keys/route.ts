/** The public key with which platforms check Crosscase's signatures (T19). */
import { notFound } from "next/navigation";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { toolKey } from "@/lib/auth/platform/tool-key";
import { publicRoute } from "@/lib/activity/require";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(): Promise<Response> {
  await publicRoute();
  if (listPlatforms().length === 0) notFound();
  return Response.json({ keys: [(await toolKey()).publicKey] });
}
