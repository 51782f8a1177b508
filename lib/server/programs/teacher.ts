/** `npm run teacher -- list | invite | reset EMAIL | disable EMAIL | enable EMAIL | delete EMAIL | passwords`: for the operator of the machine, with or without a running server. */
import { formerTeacherName } from "@/lib/activity/rules/former-teacher";
import { AppError } from "@/lib/errors/errors";
import { inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { listTeachers, makeResetToken } from "@/lib/features/people/signing-in/teachers";
import { turnOnSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { deleteAccount, disableAccount, enableAccount, findAccount } from "@/lib/features/privacy/accounts";
import { formatRefusal } from "@/lib/messages/refusals";
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { runCommandLine, parseArguments, UsageError } from "@/lib/server/commands/command";

const usage =
  "Use: npm run teacher -- list | reset EMAIL | invite | passwords | disable EMAIL | enable EMAIL | delete EMAIL [--archive-classes | --hand-to EMAIL]";

/** Returns what to print, given the server's origin. */
type TeacherCommand = (origin: string) => Promise<string>;

interface Options {
  "archive-classes"?: boolean;
  "hand-to"?: string;
}

function chooseCommand([verb, email, ...more]: string[], options: Options): TeacherCommand {
  if (verb === "delete" && email !== undefined && more.length === 0) return () => remove(email, options);
  if (Object.keys(options).length > 0) throw new UsageError(usage);
  if (verb === "list" && email === undefined) return list;
  if (verb === "invite" && email === undefined) return invite;
  if (verb === "passwords" && email === undefined) return allowPasswords;
  if (verb === "reset" && email !== undefined && more.length === 0) return (origin) => reset(origin, email);
  if (verb === "disable" && email !== undefined && more.length === 0) return () => disable(email);
  if (verb === "enable" && email !== undefined && more.length === 0) return () => enable(email);
  throw new UsageError(usage);
}

async function list(): Promise<string> {
  const teachers = await listTeachers();
  if (teachers.length === 0)
    return "There are no teachers yet. Start the server: it prints a link to make the first account.";
  return teachers
    .map(
      ({ email, name, createdAt, disabledAt }) =>
        `${email}  ${name}  since ${dayOf(createdAt)}${disabledAt === null ? "" : `  disabled since ${dayOf(disabledAt)}`}`,
    )
    .join("\n");
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function reset(origin: string, email: string): Promise<string> {
  const token = await makeResetToken(email);
  if (token === null) throw unknownEmail(email);
  return `Open this link within an hour to set a new password for ${email}. It works once, and the new password ends that teacher's sessions everywhere and unlinks their accounts of a school or a course.\n${origin}/teacher/reset#${token}`;
}

async function disable(email: string): Promise<string> {
  const { id, name } = await requireAccount(email);
  await disableAccount(null, id);
  return `${name} (${email}) is signed out everywhere and can no longer sign in. To allow it again: npm run teacher -- enable ${email}`;
}

async function enable(email: string): Promise<string> {
  const { id, name } = await requireAccount(email);
  await enableAccount(null, id);
  return `${name} (${email}) can sign in again.`;
}

async function remove(email: string, options: Options): Promise<string> {
  const { "archive-classes": archive = false, "hand-to": handTo } = options;
  if (archive && handTo !== undefined) throw new UsageError(usage);
  const { id, name } = await requireAccount(email);
  const classes = handTo !== undefined ? { handTo: (await requireAccount(handTo)).id } : archive ? "archive" : null;
  try {
    await deleteAccount(null, { teacherId: id, classes });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "account-classes") throw error;
    throw new UsageError(
      `${formatRefusal(error).sentence} To archive: --archive-classes. To give to another teacher: --hand-to EMAIL`,
    );
  }
  return `The account of ${name} (${email}) is deleted. What students wrote stays, and so do this teacher's levels, comments and messages, under the name "${formerTeacherName}".`;
}

async function requireAccount(email: string) {
  const account = await findAccount(email);
  if (account === null) throw unknownEmail(email);
  return account;
}

const unknownEmail = (email: string) =>
  new UsageError(`No teacher has the email ${email}. See npm run teacher -- list.`);

async function invite(origin: string): Promise<string> {
  return `Give this link to a new teacher. It works once, for 7 days.\n${origin}/teacher/invite#${await inviteTeacher(null)}`;
}

async function allowPasswords(): Promise<string> {
  await turnOnSignInMethods();
  return "Teachers come in with their password again, and students with code, name and PIN. An owner can turn either off on the page Installation.";
}

await runCommandLine(async (env) => {
  const { positionals, values } = parseArguments(
    { allowPositionals: true, options: { "archive-classes": { type: "boolean" }, "hand-to": { type: "string" } } },
    usage,
  );
  const answer = chooseCommand(positionals, values);
  const { running, close } = await attachToServer(env);
  try {
    console.log(await answer(running.origin));
  } finally {
    await close();
  }
});
