"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";

/** A button that unfolds content; the caller's style sheet hides the content while the button is not `aria-expanded`. */
export function UnfoldButton({ className, children }: { className: string | undefined; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Button size="small" variant="plain" className={className} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      {children}
      <Icon name="down" />
    </Button>
  );
}
