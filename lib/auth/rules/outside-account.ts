/** An outside account, as its issuer names it. */
export interface OutsideAccount {
  issuer: string;
  subject: string;
}
