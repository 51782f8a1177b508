/** A failure mode's name inside a sentence: "Bias" becomes "bias", but "GAN collapse" stays. */
export function nameInSentence(name: string): string {
  const second = name.charAt(1);
  return second !== second.toLocaleLowerCase() ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
}
