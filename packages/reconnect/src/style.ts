/** The style sheet, in each page, so that the handler serves nothing else. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f4f5f7, #14161a);
  --sheet: light-dark(#ffffff, #1e2127);
  --ink: light-dark(#1b1f26, #eceef2);
  --faint: light-dark(#5b6270, #a8afbd);
  --line: light-dark(#dfe2e8, #343943);
  --edge: light-dark(#7e8694, #868e9e);
  --accent: light-dark(#1f4fc4, #93b2ff);
  --on-accent: light-dark(#ffffff, #0f131c);
  --good: light-dark(#1a6b3b, #74d79b);
  --bad: light-dark(#a81e1e, #ff9d96);
  --bad-wash: light-dark(#fdecea, #3d191a);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  padding: 0 1rem;
  background: var(--paper);
  color: var(--ink);
  overflow-wrap: break-word;
}
header, main, footer { width: 100%; max-width: 29rem; margin-inline: auto; }
header {
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 0.75rem;
  padding: 3.5rem 0 1.5rem;
  font-weight: 600;
  font-size: 1.125rem;
}
header p { margin: 0; min-width: 0; }
header img {
  display: block;
  max-width: 11rem;
  height: 2.75rem;
  object-fit: contain;
  border-radius: 0.375rem;
}
main {
  padding: 2rem;
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 0.875rem;
  box-shadow: 0 1px 2px #0000000d, 0 8px 24px #0000000d;
}
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
p { text-wrap: pretty; }
main > p { margin: 0 0 1rem; }
main > :last-child { margin-bottom: 0; }
.mark {
  display: block;
  width: 3rem;
  height: 3rem;
  margin: 0 0 1rem;
  fill: none;
  stroke: var(--faint);
  stroke-width: 3;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.mark.good { stroke: var(--good); }
dl { margin: 1.5rem 0; border-block: 1px solid var(--line); }
dl div { display: flex; justify-content: space-between; gap: 1.5rem; padding: 0.625rem 0; }
dl div + div { border-top: 1px solid var(--line); }
dt { color: var(--faint); }
dd { margin: 0; min-width: 0; font-weight: 600; text-align: end; overflow-wrap: anywhere; }
form { margin: 0 0 1rem; }
.button, button {
  display: block;
  width: 100%;
  min-height: 3rem;
  padding: 0.75rem 1rem;
  border: 1px solid transparent;
  border-radius: 0.5rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  line-height: 1.375;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button:hover, button:hover { filter: brightness(1.08); }
.field { margin-bottom: 1.25rem; }
label { display: block; margin-bottom: 0.375rem; font-weight: 600; }
input:not([type="hidden"]) {
  display: block;
  width: 100%;
  min-height: 3rem;
  padding: 0.625rem 0.75rem;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--sheet);
  color: inherit;
  font: inherit;
}
.note { color: var(--faint); font-size: 0.9375rem; }
.note p { margin: 0 0 0.5rem; }
.note p:last-child { margin: 0; }
.hint { margin: 0.375rem 0 0; color: var(--faint); font-size: 0.9375rem; overflow-wrap: anywhere; }
.problem { padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--bad-wash); color: var(--bad); }
ol { margin: 0 0 1.5rem; padding-inline-start: 1.25rem; }
li { margin-bottom: 1rem; }
li p { margin: 0.375rem 0 0; overflow-wrap: anywhere; }
.code { font: 600 1.75rem/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: 0.06em; }
a { color: var(--accent); }
.hint a, li a { display: inline-block; padding-block: 0.25rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { margin-top: auto; padding: 2rem 0 1.5rem; }
footer nav { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.25rem 0.5rem; font-size: 0.9375rem; }
footer a, footer span { padding: 0.375rem 0.5rem; color: var(--faint); text-decoration: none; }
footer a:hover { text-decoration: underline; }
footer span { color: var(--ink); font-weight: 600; }
@media (max-width: 30rem) {
  header { padding: 2rem 0 1.25rem; }
  main { padding: 1.5rem 1.25rem; }
  h1 { font-size: 1.375rem; }
}
`;
