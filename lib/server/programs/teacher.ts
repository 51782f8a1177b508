/** `npm run teacher -- list | reset EMAIL | invite | passwords`: for the operator of the machine, with or without a running server. */
import { inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { listTeachers, makeResetToken } from "@/lib/features/people/signing-in/teachers";
import { turnOnSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { runCommandLine, parseArguments, UsageError } from "@/lib/server/commands/command";

const usage = "Use: npm run teacher -- list | reset EMAIL | invite | passwords";

/** Returns what to print, given the server's origin. */
type TeacherCommand = (origin: string) => Promise<string>;

function chooseCommand([verb, email, ...more]: string[]): TeacherCommand {
  if (verb === "list" && email === undefined) return list;
  if (verb === "invite" && email === undefined) return invite;
  if (verb === "passwords" && email === undefined) return allowPasswords;
  if (verb === "reset" && email !== undefined && more.length === 0) return (origin) => reset(origin, email);
  throw new UsageError(usage);
}

async function list(): Promise<string> {
  const teachers = await listTeachers();
  if (teachers.length === 0)
    return "There are no teachers yet. Start the server: it prints a link to make the first account.";
  return teachers
    .map(({ email, name, createdAt }) => `${email}  ${name}  since ${createdAt.toISOString().slice(0, 10)}`)
    .join("\n");
}

async function reset(origin: string, email: string): Promise<string> {
  const token = await makeResetToken(email);
  if (token === null) throw new UsageError(`No teacher has the email ${email}. See npm run teacher -- list.`);
  return `Open this link within an hour to set a new password for ${email}. It works once, and the new password ends that teacher's sessions everywhere and unlinks their accounts of a school or a course.\n${origin}/teacher/reset#${token}`;
}

async function invite(origin: string): Promise<string> {
  return `Give this link to a new teacher. It works once, for 7 days.\n${origin}/teacher/invite#${await inviteTeacher(null)}`;
}

async function allowPasswords(): Promise<string> {
  await turnOnSignInMethods();
  return "Teachers come in with their password again, and students with code, name and PIN. An owner can turn either off on the page Installation.";
}

await runCommandLine(async (env) => {
  const { positionals } = parseArguments({ allowPositionals: true, options: {} }, usage);
  const answer = chooseCommand(positionals);
  const { running, close } = await attachToServer(env);
  try {
    console.log(await answer(running.origin));
  } finally {
    await close();
  }
});
