/** The user for whom this page was loaded. It stays the same until the next full load, even if another user signs in in this browser. */
let user: string | null = null;

/** @returns false when the page is another user's and must be reloaded */
export function claimPage(userId: string): boolean {
  user ??= userId;
  return user === userId;
}

export function pageUser(): string | null {
  return user;
}
