// oxlint-disable-next-line no-restricted-imports -- the one place
import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page of this site, without prefetching: pages are rendered for one reader, so Next could prefetch only their titles, again
 * after each refresh, and a class's worth of such requests delays the pages themselves.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
