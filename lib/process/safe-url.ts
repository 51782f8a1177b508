/** Whether secrets may be sent to this address: https, or http on this machine, and without query, fragment, user name and password. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const here = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && here);
  return isSafe && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
}
