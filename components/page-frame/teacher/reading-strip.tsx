import { getFormatter, getTranslations } from "next-intl/server";
import { Strip } from "@/components/ui/display/notice";
import type { ClassReading } from "@/lib/activity/standing";
import { listTeachers } from "@/lib/features/people/classes/class-teachers";
import { maySteer } from "@/lib/activity/rules/access";

/** Tells a teacher that they may only read, and which teachers can edit (Q25). */
export async function ReadingStrip({ reading }: { reading: ClassReading }) {
  if (maySteer(reading.standing)) return null;
  const [t, format, teachers] = await Promise.all([
    getTranslations("activity.head"),
    getFormatter(),
    listTeachers(reading),
  ]);
  const steering = teachers.filter(({ may }) => may === "steer").map(({ name }) => name);
  return <Strip icon="eye">{t("mayRead", { names: format.list(steering), n: steering.length })}</Strip>;
}
