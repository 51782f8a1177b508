/** Whether it is an address to which secrets may go: https, or http on this machine; without query, and without a password in it. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const here = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && here);
  return isSafe && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
}
