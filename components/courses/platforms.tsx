import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import { platformPaths } from "@/lib/wire/platform-paths";

interface PlatformsProps {
  /** The names of the platforms that are set up. */
  labels: readonly string[];
  /** The addresses that a platform asks for. */
  addresses: readonly { what: "login" | "launch" | "keys" | "configuration"; url: string }[];
}

/** Lists the learning platforms that are set up, and the addresses that another platform needs (T19). */
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
