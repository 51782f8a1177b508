"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

/** `href`: a path of this site, with its search and fragment. `replace`: the page takes this one's place in the browser's history. */
export type LinkProps = ComponentProps<"a"> & { href: string; replace?: boolean };

/**
 * A link to another page of this site, opened without a load. Nothing is prefetched: pages are rendered for one reader, so only their titles could
 * be, again after each refresh, and a class's worth of such requests delays the pages themselves. Without prefetching, Next's own link is 3 kB of
 * code for what stands here.
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

/** Not in another tab or window, and not as a download. */
function opensHere({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLAnchorElement>) {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return false;
  return ["", "_self"].includes(currentTarget.target) && !currentTarget.hasAttribute("download");
}
