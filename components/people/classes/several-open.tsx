import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Strip } from "@/components/ui/display/notice";
import type { ActivityReader } from "@/lib/activity/authorise";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { listActivitiesToJoin } from "@/lib/features/people/classes/activities";

/** Before Write, says that students have to choose between several open activities of the class (Q20). */
export async function SeveralOpen({ reader }: { reader: ActivityReader }) {
  if (isAtLeast(reader.activity.phase, "write")) return null;
  const open = await listActivitiesToJoin(reader.classId);
  if (open.length < 2 || !open.some(({ id }) => id === reader.activity.id)) return null;
  const t = await getTranslations("activity.steer");
  return (
    <Strip
      action={
        <ButtonLink size="small" href={`/teacher/classes/${reader.classId}`}>
          {t("classPage")}
        </ButtonLink>
      }
    >
      {t("severalOpen", { n: open.length })}
    </Strip>
  );
}
