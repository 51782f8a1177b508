"use client";
import type { ComponentProps } from "react";
import { groupTyped } from "@/lib/features/people/joining/rules/class-code";

/** A field for the class code, which groups typed or pasted text as the code is shown. Without script, it accepts any grouping. */
export function CodeInput(props: ComponentProps<"input">) {
  return (
    <input
      {...props}
      onInput={({ currentTarget: input, nativeEvent }) => {
        if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return;
        const { text, caret } = groupTyped(input.value, input.selectionStart ?? input.value.length);
        if (text !== input.value) input.value = text;
        if (caret !== input.selectionStart) input.setSelectionRange(caret, caret);
      }}
    />
  );
}
