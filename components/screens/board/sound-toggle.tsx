"use client";

import { useTranslations } from "next-intl";
import { useStoredText } from "@/components/cases/reviewing/desk/use-stored-text";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { boardSoundKey } from "@/lib/sync/format/browser-storage";
import { playTones } from "./play-tones";

/** Switches the tones on or off, and plays a tone when they are switched on (T9, T10). */
export function SoundToggle() {
  const t = useTranslations("activity.board.sound");
  const [sound, setSound] = useStoredText(boardSoundKey, true);
  const isOn = sound !== "";
  return (
    <Button
      size="small"
      variant="plain"
      aria-pressed={isOn}
      title={t("about")}
      onClick={() => {
        setSound(isOn ? "" : "on");
        if (!isOn) playTones("asked");
      }}
    >
      <Icon name="sound" />
      {t(isOn ? "on" : "off")}
    </Button>
  );
}
