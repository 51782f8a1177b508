"use client";
import "@/components/ui/overlays/style-nonce";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components";
import type { ReactNode } from "react";
import styles from "./tabs.module.css";

export interface TabItem {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

/** Tabs. Teacher pages only. */
export function Tabs({ label, tabs, defaultTab }: { label: string; tabs: readonly TabItem[]; defaultTab?: string }) {
  return (
    <AriaTabs className={styles.tabs} defaultSelectedKey={defaultTab}>
      <TabList className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
