/** Whether a text is an address that a lesson may link to: https, with a host. */
export function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s/]+\S*$/.test(text) && URL.canParse(text);
}
