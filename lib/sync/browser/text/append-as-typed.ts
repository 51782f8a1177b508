type AppendableField = Pick<HTMLTextAreaElement, "value" | "readOnly" | "dispatchEvent" | "focus">;

/**
 * Adds text at a field's end as if it was typed there, so that undo works. The field says why when it does not fit (R12).
 * @returns whether the field took it
 */
export function appendAsTyped(field: AppendableField, text: string): boolean {
  if (field.readOnly) return false;
  field.value = field.value === "" ? text : `${field.value}\n${text}`;
  const typed = field.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  return field.value === typed;
}
