/** The smallest possible page of Next: bench/weight.ts compares the others with it. */
export default function Page() {
  return <h1>Bare</h1>;
}
