"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { NativeSelect } from "@/components/ui/controls/field";
import { addressCookie } from "@/lib/process/address-cookie";

interface AddressMenuProps {
  /** Addresses at which others can open this server, the chosen address first. */
  origins: readonly [string, ...string[]];
  /** Hides the label where it is plain what is chosen. */
  labelHidden?: boolean;
}

/** Chooses which of the machine's addresses links, slips and the projector show. A cookie remembers it in this browser (T1). */
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
