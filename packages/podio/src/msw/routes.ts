import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import type { App, AppField, Contact, PodioFile } from "../models.ts";
import { absentFile } from "./deleted.ts";
import { itemRoutes } from "./item-routes.ts";
import type { AppRoute, RouteContext, FileRoute, OtherRoute, Some } from "./own-routes.ts";
import { resolvePlainly, type PlainCall } from "./plain.ts";
import { plainRoutes } from "./plain-routes.ts";
import { forbidden, invalidValue, notFound, refusal } from "./responses.ts";
import { describeFile, type StoredFile } from "./state.ts";

/** A resolver for every route. */
export function podioRoutes(context: RouteContext): Resolvers<Endpoints> {
  const plain = Object.entries(plainRoutes).map(([route, behaviour]) => {
    const answer = resolvePlainly(behaviour, context.state);
    const people = /^(GET|PUT|POST|DELETE) \/(user|task|notification)(\/|$)/.test(route);
    // An app is not a user: it has no tasks, notifications or profile.
    const guarded = (call: PlainCall): object | undefined =>
      people && context.appOf(call.request) !== undefined ? forbidden(call.request) : answer(call);
    return [route, guarded] as const;
  });
  return {
    ...(Object.fromEntries(plain) as unknown as Resolvers<Endpoints>),
    ...itemRoutes(context),
    ...appRoutes(context),
    ...fileRoutes(context),
    ...otherRoutes(context),
  };
}

function appRoutes({ state, appOf }: RouteContext): Some<AppRoute> {
  const find = (request: Request, appId: string): App | Response => {
    const own = appOf(request);
    if (own !== undefined && own !== Number(appId)) return forbidden(request);
    return state.apps.find(({ app_id }) => app_id === Number(appId)) ?? notFound(request);
  };
  const withField = <T>(
    request: Request,
    { app_id, field_id }: { readonly app_id: string; readonly field_id: string },
    use: (field: AppField, fields: AppField[]) => T,
  ): T | Response => {
    const app = find(request, app_id);
    if (app instanceof Response) return app;
    const fields = app.fields as AppField[];
    const field = fields.find((one) => String(one.field_id) === field_id || one.external_id === field_id);
    return field ? use(field, fields) : notFound(request);
  };
  const inSpace = (spaceId: string): App[] => state.apps.filter(({ space_id }) => space_id === Number(spaceId));
  return {
    "GET /app/{app_id}": ({ params, request }) => find(request, params.app_id),
    "GET /app/v2/": () => state.apps,
    "GET /app/top/": () => state.apps,
    "GET /app/org/{org_id}/top/": () => state.apps,
    "GET /app/space/{space_id}/": ({ params }) => inSpace(params.space_id),
    "GET /app/space/{space_id}/{url_label}": ({ params, request }) =>
      inSpace(params.space_id).find(({ url_label }) => url_label === params.url_label) ?? notFound(request),
    "GET /app/org/{org_label}/space/{space_label}/{app_label}": ({ params, request }) =>
      state.apps.find(({ url_label }) => url_label === params.app_label) ?? notFound(request),
    "POST /app/": ({ body }) => {
      const app: App = { app_id: (state.nextId += 1), space_id: body.space_id, config: { ...body.config }, fields: [] };
      state.apps.push(app);
      return app;
    },
    "GET /app/{app_id}/field/{field_id}": ({ params, request }) => withField(request, params, (field) => field),
    "POST /app/{app_id}/field/": ({ params, body, request }) => {
      const app = find(request, params.app_id);
      if (app instanceof Response) return app;
      const field_id = (state.nextId += 1);
      const external_id = (body.config.label ?? `field-${field_id}`).toLowerCase();
      (app.fields as AppField[]).push({ field_id, external_id, status: "active", ...body });
      return { field_id };
    },
    "PUT /app/{app_id}/field/{field_id}": ({ params, body, request }) =>
      withField(
        request,
        params,
        (field) => void Object.assign(field, { config: { ...field.config, ...(body as object | undefined) } }),
      ),
    "DELETE /app/{app_id}/field/{field_id}": ({ params, request }) =>
      withField(request, params, (field, fields) => {
        fields.splice(fields.indexOf(field), 1);
        return { revision: 1 };
      }),
  };
}

