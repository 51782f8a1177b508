"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { NativeSelect } from "@/components/ui/controls/field";
import { addressCookie } from "@/lib/process/address-cookie";

interface AddressMenuProps {
  /** Where others can open this server, the chosen one first. */
  origins: readonly [string, ...string[]];
  /** For a place where it is plain what is chosen. */
  labelHidden?: boolean;
}

/** T1: which of the machine's addresses is shown to students and colleagues: on links, slips and the projector. This browser remembers it. */
export function AddressMenu({ origins, labelHidden = false }: AddressMenuProps) {
  const t = useTranslations("teacher.address");
  const router = useRouter();
  const [shown, setShown] = useOptimistic(origins[0]);
  if (origins.length < 2) return null;
  function choose(origin: string) {
    document.cookie = `${addressCookie}=${new URL(origin).host}; path=/; max-age=31536000; samesite=lax`;
    startTransition(() => {
      setShown(origin);
      router.refresh();
    });
  }
  return (
    <NativeSelect
      label={labelHidden ? <span className="vh">{t("label")}</span> : t("label")}
      hint={labelHidden ? undefined : t("hint")}
      value={shown}
      onChange={(event) => choose(event.target.value)}
    >
      {[...origins].sort().map((origin) => (
        <option key={origin} value={origin}>
          {new URL(origin).host}
        </option>
      ))}
    </NativeSelect>
  );
}
