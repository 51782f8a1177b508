import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import type { Member } from "@/lib/activity/authorise";
import { loadMatches } from "@/lib/features/cases/comparing/comparing";

/** Links to the notes of the student's matches, which can still be read after comparing. Renders nothing without a match (Q1). */
export async function NotesLink({ member }: { member: Member }) {
  const matches = await loadMatches(member);
  if (matches.length === 0) return null;
  const t = await getTranslations("vote.in");
  return (
    <ButtonLink variant="plain" href={`/a/${member.activity.id}/compare`}>
      <Icon name="comment" />
      {t("notes")}
    </ButtonLink>
  );
}
