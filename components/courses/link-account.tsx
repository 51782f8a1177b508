"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { LinkForm } from "@/components/signing-in/link-form";
import { ButtonLink } from "@/components/ui/controls/button-link";
import type { ActionResult } from "@/lib/errors/action-result";

interface LinkAccountProps {
  launch: string;
  /** Of the account here whose password is asked for; null when it has none. */
  email: string | null;
  /** Returns the path to go on to. */
  link: (input: { launch: string; password: string }) => Promise<ActionResult<string>>;
}

/** Q33: links the account of the course to the teacher's own. */
export function LinkAccount({ launch, email, link }: LinkAccountProps) {
  const t = useTranslations("courses.link");
  const router = useRouter();
  return (
    <LinkForm
      email={email}
      go={t("go")}
      link={(password) => link({ launch, password })}
      onLinked={(path) => router.push(path)}
    >
      <ButtonLink variant="plain" href="/teacher">
        {t("cancel")}
      </ButtonLink>
    </LinkForm>
  );
}
