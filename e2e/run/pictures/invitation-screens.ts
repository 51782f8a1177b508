/** An invitation into a class, opened without an account and with one (T15). */
import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { makeLink } from "@/lib/features/people/signing-in/links";
import type { Classroom } from "@/e2e/support/classroom";
import { both, nobody, teacher, type Screen } from "./screen";

async function openLink(page: Page, { class: { id: classId }, teacher: { id } }: Classroom): Promise<void> {
  const into = { classId, may: "read" } as const;
  const token = await makeLink(database(), { purpose: "invite", teacherId: id, lastsMs: 3_600_000, into });
  await page.goto(`/teacher/invite#${token}`);
  await page.reload();
  await page.getByText("together").waitFor();
}

const invitePage = { scene: "learn", at: () => "/teacher/invite", sizes: both, act: openLink } as const;

export const invitations: Screen[] = [
  { name: "invite-into-class", who: nobody, ...invitePage },
  { name: "invite-join", who: teacher, ...invitePage },
];
