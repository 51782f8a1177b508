"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { LinkForm } from "@/components/people/signing-in/link-form";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { linkLaunchAction } from "@/lib/features/courses/actions/launches";

interface LinkAccountProps {
  launch: string;
  /** The email of the teacher's account, whose password is asked for. null when the account has no password. */
  email: string | null;
}

/** Links the teacher's account in the learning platform to the teacher's own account (Q33). */
export function LinkAccount({ launch, email }: LinkAccountProps) {
  const t = useTranslations("courses.link");
  const router = useRouter();
  return (
    <LinkForm
      email={email}
      go={t("go")}
      link={(password) => linkLaunchAction({ launch, password })}
      onLinked={(path) => router.push(path)}
    >
      <ButtonLink variant="plain" href="/teacher">
        {t("cancel")}
      </ButtonLink>
    </LinkForm>
  );
}
