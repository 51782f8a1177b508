import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { Strip } from "@/components/ui/display/notice";
import type { Member } from "@/lib/activity/authorise";
import { listActivitiesToJoin } from "@/lib/features/people/classes/activities";
import { activityName } from "@/lib/content/activity-name";
import { mayAct } from "@/lib/activity/rules/access";

/** On an archived or closed activity: says that an archived one is read-only (T15), and links to the class's open activities (Q20). */
export async function ClassStrips({ member, teacher }: { member: Member; teacher: string }) {
  const { activity, classId, role } = member;
  const isArchived = !mayAct(role);
  if (!isArchived && activity.phase !== "closed") return null;
  const [t, open] = await Promise.all([getTranslations("student.frame"), listActivitiesToJoin(classId)]);
  const [newest] = open.filter(({ id }) => id !== activity.id);
  return (
    <>
      {isArchived && <Strip icon="lock">{t("archived", { teacher })}</Strip>}
      {newest !== undefined && (
        <Strip icon="right">
          {t("newer", { name: activityName(newest) })}{" "}
          <Link href={open.length === 1 ? `/a/${newest.id}` : "/class"}>{t("toNewer")}</Link>
        </Strip>
      )}
    </>
  );
}
