import type {
  AccessGrant,
  Action,
  App,
  AppField,
  AppFieldConfig,
  Batch,
  CalendarEvent,
  Comment,
  Contact,
  Conversation,
  CreateItemBody,
  DateOnly,
  Embed,
  FilterBody,
  Filters,
  Form,
  Hook,
  HookEventType,
  Id,
  Integration,
  ItemDiff,
  ItemRevision,
  ListQuery,
  NotificationGroup,
  OpenBody,
  OpenQuery,
  Organization,
  OrganizationMember,
  PodioFile,
  Rating,
  RawItem,
  RawItemPage,
  Recurrence,
  Ref,
  Reference,
  Reminder,
  Revised,
  SearchResult,
  Space,
  SpaceMember,
  Status,
  StreamObject,
  Subscription,
  Tag,
  Task,
  TaskBody,
  TaskLabel,
  UpdateItemBody,
  User,
  UserStatus,
  View,
  Widget,
  WriteOptions,
} from "./models.ts";

/**
 * Every operation of the Podio API that podio-php knows, and the useful ones of podio-rb and podio-js, as types only. The slash at the end of a path counts.
 * An output of `unknown` is one that is not documented, mostly the empty answer of a 204; `Response` is one that is not JSON.
 */
export interface Endpoints {
  /** `Action.get` (reference page 1701120). */
  "GET /action/{action_id}": { output: Action };
  /** `App.get` (reference page 22349). Parameters from general knowledge of the API. */
  "GET /app/{app_id}": {
    query?: { readonly type?: string | undefined; readonly view_id?: Id | undefined };
    output: App;
  };
  /** `App.get_all` (reference page 5902728). */
  "GET /app/v2/": { query?: OpenQuery; output: readonly App[] };
  /** `App.get_top` (reference page 22476). */
  "GET /app/top/": { query?: OpenQuery; output: readonly App[] };
  /** `App.get_top_for_org` (reference page 1671395). */
  "GET /app/org/{org_id}/top/": { query?: OpenQuery; output: readonly App[] };
  /** `App.get_for_url` (reference page 477105). */
  "GET /app/space/{space_id}/{url_label}": { query?: OpenQuery; output: App };
  /** `App.get_for_space` (reference page 22478). Parameters from general knowledge of the API. */
  "GET /app/space/{space_id}/": { query?: { readonly include_inactive?: boolean | undefined }; output: readonly App[] };
  /** `App.create` (reference page 22351). Parameters from general knowledge of the API. */
  "POST /app/": {
    query?: WriteOptions;
    body: { readonly space_id: Id; readonly config: object; readonly fields?: readonly object[] | undefined };
    output: Pick<App, "app_id"> & Partial<App>;
  };
  /** `App.update` (reference page 22352). */
  "PUT /app/{app_id}": { query?: WriteOptions; body?: OpenBody; output: unknown };
  /** `App.delete` (reference page 43693). */
  "DELETE /app/{app_id}": { query?: WriteOptions; output: unknown };
  /** `App.install` (reference page 22506). */
  "POST /app/{app_id}/install": { body?: OpenBody; output: { readonly app_id: Id } };
  /** `App.update_org` (reference page 22463). */
  "PUT /app/space/{space_id}/order": { body?: OpenBody; output: unknown };
  /** `App.activate` (reference page 43822). */
  "POST /app/{app_id}/activate": { output: unknown };
  /** `App.deactivate` (reference page 43821). */
  "POST /app/{app_id}/deactivate": { output: unknown };
  /** `App.calculations` (reference page 773005). */
  "GET /app/{app_id}/calculation/": { output: readonly unknown[] };
  /** `App.features` (reference page 43648). */
  "GET /app/features/": { query?: OpenQuery; output: unknown };
  /** `App.dependencies` (reference page 39159). */
  "GET /app/{app_id}/dependencies/": { output: unknown };
  /** `App.dependencies_space` (reference page 45779). */
  "GET /space/{space_id}/dependencies/": { output: unknown };
  /** `App.activate_for_space`. */
  "PUT /app/{app_id}/activate/{space_id}": { body?: OpenBody; output: unknown };
  /** `AppField.create` (reference page 22354). */
  "POST /app/{app_id}/field/": {
    body: { readonly type: string; readonly config: AppFieldConfig };
    output: { readonly field_id: Id };
  };
  /** `AppField.get` (reference page 22353). */
  "GET /app/{app_id}/field/{field_id}": { output: AppField };
  /** `AppField.update` (reference page 22356). */
  "PUT /app/{app_id}/field/{field_id}": { body?: OpenBody; output: unknown };
  /** `AppField.delete` (reference page 22355). Parameters from general knowledge of the API. */
  "DELETE /app/{app_id}/field/{field_id}": {
    query?: { readonly delete_values?: boolean | undefined };
    output: { readonly revision: number };
  };
  /** `AppMarketShare.install` (reference page 22499). Parameters from general knowledge of the API. */
  "POST /app_store/{share_id}/install": {
    body: {
      readonly space_id: Id;
      readonly dependencies?: readonly Id[] | undefined;
      readonly features?: readonly string[] | undefined;
    };
    output: unknown;
  };
  /** `Batch.get` (reference page 6144225). */
  "GET /batch/{batch_id}": { output: Batch };
  /** `Batch.get_for` (reference page 15856178). */
  "GET /batch/{ref_type}/{ref_id}/{plugin}/running/": { output: readonly Batch[] };
  /** What podio-php calls as `Conversation.get_for`. Conversations are at `GET /conversation/{ref_type}/{ref_id}/`. */
  "GET /batch/{ref_type}/{ref_id}/": { output: readonly unknown[] };
  /** `Batch.get_all` (reference page 6078877). */
  "GET /batch/": { query?: OpenQuery; output: readonly Batch[] };
  /** `CalendarEvent.get` (reference page 1701120). Parameters from general knowledge of the API. */
  "GET /calendar/": {
    query?: {
      readonly date_from?: DateOnly | undefined;
      readonly date_to?: DateOnly | undefined;
      readonly types?: string | undefined;
      readonly priority?: number | undefined;
    };
    output: readonly CalendarEvent[];
  };
  /** `CalendarEvent.get_for_space` (reference page 22459). */
  "GET /calendar/space/{space_id}/": { query?: OpenQuery; output: readonly CalendarEvent[] };
  /** `CalendarEvent.get_for_app` (reference page 22460). */
  "GET /calendar/app/{app_id}/": { query?: OpenQuery; output: readonly CalendarEvent[] };
  /** `CalendarEvent.ical` (reference page 22513). */
  "GET /calendar/ics/{user_id}/{token}/": { output: Response };
  /** `CalendarEvent.ical_for_space` (reference page 22514). */
  "GET /calendar/space/{space_id}/ics/{user_id}/{token}/": { output: Response };
  /** `CalendarEvent.ical_for_app` (reference page 22515). */
  "GET /calendar/app/{app_id}/ics/{user_id}/{token}/": { output: Response };
  /** `CalendarEvent.get_summary` (reference page 1609256). */
  "GET /calendar/summary": { query?: OpenQuery; output: unknown };
  /** `CalendarEvent.get_summary_personal` (reference page 1657903). */
  "GET /calendar/personal/summary": { query?: OpenQuery; output: unknown };
  /** `CalendarEvent.get_summary_for_space` (reference page 1609328). */
  "GET /calendar/space/{space_id}/summary": { query?: OpenQuery; output: unknown };
  /** `CalendarMute.get_all` (reference page 62730). */
  "GET /calendar/mute/": { output: readonly unknown[] };
  /** `Comment.get` (reference page 22345). */
  "GET /comment/{comment_id}": { output: Comment };
  /** `Comment.get_for` (reference page 22371). */
  "GET /comment/{ref_type}/{ref_id}/": { query?: OpenQuery; output: readonly Comment[] };
  /** `Comment.delete` (reference page 22347). */
  "DELETE /comment/{comment_id}": { output: unknown };
  /** `Comment.create` (reference page 22340). Parameters from general knowledge of the API. No slash at the end, unlike the list. */
  "POST /comment/{ref_type}/{ref_id}": {
    query?: WriteOptions & { readonly alert_invite?: boolean | undefined };
    body: {
      readonly value?: string | undefined;
      readonly external_id?: string | undefined;
      readonly file_ids?: readonly Id[] | undefined;
      readonly embed_id?: Id | undefined;
      readonly embed_url?: string | undefined;
    };
    output: { readonly comment_id: Id };
  };
  /** `Comment.update` (reference page 22346). */
  "PUT /comment/{comment_id}": { body?: OpenBody; output: unknown };
  /** `Contact.create` (reference page 65590). */
  "POST /contact/space/{space_id}/": { body?: OpenBody; output: { readonly profile_id: Id } };
  /** `Contact.delete` (reference page 60560). */
  "DELETE /contact/{profile_ids}": { output: unknown };
  /** `Contact.get_field_for_user` (reference page 22403). */
  "GET /contact/user/{user_id}/{key}": { output: unknown };
  /** `Contact.get_totals` (reference page 60467). */
  "GET /contact/totals/": { output: unknown };
  /** `Contact.get_totals_v3` (reference page 34629208). */
  "GET /contact/totals/v3/": { output: unknown };
  /** `Contact.get_totals_for_space` (reference page 67508). */
  "GET /contact/space/{space_id}/totals/": { output: unknown };
  /** `Contact.get` (reference page 22335). Ids joined by commas; one id gives an object, not a list. */
  "GET /contact/{profile_ids}/v2": { query?: OpenQuery; output: Contact | readonly Contact[] };
  /** `Contact.vcard` (reference page 213496). */
  "GET /contact/{profile_id}/vcard": { output: Response };
  /** `Contact.get_for_user` (reference page 60514). */
  "GET /contact/user/{user_id}": { output: Contact };
  /** `Contact.get_all` (reference page 22400). Parameters from general knowledge of the API. */
  "GET /contact/": {
    query?: ListQuery & {
      readonly key?: string | undefined;
      readonly type?: string | undefined;
      readonly order?: string | undefined;
      readonly required?: string | undefined;
      readonly contact_type?: string | undefined;
      readonly exclude_self?: boolean | undefined;
    };
    output: readonly Contact[];
    item: Contact;
  };
  /** `Contact.get_for_org` (reference page 22401). */
  "GET /contact/org/{org_id}": { query?: OpenQuery; output: readonly Contact[] };
  /** `Contact.get_for_space` (reference page 22414). */
  "GET /contact/space/{space_id}/": { query?: OpenQuery; output: readonly Contact[] };
  /** `Contact.get_for_app` (reference page 79475279). */
  "GET /contact/app/{app_id}/": { query?: OpenQuery; output: readonly Contact[] };
  /** `Contact.get_skills` (reference page 1346872). */
  "GET /contact/skill/": { query?: OpenQuery; output: unknown };
  /** `Contact.update` (reference page 60556). */
  "PUT /contact/{profile_id}": { body?: OpenBody; output: unknown };
  /** `Contact.update_field` (reference page 60558). */
  "PUT /contact/{profile_id}/{key}": { body?: OpenBody; output: unknown };
  /** `Conversation.get` (reference page 22369). */
  "GET /conversation/{conversation_id}": { output: Conversation };
  /** `Conversation.get_all` (reference page 34822801). */
  "GET /conversation/": { query?: OpenQuery; output: readonly Conversation[] };
  /** `Conversation.get_for` (reference page 22443). Other clients call `/batch/…` here, by mistake. */
  "GET /conversation/{ref_type}/{ref_id}/": { output: readonly Conversation[] };
  /** `Conversation.create` (reference page 22441). Parameters from general knowledge of the API. */
  "POST /conversation/": {
    body: {
      readonly subject?: string | undefined;
      readonly text: string;
      readonly participants?: readonly unknown[] | undefined;
      readonly file_ids?: readonly Id[] | undefined;
    };
    output: unknown;
  };
  /** `Conversation.create_for` (reference page 22442). */
  "POST /conversation/{ref_type}/{ref_id}/": { body?: OpenBody; output: unknown };
  /** `Conversation.create_reply` (reference page 22444). */
  "POST /conversation/{conversation_id}/reply": { body?: OpenBody; output: { readonly message_id: Id } };
  /** `Conversation.add_participant` (reference page 384261). */
  "POST /conversation/{conversation_id}/participant/": { body?: OpenBody; output: unknown };
  /** `Embed.create` (reference page 726483). Parameters from general knowledge of the API. */
  "POST /embed/": { body: { readonly url: string; readonly mode?: string | undefined }; output: Embed };
  /** `File.get_raw`, `File.get_raw_as_resource`. See `downloadFile`. */
  "GET /file/{file_id}/raw": { output: Response };
  /** `File.upload` (reference page 1004361). See `uploadFile`. */
  "POST /file/": { body: FormData; output: PodioFile };
  /** The path that podio-js uploads to. */
  "POST /file": { body: FormData; output: PodioFile };
  /** The path that podio-rb uploads to. */
  "POST /file/v2/": { body: FormData; output: PodioFile };
  /** `File.get` (reference page 22451). */
  "GET /file/{file_id}": { output: PodioFile };
  /** `File.get_for_app` (reference page 22472). */
  "GET /file/app/{app_id}/": { query?: OpenQuery; output: readonly PodioFile[] };
  /** `File.get_for_space` (reference page 22471). */
  "GET /file/space/{space_id}/": { query?: OpenQuery; output: readonly PodioFile[] };
  /** `File.attach` (reference page 22518). Parameters from general knowledge of the API. */
  "POST /file/{file_id}/attach": {
    query?: WriteOptions;
    body: { readonly ref_type: string; readonly ref_id: Id };
    output: unknown;
  };
  /** `File.replace` (reference page 22450). Parameters from general knowledge of the API. */
  "POST /file/{file_id}/replace": { body: { readonly old_file_id: Id }; output: unknown };
  /** `File.copy` (reference page 89977). */
  "POST /file/{file_id}/copy": { output: PodioFile };
  /** `File.get_all` (reference page 4497983). Parameters from general knowledge of the API. */
  "GET /file/": {
    query?: ListQuery & {
      readonly attached_to?: string | undefined;
      readonly sort_by?: string | undefined;
      readonly sort_desc?: boolean | undefined;
      readonly filetype?: string | undefined;
    };
    output: readonly PodioFile[];
    item: PodioFile;
  };
  /** `File.delete` (reference page 22453). */
  "DELETE /file/{file_id}": { output: unknown };
  /** `Flow.get` (reference page 26312313). */
  "GET /flow/{flow_id}": { output: unknown };
  /** `Flow.create` (reference page 26309928). Parameters from general knowledge of the API. */
  "POST /flow/{ref_type}/{ref_id}/": {
    body: {
      readonly name?: string | undefined;
      readonly type?: string | undefined;
      readonly config?: object | undefined;
      readonly effects?: readonly object[] | undefined;
    };
    output: unknown;
  };
  /** `Flow.update` (reference page 26310901). */
  "PUT /flow/{flow_id}": { body?: OpenBody; output: unknown };
  /** `Flow.delete` (reference page 32929229). */
  "DELETE /flow/{flow_id}": { output: unknown };
  /** `Flow.get_flows` (reference page 26312304). */
  "GET /flow/{ref_type}/{ref_id}/": { output: unknown };
  /** `Flow.get_effect_attributes` (reference page 239234961). */
  "POST /flow/{ref_type}/{ref_id}/effect/attributes": { output: unknown };
  /** `Flow.get_flow_context` (reference page 26313659). */
  "GET /flow/{flow_id}/context/": { output: unknown };
  /** `Flow.get_possible_attributes` (reference page 33060379). */
  "POST /flow/{ref_type}/{ref_id}/attributes/": { output: unknown };
  /** `Form.activate` (reference page 1107439). */
  "POST /form/{form_id}/activate": { output: unknown };
  /** `Form.deactivate` (reference page 1107378). */
  "POST /form/{form_id}/deactivate": { output: unknown };
  /** `Form.create` (reference page 53803). Parameters from general knowledge of the API. */
  "POST /form/app/{app_id}/": {
    body: {
      readonly settings?: object | undefined;
      readonly domains?: readonly string[] | undefined;
      readonly fields?: readonly object[] | undefined;
      readonly attachments?: boolean | undefined;
    };
    output: Form;
  };
  /** `Form.delete` (reference page 53810). */
  "DELETE /form/{form_id}": { output: unknown };
  /** `Form.get` (reference page 53754). */
  "GET /form/{form_id}": { output: Form };
  /** `Form.get_for_app` (reference page 53771). */
  "GET /form/app/{app_id}/": { output: readonly Form[] };
  /** `Form.update` (reference page 53808). */
  "PUT /form/{form_id}": { body?: OpenBody; output: unknown };
  /** `Grant.get_for` (reference page 16491464). */
  "GET /grant/{ref_type}/{ref_id}/": { output: readonly AccessGrant[] };
  /** `Grant.get_own` (reference page 16490748). */
  "GET /grant/{ref_type}/{ref_id}/own": { output: AccessGrant };
  /** `Grant.get_own_on_org` (reference page 22330891). */
  "GET /grant/org/{org_id}/own/": { output: readonly AccessGrant[] };
  /** `Grant.get_for_user_on_space` (reference page 19389786). */
  "GET /grant/space/{space_id}/user/{user_id}/": { output: readonly AccessGrant[] };
  /** `Grant.create` (reference page 16168841). Parameters from general knowledge of the API. */
  "POST /grant/{ref_type}/{ref_id}": {
    body: {
      readonly people: readonly unknown[];
      readonly action?: string | undefined;
      readonly message?: string | undefined;
    };
    output: unknown;
  };
  /** `Grant.delete` (reference page 16496711). */
  "DELETE /grant/{ref_type}/{ref_id}/{user_id}": { output: unknown };
  /** `Hook.get_for` (reference page 215285). */
  "GET /hook/{ref_type}/{ref_id}/": { output: readonly Hook[] };
  /** `Hook.create` (reference page 215056). */
  "POST /hook/{ref_type}/{ref_id}/": {
    body: { readonly url: string; readonly type: HookEventType };
    output: { readonly hook_id: Id };
  };
  /** `Hook.verify` (reference page 215232). */
  "POST /hook/{hook_id}/verify/request": { output: unknown };
  /** `Hook.validate` (reference page 215241). */
  "POST /hook/{hook_id}/verify/validate": { body: { readonly code: string }; output: unknown };
  /** `Hook.delete` (reference page 215291). */
  "DELETE /hook/{hook_id}": { output: unknown };
  /** `Importer.info` (reference page 5929504). */
  "GET /importer/{file_id}/info": { output: unknown };
  /** `Importer.preview` (reference page 5936702). */
  "POST /importer/{file_id}/preview/{row}": { body?: OpenBody; output: unknown };
  /** `Importer.process_app` (reference page 212899). Parameters from general knowledge of the API. */
  "POST /importer/{file_id}/item/app/{app_id}": {
    body: { readonly mappings: readonly object[]; readonly tags_column_id?: Id | undefined };
    output: { readonly batch_id: Id };
  };
  /** `Importer.process_contacts` (reference page 4261072). */
  "POST /importer/{file_id}/contact/space/{space_id}": { body?: OpenBody; output: unknown };
  /** `Integration.create` (reference page 86839). Parameters from general knowledge of the API. */
  "POST /integration/{app_id}": {
    body: { readonly type: string; readonly silent?: boolean | undefined; readonly config?: object | undefined };
    output: { readonly integration_id: Id };
  };
  /** `Integration.get` (reference page 86821). */
  "GET /integration/{app_id}": { output: Integration };
  /** `Integration.refresh` (reference page 86987). */
  "POST /integration/{app_id}/refresh": { output: unknown };
  /** `Integration.update` (reference page 86843). */
  "PUT /integration/{app_id}": { body?: OpenBody; output: unknown };
  /** `Integration.delete` (reference page 86876). */
  "DELETE /integration/{app_id}": { output: unknown };
  /** `Item.get` (reference page 22360). The client sends `mark_as_viewed=false` unless told otherwise: reading is not viewing. */
  "GET /item/{item_id}": { query?: { readonly mark_as_viewed?: boolean | undefined }; output: RawItem };
  /** `Item.get_by_app_item_id` (reference page 66506688). */
  "GET /app/{app_id}/item/{app_item_id}": { output: RawItem };
  /** `Item.get_by_external_id` (reference page 19556702). */
  "GET /item/app/{app_id}/external_id/{external_id}": { output: RawItem };
  /** `Item.get_basic` (reference page 61768). */
  "GET /item/{item_id}/basic": { query?: OpenQuery; output: RawItem };
  /** `Item.filter` (reference page 4496747). */
  "POST /item/app/{app_id}/filter/": { query?: WriteOptions; body?: FilterBody; output: RawItemPage };
  /** `Item.filter_by_view` (reference page 4540284). Parameters from general knowledge of the API. */
  "POST /item/app/{app_id}/filter/{view_id}/": { query?: WriteOptions; body?: FilterBody; output: RawItemPage };
  /** `Item.delete` (reference page 22364). */
  "DELETE /item/{item_id}": { query?: WriteOptions; output: unknown };
  /** `Item.bulk_delete` (reference page 19406111). Parameters from general knowledge of the API. */
  "POST /item/app/{app_id}/delete": {
    query?: WriteOptions;
    body: {
      readonly item_ids?: readonly Id[] | undefined;
      readonly view_id?: Id | undefined;
      readonly filters?: Filters | undefined;
      readonly silent?: boolean | undefined;
    };
    output: unknown;
  };
  /** `Item.delete_reference` (reference page 7302326). */
  "DELETE /item/{item_id}/ref": { query?: OpenQuery; output: unknown };
  /** `Item.create` (reference page 22362). */
  "POST /item/app/{app_id}/": {
    query?: WriteOptions;
    body: CreateItemBody;
    output: Pick<RawItem, "item_id"> & Partial<RawItem>;
  };
  /** `Item.duplicate` (reference page 37722742). */
  "POST /item/{item_id}/clone": { query?: WriteOptions; output: { readonly item_id: Id } };
  /** `Item.update` (reference page 22363). Parameters from general knowledge of the API. */
  "PUT /item/{item_id}": { query?: WriteOptions; body: UpdateItemBody; output: Revised };
  /** `Item.update_reference` (reference page 7421495). */
  "PUT /item/{item_id}/ref": { body?: OpenBody; output: unknown };
  /** `Item.update_values` (reference page 22366). */
  "PUT /item/{item_id}/value": { query?: WriteOptions; body: Readonly<Record<string, unknown>>; output: Revised };
  /** `Item.calculate` (reference page 67633). Parameters from general knowledge of the API. */
  "POST /item/app/{app_id}/calculate": {
    body: {
      readonly aggregation?: string | undefined;
      readonly groupings?: readonly object[] | undefined;
      readonly filters?: unknown;
      readonly limit?: number | undefined;
      readonly formula?: unknown;
    };
    output: unknown;
  };
  /** `Item.export` (reference page 4235696). Parameters from general knowledge of the API. */
  "POST /item/app/{app_id}/export/{exporter}": {
    body?: {
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly view_id?: Id | undefined;
      readonly sort_by?: string | undefined;
      readonly filters?: unknown;
    };
    output: { readonly batch_id: Id };
  };
  /** `Item.xlsx` (reference page 63233). Parameters from general knowledge of the API. */
  "GET /item/app/{app_id}/xlsx/": {
    query?: ListQuery & {
      readonly sort_by?: string | undefined;
      readonly sort_desc?: boolean | undefined;
      readonly filters?: string | undefined;
    };
    output: Response;
  };
  /** `Item.search_field` (reference page 22485). */
  "GET /item/field/{field_id}/find": {
    query?: {
      readonly limit?: number | undefined;
      readonly not_item_id?: Id | undefined;
      readonly text?: string | undefined;
    };
    output: unknown;
  };
  /** `Item.get_count` (reference page 34819997). */
  "GET /item/app/{app_id}/count": { query?: { readonly view_id?: Id | undefined }; output: { readonly count: number } };
  /** `Item.get_app_values` (reference page 22455). */
  "GET /item/app/{app_id}/values": { output: unknown };
  /** `Item.get_field_value` (reference page 22368). */
  "GET /item/{item_id}/value/{field_id}": { output: unknown };
  /** `Item.get_basic_by_field` (reference page 7529318). */
  "GET /item/{item_id}/reference/{field_id}/preview": { output: RawItem };
  /** `Item.get_references` (reference page 22439). */
  "GET /item/{item_id}/reference/": { output: unknown };
  /** `Item.get_meeting_url` (reference page 14763260). */
  "GET /item/{item_id}/meeting/url": { output: { readonly url: string } };
  /** `Item.get_references_by_field` (reference page 7529318). Parameters from general knowledge of the API. */
  "GET /item/{item_id}/reference/field/{field_id}": { query?: ListQuery; output: readonly RawItem[]; item: RawItem };
  /** `Item.get_top_values_by_field` (reference page 68334). Parameters from general knowledge of the API. */
  "GET /item/field/{field_id}/top/": {
    query?: { readonly limit?: number | undefined; readonly not_item_id?: Id | undefined };
    output: readonly RawItem[];
  };
  /** `Item.participation` (reference page 7156154). Parameters from general knowledge of the API. */
  "PUT /item/{item_id}/participation": {
    body: { readonly status: "invited" | "accepted" | "declined" | "tentative" };
    output: unknown;
  };
  /** `Item.revert_to_revision` (reference page 194362682). */
  "POST /item/{item_id}/revision/{revision}/revert_to": { body?: OpenBody; output: unknown };
  /** `Item.get_item_values` (reference page 22365). */
  "GET /item/{item_id}/value": { output: unknown };
  /** `ItemDiff.revert` (reference page 953195). */
  "DELETE /item/{item_id}/revision/{revision_id}": { output: unknown };
  /** `ItemDiff.get_for` (reference page 22374). */
  "GET /item/{item_id}/revision/{revision_from_id}/{revision_to_id}": { output: readonly ItemDiff[] };
  /** `ItemRevision.get` (reference page 22373). */
  "GET /item/{item_id}/revision/{revision_id}": { output: ItemRevision };
  /** `ItemRevision.get_for` (reference page 22373). */
  "GET /item/{item_id}/revision/": { output: readonly ItemRevision[] };
  /** `Notification.get_new_count` (reference page 84610). */
  "GET /notification/inbox/new/count": { output: { readonly new: number } };
  /** `Notification.mark_all_as_viewed` (reference page 58099). */
  "POST /notification/viewed": { output: unknown };
  /** `Notification.mark_as_viewed` (reference page 22436). */
  "POST /notification/{notification_id}/viewed": { output: unknown };
  /** `Notification.mark_as_viewed_for_ref` (reference page 553653). */
  "POST /notification/{ref_type}/{ref_id}/viewed": { output: unknown };
  /** `Notification.star` (reference page 295910). */
  "POST /notification/{notification_id}/star": { output: unknown };
  /** `Notification.unstar` (reference page 295911). */
  "DELETE /notification/{notification_id}/star": { output: unknown };
  /** `NotificationGroup.get` (reference page 2973737). */
  "GET /notification/{notification_id}/v2": { output: NotificationGroup };
  /** `NotificationGroup.get_all` (reference page 290777). Parameters from general knowledge of the API. */
  "GET /notification/": {
    query?: ListQuery & {
      readonly context_type?: string | undefined;
      readonly direction?: string | undefined;
      readonly starred?: boolean | undefined;
      readonly viewed?: boolean | undefined;
    };
    output: readonly NotificationGroup[];
    item: NotificationGroup;
  };
  /** `Organization.get` (reference page 22383). */
  "GET /org/{org_id}": { output: Organization };
  /** `Organization.get_for_url` (reference page 22384). Parameters from general knowledge of the API. */
  "GET /org/url": { query: { readonly url: string }; output: Organization };
  /** `Organization.get_all` (reference page 22344). */
  "GET /org/": { output: readonly Organization[] };
  /** `Organization.create` (reference page 22385). */
  "POST /org/": { body?: OpenBody; output: Organization };
  /** `Organization.create_admin` (reference page 50854). */
  "POST /org/{org_id}/admin/": { body?: OpenBody; output: unknown };
  /** `Organization.get_all_admins` (reference page 81542). */
  "GET /org/{org_id}/admin/": { output: unknown };
  /** `Organization.get_login_report` (reference page 51730). */
  "GET /org/{org_id}/report/login": { query?: OpenQuery; output: unknown };
  /** `Organization.get_statistics` (reference page 28734). */
  "GET /org/{org_id}/statistics": { query?: OpenQuery; output: unknown };
  /** `Organization.update` (reference page 22386). */
  "PUT /org/{org_id}": { body?: OpenBody; output: unknown };
  /** `Organization.bootstrap`. */
  "POST /org/bootstrap": { body?: OpenBody; output: unknown };
  /** `OrganizationMember.get` (reference page 50908). */
  "GET /org/{org_id}/member/{user_id}": { output: OrganizationMember };
  /** `OrganizationMember.get_for_org` (reference page 50661). */
  "GET /org/{org_id}/member/": { query?: OpenQuery; output: readonly OrganizationMember[] };
  /** `OrganizationMember.delete` (reference page 50689). */
  "DELETE /org/{org_id}/member/{user_id}": { output: unknown };
  /** `Question.create` (reference page 887166). Parameters from general knowledge of the API. */
  "POST /question/{ref_type}/{ref_id}/": {
    body: { readonly text: string; readonly options: readonly unknown[] };
    output: { readonly question_id: Id };
  };
  /** `Question.answer` (reference page 887232). */
  "POST /question/{question_id}/": { body?: OpenBody; output: unknown };
  /** `Rating.get_for_type_and_user` (reference page 22407). */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}/{user_id}": { output: Rating };
  /** `Rating.get_for_type` (reference page 22375). */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}": { output: unknown };
  /** `Rating.get_for` (reference page 22376). */
  "GET /rating/{ref_type}/{ref_id}": { output: unknown };
  /** `Rating.get_own_for_type` (reference page 84128). */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}/self": { output: Rating };
  /** `Rating.create` (reference page 22377). Parameters from general knowledge of the API. */
  "POST /rating/{ref_type}/{ref_id}/{rating_type}": { body: { readonly value: number | string }; output: unknown };
  /** `Rating.delete` (reference page 22342). */
  "DELETE /rating/{ref_type}/{ref_id}/{rating_type}": { output: unknown };
  /** `Recurrence.get_for` (reference page 3415545). */
  "GET /recurrence/{ref_type}/{ref_id}": { output: Recurrence };
  /** `Recurrence.create`, `Recurrence.update` (reference page 3349957). Parameters from general knowledge of the API. */
  "PUT /recurrence/{ref_type}/{ref_id}": { body: Recurrence; output: unknown };
  /** `Recurrence.delete` (reference page 3349970). */
  "DELETE /recurrence/{ref_type}/{ref_id}": { output: unknown };
  /** `Reference.get_for` (reference page 10661022). */
  "GET /reference/{ref_type}/{ref_id}": { query?: OpenQuery; output: Reference };
  /** `Reference.search` (reference page 13312595). Parameters from general knowledge of the API. */
  "POST /reference/search": {
    body: {
      readonly target?: string | undefined;
      readonly target_params?: object | undefined;
      readonly text?: string | undefined;
      readonly limit?: number | undefined;
    };
    output: unknown;
  };
  /** `Reference.resolve` (reference page 66839423). */
  "GET /reference/resolve": { query: { readonly url: string }; output: Reference };
  /** `Reminder.get_for` (reference page 3415569). */
  "GET /reminder/{ref_type}/{ref_id}": { output: Reminder };
  /** `Reminder.create`, `Reminder.update` (reference page 3315055). Parameters from general knowledge of the API. */
  "PUT /reminder/{ref_type}/{ref_id}": { body: { readonly remind_delta: number }; output: unknown };
  /** `Reminder.snooze` (reference page 3321049). */
  "POST /reminder/{ref_type}/{ref_id}/snooze": { output: unknown };
  /** `Reminder.delete` (reference page 3315117). */
  "DELETE /reminder/{ref_type}/{ref_id}": { output: unknown };
  /** `SearchResult.app` (reference page 4234651). Parameters from general knowledge of the API. */
  "POST /search/app/{app_id}/": {
    body: {
      readonly query: string;
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly ref_type?: string | undefined;
      readonly counts?: boolean | undefined;
      readonly highlights?: boolean | undefined;
    };
    output: readonly SearchResult[];
  };
  /** `SearchResult.space` (reference page 22479). Parameters from general knowledge of the API. */
  "POST /search/space/{space_id}/": {
    body: {
      readonly query: string;
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly ref_type?: string | undefined;
      readonly counts?: boolean | undefined;
      readonly highlights?: boolean | undefined;
    };
    output: readonly SearchResult[];
  };
  /** `SearchResult.org` (reference page 22487). */
  "POST /search/org/{org_id}/": {
    body: {
      readonly query: string;
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly ref_type?: string | undefined;
      readonly counts?: boolean | undefined;
      readonly highlights?: boolean | undefined;
    };
    output: readonly SearchResult[];
  };
  /** `SearchResult.search` (reference page 22488). */
  "POST /search/": {
    body: {
      readonly query: string;
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly ref_type?: string | undefined;
      readonly counts?: boolean | undefined;
      readonly highlights?: boolean | undefined;
    };
    output: readonly SearchResult[];
  };
  /** `SearchResult.search_app_and_space`. */
  "POST /search/app/{app_id}/space/{space_id}": {
    body: {
      readonly query: string;
      readonly limit?: number | undefined;
      readonly offset?: number | undefined;
      readonly ref_type?: string | undefined;
      readonly counts?: boolean | undefined;
      readonly highlights?: boolean | undefined;
    };
    output: readonly SearchResult[];
  };
  /** `Space.get` (reference page 22389). */
  "GET /space/{space_id}": { output: Space };
  /** `Space.get_for_org` (reference page 22387). */
  "GET /org/{org_id}/space/": { output: readonly Space[] };
  /** `Space.get_for_url` (reference page 22481). Parameters from general knowledge of the API. */
  "GET /space/url": {
    query?: {
      readonly url?: string | undefined;
      readonly org_slug?: string | undefined;
      readonly space_slug?: string | undefined;
    };
    output: Space;
  };
  /** `Space.get_available` (reference page 1911961). */
  "GET /space/org/{org_id}/available/": { output: readonly Space[] };
  /** `Space.get_top` (reference page 22477). */
  "GET /space/top/": { query?: OpenQuery; output: readonly Space[] };
  /** `Space.create` (reference page 22390). Parameters from general knowledge of the API. */
  "POST /space/": {
    body: {
      readonly org_id: Id;
      readonly name: string;
      readonly privacy?: "open" | "closed" | (string & {}) | undefined;
      readonly auto_join?: boolean | undefined;
      readonly post_on_new_app?: boolean | undefined;
    };
    output: { readonly space_id: Id; readonly url?: string };
  };
  /** `Space.update` (reference page 22391). */
  "PUT /space/{space_id}": { body?: OpenBody; output: unknown };
  /** `Space.delete` (reference page 22417). */
  "DELETE /space/{space_id}": { query?: OpenQuery; output: unknown };
  /** `SpaceMember.get` (reference page 22397). */
  "GET /space/{space_id}/member/{user_id}": { output: SpaceMember };
  /** `SpaceMember.get_all` (reference page 22395). */
  "GET /space/{space_id}/member/": { output: readonly SpaceMember[] };
  /** `SpaceMember.get_by_role` (reference page 68043). */
  "GET /space/{space_id}/member/{role}/": { output: readonly SpaceMember[] };
  /** `SpaceMember.delete` (reference page 22399). */
  "DELETE /space/{space_id}/member/{user_ids}": { output: unknown };
  /** `SpaceMember.update` (reference page 22398). */
  "PUT /space/{space_id}/member/{user_ids}": { body?: OpenBody; output: unknown };
  /** `SpaceMember.join` (reference page 1927286). */
  "POST /space/{space_id}/join": { output: unknown };
  /** `SpaceMember.add` (reference page 1066259). Parameters from general knowledge of the API. */
  "POST /space/{space_id}/member/": {
    body: {
      readonly role: string;
      readonly users?: readonly Id[] | undefined;
      readonly mails?: readonly string[] | undefined;
      readonly profiles?: readonly Id[] | undefined;
      readonly message?: string | undefined;
    };
    output: unknown;
  };
  /** `SpaceMember.request` (reference page 6146231). */
  "POST /space/{space_id}/member_request/": { output: unknown };
  /** `Status.create` (reference page 22336). Parameters from general knowledge of the API. */
  "POST /status/space/{space_id}/": {
    body: {
      readonly value: string;
      readonly file_ids?: readonly Id[] | undefined;
      readonly embed_id?: Id | undefined;
      readonly question?: object | undefined;
    };
    output: Status;
  };
  /** `Status.get` (reference page 22337). */
  "GET /status/{status_id}": { output: Status };
  /** `Status.delete` (reference page 22339). */
  "DELETE /status/{status_id}": { output: unknown };
  /** `StreamObject.get` (reference page 80012). Parameters from general knowledge of the API. */
  "GET /stream/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `StreamObject.get_for_org` (reference page 80038). */
  "GET /stream/org/{org_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `StreamObject.get_for_space` (reference page 80039). */
  "GET /stream/space/{space_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `StreamObject.get_for_app` (reference page 264673). */
  "GET /stream/app/{app_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `StreamObject.get_for_user` (reference page 1289318). */
  "GET /stream/user/{user_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `StreamObject.personal` (reference page 264673). */
  "GET /stream/personal/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** `Subscription.get` (reference page 22446). */
  "GET /subscription/{subscription_id}": { output: Subscription };
  /** `Subscription.get_for` (reference page 22408). */
  "GET /subscription/{ref_type}/{ref_id}": { output: Subscription };
  /** `Subscription.create` (reference page 22409). */
  "POST /subscription/{ref_type}/{ref_id}": { output: unknown };
  /** `Subscription.delete` (reference page 22445). */
  "DELETE /subscription/{subscription_id}": { output: unknown };
  /** `Subscription.delete_for` (reference page 22410). */
  "DELETE /subscription/{ref_type}/{ref_id}": { output: unknown };
  /** `Tag.create` (reference page 22464). Parameters from general knowledge of the API. */
  "POST /tag/{ref_type}/{ref_id}/": { body: readonly string[]; output: unknown };
  /** `Tag.update` (reference page 39859). */
  "PUT /tag/{ref_type}/{ref_id}/": { body: readonly string[]; output: unknown };
  /** `Tag.delete` (reference page 22465). */
  "DELETE /tag/{ref_type}/{ref_id}/": { query?: OpenQuery; output: unknown };
  /** `Tag.get_for_app` (reference page 22467). */
  "GET /tag/app/{app_id}/": { query?: OpenQuery; output: readonly Tag[] };
  /** `TagSearch.get_for_app` (reference page 22469). */
  "GET /tag/app/{app_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /** `TagSearch.get_for_space` (reference page 22468). */
  "GET /tag/space/{space_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /** `TagSearch.get_for_org` (reference page 48478). */
  "GET /tag/org/{org_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /** `Task.create` (reference page 22419). Parameters from general knowledge of the API. */
  "POST /task/": { query?: WriteOptions; body: TaskBody & { readonly text: string }; output: Task };
  /** `Task.create_for` (reference page 22420). */
  "POST /task/{ref_type}/{ref_id}/": { query?: WriteOptions; body: TaskBody & { readonly text: string }; output: Task };
  /** `Task.get` (reference page 22413). */
  "GET /task/{task_id}": { output: Task };
  /** `Task.get_all` (reference page 77949). Parameters from general knowledge of the API. */
  "GET /task/": {
    query?: ListQuery & {
      readonly app?: Id | undefined;
      readonly completed?: boolean | undefined;
      readonly created_by?: string | undefined;
      readonly due_date?: string | undefined;
      readonly responsible?: string | Id | undefined;
      readonly space?: Id | undefined;
      readonly org?: Id | undefined;
      readonly view?: string | undefined;
      readonly grouping?: string | undefined;
      readonly sort_by?: string | undefined;
      readonly sort_desc?: boolean | undefined;
    };
    output: readonly Task[];
    item: Task;
  };
  /** `Task.delete` (reference page 77179). */
  "DELETE /task/{task_id}": { output: unknown };
  /** `Task.delete_ref` (reference page 6146114). */
  "DELETE /task/{task_id}/ref": { output: unknown };
  /** `Task.update` (reference page 10583674). */
  "PUT /task/{task_id}": { query?: WriteOptions; body: TaskBody; output: Task };
  /** `Task.assign` (reference page 22412). Parameters from general knowledge of the API. */
  "POST /task/{task_id}/assign": {
    body: { readonly responsible: Id | Ref | readonly (Id | Ref)[] | null };
    output: unknown;
  };
  /** `Task.complete` (reference page 22432). */
  "POST /task/{task_id}/complete": { output: unknown };
  /** `Task.incomplete` (reference page 22433). */
  "POST /task/{task_id}/incomplete": { output: unknown };
  /** `Task.rank` (reference page 81015). Parameters from general knowledge of the API. */
  "POST /task/{task_id}/rank": {
    body: { readonly previous_task?: Id | null | undefined; readonly next_task?: Id | null | undefined };
    output: unknown;
  };
  /** `Task.ical` (reference page 10195650). */
  "GET /calendar/task/{task_id}/ics/": { output: Response };
  /** `Task.get_summary` (reference page 1612017). */
  "GET /task/summary": { query?: OpenQuery; output: unknown };
  /** `Task.get_summary_personal` (reference page 1657217). */
  "GET /task/personal/summary": { query?: OpenQuery; output: unknown };
  /** `Task.get_summary_for_org` (reference page 1612063). */
  "GET /task/org/{org_id}/summary": { query?: OpenQuery; output: unknown };
  /** `Task.get_summary_for_space` (reference page 1612130). */
  "GET /task/space/{space_id}/summary": { query?: OpenQuery; output: unknown };
  /** `Task.get_summary_for` (reference page 1657980). */
  "GET /task/{ref_type}/{ref_id}/summary": { query?: OpenQuery; output: unknown };
  /** `Task.update_reference` (reference page 170733). */
  "PUT /task/{task_id}/ref": { body?: OpenBody; output: unknown };
  /** `Task.count` (reference page 38316458). */
  "GET /task/{ref_type}/{ref_id}/count": { output: unknown };
  /** `Task.update_private` (reference page 22434). */
  "PUT /task/{task_id}/private": { query?: WriteOptions; body: { readonly private: boolean }; output: unknown };
  /** `TaskLabel.create` (reference page 151265). */
  "POST /task/label/": {
    body: { readonly text: string; readonly color?: string | undefined };
    output: { readonly label_id: Id };
  };
  /** `TaskLabel.get_all` (reference page 151534). */
  "GET /task/label": { output: readonly TaskLabel[] };
  /** `TaskLabel.delete` (reference page 151302). */
  "DELETE /task/label/{label_id}": { output: unknown };
  /** `TaskLabel.update` (reference page 151769). */
  "PUT /task/label/{label_id}": {
    body: { readonly text?: string | undefined; readonly color?: string | undefined };
    output: unknown;
  };
  /** `User.get` (reference page 22378). */
  "GET /user": { output: User };
  /** `User.get_property` (reference page 29798). */
  "GET /user/property/{name}": { output: unknown };
  /** `User.set_property` (reference page 29799). */
  "PUT /user/property/{name}": { body: { readonly value: unknown }; output: unknown };
  /** `User.set_properties` (reference page 9052829). */
  "PUT /user/property/": { body?: OpenBody; output: unknown };
  /** `User.delete_property` (reference page 29800). */
  "DELETE /user/property/{name}": { output: unknown };
  /** `User.update_profile` (reference page 22402). */
  "PUT /user/profile/": { body?: OpenBody; output: unknown };
  /** `User.get_profile_field` (reference page 22380). */
  "GET /user/profile/{field}": { output: unknown };
  /** `UserStatus.get` (reference page 22480). */
  "GET /user/status": { output: UserStatus };
  /** `View.create` (reference page 27453). Parameters from general knowledge of the API. */
  "POST /view/app/{app_id}/": {
    body: {
      readonly name: string;
      readonly private?: boolean | undefined;
      readonly sort_by?: string | undefined;
      readonly sort_desc?: boolean | undefined;
      readonly filters?: unknown;
      readonly layout?: string | undefined;
    };
    output: { readonly view_id: Id };
  };
  /** `View.get` (reference page 27450). */
  "GET /view/{view_id}": { output: View };
  /** `View.get_for_app` (reference page 27460). */
  "GET /view/app/{app_id}/": { output: readonly View[] };
  /** `View.get_last` (reference page 27663). */
  "GET /view/app/{app_id}/last": { output: View };
  /** `View.update_last` (reference page 5988251). */
  "PUT /view/app/{app_id}/last": { body?: OpenBody; output: unknown };
  /** `View.delete` (reference page 27454). */
  "DELETE /view/{view_id}": { output: unknown };
  /** `Voting.get_result_for_item` (reference page 117727335). */
  "GET /voting/item/{item_id}/voting/{voting_id}/result": { output: unknown };
  /** `Voting.get_voting_id` (reference page 117689723). */
  "GET /voting/app/{app_id}/voting": { output: unknown };
  /** `Voting.get_list_of_users_with_votes` (reference page 117729546). */
  "GET /voting/item/{item_id}/voting/{voting_id}/user": { output: unknown };
  /** `Widget.create` (reference page 22491). Parameters from general knowledge of the API. */
  "POST /widget/{ref_type}/{ref_id}/": {
    body: { readonly type: string; readonly title: string; readonly config?: object | undefined };
    output: Widget;
  };
  /** `Widget.delete` (reference page 22492). */
  "DELETE /widget/{widget_id}": { output: unknown };
  /** `Widget.get` (reference page 22489). */
  "GET /widget/{widget_id}": { output: Widget };
  /** `Widget.get_for` (reference page 22494). */
  "GET /widget/{ref_type}/{ref_id}/": { output: readonly Widget[] };
  /** `Widget.update` (reference page 22490). */
  "PUT /widget/{widget_id}": { body?: OpenBody; output: unknown };
  /** `Widget.update_order` (reference page 22495). */
  "PUT /widget/{ref_type}/{ref_id}/order": { body?: OpenBody; output: unknown };
  /** `ItemField.update` (reference page 22367). Takes an external id too. */
  "PUT /item/{item_id}/value/{field_id}": {
    query?: WriteOptions;
    body: readonly unknown[] | Readonly<Record<string, unknown>>;
    output: Revised;
  };
  /** `ItemField.ical`, `ItemField.ical_field` (reference page 10195681). */
  "GET /calendar/item/{item_id}/field/{field_id}/ics/": { output: Response };
  /** In podio-rb. */
  "GET /app/org/{org_label}/space/{space_label}/{app_label}": { output: App };
  /** In podio-rb. */
  "POST /app/{app_id}/token/regenerate": { output: unknown };
  /** In podio-rb. */
  "GET /condition_set/": { query?: OpenQuery; output: unknown };
  /** In podio-rb. */
  "POST /condition_set/": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "GET /conversation/unread/count": { output: unknown };
  /** In podio-rb. */
  "GET /email/app/{app_id}": { output: unknown };
  /** In podio-rb. */
  "PUT /email/app/{app_id}": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "GET /embed/{embed_id}": { output: Embed };
  /** In podio-rb. */
  "GET /file/app/{app_id}/latest/": { query?: OpenQuery; output: readonly PodioFile[] };
  /** In podio-rb. */
  "POST /file/from_url/": { body: { readonly url: string }; output: PodioFile };
  /** In podio-rb. */
  "PUT /file/{file_id}": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "GET /importer/{file_id}/column/": { output: readonly unknown[] };
  /** In podio-rb. */
  "GET /item/field/{field_id}/range": { output: unknown };
  /** In podio-rb. */
  "POST /item/{item_id}/rearrange": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "GET /linked_account/": { query?: OpenQuery; output: readonly unknown[] };
  /** In podio-rb. */
  "POST /linked_account/": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "DELETE /oauth/grant/client/{client_id}": { output: unknown };
  /** In podio-rb. */
  "POST /oauth/grant/invalidate": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "POST /oauth/info": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "GET /org/{org_id}/all_spaces/": { query?: OpenQuery; output: readonly Space[] };
  /** In podio-rb. */
  "GET /rating/{ref_type}/{ref_id}/liked_by/": { output: readonly unknown[] };
  /** In podio-rb. */
  "GET /reference/{ref_type}/{ref_id}/accessible_by/": { output: readonly unknown[] };
  /** In podio-rb. */
  "POST /space/{space_id}/invite": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "POST /space/{space_id}/leave": { output: unknown };
  /** In podio-rb. */
  "GET /space/{space_id}/member/v2/": { query?: OpenQuery; output: readonly SpaceMember[] };
  /** In podio-rb. */
  "GET /space/{space_id}/member/{user_id}/v2": { output: SpaceMember };
  /** In podio-rb. */
  "GET /stream/{ref_type}/{ref_id}/v2": { output: unknown };
  /** In podio-rb. */
  "GET /tag/space/{space_id}/": { query?: OpenQuery; output: readonly Tag[] };
  /** In podio-rb. */
  "PUT /task/{task_id}/due_on": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "PUT /task/{task_id}/label/": { body?: readonly string[] | OpenBody; output: unknown };
  /** In podio-rb. */
  "PUT /task/{task_id}/text": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "PUT /view/{view_id}": { body?: OpenBody; output: unknown };
  /** In podio-rb. */
  "POST /view/{view_id}/default": { output: unknown };
}
