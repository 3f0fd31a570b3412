import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import type { PodioState } from "./state.ts";

/** What these routes need. */
export interface RouteContext {
  readonly state: PodioState;
  readonly filesUrl: string;
  /** The app behind a request's token, if it is an app's. */
  appOf(request: Request): number | undefined;
  /** `YYYY-MM-DD HH:MM:SS` in UTC. */
  now(): string;
}

/** Resolvers of some routes. */
export type Some<R extends keyof Endpoints> = Pick<Resolvers<Endpoints>, R>;

/** Routes of items. */
export type ItemRoute =
  | "DELETE /item/{item_id}"
  | "GET /app/{app_id}/item/{app_item_id}"
  | "GET /item/app/{app_id}/count"
  | "GET /item/app/{app_id}/external_id/{external_id}"
  | "GET /item/field/{field_id}/top/"
  | "GET /item/{item_id}"
  | "GET /item/{item_id}/basic"
  | "GET /item/{item_id}/reference/field/{field_id}"
  | "GET /item/{item_id}/reference/{field_id}/preview"
  | "GET /item/{item_id}/value"
  | "GET /item/{item_id}/value/{field_id}"
  | "POST /item/app/{app_id}/"
  | "POST /item/app/{app_id}/delete"
  | "POST /item/app/{app_id}/filter/"
  | "POST /item/app/{app_id}/filter/{view_id}/"
  | "POST /item/{item_id}/clone"
  | "PUT /item/{item_id}"
  | "PUT /item/{item_id}/value"
  | "PUT /item/{item_id}/value/{field_id}";

/** Routes of apps and their fields. */
export type AppRoute =
  | "DELETE /app/{app_id}/field/{field_id}"
  | "GET /app/org/{org_id}/top/"
  | "GET /app/org/{org_label}/space/{space_label}/{app_label}"
  | "GET /app/space/{space_id}/"
  | "GET /app/space/{space_id}/{url_label}"
  | "GET /app/top/"
  | "GET /app/v2/"
  | "GET /app/{app_id}"
  | "GET /app/{app_id}/field/{field_id}"
  | "POST /app/"
  | "POST /app/{app_id}/field/"
  | "PUT /app/{app_id}/field/{field_id}";

/** Routes of files. */
export type FileRoute =
  | "DELETE /file/{file_id}"
  | "GET /file/"
  | "GET /file/app/{app_id}/"
  | "GET /file/app/{app_id}/latest/"
  | "GET /file/space/{space_id}/"
  | "GET /file/{file_id}"
  | "GET /file/{file_id}/raw"
  | "POST /file"
  | "POST /file/"
  | "POST /file/from_url/"
  | "POST /file/v2/"
  | "POST /file/{file_id}/attach"
  | "POST /file/{file_id}/copy"
  | "POST /file/{file_id}/replace";

/** Single routes that need more than a row. */
export type OtherRoute =
  | "GET /contact/{profile_ids}/v2"
  | "GET /item/{item_id}/meeting/url"
  | "GET /notification/inbox/new/count"
  | "POST /hook/{hook_id}/verify/request"
  | "POST /hook/{hook_id}/verify/validate"
  | "POST /hook/{ref_type}/{ref_id}/";

/** Routes with a resolver of their own. */
export type OwnRoute = ItemRoute | AppRoute | FileRoute | OtherRoute;
