/** The chosen theme is in a cookie, so that the server never renders a page in the wrong theme first. */
export type Theme = "light" | "dark";

export function themeOf(cookie: string | undefined): Theme | undefined {
  return cookie === "light" || cookie === "dark" ? cookie : undefined;
}
