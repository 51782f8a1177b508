"use client";

import { createContext, use, useState, type ReactNode } from "react";

const Offered = createContext(true);

/**
 * Q25: says to the pages below whether their reader steers the class. What was offered once stays until the page is left: a right that ends while
 * someone types loses none of it (B1), and what they send is refused with a sentence.
 */
export function MaySteer({ may, children }: { may: boolean; children: ReactNode }) {
  const [offered, setOffered] = useState(may);
  if (may && !offered) setOffered(true);
  return <Offered value={offered}>{children}</Offered>;
}

/** What would be refused for a teacher who may only read is not offered. */
export const useMaySteer = () => use(Offered);

/** The same for parts that the server renders. */
export function OnlySteering({ children }: { children: ReactNode }) {
  return useMaySteer() && children;
}
