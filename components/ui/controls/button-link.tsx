import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "./button";
import { Link } from "./link";

/** A link that looks like a button. In a file of its own: an error page has buttons without the code of Next's links. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}
