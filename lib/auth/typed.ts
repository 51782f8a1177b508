/** What a refused form shows again, when it was sent before its script had run (B1). Secrets are not sent back. */
export function typedIn(form: FormData, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, form.get(name)]).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
