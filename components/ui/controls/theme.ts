/** The chosen theme is in a cookie, which the server reads, so that a page is never rendered in the wrong theme first. */
export type Theme = "light" | "dark";

export function themeOf(cookie: string | undefined): Theme | undefined {
  return cookie === "light" || cookie === "dark" ? cookie : undefined;
}
