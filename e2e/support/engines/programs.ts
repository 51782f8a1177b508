/** Finds the other engines on this machine; both are Debian packages (e2e/run/install-engines.ts). */
import { spawnSync } from "node:child_process";
import { findProgram } from "@/e2e/run/find-program";

export const packages = {
  firefox: ["firefox-esr"],
  webkit: ["webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"],
};

export const findFirefox = () => findProgram("firefox-esr") ?? findProgram("firefox");

/** The driver and the display without a screen; null when one is missing, or Python lacks what webkit-window.py needs. */
export function findWebKit(): { driver: string; display: string } | null {
  const [driver, display] = [findProgram("WebKitWebDriver"), findProgram("Xvfb")];
  if (driver === null || display === null) return null;
  const hasWindow =
    spawnSync(
      "/usr/bin/python3",
      ["-c", 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")'],
      { stdio: "ignore" },
    ).status === 0;
  return hasWindow ? { driver, display } : null;
}
