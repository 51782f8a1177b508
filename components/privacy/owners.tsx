"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import sections from "@/components/ui/display/sections.module.css";
import { Button } from "@/components/ui/controls/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/controls/menu";
import { MenuButton } from "@/components/ui/controls/menu-button";
import { LocalDate } from "@/components/ui/display/local-date";
import {
  deleteAccountAction,
  makeResetLinkAction,
  setAccountDisabledAction,
} from "@/lib/features/privacy/actions/accounts";
import { setOwnerAction } from "@/lib/features/privacy/actions/owners";
import { AccountDialog, type AccountChange, type OpenedAccount, type ShownAccount } from "./account-dialog";
import styles from "./owners.module.css";

interface OwnersProps {
  teachers: readonly ShownAccount[];
  /** Addresses at which others can open this server. */
  origins: readonly [string, ...string[]];
}

/** Lists all teachers. Sets which of them own the installation (Q34), and disables and deletes accounts (Q36). */
export function Owners({ teachers, origins }: OwnersProps) {
  const t = useTranslations("teacher.installation.owners");
  const { run, isPending, refusal, forget } = useAction();
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const close = () => {
    forget();
    setOpened(null);
  };

  function change(asked: AccountChange) {
    const teacherId = asked.account.id;
    if (asked.about === "delete")
      run(() => deleteAccountAction({ teacherId, classes: asked.classes }), { onDone: close });
    else run(() => setAccountDisabledAction({ teacherId, disabled: true }), { onDone: close });
  }

  const showLink = (account: ShownAccount) =>
    run(() => makeResetLinkAction({ teacherId: account.id }), {
      onDone: (token) => setOpened({ about: "reset", account, token }),
    });

  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <RefusalNotice refusal={opened === null ? refusal : null} />
      <ul className={sections.open}>
        {teachers.map((account) => {
          const { id, name, email, ownerSince, disabledAt } = account;
          const act = ownerSince === null ? "name" : "end";
          return (
            <li key={id}>
              <span className={styles.who}>
                <b>{name}</b>
                <span className="quiet">{email}</span>
                {ownerSince !== null && (
                  <span className="quiet">
                    {t.rich("since", { date: () => <LocalDate withYear at={ownerSince} /> })}
                  </span>
                )}
                {disabledAt !== null && (
                  <span className="quiet">
                    {t.rich("disabled", { date: () => <LocalDate withYear at={disabledAt} /> })}
                  </span>
                )}
              </span>
              <span className={styles.acts}>
                <Button
                  size="small"
                  variant="plain"
                  aria-label={t(`${act}Of`, { name })}
                  aria-disabled={isPending()}
                  onClick={() => run(() => setOwnerAction({ teacherId: id, owner: ownerSince === null }))}
                >
                  {t(act)}
                </Button>
                <AccountMenu
                  account={account}
                  showLink={() => showLink(account)}
                  enable={() => run(() => setAccountDisabledAction({ teacherId: id, disabled: false }))}
                  ask={(about) => setOpened({ about, account })}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <AccountDialog
        opened={opened}
        receivers={teachers.filter(({ id, disabledAt }) => id !== opened?.account.id && disabledAt === null)}
        origins={origins}
        pending={isPending()}
        refusal={refusal}
        onClose={close}
        go={change}
      />
    </section>
  );
}

interface AccountMenuProps {
  account: ShownAccount;
  showLink: () => void;
  enable: () => void;
  ask: (about: "disable" | "delete") => void;
}

function AccountMenu({ account: { name, disabledAt }, showLink, enable, ask }: AccountMenuProps) {
  const t = useTranslations("teacher.installation.accounts");
  const label = t("actsOf", { name });
  return (
    <Menu label={label} trigger={<MenuButton label={label} />}>
      {disabledAt === null ? (
        <>
          <MenuItem icon="lock" onAction={showLink}>
            {t("reset")}
          </MenuItem>
          <MenuItem icon="person-away" onAction={() => ask("disable")}>
            {t("disable")}
          </MenuItem>
        </>
      ) : (
        <MenuItem icon="person-plus" onAction={enable}>
          {t("enable")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon="person-out" danger onAction={() => ask("delete")}>
        {t("delete")}
      </MenuItem>
    </Menu>
  );
}
