import { LostWorkLine } from "./lost-work-line";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import type { Member } from "@/lib/activity/authorise";
import { loadOwnWork, loadRemedies, loadRestored } from "@/lib/features/restoring/restored";
import { currentTime } from "@/lib/process/clock";

/** Tells a student that a restore has lost their hand-in or vote (B8). Only the device can know, because the restored database does not have that work. */
export async function LostWork({ member, teacher }: { member: Member; teacher: string }) {
  const renderedAt = currentTime();
  const [work, restored] = await Promise.all([loadOwnWork(member), loadRestored(renderedAt)]);
  const activityId = member.activity.id;
  return (
    <>
      <LostWorkLine
        activityId={activityId}
        studentId={member.studentId}
        renderedAt={renderedAt}
        work={work}
        told={restored === null ? null : { restored, remedies: await loadRemedies(member) }}
        teacher={teacher}
      />
      {restored !== null && <RefreshOnTopics activityId={activityId} topics={["phase"]} />}
    </>
  );
}
