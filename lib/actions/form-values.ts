/** What was typed into a field; undefined when there is none. An action takes any JSON, so a form may be none. */
export function fieldIn(form: unknown, name: string): string | undefined {
  const value = form instanceof FormData ? form.get(name) : undefined;
  return typeof value === "string" ? value : undefined;
}

/** What a refused form shows again, when it was sent before its script had run (B1). Secrets are not sent back. */
export function typedIn(form: unknown, ...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, fieldIn(form, name)]).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
