/** The user for whom this page was loaded, until the next full load. The browser's session may become another user's meanwhile. */
let user: string | null = null;

/** @returns false when the page is another user's and must be reloaded */
export function claimPage(userId: string): boolean {
  user ??= userId;
  return user === userId;
}

export function pageUser(): string | null {
  return user;
}
