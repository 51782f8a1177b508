// eslint-disable-next-line no-restricted-imports -- the one place
import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page of ours. Nothing is fetched ahead: a page is made for one reader at one moment, so that Next could bring no more
 * of it than its title, and asks for that again after each refresh; a class's worth of such requests holds up the pages themselves.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
