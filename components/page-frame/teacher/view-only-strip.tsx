import { getFormatter, getTranslations } from "next-intl/server";
import { Strip } from "@/components/ui/display/notice";
import type { ClassReader } from "@/lib/activity/authorise";
import { listTeachers } from "@/lib/features/people/classes/class-teachers";
import { mayEditClass } from "@/lib/activity/rules/access";

/** Says to a teacher who may only view the class that this is so, and which teachers can edit it (Q25). */
export async function ViewOnlyStrip({ reader }: { reader: ClassReader }) {
  if (mayEditClass(reader.role)) return null;
  const [t, format, teachers] = await Promise.all([
    getTranslations("activity.head"),
    getFormatter(),
    listTeachers(reader),
  ]);
  const editors = teachers.filter(({ may }) => may === "steer").map(({ name }) => name);
  return <Strip icon="eye">{t("mayRead", { names: format.list(editors), n: editors.length })}</Strip>;
}
