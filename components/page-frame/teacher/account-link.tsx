import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/controls/button-link";

/** The teacher's name, which leads to their account. */
export function AccountLink({ name }: { name: string }) {
  const t = useTranslations("teacher.account");
  return (
    <ButtonLink variant="link" href="/teacher/account" title={t("title")}>
      {name}
    </ButtonLink>
  );
}
