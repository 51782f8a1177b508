import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import type { ActivityReader } from "@/lib/activity/authorise";
import { mayEditClass } from "@/lib/activity/rules/access";

/** Leads to the rubric of the activity, to edit or to read. */
export async function RubricLink({ reader: { activity, role } }: { reader: ActivityReader }) {
  const t = await getTranslations("review.bar");
  return (
    <ButtonLink size="small" variant="plain" href={`/teacher/activities/${activity.id}/rubric`}>
      <Icon name="table" />
      {t(mayEditClass(role) ? "rubric" : "rubricToRead")}
    </ButtonLink>
  );
}
