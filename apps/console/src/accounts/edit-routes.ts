import { parseLabel, type AccountDetails, type DetailsChange } from "@tokens/accounts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Hono } from "hono";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { formFields, type FormFields } from "../shared/form.ts";
import { idOf } from "./account-view.ts";
import { editPage } from "./edit-page.ts";
import { accountHandlers, type AccountHandler } from "./handlers.ts";

/** Labels, owner, note, name and pause of an account. */
export function editRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { actions, frame } = console;
  const withAccount = accountHandlers(console);

  app.get(
    "/accounts/:id/edit",
    withAccount((context, known) => context.html(editPage(frame(context), known))),
  );

  /** Does what a form says, and shows the form again when it is not accepted. */
  const submitted = (work: (...args: [...Parameters<AccountHandler>, FormFields]) => Promise<Response>) =>
    withAccount(async (context, known) => {
      const values = await formFields(context);
      try {
        return await work(context, known, values);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(editPage(frame(context), known, { values, error }), 400);
      }
    });

  app.post(
    "/accounts/:id/edit",
    submitted(async (context, { account, view }, { labels = "", owner = "", note = "" }) => {
      await actions.edit(account, { labels: labelChange(view.details, labels), owner, note });
      context.get("browser").notice = `Saved the details of ${view.name}.`;
      return context.redirect(`/accounts/${view.id}`, 303);
    }),
  );

  app.post(
    "/accounts/:id/rename",
    submitted(async (context, { account, view }, { name = "" }) => {
      const wanted = name.trim();
      if (wanted === "" || wanted.length > 200)
        throw new ProviderConfigurationError("The name is empty or too long: enter 1 to 200 characters.");
      const renamed = await actions.rename(account, wanted);
      context.get("browser").notice = `Renamed ${view.name} to ${wanted}.`;
      return context.redirect(`/accounts/${idOf(renamed.key)}`, 303);
    }),
  );

  for (const [path, change, done] of [
    ["/accounts/:id/pause", { paused: true }, "Paused"],
    ["/accounts/:id/resume", { paused: false }, "Resumed"],
  ] as const)
    app.post(
      path,
      withAccount(async (context, { account, view }) => {
        await actions.edit(account, change);
        context.get("browser").notice = `${done} ${view.name}.`;
        return context.redirect(`/accounts/${view.id}`, 303);
      }),
    );
}

/** The labels of the lines of a text, and empty ones for those that are no longer there. */
function labelChange({ labels: before }: AccountDetails, text: string): NonNullable<DetailsChange["labels"]> {
  const lines = text.split("\n").map((line) => line.trim());
  const labels = lines.filter(Boolean).map((line) => {
    const label = parseLabel(line);
    if (!label || label[1] === "")
      throw new ProviderConfigurationError(`"${line}" is not a label. Write it as name=value, e.g. team=finance.`);
    return label;
  });
  const removed = Object.keys(before).map((name) => [name, ""] as const);
  return Object.fromEntries([...removed, ...labels]);
}
