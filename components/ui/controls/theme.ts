/** The cookie that overrides the system's theme. It is read on the server, so that a page is never rendered in the wrong theme first. */
export const themeCookie = "crosscase-theme";
export type Theme = "light" | "dark";

export function themeOf(cookie: string | undefined): Theme | undefined {
  return cookie === "light" || cookie === "dark" ? cookie : undefined;
}
