"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** Sends its form; while it is on its way a second press does nothing. Its width does not change. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type" | "onClick">) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={pending || props["aria-disabled"]}
      onClick={(event) => pending && event.preventDefault()}
    />
  );
}
