import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import { platformPaths } from "@/lib/wire/platform-paths";

interface PlatformsProps {
  /** What people call those that are set up. */
  labels: readonly string[];
  /** What a platform asks for, by its name there. */
  addresses: readonly { what: "login" | "launch" | "keys" | "configuration"; url: string }[];
}

/** T19: the learning platforms that are set up, and what another one must be told. */
export async function Platforms({ labels, addresses }: PlatformsProps) {
  const t = await getTranslations("teacher.installation.platforms");
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <p>{labels.length === 0 ? t("none") : t("some", { labels: labels.join(", ") })}</p>
      <ul className={sections.open}>
        {addresses.map(({ what, url }) => (
          <li key={what}>
            <span>{t(what)}</span>
            {what === "configuration" ? <Link href={platformPaths.configuration}>{url}</Link> : <code>{url}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
