"use client";

import { useTranslations } from "next-intl";
import { useStoredText } from "@/components/reviewing/desk/use-stored-text";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { boardSoundKey } from "@/lib/document-format/browser-storage";
import { playTones } from "./play-tones";

/** T9, T10: switches the tones on or off, and lets the teacher hear one. */
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
