import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";

interface ProjectorLinkProps {
  activityId: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
}

/** Opens the projector in a new tab, so that the board stays open (T11). */
export async function ProjectorLink({ activityId, variant, size, children }: ProjectorLinkProps) {
  const t = await getTranslations("activity.head");
  return (
    <ButtonLink
      variant={variant}
      size={size}
      href={`/teacher/activities/${activityId}/projector`}
      target="_blank"
      rel="noopener"
    >
      <Icon name="screen" />
      {children}
      <span className="vh">{t("newTab")}</span>
    </ButtonLink>
  );
}
