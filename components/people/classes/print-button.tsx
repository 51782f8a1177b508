"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";

export function PrintButton() {
  const t = useTranslations("teacher.class.slips");
  return (
    <Button variant="go" onClick={() => print()}>
      <Icon name="print" /> {t("print")}
    </Button>
  );
}
