import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import type { ActivityReader } from "@/lib/activity/authorise";
import { mayEditClass } from "@/lib/activity/rules/access";
import { findNewerVersion, findUsableVersion } from "@/lib/features/lessons/newer-version";
import styles from "./newer-version.module.css";

interface NewerVersionNoticeProps {
  reader: ActivityReader;
  /** Whether a version is named too that the activity cannot use, because something depends on its own. */
  alsoHeld?: boolean;
}

/** Says to teachers who may edit the activity that its lesson has a newer version, and leads to what differs (T16). */
export async function NewerVersionNotice({ reader, alsoHeld = false }: NewerVersionNoticeProps) {
  if (!mayEditClass(reader.role)) return null;
  const offer = await (alsoHeld ? findNewerVersion(reader) : findUsableVersion(reader));
  if (offer === null) return null;
  const t = await getTranslations("lessons.version");
  return (
    <p className={styles.notice}>
      {t("offer", { current: offer.current })}{" "}
      <Link href={`/teacher/activities/${reader.activity.id}/lesson-version`}>
        {t("see", { number: offer.number })}
      </Link>
    </p>
  );
}
