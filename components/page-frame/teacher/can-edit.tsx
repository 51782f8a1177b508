"use client";

import { createContext, use, useState, type ReactNode } from "react";

const Offered = createContext(true);

/**
 * Provides whether the teacher may edit the class (Q25). A control that was offered stays until the page is left, so that a teacher whose right ends while
 * typing loses no text (B1); the server refuses what they then send.
 */
export function CanEditProvider({ may, children }: { may: boolean; children: ReactNode }) {
  const [offered, setOffered] = useState(may);
  if (may && !offered) setOffered(true);
  return <Offered value={offered}>{children}</Offered>;
}

/** Whether the teacher may edit the class. A component that gets false hides what the server would refuse. */
export const useCanEdit = () => use(Offered);

/** Shows `children` only to a teacher who may edit the class. For children that the server renders, which can call no hook. */
export function OnlyEditors({ children }: { children: ReactNode }) {
  return useCanEdit() && children;
}
