import { buttonClass, type ButtonLook } from "./button";
import { Link, type LinkProps } from "./link";

/** A link that looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLook & LinkProps) {
  return <Link {...rest} className={buttonClass({ variant, size }, className)} />;
}
