/** As little as a page of Next can be: what the others are weighed against. */
export default function Page() {
  return <h1>Bare</h1>;
}
