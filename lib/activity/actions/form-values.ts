/** The text of a form's field; undefined when there is none. An action takes any JSON, so `form` may be no form. */
export function fieldIn(form: unknown, name: string): string | undefined {
  const value = form instanceof FormData ? form.get(name) : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The values that a refused form shows again when it was sent before its script ran (B1). Never name secrets. */
export function typedIn(form: unknown, ...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, fieldIn(form, name)]).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
