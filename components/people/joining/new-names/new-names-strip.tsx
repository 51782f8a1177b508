import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Strip } from "@/components/ui/display/notice";
import type { ActivityReader } from "@/lib/activity/authorise";
import { findNewNamesAlarm } from "@/lib/features/people/joining/new-names";
import { mayEditClass } from "@/lib/activity/rules/access";

/** Warns that new names join unusually fast, with a link to remove them (S1). */
export async function NewNamesStrip({ reader }: { reader: ActivityReader }) {
  const alarm = mayEditClass(reader.role) ? await findNewNamesAlarm(reader) : null;
  if (alarm === null) return null;
  const t = await getTranslations("newNames");
  return (
    <Strip
      icon="person-plus"
      action={
        <ButtonLink size="small" href={`/teacher/activities/${reader.activity.id}/new-names`}>
          {t("open")}
        </ButtonLink>
      }
    >
      {t("alarm", { names: alarm.names, fromOne: alarm.fromOne, all: alarm.fromOne === alarm.names ? "yes" : "no" })}
    </Strip>
  );
}
