"use client";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";

export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="go" onClick={() => print()}>
      <Icon name="print" /> {label}
    </Button>
  );
}
