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
 * Every operation of the Podio API that podio-php has, and the useful ones of podio-rb and podio-js, as types only. A trailing slash
 * is part of the path. The output is `unknown` where it is not documented, mostly because a 204 has no body, and `Response` where it
 * is not JSON.
 */
export interface Endpoints {
  /** Gets an action. `Action.get` in podio-php, reference page 1701120. */
  "GET /action/{action_id}": { output: Action };
  /**
   * Gets an app with its fields. `App.get` in podio-php, reference page 22349. The parameters are not confirmed by the
   * reference.
   */
  "GET /app/{app_id}": {
    query?: { readonly type?: string | undefined; readonly view_id?: Id | undefined };
    output: App;
  };
  /** Lists the apps of the authenticated user. `App.get_all` in podio-php, reference page 5902728. */
  "GET /app/v2/": { query?: OpenQuery; output: readonly App[] };
  /** Lists the user's top apps. `App.get_top` in podio-php, reference page 22476. */
  "GET /app/top/": { query?: OpenQuery; output: readonly App[] };
  /** Lists the user's top apps in an organization. `App.get_top_for_org` in podio-php, reference page 1671395. */
  "GET /app/org/{org_id}/top/": { query?: OpenQuery; output: readonly App[] };
  /** Gets an app by the label in its URL. `App.get_for_url` in podio-php, reference page 477105. */
  "GET /app/space/{space_id}/{url_label}": { query?: OpenQuery; output: App };
  /**
   * Lists the apps of a space. `App.get_for_space` in podio-php, reference page 22478. The parameters are not
   * confirmed by the reference.
   */
  "GET /app/space/{space_id}/": { query?: { readonly include_inactive?: boolean | undefined }; output: readonly App[] };
  /**
   * Creates an app in a space. `App.create` in podio-php, reference page 22351. The parameters are not confirmed by
   * the reference.
   */
  "POST /app/": {
    query?: WriteOptions;
    body: { readonly space_id: Id; readonly config: object; readonly fields?: readonly object[] | undefined };
    output: Pick<App, "app_id"> & Partial<App>;
  };
  /** Updates an app. `App.update` in podio-php, reference page 22352. */
  "PUT /app/{app_id}": { query?: WriteOptions; body?: OpenBody; output: unknown };
  /** Deletes an app. `App.delete` in podio-php, reference page 43693. */
  "DELETE /app/{app_id}": { query?: WriteOptions; output: unknown };
  /** Installs a copy of an app. `App.install` in podio-php, reference page 22506. */
  "POST /app/{app_id}/install": { body?: OpenBody; output: { readonly app_id: Id } };
  /** Sets the order of the apps in a space. `App.update_org` in podio-php, reference page 22463. */
  "PUT /app/space/{space_id}/order": { body?: OpenBody; output: unknown };
  /** Activates a deactivated app. `App.activate` in podio-php, reference page 43822. */
  "POST /app/{app_id}/activate": { output: unknown };
  /** Deactivates an app. `App.deactivate` in podio-php, reference page 43821. */
  "POST /app/{app_id}/deactivate": { output: unknown };
  /** Lists the calculations of an app. `App.calculations` in podio-php, reference page 773005. */
  "GET /app/{app_id}/calculation/": { output: readonly unknown[] };
  /** Lists the features of apps. `App.features` in podio-php, reference page 43648. */
  "GET /app/features/": { query?: OpenQuery; output: unknown };
  /** Gets the apps that an app depends on. `App.dependencies` in podio-php, reference page 39159. */
  "GET /app/{app_id}/dependencies/": { output: unknown };
  /** Gets the dependencies between the apps of a space. `App.dependencies_space` in podio-php, reference page 45779. */
  "GET /space/{space_id}/dependencies/": { output: unknown };
  /** Activates an app for a space. `App.activate_for_space` in podio-php. */
  "PUT /app/{app_id}/activate/{space_id}": { body?: OpenBody; output: unknown };
  /** Adds a field to an app. `AppField.create` in podio-php, reference page 22354. */
  "POST /app/{app_id}/field/": {
    body: { readonly type: string; readonly config: AppFieldConfig };
    output: { readonly field_id: Id };
  };
  /** Gets a field of an app. `AppField.get` in podio-php, reference page 22353. */
  "GET /app/{app_id}/field/{field_id}": { output: AppField };
  /** Updates a field of an app. `AppField.update` in podio-php, reference page 22356. */
  "PUT /app/{app_id}/field/{field_id}": { body?: OpenBody; output: unknown };
  /**
   * Deletes a field of an app. `AppField.delete` in podio-php, reference page 22355. The parameters are not confirmed
   * by the reference.
   */
  "DELETE /app/{app_id}/field/{field_id}": {
    query?: { readonly delete_values?: boolean | undefined };
    output: { readonly revision: number };
  };
  /**
   * Installs a share from the app market into a space. `AppMarketShare.install` in podio-php, reference page 22499.
   * The parameters are not confirmed by the reference.
   */
  "POST /app_store/{share_id}/install": {
    body: {
      readonly space_id: Id;
      readonly dependencies?: readonly Id[] | undefined;
      readonly features?: readonly string[] | undefined;
    };
    output: unknown;
  };
  /** Gets a batch, the state of a job such as an export or import. `Batch.get` in podio-php, reference page 6144225. */
  "GET /batch/{batch_id}": { output: Batch };
  /** Lists the running batches of an object. `Batch.get_for` in podio-php, reference page 15856178. */
  "GET /batch/{ref_type}/{ref_id}/{plugin}/running/": { output: readonly Batch[] };
  /**
   * Lists what podio-php requests as `Conversation.get_for`, by mistake. Conversations are at `GET
   * /conversation/{ref_type}/{ref_id}/`.
   */
  "GET /batch/{ref_type}/{ref_id}/": { output: readonly unknown[] };
  /** Lists the user's batches. `Batch.get_all` in podio-php, reference page 6078877. */
  "GET /batch/": { query?: OpenQuery; output: readonly Batch[] };
  /**
   * Lists the user's calendar events across all spaces. `CalendarEvent.get` in podio-php, reference page 1701120. The
   * parameters are not confirmed by the reference.
   */
  "GET /calendar/": {
    query?: {
      readonly date_from?: DateOnly | undefined;
      readonly date_to?: DateOnly | undefined;
      readonly types?: string | undefined;
      readonly priority?: number | undefined;
    };
    output: readonly CalendarEvent[];
  };
  /** Lists the calendar events of a space. `CalendarEvent.get_for_space` in podio-php, reference page 22459. */
  "GET /calendar/space/{space_id}/": { query?: OpenQuery; output: readonly CalendarEvent[] };
  /** Lists the calendar events of an app. `CalendarEvent.get_for_app` in podio-php, reference page 22460. */
  "GET /calendar/app/{app_id}/": { query?: OpenQuery; output: readonly CalendarEvent[] };
  /** Downloads the user's calendar as iCalendar. `CalendarEvent.ical` in podio-php, reference page 22513. */
  "GET /calendar/ics/{user_id}/{token}/": { output: Response };
  /**
   * Downloads the calendar of a space as iCalendar. `CalendarEvent.ical_for_space` in podio-php, reference page 22514.
   */
  "GET /calendar/space/{space_id}/ics/{user_id}/{token}/": { output: Response };
  /** Downloads the calendar of an app as iCalendar. `CalendarEvent.ical_for_app` in podio-php, reference page 22515. */
  "GET /calendar/app/{app_id}/ics/{user_id}/{token}/": { output: Response };
  /** Gets a summary of the user's calendar. `CalendarEvent.get_summary` in podio-php, reference page 1609256. */
  "GET /calendar/summary": { query?: OpenQuery; output: unknown };
  /**
   * Gets a summary of the user's personal calendar. `CalendarEvent.get_summary_personal` in podio-php, reference page
   * 1657903.
   */
  "GET /calendar/personal/summary": { query?: OpenQuery; output: unknown };
  /**
   * Gets a summary of the calendar of a space. `CalendarEvent.get_summary_for_space` in podio-php, reference page
   * 1609328.
   */
  "GET /calendar/space/{space_id}/summary": { query?: OpenQuery; output: unknown };
  /** Lists what is muted in the user's calendar. `CalendarMute.get_all` in podio-php, reference page 62730. */
  "GET /calendar/mute/": { output: readonly unknown[] };
  /** Gets a comment. `Comment.get` in podio-php, reference page 22345. */
  "GET /comment/{comment_id}": { output: Comment };
  /** Lists the comments on an object. `Comment.get_for` in podio-php, reference page 22371. */
  "GET /comment/{ref_type}/{ref_id}/": { query?: OpenQuery; output: readonly Comment[] };
  /** Deletes a comment. `Comment.delete` in podio-php, reference page 22347. */
  "DELETE /comment/{comment_id}": { output: unknown };
  /**
   * Adds a comment to an object. The path has no trailing slash, unlike that of the list. `Comment.create` in podio-
   * php, reference page 22340. The parameters are not confirmed by the reference.
   */
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
  /** Updates a comment. `Comment.update` in podio-php, reference page 22346. */
  "PUT /comment/{comment_id}": { body?: OpenBody; output: unknown };
  /** Creates a contact in a space. `Contact.create` in podio-php, reference page 65590. */
  "POST /contact/space/{space_id}/": { body?: OpenBody; output: { readonly profile_id: Id } };
  /** Deletes contacts, given as ids joined by commas. `Contact.delete` in podio-php, reference page 60560. */
  "DELETE /contact/{profile_ids}": { output: unknown };
  /** Gets one field of a user's contact. `Contact.get_field_for_user` in podio-php, reference page 22403. */
  "GET /contact/user/{user_id}/{key}": { output: unknown };
  /** Counts the user's contacts. `Contact.get_totals` in podio-php, reference page 60467. */
  "GET /contact/totals/": { output: unknown };
  /** Counts the user's contacts, version 3. `Contact.get_totals_v3` in podio-php, reference page 34629208. */
  "GET /contact/totals/v3/": { output: unknown };
  /** Counts the contacts of a space. `Contact.get_totals_for_space` in podio-php, reference page 67508. */
  "GET /contact/space/{space_id}/totals/": { output: unknown };
  /**
   * Gets contacts, given as ids joined by commas. One id returns an object, not a list. `Contact.get` in podio-php,
   * reference page 22335.
   */
  "GET /contact/{profile_ids}/v2": { query?: OpenQuery; output: Contact | readonly Contact[] };
  /** Downloads a contact as vCard. `Contact.vcard` in podio-php, reference page 213496. */
  "GET /contact/{profile_id}/vcard": { output: Response };
  /** Gets the contact of a user. `Contact.get_for_user` in podio-php, reference page 60514. */
  "GET /contact/user/{user_id}": { output: Contact };
  /**
   * Lists the user's contacts. `Contact.get_all` in podio-php, reference page 22400. The parameters are not confirmed
   * by the reference.
   */
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
  /** Lists the contacts of an organization. `Contact.get_for_org` in podio-php, reference page 22401. */
  "GET /contact/org/{org_id}": { query?: OpenQuery; output: readonly Contact[] };
  /** Lists the contacts of a space. `Contact.get_for_space` in podio-php, reference page 22414. */
  "GET /contact/space/{space_id}/": { query?: OpenQuery; output: readonly Contact[] };
  /** Lists the contacts of an app. `Contact.get_for_app` in podio-php, reference page 79475279. */
  "GET /contact/app/{app_id}/": { query?: OpenQuery; output: readonly Contact[] };
  /** Lists the skills of the user's contacts. `Contact.get_skills` in podio-php, reference page 1346872. */
  "GET /contact/skill/": { query?: OpenQuery; output: unknown };
  /** Updates a contact. `Contact.update` in podio-php, reference page 60556. */
  "PUT /contact/{profile_id}": { body?: OpenBody; output: unknown };
  /** Updates one field of a contact. `Contact.update_field` in podio-php, reference page 60558. */
  "PUT /contact/{profile_id}/{key}": { body?: OpenBody; output: unknown };
  /** Gets a conversation. `Conversation.get` in podio-php, reference page 22369. */
  "GET /conversation/{conversation_id}": { output: Conversation };
  /** Lists the user's conversations. `Conversation.get_all` in podio-php, reference page 34822801. */
  "GET /conversation/": { query?: OpenQuery; output: readonly Conversation[] };
  /**
   * Lists the conversations on an object. Other clients request `/batch/…` for this, by mistake.
   * `Conversation.get_for` in podio-php, reference page 22443.
   */
  "GET /conversation/{ref_type}/{ref_id}/": { output: readonly Conversation[] };
  /**
   * Starts a conversation. `Conversation.create` in podio-php, reference page 22441. The parameters are not confirmed
   * by the reference.
   */
  "POST /conversation/": {
    body: {
      readonly subject?: string | undefined;
      readonly text: string;
      readonly participants?: readonly unknown[] | undefined;
      readonly file_ids?: readonly Id[] | undefined;
    };
    output: unknown;
  };
  /** Starts a conversation on an object. `Conversation.create_for` in podio-php, reference page 22442. */
  "POST /conversation/{ref_type}/{ref_id}/": { body?: OpenBody; output: unknown };
  /** Replies to a conversation. `Conversation.create_reply` in podio-php, reference page 22444. */
  "POST /conversation/{conversation_id}/reply": { body?: OpenBody; output: { readonly message_id: Id } };
  /** Adds a participant to a conversation. `Conversation.add_participant` in podio-php, reference page 384261. */
  "POST /conversation/{conversation_id}/participant/": { body?: OpenBody; output: unknown };
  /**
   * Creates an embed from a URL. `Embed.create` in podio-php, reference page 726483. The parameters are not confirmed
   * by the reference.
   */
  "POST /embed/": { body: { readonly url: string; readonly mode?: string | undefined }; output: Embed };
  /** Downloads a file. See `downloadFile`. `File.get_raw` and `File.get_raw_as_resource` in podio-php. */
  "GET /file/{file_id}/raw": { output: Response };
  /** Uploads a file. See `uploadFile`. `File.upload` in podio-php, reference page 1004361. */
  "POST /file/": { body: FormData; output: PodioFile };
  /** Uploads a file, at the path that podio-js uses. */
  "POST /file": { body: FormData; output: PodioFile };
  /** Uploads a file, at the path that podio-rb uses. */
  "POST /file/v2/": { body: FormData; output: PodioFile };
  /** Gets the metadata of a file. `File.get` in podio-php, reference page 22451. */
  "GET /file/{file_id}": { output: PodioFile };
  /** Lists the files of an app. `File.get_for_app` in podio-php, reference page 22472. */
  "GET /file/app/{app_id}/": { query?: OpenQuery; output: readonly PodioFile[] };
  /** Lists the files of a space. `File.get_for_space` in podio-php, reference page 22471. */
  "GET /file/space/{space_id}/": { query?: OpenQuery; output: readonly PodioFile[] };
  /**
   * Attaches a file to an object. `File.attach` in podio-php, reference page 22518. The parameters are not confirmed
   * by the reference.
   */
  "POST /file/{file_id}/attach": {
    query?: WriteOptions;
    body: { readonly ref_type: string; readonly ref_id: Id };
    output: unknown;
  };
  /**
   * Replaces an older file with this one. `File.replace` in podio-php, reference page 22450. The parameters are not
   * confirmed by the reference.
   */
  "POST /file/{file_id}/replace": { body: { readonly old_file_id: Id }; output: unknown };
  /** Copies a file. `File.copy` in podio-php, reference page 89977. */
  "POST /file/{file_id}/copy": { output: PodioFile };
  /**
   * Lists the user's files. `File.get_all` in podio-php, reference page 4497983. The parameters are not confirmed by
   * the reference.
   */
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
  /** Deletes a file. `File.delete` in podio-php, reference page 22453. */
  "DELETE /file/{file_id}": { output: unknown };
  /** Gets a flow. `Flow.get` in podio-php, reference page 26312313. */
  "GET /flow/{flow_id}": { output: unknown };
  /**
   * Creates a flow on an object. `Flow.create` in podio-php, reference page 26309928. The parameters are not confirmed
   * by the reference.
   */
  "POST /flow/{ref_type}/{ref_id}/": {
    body: {
      readonly name?: string | undefined;
      readonly type?: string | undefined;
      readonly config?: object | undefined;
      readonly effects?: readonly object[] | undefined;
    };
    output: unknown;
  };
  /** Updates a flow. `Flow.update` in podio-php, reference page 26310901. */
  "PUT /flow/{flow_id}": { body?: OpenBody; output: unknown };
  /** Deletes a flow. `Flow.delete` in podio-php, reference page 32929229. */
  "DELETE /flow/{flow_id}": { output: unknown };
  /** Lists the flows of an object. `Flow.get_flows` in podio-php, reference page 26312304. */
  "GET /flow/{ref_type}/{ref_id}/": { output: unknown };
  /**
   * Lists the attributes that an effect of a flow can use. `Flow.get_effect_attributes` in podio-php, reference page
   * 239234961.
   */
  "POST /flow/{ref_type}/{ref_id}/effect/attributes": { output: unknown };
  /** Gets the context of a flow. `Flow.get_flow_context` in podio-php, reference page 26313659. */
  "GET /flow/{flow_id}/context/": { output: unknown };
  /** Lists the attributes that a flow can use. `Flow.get_possible_attributes` in podio-php, reference page 33060379. */
  "POST /flow/{ref_type}/{ref_id}/attributes/": { output: unknown };
  /** Activates a form. `Form.activate` in podio-php, reference page 1107439. */
  "POST /form/{form_id}/activate": { output: unknown };
  /** Deactivates a form. `Form.deactivate` in podio-php, reference page 1107378. */
  "POST /form/{form_id}/deactivate": { output: unknown };
  /**
   * Creates a form for an app. `Form.create` in podio-php, reference page 53803. The parameters are not confirmed by
   * the reference.
   */
  "POST /form/app/{app_id}/": {
    body: {
      readonly settings?: object | undefined;
      readonly domains?: readonly string[] | undefined;
      readonly fields?: readonly object[] | undefined;
      readonly attachments?: boolean | undefined;
    };
    output: Form;
  };
  /** Deletes a form. `Form.delete` in podio-php, reference page 53810. */
  "DELETE /form/{form_id}": { output: unknown };
  /** Gets a form. `Form.get` in podio-php, reference page 53754. */
  "GET /form/{form_id}": { output: Form };
  /** Lists the forms of an app. `Form.get_for_app` in podio-php, reference page 53771. */
  "GET /form/app/{app_id}/": { output: readonly Form[] };
  /** Updates a form. `Form.update` in podio-php, reference page 53808. */
  "PUT /form/{form_id}": { body?: OpenBody; output: unknown };
  /** Lists the grants on an object. `Grant.get_for` in podio-php, reference page 16491464. */
  "GET /grant/{ref_type}/{ref_id}/": { output: readonly AccessGrant[] };
  /** Gets the user's own grant on an object. `Grant.get_own` in podio-php, reference page 16490748. */
  "GET /grant/{ref_type}/{ref_id}/own": { output: AccessGrant };
  /** Lists the user's own grants in an organization. `Grant.get_own_on_org` in podio-php, reference page 22330891. */
  "GET /grant/org/{org_id}/own/": { output: readonly AccessGrant[] };
  /** Lists the grants of a user in a space. `Grant.get_for_user_on_space` in podio-php, reference page 19389786. */
  "GET /grant/space/{space_id}/user/{user_id}/": { output: readonly AccessGrant[] };
  /**
   * Grants people access to an object. `Grant.create` in podio-php, reference page 16168841. The parameters are not
   * confirmed by the reference.
   */
  "POST /grant/{ref_type}/{ref_id}": {
    body: {
      readonly people: readonly unknown[];
      readonly action?: string | undefined;
      readonly message?: string | undefined;
    };
    output: unknown;
  };
  /** Revokes a user's grant on an object. `Grant.delete` in podio-php, reference page 16496711. */
  "DELETE /grant/{ref_type}/{ref_id}/{user_id}": { output: unknown };
  /** Lists the hooks of an object. `Hook.get_for` in podio-php, reference page 215285. */
  "GET /hook/{ref_type}/{ref_id}/": { output: readonly Hook[] };
  /**
   * Creates a hook, which stays inactive until it is verified. `ref_type` is `app`, `app_field` or `space`.
   * `Hook.create` in podio-php, reference page 215056.
   */
  "POST /hook/{ref_type}/{ref_id}/": {
    body: { readonly url: string; readonly type: HookEventType };
    output: { readonly hook_id: Id };
  };
  /**
   * Requests that Podio sends a verification code to the URL of a hook. `Hook.verify` in podio-php, reference page
   * 215232.
   */
  "POST /hook/{hook_id}/verify/request": { output: unknown };
  /** Activates a hook with the code that was sent to its URL. `Hook.validate` in podio-php, reference page 215241. */
  "POST /hook/{hook_id}/verify/validate": { body: { readonly code: string }; output: unknown };
  /** Deletes a hook. `Hook.delete` in podio-php, reference page 215291. */
  "DELETE /hook/{hook_id}": { output: unknown };
  /** Gets information about a file to import. `Importer.info` in podio-php, reference page 5929504. */
  "GET /importer/{file_id}/info": { output: unknown };
  /** Previews the import of one row. `Importer.preview` in podio-php, reference page 5936702. */
  "POST /importer/{file_id}/preview/{row}": { body?: OpenBody; output: unknown };
  /**
   * Imports a file as items of an app. `Importer.process_app` in podio-php, reference page 212899. The parameters are
   * not confirmed by the reference.
   */
  "POST /importer/{file_id}/item/app/{app_id}": {
    body: { readonly mappings: readonly object[]; readonly tags_column_id?: Id | undefined };
    output: { readonly batch_id: Id };
  };
  /** Imports a file as contacts of a space. `Importer.process_contacts` in podio-php, reference page 4261072. */
  "POST /importer/{file_id}/contact/space/{space_id}": { body?: OpenBody; output: unknown };
  /**
   * Adds an integration to an app. `Integration.create` in podio-php, reference page 86839. The parameters are not
   * confirmed by the reference.
   */
  "POST /integration/{app_id}": {
    body: { readonly type: string; readonly silent?: boolean | undefined; readonly config?: object | undefined };
    output: { readonly integration_id: Id };
  };
  /** Gets the integration of an app. `Integration.get` in podio-php, reference page 86821. */
  "GET /integration/{app_id}": { output: Integration };
  /** Refreshes the integration of an app. `Integration.refresh` in podio-php, reference page 86987. */
  "POST /integration/{app_id}/refresh": { output: unknown };
  /** Updates the integration of an app. `Integration.update` in podio-php, reference page 86843. */
  "PUT /integration/{app_id}": { body?: OpenBody; output: unknown };
  /** Removes the integration of an app. `Integration.delete` in podio-php, reference page 86876. */
  "DELETE /integration/{app_id}": { output: unknown };
  /**
   * Gets an item. The client sends `mark_as_viewed=false` by default, because Podio otherwise marks its notifications
   * as viewed. `Item.get` in podio-php, reference page 22360.
   */
  "GET /item/{item_id}": { query?: { readonly mark_as_viewed?: boolean | undefined }; output: RawItem };
  /** Gets an item by its number within the app. `Item.get_by_app_item_id` in podio-php, reference page 66506688. */
  "GET /app/{app_id}/item/{app_item_id}": { output: RawItem };
  /** Gets an item by its external id. `Item.get_by_external_id` in podio-php, reference page 19556702. */
  "GET /item/app/{app_id}/external_id/{external_id}": { output: RawItem };
  /**
   * Gets the basic data of an item. `Item.get_basic` in podio-php, reference page 61768.
   */
  "GET /item/{item_id}/basic": { query?: OpenQuery; output: RawItem };
  /** Lists the items of an app that match filters, in pages. `Item.filter` in podio-php, reference page 4496747. */
  "POST /item/app/{app_id}/filter/": { query?: WriteOptions; body?: FilterBody; output: RawItemPage };
  /**
   * Lists the items of an app that match a view, in pages. `Item.filter_by_view` in podio-php, reference page 4540284.
   * The parameters are not confirmed by the reference.
   */
  "POST /item/app/{app_id}/filter/{view_id}/": { query?: WriteOptions; body?: FilterBody; output: RawItemPage };
  /** Deletes an item. `Item.delete` in podio-php, reference page 22364. */
  "DELETE /item/{item_id}": { query?: WriteOptions; output: unknown };
  /**
   * Deletes several items of an app. `Item.bulk_delete` in podio-php, reference page 19406111. The parameters are not
   * confirmed by the reference.
   */
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
  /** Removes the reference of an item. `Item.delete_reference` in podio-php, reference page 7302326. */
  "DELETE /item/{item_id}/ref": { query?: OpenQuery; output: unknown };
  /**
   * Creates an item. External ids are not unique: a repeated call creates a second item. `Item.create` in podio-php,
   * reference page 22362.
   */
  "POST /item/app/{app_id}/": {
    query?: WriteOptions;
    body: CreateItemBody;
    output: Pick<RawItem, "item_id"> & Partial<RawItem>;
  };
  /** Duplicates an item. `Item.duplicate` in podio-php, reference page 37722742. */
  "POST /item/{item_id}/clone": { query?: WriteOptions; output: { readonly item_id: Id } };
  /**
   * Updates an item. A stale `revision` is refused with status 409. `Item.update` in podio-php, reference page 22363.
   * The parameters are not confirmed by the reference.
   */
  "PUT /item/{item_id}": { query?: WriteOptions; body: UpdateItemBody; output: Revised };
  /** Updates the reference of an item. `Item.update_reference` in podio-php, reference page 7421495. */
  "PUT /item/{item_id}/ref": { body?: OpenBody; output: unknown };
  /** Updates field values of an item. `Item.update_values` in podio-php, reference page 22366. */
  "PUT /item/{item_id}/value": { query?: WriteOptions; body: Readonly<Record<string, unknown>>; output: Revised };
  /**
   * Calculates an aggregate over the items of an app. `Item.calculate` in podio-php, reference page 67633. The
   * parameters are not confirmed by the reference.
   */
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
  /**
   * Starts an export of the items of an app, as a batch. `exporter` is `xls` or `xlsx`. `Item.export` in podio-php,
   * reference page 4235696. The parameters are not confirmed by the reference.
   */
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
  /**
   * Downloads the items of an app as an Excel file. `Item.xlsx` in podio-php, reference page 63233. The parameters are
   * not confirmed by the reference.
   */
  "GET /item/app/{app_id}/xlsx/": {
    query?: ListQuery & {
      readonly sort_by?: string | undefined;
      readonly sort_desc?: boolean | undefined;
      readonly filters?: string | undefined;
    };
    output: Response;
  };
  /** Finds items for a field by text. `Item.search_field` in podio-php, reference page 22485. */
  "GET /item/field/{field_id}/find": {
    query?: {
      readonly limit?: number | undefined;
      readonly not_item_id?: Id | undefined;
      readonly text?: string | undefined;
    };
    output: unknown;
  };
  /** Counts the items of an app. `Item.get_count` in podio-php, reference page 34819997. */
  "GET /item/app/{app_id}/count": { query?: { readonly view_id?: Id | undefined }; output: { readonly count: number } };
  /** Gets the field values of an app. `Item.get_app_values` in podio-php, reference page 22455. */
  "GET /item/app/{app_id}/values": { output: unknown };
  /** Gets the value of one field of an item. `Item.get_field_value` in podio-php, reference page 22368. */
  "GET /item/{item_id}/value/{field_id}": { output: unknown };
  /** Previews the item that a field refers to. `Item.get_basic_by_field` in podio-php, reference page 7529318. */
  "GET /item/{item_id}/reference/{field_id}/preview": { output: RawItem };
  /** Lists the items that refer to an item. `Item.get_references` in podio-php, reference page 22439. */
  "GET /item/{item_id}/reference/": { output: unknown };
  /** Gets the URL of an item's meeting. `Item.get_meeting_url` in podio-php, reference page 14763260. */
  "GET /item/{item_id}/meeting/url": { output: { readonly url: string } };
  /**
   * Lists the items that refer to an item by one field. `Item.get_references_by_field` in podio-php, reference page
   * 7529318. The parameters are not confirmed by the reference.
   */
  "GET /item/{item_id}/reference/field/{field_id}": { query?: ListQuery; output: readonly RawItem[]; item: RawItem };
  /**
   * Lists the top values of a reference field. `Item.get_top_values_by_field` in podio-php, reference page
   * 68334. The parameters are not confirmed by the reference.
   */
  "GET /item/field/{field_id}/top/": {
    query?: { readonly limit?: number | undefined; readonly not_item_id?: Id | undefined };
    output: readonly RawItem[];
  };
  /**
   * Sets the user's participation in the meeting of an item. `Item.participation` in podio-php, reference page
   * 7156154. The parameters are not confirmed by the reference.
   */
  "PUT /item/{item_id}/participation": {
    body: { readonly status: "invited" | "accepted" | "declined" | "tentative" };
    output: unknown;
  };
  /** Reverts an item to a revision. `Item.revert_to_revision` in podio-php, reference page 194362682. */
  "POST /item/{item_id}/revision/{revision}/revert_to": { body?: OpenBody; output: unknown };
  /** Gets all field values of an item. `Item.get_item_values` in podio-php, reference page 22365. */
  "GET /item/{item_id}/value": { output: unknown };
  /** Reverts one revision of an item. `ItemDiff.revert` in podio-php, reference page 953195. */
  "DELETE /item/{item_id}/revision/{revision_id}": { output: unknown };
  /** Lists the differences between two revisions of an item. `ItemDiff.get_for` in podio-php, reference page 22374. */
  "GET /item/{item_id}/revision/{revision_from_id}/{revision_to_id}": { output: readonly ItemDiff[] };
  /** Gets a revision of an item. `ItemRevision.get` in podio-php, reference page 22373. */
  "GET /item/{item_id}/revision/{revision_id}": { output: ItemRevision };
  /** Lists the revisions of an item. `ItemRevision.get_for` in podio-php, reference page 22373. */
  "GET /item/{item_id}/revision/": { output: readonly ItemRevision[] };
  /** Counts the user's new notifications. `Notification.get_new_count` in podio-php, reference page 84610. */
  "GET /notification/inbox/new/count": { output: { readonly new: number } };
  /** Marks all notifications as viewed. `Notification.mark_all_as_viewed` in podio-php, reference page 58099. */
  "POST /notification/viewed": { output: unknown };
  /** Marks a notification as viewed. `Notification.mark_as_viewed` in podio-php, reference page 22436. */
  "POST /notification/{notification_id}/viewed": { output: unknown };
  /**
   * Marks the notifications of an object as viewed. `Notification.mark_as_viewed_for_ref` in podio-php, reference page
   * 553653.
   */
  "POST /notification/{ref_type}/{ref_id}/viewed": { output: unknown };
  /** Stars a notification. `Notification.star` in podio-php, reference page 295910. */
  "POST /notification/{notification_id}/star": { output: unknown };
  /** Removes the star from a notification. `Notification.unstar` in podio-php, reference page 295911. */
  "DELETE /notification/{notification_id}/star": { output: unknown };
  /** Gets a notification. `NotificationGroup.get` in podio-php, reference page 2973737. */
  "GET /notification/{notification_id}/v2": { output: NotificationGroup };
  /**
   * Lists the user's notifications, in groups. `NotificationGroup.get_all` in podio-php, reference page 290777. The
   * parameters are not confirmed by the reference.
   */
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
  /** Gets an organization. `Organization.get` in podio-php, reference page 22383. */
  "GET /org/{org_id}": { output: Organization };
  /**
   * Gets an organization by its URL. `Organization.get_for_url` in podio-php, reference page 22384. The parameters are
   * not confirmed by the reference.
   */
  "GET /org/url": { query: { readonly url: string }; output: Organization };
  /** Lists the user's organizations. `Organization.get_all` in podio-php, reference page 22344. */
  "GET /org/": { output: readonly Organization[] };
  /** Creates an organization. `Organization.create` in podio-php, reference page 22385. */
  "POST /org/": { body?: OpenBody; output: Organization };
  /** Makes a user administrator of an organization. `Organization.create_admin` in podio-php, reference page 50854. */
  "POST /org/{org_id}/admin/": { body?: OpenBody; output: unknown };
  /** Lists the administrators of an organization. `Organization.get_all_admins` in podio-php, reference page 81542. */
  "GET /org/{org_id}/admin/": { output: unknown };
  /** Gets the login report of an organization. `Organization.get_login_report` in podio-php, reference page 51730. */
  "GET /org/{org_id}/report/login": { query?: OpenQuery; output: unknown };
  /** Gets the statistics of an organization. `Organization.get_statistics` in podio-php, reference page 28734. */
  "GET /org/{org_id}/statistics": { query?: OpenQuery; output: unknown };
  /** Updates an organization. `Organization.update` in podio-php, reference page 22386. */
  "PUT /org/{org_id}": { body?: OpenBody; output: unknown };
  /** Bootstraps an organization. `Organization.bootstrap` in podio-php. */
  "POST /org/bootstrap": { body?: OpenBody; output: unknown };
  /** Gets a member of an organization. `OrganizationMember.get` in podio-php, reference page 50908. */
  "GET /org/{org_id}/member/{user_id}": { output: OrganizationMember };
  /** Lists the members of an organization. `OrganizationMember.get_for_org` in podio-php, reference page 50661. */
  "GET /org/{org_id}/member/": { query?: OpenQuery; output: readonly OrganizationMember[] };
  /** Removes a member from an organization. `OrganizationMember.delete` in podio-php, reference page 50689. */
  "DELETE /org/{org_id}/member/{user_id}": { output: unknown };
  /**
   * Adds a question to an object. `Question.create` in podio-php, reference page 887166. The parameters are not
   * confirmed by the reference.
   */
  "POST /question/{ref_type}/{ref_id}/": {
    body: { readonly text: string; readonly options: readonly unknown[] };
    output: { readonly question_id: Id };
  };
  /** Answers a question. `Question.answer` in podio-php, reference page 887232. */
  "POST /question/{question_id}/": { body?: OpenBody; output: unknown };
  /** Gets a user's rating of an object. `Rating.get_for_type_and_user` in podio-php, reference page 22407. */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}/{user_id}": { output: Rating };
  /** Gets the ratings of one type of an object. `Rating.get_for_type` in podio-php, reference page 22375. */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}": { output: unknown };
  /** Gets the ratings of an object. `Rating.get_for` in podio-php, reference page 22376. */
  "GET /rating/{ref_type}/{ref_id}": { output: unknown };
  /** Gets the user's own rating of an object. `Rating.get_own_for_type` in podio-php, reference page 84128. */
  "GET /rating/{ref_type}/{ref_id}/{rating_type}/self": { output: Rating };
  /**
   * Rates an object. `Rating.create` in podio-php, reference page 22377. The parameters are not confirmed by the
   * reference.
   */
  "POST /rating/{ref_type}/{ref_id}/{rating_type}": { body: { readonly value: number | string }; output: unknown };
  /** Removes the user's rating of an object. `Rating.delete` in podio-php, reference page 22342. */
  "DELETE /rating/{ref_type}/{ref_id}/{rating_type}": { output: unknown };
  /** Gets the recurrence of an object. `Recurrence.get_for` in podio-php, reference page 3415545. */
  "GET /recurrence/{ref_type}/{ref_id}": { output: Recurrence };
  /**
   * Sets the recurrence of an object. `Recurrence.create` and `Recurrence.update` in podio-php, reference page
   * 3349957. The parameters are not confirmed by the reference.
   */
  "PUT /recurrence/{ref_type}/{ref_id}": { body: Recurrence; output: unknown };
  /** Removes the recurrence of an object. `Recurrence.delete` in podio-php, reference page 3349970. */
  "DELETE /recurrence/{ref_type}/{ref_id}": { output: unknown };
  /** Gets an object by its type and id. `Reference.get_for` in podio-php, reference page 10661022. */
  "GET /reference/{ref_type}/{ref_id}": { query?: OpenQuery; output: Reference };
  /**
   * Searches for objects to refer to. `Reference.search` in podio-php, reference page 13312595. The parameters are not
   * confirmed by the reference.
   */
  "POST /reference/search": {
    body: {
      readonly target?: string | undefined;
      readonly target_params?: object | undefined;
      readonly text?: string | undefined;
      readonly limit?: number | undefined;
    };
    output: unknown;
  };
  /** Resolves a URL to the object that it refers to. `Reference.resolve` in podio-php, reference page 66839423. */
  "GET /reference/resolve": { query: { readonly url: string }; output: Reference };
  /** Gets the user's reminder for an object. `Reminder.get_for` in podio-php, reference page 3415569. */
  "GET /reminder/{ref_type}/{ref_id}": { output: Reminder };
  /**
   * Sets the user's reminder for an object. `Reminder.create` and `Reminder.update` in podio-php, reference page
   * 3315055. The parameters are not confirmed by the reference.
   */
  "PUT /reminder/{ref_type}/{ref_id}": { body: { readonly remind_delta: number }; output: unknown };
  /** Snoozes a reminder. `Reminder.snooze` in podio-php, reference page 3321049. */
  "POST /reminder/{ref_type}/{ref_id}/snooze": { output: unknown };
  /** Deletes a reminder. `Reminder.delete` in podio-php, reference page 3315117. */
  "DELETE /reminder/{ref_type}/{ref_id}": { output: unknown };
  /**
   * Searches an app. `SearchResult.app` in podio-php, reference page 4234651. The parameters are not confirmed by the
   * reference.
   */
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
  /**
   * Searches a space. `SearchResult.space` in podio-php, reference page 22479. The parameters are not confirmed by the
   * reference.
   */
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
  /** Searches an organization. `SearchResult.org` in podio-php, reference page 22487. */
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
  /** Searches everything that the user can access. `SearchResult.search` in podio-php, reference page 22488. */
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
  /** Searches an app and a space. `SearchResult.search_app_and_space` in podio-php. */
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
  /** Gets a space. `Space.get` in podio-php, reference page 22389. */
  "GET /space/{space_id}": { output: Space };
  /** Lists the spaces of an organization. `Space.get_for_org` in podio-php, reference page 22387. */
  "GET /org/{org_id}/space/": { output: readonly Space[] };
  /**
   * Gets a space by its URL, or by the slugs of organization and space. `Space.get_for_url` in podio-php, reference
   * page 22481. The parameters are not confirmed by the reference.
   */
  "GET /space/url": {
    query?: {
      readonly url?: string | undefined;
      readonly org_slug?: string | undefined;
      readonly space_slug?: string | undefined;
    };
    output: Space;
  };
  /**
   * Lists the spaces of an organization that the user can join. `Space.get_available` in podio-php, reference page
   * 1911961.
   */
  "GET /space/org/{org_id}/available/": { output: readonly Space[] };
  /** Lists the user's top spaces. `Space.get_top` in podio-php, reference page 22477. */
  "GET /space/top/": { query?: OpenQuery; output: readonly Space[] };
  /**
   * Creates a space. `Space.create` in podio-php, reference page 22390. The parameters are not confirmed by the
   * reference.
   */
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
  /** Updates a space. `Space.update` in podio-php, reference page 22391. */
  "PUT /space/{space_id}": { body?: OpenBody; output: unknown };
  /** Deletes a space. `Space.delete` in podio-php, reference page 22417. */
  "DELETE /space/{space_id}": { query?: OpenQuery; output: unknown };
  /** Gets a member of a space. `SpaceMember.get` in podio-php, reference page 22397. */
  "GET /space/{space_id}/member/{user_id}": { output: SpaceMember };
  /** Lists the members of a space. `SpaceMember.get_all` in podio-php, reference page 22395. */
  "GET /space/{space_id}/member/": { output: readonly SpaceMember[] };
  /** Lists the members of a space with a role. `SpaceMember.get_by_role` in podio-php, reference page 68043. */
  "GET /space/{space_id}/member/{role}/": { output: readonly SpaceMember[] };
  /**
   * Removes members from a space, given as user ids joined by commas. `SpaceMember.delete` in podio-php, reference
   * page 22399.
   */
  "DELETE /space/{space_id}/member/{user_ids}": { output: unknown };
  /**
   * Updates members of a space, given as user ids joined by commas. `SpaceMember.update` in podio-php, reference page
   * 22398.
   */
  "PUT /space/{space_id}/member/{user_ids}": { body?: OpenBody; output: unknown };
  /** Joins a space. `SpaceMember.join` in podio-php, reference page 1927286. */
  "POST /space/{space_id}/join": { output: unknown };
  /**
   * Adds members to a space. `SpaceMember.add` in podio-php, reference page 1066259. The parameters are not confirmed
   * by the reference.
   */
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
  /** Requests membership of a space. `SpaceMember.request` in podio-php, reference page 6146231. */
  "POST /space/{space_id}/member_request/": { output: unknown };
  /**
   * Posts a status message to a space. `Status.create` in podio-php, reference page 22336. The parameters are not
   * confirmed by the reference.
   */
  "POST /status/space/{space_id}/": {
    body: {
      readonly value: string;
      readonly file_ids?: readonly Id[] | undefined;
      readonly embed_id?: Id | undefined;
      readonly question?: object | undefined;
    };
    output: Status;
  };
  /** Gets a status message. `Status.get` in podio-php, reference page 22337. */
  "GET /status/{status_id}": { output: Status };
  /** Deletes a status message. `Status.delete` in podio-php, reference page 22339. */
  "DELETE /status/{status_id}": { output: unknown };
  /**
   * Lists the user's stream. `StreamObject.get` in podio-php, reference page 80012. The parameters are not confirmed
   * by the reference.
   */
  "GET /stream/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Lists the stream of an organization. `StreamObject.get_for_org` in podio-php, reference page 80038. */
  "GET /stream/org/{org_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Lists the stream of a space. `StreamObject.get_for_space` in podio-php, reference page 80039. */
  "GET /stream/space/{space_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Lists the stream of an app. `StreamObject.get_for_app` in podio-php, reference page 264673. */
  "GET /stream/app/{app_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Lists the stream of a user. `StreamObject.get_for_user` in podio-php, reference page 1289318. */
  "GET /stream/user/{user_id}/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Lists the user's personal stream. `StreamObject.personal` in podio-php, reference page 264673. */
  "GET /stream/personal/": {
    query?: ListQuery & { readonly groups_limit?: number | undefined };
    output: readonly StreamObject[];
    item: StreamObject;
  };
  /** Gets a subscription. `Subscription.get` in podio-php, reference page 22446. */
  "GET /subscription/{subscription_id}": { output: Subscription };
  /** Gets the user's subscription to an object. `Subscription.get_for` in podio-php, reference page 22408. */
  "GET /subscription/{ref_type}/{ref_id}": { output: Subscription };
  /** Subscribes to an object. `Subscription.create` in podio-php, reference page 22409. */
  "POST /subscription/{ref_type}/{ref_id}": { output: unknown };
  /** Deletes a subscription. `Subscription.delete` in podio-php, reference page 22445. */
  "DELETE /subscription/{subscription_id}": { output: unknown };
  /** Unsubscribes from an object. `Subscription.delete_for` in podio-php, reference page 22410. */
  "DELETE /subscription/{ref_type}/{ref_id}": { output: unknown };
  /**
   * Adds tags to an object. `Tag.create` in podio-php, reference page 22464. The parameters are not confirmed by the
   * reference.
   */
  "POST /tag/{ref_type}/{ref_id}/": { body: readonly string[]; output: unknown };
  /** Replaces the tags of an object. `Tag.update` in podio-php, reference page 39859. */
  "PUT /tag/{ref_type}/{ref_id}/": { body: readonly string[]; output: unknown };
  /** Removes tags from an object. `Tag.delete` in podio-php, reference page 22465. */
  "DELETE /tag/{ref_type}/{ref_id}/": { query?: OpenQuery; output: unknown };
  /** Lists the tags of an app. `Tag.get_for_app` in podio-php, reference page 22467. */
  "GET /tag/app/{app_id}/": { query?: OpenQuery; output: readonly Tag[] };
  /** Lists the objects of an app with a tag. `TagSearch.get_for_app` in podio-php, reference page 22469. */
  "GET /tag/app/{app_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /** Lists the objects of a space with a tag. `TagSearch.get_for_space` in podio-php, reference page 22468. */
  "GET /tag/space/{space_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /** Lists the objects of an organization with a tag. `TagSearch.get_for_org` in podio-php, reference page 48478. */
  "GET /tag/org/{org_id}/search/": { query?: OpenQuery; output: readonly Tag[] };
  /**
   * Creates a task. `Task.create` in podio-php, reference page 22419. The parameters are not confirmed by the
   * reference.
   */
  "POST /task/": { query?: WriteOptions; body: TaskBody & { readonly text: string }; output: Task };
  /** Creates a task on an object. `Task.create_for` in podio-php, reference page 22420. */
  "POST /task/{ref_type}/{ref_id}/": { query?: WriteOptions; body: TaskBody & { readonly text: string }; output: Task };
  /** Gets a task. `Task.get` in podio-php, reference page 22413. */
  "GET /task/{task_id}": { output: Task };
  /**
   * Lists tasks. `Task.get_all` in podio-php, reference page 77949. The parameters are not confirmed by the reference.
   */
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
  /** Deletes a task. `Task.delete` in podio-php, reference page 77179. */
  "DELETE /task/{task_id}": { output: unknown };
  /** Removes the reference of a task. `Task.delete_ref` in podio-php, reference page 6146114. */
  "DELETE /task/{task_id}/ref": { output: unknown };
  /** Updates a task. `Task.update` in podio-php, reference page 10583674. */
  "PUT /task/{task_id}": { query?: WriteOptions; body: TaskBody; output: Task };
  /**
   * Assigns a task. `Task.assign` in podio-php, reference page 22412. The parameters are not confirmed by the
   * reference.
   */
  "POST /task/{task_id}/assign": {
    body: { readonly responsible: Id | Ref | readonly (Id | Ref)[] | null };
    output: unknown;
  };
  /** Completes a task. `Task.complete` in podio-php, reference page 22432. */
  "POST /task/{task_id}/complete": { output: unknown };
  /** Marks a task as incomplete. `Task.incomplete` in podio-php, reference page 22433. */
  "POST /task/{task_id}/incomplete": { output: unknown };
  /**
   * Sets the rank of a task between two others. `Task.rank` in podio-php, reference page 81015. The parameters are not
   * confirmed by the reference.
   */
  "POST /task/{task_id}/rank": {
    body: { readonly previous_task?: Id | null | undefined; readonly next_task?: Id | null | undefined };
    output: unknown;
  };
  /** Downloads a task as iCalendar. `Task.ical` in podio-php, reference page 10195650. */
  "GET /calendar/task/{task_id}/ics/": { output: Response };
  /** Gets a summary of the user's tasks. `Task.get_summary` in podio-php, reference page 1612017. */
  "GET /task/summary": { query?: OpenQuery; output: unknown };
  /** Gets a summary of the user's personal tasks. `Task.get_summary_personal` in podio-php, reference page 1657217. */
  "GET /task/personal/summary": { query?: OpenQuery; output: unknown };
  /**
   * Gets a summary of the tasks of an organization. `Task.get_summary_for_org` in podio-php, reference page 1612063.
   */
  "GET /task/org/{org_id}/summary": { query?: OpenQuery; output: unknown };
  /** Gets a summary of the tasks of a space. `Task.get_summary_for_space` in podio-php, reference page 1612130. */
  "GET /task/space/{space_id}/summary": { query?: OpenQuery; output: unknown };
  /** Gets a summary of the tasks on an object. `Task.get_summary_for` in podio-php, reference page 1657980. */
  "GET /task/{ref_type}/{ref_id}/summary": { query?: OpenQuery; output: unknown };
  /** Updates the reference of a task. `Task.update_reference` in podio-php, reference page 170733. */
  "PUT /task/{task_id}/ref": { body?: OpenBody; output: unknown };
  /** Counts the tasks on an object. `Task.count` in podio-php, reference page 38316458. */
  "GET /task/{ref_type}/{ref_id}/count": { output: unknown };
  /** Makes a task private or public. `Task.update_private` in podio-php, reference page 22434. */
  "PUT /task/{task_id}/private": { query?: WriteOptions; body: { readonly private: boolean }; output: unknown };
  /** Creates a task label. `TaskLabel.create` in podio-php, reference page 151265. */
  "POST /task/label/": {
    body: { readonly text: string; readonly color?: string | undefined };
    output: { readonly label_id: Id };
  };
  /** Lists the user's task labels. `TaskLabel.get_all` in podio-php, reference page 151534. */
  "GET /task/label": { output: readonly TaskLabel[] };
  /** Deletes a task label. `TaskLabel.delete` in podio-php, reference page 151302. */
  "DELETE /task/label/{label_id}": { output: unknown };
  /** Updates a task label. `TaskLabel.update` in podio-php, reference page 151769. */
  "PUT /task/label/{label_id}": {
    body: { readonly text?: string | undefined; readonly color?: string | undefined };
    output: unknown;
  };
  /** Gets the authenticated user. `User.get` in podio-php, reference page 22378. */
  "GET /user": { output: User };
  /** Gets a property of the user. `User.get_property` in podio-php, reference page 29798. */
  "GET /user/property/{name}": { output: unknown };
  /** Sets a property of the user. `User.set_property` in podio-php, reference page 29799. */
  "PUT /user/property/{name}": { body: { readonly value: unknown }; output: unknown };
  /** Sets several properties of the user. `User.set_properties` in podio-php, reference page 9052829. */
  "PUT /user/property/": { body?: OpenBody; output: unknown };
  /** Deletes a property of the user. `User.delete_property` in podio-php, reference page 29800. */
  "DELETE /user/property/{name}": { output: unknown };
  /** Updates the user's profile. `User.update_profile` in podio-php, reference page 22402. */
  "PUT /user/profile/": { body?: OpenBody; output: unknown };
  /** Gets one field of the user's profile. `User.get_profile_field` in podio-php, reference page 22380. */
  "GET /user/profile/{field}": { output: unknown };
  /**
   * Gets the status of the authenticated user. `UserStatus.get` in podio-php, reference page 22480.
   */
  "GET /user/status": { output: UserStatus };
  /**
   * Creates a view of an app. `View.create` in podio-php, reference page 27453. The parameters are not confirmed by
   * the reference.
   */
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
  /** Gets a view. `View.get` in podio-php, reference page 27450. */
  "GET /view/{view_id}": { output: View };
  /** Lists the views of an app. `View.get_for_app` in podio-php, reference page 27460. */
  "GET /view/app/{app_id}/": { output: readonly View[] };
  /** Gets the view of an app that the user last used. `View.get_last` in podio-php, reference page 27663. */
  "GET /view/app/{app_id}/last": { output: View };
  /** Updates the view of an app that the user last used. `View.update_last` in podio-php, reference page 5988251. */
  "PUT /view/app/{app_id}/last": { body?: OpenBody; output: unknown };
  /** Deletes a view. `View.delete` in podio-php, reference page 27454. */
  "DELETE /view/{view_id}": { output: unknown };
  /** Gets the result of a voting on an item. `Voting.get_result_for_item` in podio-php, reference page 117727335. */
  "GET /voting/item/{item_id}/voting/{voting_id}/result": { output: unknown };
  /** Gets the voting of an app. `Voting.get_voting_id` in podio-php, reference page 117689723. */
  "GET /voting/app/{app_id}/voting": { output: unknown };
  /**
   * Lists the users who voted on an item. `Voting.get_list_of_users_with_votes` in podio-php, reference page
   * 117729546.
   */
  "GET /voting/item/{item_id}/voting/{voting_id}/user": { output: unknown };
  /**
   * Creates a widget on an object. `Widget.create` in podio-php, reference page 22491. The parameters are not
   * confirmed by the reference.
   */
  "POST /widget/{ref_type}/{ref_id}/": {
    body: { readonly type: string; readonly title: string; readonly config?: object | undefined };
    output: Widget;
  };
  /** Deletes a widget. `Widget.delete` in podio-php, reference page 22492. */
  "DELETE /widget/{widget_id}": { output: unknown };
  /** Gets a widget. `Widget.get` in podio-php, reference page 22489. */
  "GET /widget/{widget_id}": { output: Widget };
  /** Lists the widgets of an object. `Widget.get_for` in podio-php, reference page 22494. */
  "GET /widget/{ref_type}/{ref_id}/": { output: readonly Widget[] };
  /** Updates a widget. `Widget.update` in podio-php, reference page 22490. */
  "PUT /widget/{widget_id}": { body?: OpenBody; output: unknown };
  /** Sets the order of the widgets of an object. `Widget.update_order` in podio-php, reference page 22495. */
  "PUT /widget/{ref_type}/{ref_id}/order": { body?: OpenBody; output: unknown };
  /**
   * Updates one field of an item. `field_id` may also be an external id. `ItemField.update` in podio-php, reference
   * page 22367.
   */
  "PUT /item/{item_id}/value/{field_id}": {
    query?: WriteOptions;
    body: readonly unknown[] | Readonly<Record<string, unknown>>;
    output: Revised;
  };
  /**
   * Downloads a date field of an item as iCalendar. `ItemField.ical` and `ItemField.ical_field` in podio-php,
   * reference page 10195681.
   */
  "GET /calendar/item/{item_id}/field/{field_id}/ics/": { output: Response };
  /** Gets an app by the labels of organization, space and app. Only in podio-rb. */
  "GET /app/org/{org_label}/space/{space_label}/{app_label}": { output: App };
  /** Regenerates the token of an app. Only in podio-rb. */
  "POST /app/{app_id}/token/regenerate": { output: unknown };
  /** Lists condition sets. Only in podio-rb. */
  "GET /condition_set/": { query?: OpenQuery; output: unknown };
  /** Creates a condition set. Only in podio-rb. */
  "POST /condition_set/": { body?: OpenBody; output: unknown };
  /** Counts the user's unread conversations. Only in podio-rb. */
  "GET /conversation/unread/count": { output: unknown };
  /** Gets the email settings of an app. Only in podio-rb. */
  "GET /email/app/{app_id}": { output: unknown };
  /** Updates the email settings of an app. Only in podio-rb. */
  "PUT /email/app/{app_id}": { body?: OpenBody; output: unknown };
  /** Gets an embed. Only in podio-rb. */
  "GET /embed/{embed_id}": { output: Embed };
  /** Lists the latest files of an app. Only in podio-rb. */
  "GET /file/app/{app_id}/latest/": { query?: OpenQuery; output: readonly PodioFile[] };
  /** Creates a file from a URL. Only in podio-rb. */
  "POST /file/from_url/": { body: { readonly url: string }; output: PodioFile };
  /** Updates a file. Only in podio-rb. */
  "PUT /file/{file_id}": { body?: OpenBody; output: unknown };
  /** Lists the columns of a file to import. Only in podio-rb. */
  "GET /importer/{file_id}/column/": { output: readonly unknown[] };
  /** Gets the range of values of a field. Only in podio-rb. */
  "GET /item/field/{field_id}/range": { output: unknown };
  /** Rearranges an item. Only in podio-rb. */
  "POST /item/{item_id}/rearrange": { body?: OpenBody; output: unknown };
  /** Lists the user's linked accounts. Only in podio-rb. */
  "GET /linked_account/": { query?: OpenQuery; output: readonly unknown[] };
  /** Adds a linked account. Only in podio-rb. */
  "POST /linked_account/": { body?: OpenBody; output: unknown };
  /** Revokes the user's grant for an API client. Only in podio-rb. */
  "DELETE /oauth/grant/client/{client_id}": { output: unknown };
  /** Invalidates an OAuth grant. Only in podio-rb. */
  "POST /oauth/grant/invalidate": { body?: OpenBody; output: unknown };
  /** Gets OAuth information. Only in podio-rb. */
  "POST /oauth/info": { body?: OpenBody; output: unknown };
  /** Lists all spaces of an organization. Only in podio-rb. */
  "GET /org/{org_id}/all_spaces/": { query?: OpenQuery; output: readonly Space[] };
  /** Lists who likes an object. Only in podio-rb. */
  "GET /rating/{ref_type}/{ref_id}/liked_by/": { output: readonly unknown[] };
  /** Lists who can access an object. Only in podio-rb. */
  "GET /reference/{ref_type}/{ref_id}/accessible_by/": { output: readonly unknown[] };
  /** Invites people to a space. Only in podio-rb. */
  "POST /space/{space_id}/invite": { body?: OpenBody; output: unknown };
  /** Leaves a space. Only in podio-rb. */
  "POST /space/{space_id}/leave": { output: unknown };
  /** Lists the members of a space, version 2. Only in podio-rb. */
  "GET /space/{space_id}/member/v2/": { query?: OpenQuery; output: readonly SpaceMember[] };
  /** Gets a member of a space, version 2. Only in podio-rb. */
  "GET /space/{space_id}/member/{user_id}/v2": { output: SpaceMember };
  /** Gets the stream entry of an object. Only in podio-rb. */
  "GET /stream/{ref_type}/{ref_id}/v2": { output: unknown };
  /** Lists the tags of a space. Only in podio-rb. */
  "GET /tag/space/{space_id}/": { query?: OpenQuery; output: readonly Tag[] };
  /** Sets the due date of a task. Only in podio-rb. */
  "PUT /task/{task_id}/due_on": { body?: OpenBody; output: unknown };
  /** Sets the labels of a task. Only in podio-rb. */
  "PUT /task/{task_id}/label/": { body?: readonly string[] | OpenBody; output: unknown };
  /** Sets the text of a task. Only in podio-rb. */
  "PUT /task/{task_id}/text": { body?: OpenBody; output: unknown };
  /** Updates a view. Only in podio-rb. */
  "PUT /view/{view_id}": { body?: OpenBody; output: unknown };
  /** Makes a view the default. Only in podio-rb. */
  "POST /view/{view_id}/default": { output: unknown };
}
