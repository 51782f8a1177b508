/** What a platform needs to know about Crosscase to register it. Canvas reads it from this address. It contains no secret (T19). */
import { getTranslations } from "next-intl/server";
import { currentOrigin } from "@/lib/auth/browser";
import { toolConfiguration } from "@/lib/auth/platform/configuration";
import { publicRoute } from "@/lib/activity/require";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(): Promise<Response> {
  await publicRoute();
  const t = await getTranslations("app");
  return Response.json(toolConfiguration(await currentOrigin(), { title: t("name"), about: t("description") }));
}
