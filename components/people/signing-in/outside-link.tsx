import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal, isRefusalCode } from "@/lib/messages/refusals";

/** Starts a sign-in with the school's account (T19). Not a `Link`, because the provider is another site. */
export async function OutsideLink({ href, label }: { href: string; label: string }) {
  const t = await getTranslations("auth.outside");
  return (
    <p>
      <a href={href} className={buttonClass({ size: "big" })}>
        {t("signIn", { label })}
      </a>
    </p>
  );
}

const isShown = (code: string) =>
  code.startsWith("outside-") || code === "account-disabled" || code === "link-gone" || code === "busy";

/** Says why a sign-in with the school's account was refused; nothing if it was not. @param code from the URL to which the sign-in returned */
export function OutsideRefusal({ code, label }: { code: string | string[] | undefined; label: string }) {
  if (typeof code !== "string" || !isRefusalCode(code) || !isShown(code)) return null;
  return (
    <Notice kind="wrong" live>
      {formatRefusal(new AppError(code, { label })).sentence}
    </Notice>
  );
}
