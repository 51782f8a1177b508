import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import messages from "@/messages/en.json";
import { AddressMenu } from "./address-menu";

const shown = (...origins: [string, ...string[]]) =>
  renderToStaticMarkup(
    <AppRouterContext value={{} as AppRouterInstance /* no button is pressed, so the router is unused */}>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ teacher: { address: messages.teacher.address } }}>
        <AddressMenu origins={origins} />
      </NextIntlClientProvider>
    </AppRouterContext>,
  );

it("T1b: is there only where the machine has several addresses, and shows the chosen one", () => {
  expect(shown("http://192.168.1.20:3000")).toBe("");
  const menu = shown("http://192.168.1.20:3000", "http://10.0.0.4:3000");
  expect([...menu.matchAll(/<option[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual([
    "10.0.0.4:3000",
    "192.168.1.20:3000",
  ]);
  expect(/<option[^>]*selected=""[^>]*>([^<]*)/.exec(menu)?.[1]).toBe("192.168.1.20:3000");
});
