import { getTranslations } from "next-intl/server";
import type { QueueEntry } from "./queue";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { ReleaseAll } from "@/components/cases/reviewing/desk/release-all";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { RubricLink } from "@/components/cases/reviewing/rubric/rubric-link";
import styles from "./review-bar.module.css";
import type { ActivityReader } from "@/lib/activity/authorise";
import { ClientMessages } from "@/lib/messages/client-messages";

/** Counts the class's marked and released reviews, and has the button that releases all. */
export async function ReviewBar({ reader, queue }: { reader: ActivityReader; queue: readonly QueueEntry[] }) {
  const t = await getTranslations("review.bar");
  const cases = queue.flatMap(({ submissionId, stage, number, open }) =>
    submissionId === null || stage === null ? [] : [{ submissionId, stage, number, open }],
  );
  const unreleased = cases.filter(({ stage }) => stage !== "released" && stage !== "returned");
  // A criterion with different marks needs a choice before its case is released (T12).
  const disputed = unreleased.filter(({ open }) => open > 0);
  const open = unreleased.filter((one) => one.open === 0);
  const marked = open.filter(({ stage }) => stage === "marked");
  const carried = open.filter(({ stage }) => stage === "new-version");
  const unmarked = open.filter(({ stage }) => stage !== "marked" && stage !== "new-version");
  const returned = cases.filter(({ stage }) => stage === "returned");
  const released = cases.filter(({ stage }) => stage === "released");
  return (
    <section className={styles.bar} aria-label={t("label")}>
      <span className="num">
        {t("count", { marked: marked.length + released.length, of: cases.length, released: released.length })}
      </span>
      <ButtonLink size="small" variant="plain" href={`/teacher/activities/${reader.activity.id}/marks`}>
        {t("marks")}
      </ButtonLink>
      <RubricLink reader={reader} />
      <OnlyEditors>
        <ClientMessages of={["review.bar"]}>
          <ReleaseAll
            activityId={reader.activity.id}
            all={open}
            marked={marked}
            unmarked={unmarked}
            carried={carried}
            returned={returned}
            disputed={disputed}
          />
        </ClientMessages>
      </OnlyEditors>
    </section>
  );
}
