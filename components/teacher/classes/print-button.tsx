"use client";
import { Button } from "@/components/shared/ui/button";
import { Icon } from "@/components/shared/ui/icon";

export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="go" onClick={() => print()}>
      <Icon name="print" /> {label}
    </Button>
  );
}
