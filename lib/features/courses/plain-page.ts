/** Two pages without the app's scripts (T19): one inside a platform's page, and one that posts to the platform. */
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { tokenColour } from "@/lib/process/token-colours";
import { platformPaths } from "@/lib/wire/platform-paths";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
/** The text as a string literal in a page's script. */
const quote = (text: string) => JSON.stringify(text).replaceAll("<", "\\u003c");

interface PostForm {
  action: string;
  fields: Record<string, string>;
  /** The window that the form opens; without it, the current one. */
  target?: string;
}

/** Names of the window that a platform's page opens, and of the frame in that page that waits for the window's answer. */
const windowName = "crosscase";
const frameName = "crosscase-course";

/** Browsers block our cookies inside a platform's page, so a button there opens the same launch in a window of its own. */
export async function openWindowPage(fields: Record<string, string>): Promise<Response> {
  const t = await getTranslations("courses.window");
  const form = { action: platformPaths.login, fields, target: windowName };
  // The window posts a teacher's choice back into this frame, where the platform waits for it.
  const script = `window.name = "${frameName}";`;
  return render({ title: t("title"), text: t("text"), go: t("go") }, form, script);
}

/** Posts a teacher's choice to the platform: into the platform's frame, if the window was opened from one. */
export async function postChoicePage(returnUrl: string, token: string, label: string): Promise<Response> {
  const t = await getTranslations("courses.answer");
  const script = `
    const form = document.querySelector("form");
    let waits = false;
    try { waits = window.opener !== null && window.opener.name === "${frameName}"; } catch { }
    if (waits) form.target = "${frameName}";
    form.submit();
    if (waits) {
      document.querySelector("h1").textContent = ${quote(t("done"))};
      document.querySelector("p").textContent = ${quote(t("close", { label }))};
      form.hidden = true;
    }`;
  const form = { action: returnUrl, fields: { JWT: token } };
  return render({ title: t("title"), text: t("text", { label }), go: t("go", { label }) }, form, script);
}

async function render(
  words: { title: string; text: string; go: string },
  { action, fields, target }: PostForm,
  script: string,
): Promise<Response> {
  const nonce = escape((await headers()).get("x-nonce") ?? "");
  const inThemes = (name: string) => {
    const { light, dark } = tokenColour(name);
    return `light-dark(${light}, ${dark})`;
  };
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(words.title)}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 0 auto; padding: 8vh 20px 40px; font: 1.125rem/1.6 Georgia, serif; background: ${inThemes("paper")}; color: ${inThemes("ink")}; }
h1 { font-size: 1.75rem; line-height: 1.25; }
button { min-height: 44px; padding: 8px 20px; border: 1px solid; border-radius: 4px; background: ${inThemes("ink")}; color: ${inThemes("paper")}; font: inherit; cursor: pointer; }
</style>
</head>
<body><main><h1>${escape(words.title)}</h1><p>${escape(words.text)}</p>
<form method="post" action="${escape(action)}"${target === undefined ? "" : ` target="${target}" rel="opener"`}>${hidden.join("")}<button>${escape(words.go)}</button></form>
</main><script nonce="${nonce}">${script}</script></body>
</html>
`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
