import { isTokensError } from "@tokens/core";
import type { Context, Hono } from "hono";
import type { KnownAccount } from "../accounts/account-view.ts";
import { listPath, listQueryOf } from "../accounts/list-query.ts";
import { selector } from "../accounts/selection.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { missingPage } from "../shared/error-pages.ts";
import { formFields } from "../shared/form.ts";
import { counted } from "../shared/wording.ts";
import { bulkActionOf, type BulkAction } from "./bulk-action.ts";
import { jobPage } from "./job-page.ts";
import type { Job } from "./jobs.ts";

/** What takes longer has a page. */
const withoutPageMs = 1000;

/** Actions on the selected accounts of a list. */
export function bulkRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { overview, jobs, clock, frame } = console;
  const select = selector();

  app.post("/bulk", async (context) => {
    const query = listQueryOf(context.req.query());
    const back = (notice: string): Response => {
      context.get("browser").notice = notice;
      return context.redirect(listPath(query), 303);
    };
    let action: BulkAction;
    try {
      action = bulkActionOf(await formFields(context));
    } catch (error) {
      if (!isTokensError(error)) throw error;
      return back(error.message);
    }
    const accounts = await selected(context);
    if (accounts.length === 0) return back("No accounts were selected.");
    const job = jobs.prepare(action, accounts);
    if (action.warning !== undefined) return context.redirect(`/jobs/${job.id}`, 303);
    return (await startedSoon(job))
      ? back(`${action.words.done} ${counted(job.done, "account")}.`)
      : toPage(context, job);
  });

  /** The accounts that are ticked, or all that the list's filter selects. */
  async function selected(context: Context<ConsoleEnv>): Promise<readonly KnownAccount[]> {
    const { id = [], all } = await context.req.parseBody({ all: true });
    const accounts = await overview.read();
    if (all !== undefined) return select(accounts, listQueryOf(context.req.query()), clock.now()).found;
    const ids = new Set([id].flat());
    return accounts.filter(({ view }) => ids.has(view.id));
  }

  /** Starts a job. Resolves with whether it has ended without a failure, soon. */
  async function startedSoon(job: Job): Promise<boolean> {
    const ended = new AbortController();
    await Promise.race([jobs.start(job).finally(() => ended.abort()), clock.sleep(withoutPageMs, ended.signal)]);
    return job.state === "done" && job.failed === 0 && job.remarks.length === 0;
  }

  const toPage = (context: Context<ConsoleEnv>, { id }: Job): Response => context.redirect(`/jobs/${id}`, 303);

  const withJob =
    (handle: (context: Context<ConsoleEnv>, job: Job) => Response | Promise<Response>) =>
    (context: Context<ConsoleEnv>): Response | Promise<Response> => {
      const job = jobs.find(context.req.param("id") ?? "");
      return job ? handle(context, job) : context.html(missingPage(frame(context)), 404);
    };

  app.get(
    "/jobs/:id",
    withJob((context, job) => context.html(jobPage(frame(context), job))),
  );
  app.post(
    "/jobs/:id/start",
    withJob(async (context, job) => {
      await startedSoon(job);
      return toPage(context, job);
    }),
  );
  app.post(
    "/jobs/:id/stop",
    withJob((context, job) => {
      jobs.stop(job);
      return toPage(context, job);
    }),
  );
}
