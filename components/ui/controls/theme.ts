/** The theme follows the system unless this cookie says otherwise; read on the server, so a page is never drawn in the wrong one first. */
export const themeCookie = "crosscase-theme";
export type Theme = "light" | "dark";

export function themeOf(cookie: string | undefined): Theme | undefined {
  return cookie === "light" || cookie === "dark" ? cookie : undefined;
}
