import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { launches } from "@/db/schema";

/** A launch from a course link, which waits for this teacher to choose what the link opens. Returns its id. */
export async function makeLaunch(teacherId: string): Promise<string> {
  const id = randomUUID();
  await database()
    .insert(launches)
    .values({
      id,
      nonce: randomUUID(),
      teacherId,
      expiresAt: new Date(Date.now() + 60_000),
      launch: {
        issuer: "https://moodle.example.org",
        clientId: "client",
        deploymentId: "1",
        subject: "a teacher",
        name: "",
        email: "",
        emailVerified: false,
        role: "teacher",
        course: { id: "course", title: "Biology 9" },
        wants: { is: "link", linkId: randomUUID(), title: "", activity: "", membersUrl: null, lineItemUrl: null },
        browser: "",
      },
    });
  return id;
}
