/** What a student has filled in, by field: a ballot or an exit ticket. */
export type Form = Readonly<Record<string, string>>;

/** A form on this device until the server has it (Q4, S10, B1). The key contains the student's id; signing out deletes it. */
export interface StoredForm {
  form: Form;
  /** Whether the button was pressed, so that it must be sent; otherwise it is a draft. */
  cast: boolean;
  /** When the button was pressed, by this device's clock, in ms since 1970. */
  castAt?: number;
  /** Later changes to a form that was cast and has not reached the server, made without pressing the button again. */
  draft?: Form;
}

/** How many ms ago a form was cast, because the server has another clock. 0 if unknown. */
export function msSinceCast({ castAt = Infinity }: Pick<StoredForm, "castAt">): number {
  return Math.max(0, Date.now() - castAt);
}

export function isSameForm(one: Form, other: Form): boolean {
  return Object.keys({ ...one, ...other }).every((field) => one[field] === other[field]);
}

export function isBlank(form: Form): boolean {
  return Object.values(form).join("").trim() === "";
}

export function loadStoredForm(key: string): StoredForm | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof found !== "object" || found === null) return null;
    const { cast, castAt, draft, ...form } = found as Record<string, unknown>; // an object has names
    if (typeof cast !== "boolean" || !isForm(form)) return null;
    return {
      form,
      cast,
      ...(typeof castAt === "number" && { castAt }),
      ...(isForm(draft) && { draft }),
    };
  } catch {
    return null;
  }
}

/** The fields are stored beside the other values, as earlier builds store a ballot's. */
export function storeForm(key: string, { form, ...rest }: StoredForm): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...form, ...rest }));
  } catch {
    // Storage is full or disabled: the form is still on the page.
  }
}

export function deleteStoredForm(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Deletes the form that was sent, but not one stored since; a draft stays as a draft. */
export function deleteSentForm(key: string, sent: Form): void {
  const stored = loadStoredForm(key);
  if (stored === null || !isSameForm(stored.form, sent)) return;
  if (stored.draft === undefined || isSameForm(stored.draft, sent)) deleteStoredForm(key);
  else storeForm(key, { form: stored.draft, cast: false });
}

function isForm(found: unknown): found is Form {
  return typeof found === "object" && found !== null && Object.values(found).every((text) => typeof text === "string");
}
