import { buttonClass, type ButtonStyle } from "./button";
import { Link, type LinkProps } from "./link";

/** A link that looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonStyle & LinkProps) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}
