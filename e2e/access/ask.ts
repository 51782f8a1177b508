/** Asks the real server as somebody, and says in one word what came of it. */

/** `in`: shown or done. `refused`: for another reason than who asks. `sign in`: sent to a sign-in page. `out`: as if it were not there. */
export type Outcome = "in" | "refused" | "sign in" | "out";

/** Whether who asks was good enough. */
export function isLetIn(outcome: Outcome): boolean {
  return outcome === "in" || outcome === "refused";
}

const signInPages = ["/", "/teacher/sign-in", "/signed-out"];

export async function askRoute(origin: string, at: string, cookie: string): Promise<Outcome> {
  const response = await fetch(origin + at, { headers: { cookie }, redirect: "manual" });
  await response.arrayBuffer();
  const to = response.headers.get("location");
  if (to !== null) return signInPages.includes(new URL(to, origin).pathname) ? "sign in" : "in";
  return response.ok ? "in" : "out";
}

/** An argument of an action: JSON, or the fields of a form. */
export type Argument = { form: Record<string, string> } | { json: unknown };

/** React's encoding of a call: JSON as it is, a form as `$K<n>` with its fields under `_<n>_`. */
function encode(args: readonly Argument[]): FormData {
  const body = new FormData();
  const list = args.map((arg, index) => {
    if ("json" in arg) return arg.json;
    for (const [name, value] of Object.entries(arg.form)) body.append(`_${index + 1}_${name}`, value);
    return `$K${(index + 1).toString(16)}`;
  });
  body.append("0", JSON.stringify(list));
  return body;
}

export async function askAction(origin: string, at: string, actionId: string, args: readonly Argument[], cookie: string): Promise<Outcome> {
  const response = await fetch(origin + at, {
    method: "POST",
    headers: { cookie, origin, "next-action": actionId, accept: "text/x-component" },
    body: encode(args),
    redirect: "manual",
  });
  const text = await response.text();
  const to = response.headers.get("x-action-redirect")?.split(";")[0] ?? response.headers.get("location");
  if (to != null) return signInPages.includes(new URL(to, origin).pathname) ? "sign in" : "in";
  if (response.status >= 400) return "out";
  const code = /"ok":false,"code":"([a-z-]+)"/.exec(text)?.[1];
  if (code === undefined) return "in";
  return code === "not-found" || code === "signed-out" ? "out" : "refused";
}
