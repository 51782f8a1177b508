"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

/** `href`: a path of this site, with its search and fragment. `replace`: the page takes this one's place in the browser's history. */
export type LinkProps = ComponentProps<"a"> & { href: string; replace?: boolean };

/**
 * A link to another page of this site, opened without a full load. Nothing is prefetched: a page is rendered for one reader, so only titles could be
 * prefetched, again after each refresh, and a whole class's requests would delay the pages. Without prefetching, Next's own link is 3 kB for the same.
 */
export function Link({ href, replace = false, onClick, children, ...rest }: LinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !opensHere(event)) return;
        event.preventDefault();
        router[replace ? "replace" : "push"](href);
      }}
    >
      {children}
    </a>
  );
}

/** Whether the click opens the link in this tab: not in another tab or window, and not as a download. */
function opensHere({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLAnchorElement>) {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return false;
  return ["", "_self"].includes(currentTarget.target) && !currentTarget.hasAttribute("download");
}
