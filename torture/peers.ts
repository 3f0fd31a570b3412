/** The names of the peers that keep tokens, after installing them. */
export async function installPeers(): Promise<readonly string[]> {
  const { installApart } = await load<{ installApart(folder: string): Promise<void> }>("scripts/install-apart.ts");
  await installApart("peers");
  const { peers } = await load<{ peers: Readonly<Record<string, unknown>> }>("peers/index.ts");
  return Object.keys(peers);
}

/** Not a path that the compiler follows: it is outside of the package. */
function load<T>(file: string): Promise<T> {
  return import(new URL(`../${file}`, import.meta.url).href) as Promise<T>;
}
