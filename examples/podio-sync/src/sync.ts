import { batch, defineApp, f, itemsOf, type AppField, type Item, type PodioClient, type Schema } from "@tokens/podio";
import { copyOf, sharedFields, type SharedField } from "./copy.ts";
import type { Copied } from "./progress-file.ts";

/** One of the two apps. */
export interface Side {
  readonly appId: number;
  readonly client: PodioClient;
}

/** Progress in one direction. */
export interface Progress {
  readonly from: number;
  readonly to: number;
  readonly seen: number;
  readonly total: number;
  readonly written: number;
  readonly failed: number;
}

const mark = "podio-sync:";
const saveEvery = 25;

/**
 * Copies new and changed items in both directions. A copy is identified by its external id, follows the original, and is never copied
 * back. Progress is saved, so that an interrupted or rate-limited run resumes.
 */
export async function syncApps(
  sides: readonly [Side, Side],
  copied: Copied,
  onProgress: (progress: Progress) => void,
): Promise<readonly Progress[]> {
  const [one, two] = sides;
  return [await copyApp(one, two, copied, onProgress), await copyApp(two, one, copied, onProgress)];
}

async function copyApp(
  from: Side,
  to: Side,
  copied: Copied,
  onProgress: (progress: Progress) => void,
): Promise<Progress> {
  const fields = sharedFields(await fieldsOf(from), await fieldsOf(to));
  const schema: Schema = Object.fromEntries(fields.map(({ name, kind }) => [name, f[kind]()]));
  const target = itemsOf(to.client, defineApp(to.appId, schema));
  const { count } = await from.client.request("GET /item/app/{app_id}/count", { app_id: from.appId });
  let progress: Progress = { from: from.appId, to: to.appId, seen: 0, total: count, written: 0, failed: 0 };
  const step = (change: Partial<Progress>): void => onProgress((progress = { ...progress, ...change }));

  async function* due(): AsyncGenerator<Item> {
    for await (const item of itemsOf(from.client, defineApp(from.appId, schema)).all()) {
      step({ seen: progress.seen + 1, total: Math.max(progress.total, progress.seen + 1) });
      const isCopy = item.external_id?.startsWith(mark) ?? false;
      const changed = copied.get(from.appId, item.item_id) !== lastEventOn(item);
      if (!isCopy && changed) yield item;
    }
  }
  const write = async (item: Item): Promise<number> => {
    // Silent: a copy must not notify people or trigger a hook that copies it back.
    const quiet = { silent: true, hook: false };
    return target.upsert(`${mark}${from.appId}:${item.item_id}`, valuesOf(item, fields) as never, quiet);
  };
  try {
    for await (const outcome of batch(due(), write, { concurrency: 2 })) {
      if ("error" in outcome) {
        step({ failed: progress.failed + 1 });
        continue;
      }
      copied.set(from.appId, outcome.input.item_id, lastEventOn(outcome.input));
      step({ written: progress.written + 1 });
      if (progress.written % saveEvery === 0) await copied.save();
    }
  } finally {
    await copied.save();
  }
  return progress;
}

async function fieldsOf({ client, appId: app_id }: Side): Promise<readonly AppField[]> {
  return (await client.request("GET /app/{app_id}", { app_id })).fields ?? [];
}

function lastEventOn({ raw }: Item): string {
  return raw.last_event_on ?? String(raw.revision);
}

function valuesOf({ fields }: Item, shared: readonly SharedField[]): Record<string, unknown> {
  return Object.fromEntries(shared.map((field) => [field.name, copyOf(field, fields[field.name])]));
}