function fileRoutes({ state, filesUrl }: RouteContext): Some<FileRoute> {
  const withFile = <T>(request: Request, fileId: string, use: (file: StoredFile) => T): T | Response => {
    const found = state.files.find(({ file }) => file.file_id === Number(fileId));
    return found ? use(found) : absentFile(request, state, Number(fileId));
  };
  const page = (query: URLSearchParams): PodioFile[] => {
    const offset = Number(query.get("offset") ?? 0);
    return state.files.map(({ file }) => file).slice(offset, offset + Number(query.get("limit") ?? 20));
  };
  const store = (name: string, mimetype: string, content: Uint8Array<ArrayBuffer>): PodioFile => {
    const file = describeFile((state.nextId += 1), name, mimetype, content.byteLength, filesUrl);
    state.files.push({ file, content });
    return file;
  };
  const upload = async ({ request }: { readonly request: Request }): Promise<PodioFile | Response> => {
    const form = await request.formData().catch(() => undefined);
    const [source, name] = [form?.get("source"), form?.get("filename")];
    if (!(source instanceof Blob)) return refusal(request, 404, "not_found", "Missing parameters: source");
    return store(typeof name === "string" ? name : "file", source.type, new Uint8Array(await source.arrayBuffer()));
  };
  return {
    "POST /file/": upload,
    "POST /file": upload,
    "POST /file/v2/": upload,
    "POST /file/from_url/": ({ body, request }) => {
      if (!URL.canParse(body.url)) return invalidValue(request, "A url is needed");
      return store(new URL(body.url).pathname.split("/").at(-1) || "file", "text/plain", new Uint8Array());
    },
    "GET /file/": ({ query }) => page(query),
    "GET /file/app/{app_id}/": ({ query }) => page(query),
    "GET /file/app/{app_id}/latest/": ({ query }) => page(query),
    "GET /file/space/{space_id}/": ({ query }) => page(query),
    "GET /file/{file_id}": ({ params, request }) => withFile(request, params.file_id, ({ file }) => file),
    "GET /file/{file_id}/raw": ({ params, request }) => withFile(request, params.file_id, fileContent),
    "POST /file/{file_id}/attach": ({ params, body, request }) =>
      withFile(request, params.file_id, (found) => {
        const { ref_type: type, ref_id: id } = body;
        if (!type || !Number.isInteger(id)) return invalidValue(request, "ref_type and ref_id are needed");
        found.attached = { type, id };
        for (const item of state.items)
          if (type === "item" && item.item_id === id) item.file_ids = [...item.file_ids, found.file.file_id];
        return undefined;
      }),
    "POST /file/{file_id}/copy": ({ params, request }) =>
      withFile(request, params.file_id, ({ file, content }) => store(file.name, file.mimetype, content)),
    "POST /file/{file_id}/replace": ({ params, request }) => withFile(request, params.file_id, () => undefined),
    "DELETE /file/{file_id}": ({ params, request }) =>
      withFile(request, params.file_id, (found) => {
        state.files.splice(state.files.indexOf(found), 1);
        state.deleted.push({ kind: "file", gone: found });
        return undefined;
      }),
  };
}

/** A file's bytes. */
export function fileContent({ file, content }: StoredFile): Response {
  return new Response(content, { headers: { "content-type": file.mimetype || "application/octet-stream" } });
}

function otherRoutes({ state }: RouteContext): Some<OtherRoute> {
  const setStatus = (hookId: string, status: string): boolean => {
    const hook = state.rows.hook.find(({ hook_id }) => hook_id === Number(hookId));
    return Boolean(hook && Object.assign(hook, { status }));
  };
  return {
    "POST /hook/{ref_type}/{ref_id}/": ({ params, body, request }) => {
      if (!["app", "app_field", "space"].includes(params.ref_type) || !body.url || !body.type)
        return invalidValue(request, "A hook has a url and a type, and belongs to an app, an app_field or a space");
      const hook_id = (state.nextId += 1);
      state.rows.hook.push({ hook_id, ...params, ref_id: Number(params.ref_id), ...body, status: "inactive" });
      return { hook_id };
    },
    "POST /hook/{hook_id}/verify/request": ({ params, request }) =>
      setStatus(params.hook_id, "inactive") ? undefined : notFound(request),
    "POST /hook/{hook_id}/verify/validate": ({ params, body, request }) => {
      if (body.code !== `code-${params.hook_id}`) return invalidValue(request, "The code is wrong");
      return setStatus(params.hook_id, "active") ? undefined : notFound(request);
    },
    "GET /notification/inbox/new/count": () => ({ new: 1 }),
    "GET /item/{item_id}/meeting/url": () => ({ url: "https://example.com/meeting" }),
    "GET /contact/{profile_ids}/v2": ({ params }) => {
      const ids = params.profile_ids.split(",").map(Number);
      const found = state.rows.contact.filter(({ profile_id }) =>
        ids.includes(Number(profile_id)),
      ) as unknown as Contact[];
      return ids.length === 1 && found[0] ? found[0] : found;
    },
  };
}
