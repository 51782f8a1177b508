/** The pages of the test's learning platform: a course, and the form that posts a launch by itself. */

interface CourseShown {
  course: { title: string };
  people: ReadonlyMap<string, { name: string }>;
  links: readonly { id: string; title: string }[];
}

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const inputs = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join("");

/** A form that posts itself, as Canvas and Moodle answer a login. */
export function formPage(action: string, fields: Record<string, string>): string {
  return `<!doctype html><html lang="en"><title>Larch Moodle</title><h1>Going on</h1>
<form method="post" action="${escape(action)}">${inputs(fields)}<button>Go on</button></form><script>document.forms[0].submit()</script></html>`;
}

/** The course as one of its people sees it: its links, in a window of their own, and a frame in which a teacher adds one. */
export function coursePage(
  tool: string,
  { course, people, links }: CourseShown,
  sub: string,
  beginning: (sub: string, target: string) => URLSearchParams,
): string {
  const form = (target: string, label: string, into: string) =>
    `<form method="post" action="${tool}/lti/login" target="${into}">${inputs(Object.fromEntries(beginning(sub, target)))}<button>${escape(label)}</button></form>`;
  return `<!doctype html><html lang="en"><title>${escape(course.title)}</title><h1>${escape(course.title)}</h1><p>${escape(people.get(sub)?.name ?? "")}</p>
${links.map(({ id, title }) => form(id, title, "_blank")).join("")}
${form("choose", "Add a link", "tool")}<iframe name="tool" title="Tool" width="800" height="500"></iframe></html>`;
}
