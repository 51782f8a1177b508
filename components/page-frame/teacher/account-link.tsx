import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";

/** The teacher's name, which leads to their account. */
export function AccountLink({ name }: { name: string }) {
  const t = useTranslations("teacher.account");
  return (
    <Link href="/teacher/account" title={t("title")}>
      {name}
    </Link>
  );
}
