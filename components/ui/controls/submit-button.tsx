"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** Submits its form. While the form is pending, a second click does nothing. Its width does not change. */
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
