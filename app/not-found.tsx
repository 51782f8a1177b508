import { getTranslations } from "next-intl/server";
import { PlainState } from "@/components/page-frame/problem/plain-state";
import { ButtonLink } from "@/components/ui/controls/button-link";

/** Shown for unknown addresses, and for classes that are not the viewer's. */
export default async function NotFound() {
  const t = await getTranslations("app.missing");
  return (
    <PlainState
      title={t("title")}
      acts={
        <ButtonLink variant="go" href="/">
          {t("home")}
        </ButtonLink>
      }
    >
      <p>{t("text")}</p>
    </PlainState>
  );
}
