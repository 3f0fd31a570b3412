/** Address of the page about an error code. */
export function errorPage(code: string): string {
  return `https://github.com/tokens-sdk/tokens/blob/main/docs/errors/${code.replaceAll("_", "-")}.md`;
}
