import { expect, it } from "vitest";
import * as Y from "yjs";
import { appendAsTyped } from "./append-as-typed";
import { TextBinding } from "./text-binding";
import { Field } from "@/lib/sync/browser/testing/text-binding-writers";

/** A field that is bound to a text with room for so many bytes. */
function bound({ room, readOnly = false }: { room: number; readOnly?: boolean }) {
  const text = new Y.Doc().getText("harmed");
  text.insert(0, "Small farmers.");
  const field = new Field();
  const binding = new TextBinding(field, text, { hasRoom: (bytes) => bytes <= room });
  const dispatchEvent = () => {
    binding.handleInput();
    return true;
  };
  return { text, field: Object.assign(field, { readOnly, dispatchEvent, focus: () => undefined }) };
}

it("R12, B1b: words that are put back count as added only where the document has room for them; otherwise the field stays as it was", () => {
  const words = "Put back.\r\nAll.";
  const roomy = bound({ room: 100 });
  expect(appendAsTyped(roomy.field, words)).toBe(true);
  expect(roomy.text.toJSON()).toBe("Small farmers.\nPut back.\nAll.");
  for (const { text, field } of [bound({ room: 5 }), bound({ room: 100, readOnly: true })]) {
    expect(appendAsTyped(field, words)).toBe(false);
    expect(text.toJSON()).toBe("Small farmers.");
    expect(field.value).toBe("Small farmers.");
  }
});
