import type { ReactNode } from "react";
import { projectsOfUser, toLogin } from "../../lib/hubstaff";
import { disconnect } from "./actions";

export default async function Projects(): Promise<ReactNode> {
  const names = await projectsOfUser().catch(toLogin);
  return (
    <main>
      <h1>Projects</h1>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <form action={disconnect}>
        <button>Disconnect</button>
      </form>
    </main>
  );
}
