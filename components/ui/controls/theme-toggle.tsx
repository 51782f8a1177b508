"use client";
import { Icon } from "@/components/ui/marks/icon";
import { IconButton } from "./button";
import { themeCookie } from "@/lib/sync/format/browser-storage";
import { themeOf, type Theme } from "./theme";

/** Switches between light and dark on this device. `label` names both, as in "Switch between light and dark". */
export function ThemeToggle({ label }: { label: string }) {
  return (
    <IconButton label={label} onClick={switchTheme}>
      <Icon name="theme" />
    </IconButton>
  );
}

function switchTheme() {
  const root = document.documentElement;
  const system: Theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const now = themeOf(root.dataset.theme) ?? system;
  const next: Theme = now === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
}
