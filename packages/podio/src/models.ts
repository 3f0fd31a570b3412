/** A Podio id: of an item, app, file, user and so on. Sent as a number, never as text. */
export type Id = number;

/** `YYYY-MM-DD HH:MM:SS` in UTC, without a zone. */
export type UtcDateTime = string;

/** `YYYY-MM-DD`. */
export type DateOnly = string;

/** A decimal number as Podio writes it, e.g. `"123.5600"`: text, so that no digit is lost. */
export type Decimal = string;

/** What something belongs to, or who did it. */
export interface Ref {
  /** `app`, `item`, `user`, `space`, `task`, … */
  readonly type: string;
  readonly id: Id;
}

/** Values in a query. Arrays are written with commas, dates in UTC; undefined is left out. */
export type QueryValue = string | number | boolean | Date | readonly (string | number)[] | null | undefined;

/** The query of an operation whose parameters are not documented. */
export type OpenQuery = Readonly<Record<string, QueryValue>>;

/** The body of an operation whose members are not documented. Dates are written in UTC. */
export type OpenBody = object;

/** Query parameters of every write. */
export interface WriteOptions {
  /** No entry in the stream and no notification. @default false */
  readonly silent?: boolean | undefined;
  /** Whether hooks are called. @default true */
  readonly hook?: boolean | undefined;
  /** Selects what the response contains, in Podio's own syntax. */
  readonly fields?: string | undefined;
}

/** A page of a list. */
export interface ListQuery {
  /** Rows. `pages()` and `items()` request 100 by default. */
  readonly limit?: number | undefined;
  /** Rows to skip. */
  readonly offset?: number | undefined;
}

/** Who did something, in short. */
export interface Byline {
  readonly type?: string;
  readonly id?: Id;
  readonly name?: string;
  readonly user_id?: Id | null;
  readonly url?: string | null;
}

/** A field of an app: its type and configuration. */
export interface AppField {
  readonly field_id: Id;
  readonly external_id: string;
  /** `text`, `number`, `category`, `date`, … An unknown type is kept as it is. */
  readonly type: string;
  readonly label?: string;
  readonly status?: string;
  readonly config?: AppFieldConfig;
}

/** Configuration of a field. */
export interface AppFieldConfig {
  readonly label?: string;
  readonly description?: string | null;
  readonly required?: boolean;
  readonly unique?: boolean;
  /** Position among the fields. */
  readonly delta?: number;
  readonly settings?: AppFieldSettings | null;
}

/** Settings of a field, depending on its type. */
export interface AppFieldSettings {
  readonly multiple?: boolean;
  readonly options?: readonly OptionValue[];
  readonly [name: string]: unknown;
}

/** An option of a category or question field. */
export interface OptionValue {
  readonly id: number;
  readonly text: string;
  readonly color?: string;
  readonly status?: "active" | "deleted" | (string & {});
}

/** An app: a template of items. */
export interface App {
  readonly app_id: Id;
  readonly space_id?: Id;
  readonly status?: string;
  readonly url_label?: string;
  readonly link?: string;
  readonly config?: { readonly name?: string; readonly item_name?: string; readonly [name: string]: unknown };
  readonly fields?: readonly AppField[];
  /** The app's secret, for a user who may see it. Do not log it. */
  readonly token?: string;
}

/** A field of an item. Fields without values are absent. */
export interface RawField {
  readonly field_id: Id;
  readonly external_id: string;
  readonly type: string;
  readonly label?: string;
  readonly status?: string;
  readonly config?: AppFieldConfig;
  readonly values: readonly unknown[];
}

/** An item. Lists leave out `comments` and `files`, and contain only their counts. */
export interface RawItem {
  readonly item_id: Id;
  /** The item's number within its app. */
  readonly app_item_id?: Id;
  readonly app_item_id_formatted?: string;
  readonly external_id?: string | null;
  readonly title?: string;
  /** Current revision, if the response has it here; otherwise in `current_revision`. */
  readonly revision?: number;
  readonly initial_revision?: ItemRevision;
  readonly current_revision?: ItemRevision;
  readonly link?: string;
  readonly app?: ItemApp;
  readonly fields: readonly RawField[];
  readonly files?: readonly PodioFile[];
  readonly comments?: readonly Comment[];
  readonly tags?: readonly string[];
  /** What the account may do with the item, e.g. `update`. */
  readonly rights?: readonly string[];
  readonly created_on?: UtcDateTime;
  readonly last_event_on?: UtcDateTime;
  readonly created_by?: Byline;
  readonly created_via?: Via;
  readonly comment_count?: number;
  readonly file_count?: number;
}

/** The app that an item is in, in short. */
export interface ItemApp {
  readonly app_id: Id;
  readonly status?: string;
  readonly name?: string;
  readonly item_name?: string;
  readonly icon?: string;
  readonly space_id?: Id;
  readonly link?: string;
}

/** The client that something was done through. */
export interface Via {
  readonly id?: Id;
  readonly auth_client_id?: Id;
  readonly name?: string;
  readonly url?: string | null;
}

/** One page of a filter. */
export interface RawItemPage {
  /** Items in the app. */
  readonly total: number;
  /** Items that match. */
  readonly filtered: number;
  readonly items: readonly RawItem[];
}

/** Conditions by field id, external id, or `created_on`, `last_edit_on`, `created_by`, `tags`, … */
export type Filters = Readonly<Record<string, unknown>>;

/** Which items to find, and in which order. */
export interface FilterBody {
  /** `item_id`, `created_on`, `last_edit_on`, a field id, … */
  readonly sort_by?: string | undefined;
  readonly sort_desc?: boolean | undefined;
  readonly filters?: Filters | undefined;
  /** Rows. @default 30 */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** Whether this filter becomes the user's last view. @default false */
  readonly remember?: boolean | undefined;
}

/** Body that creates an item. */
export interface CreateItemBody {
  /** By external id or field id. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Not unique. */
  readonly external_id?: string | undefined;
  readonly file_ids?: readonly Id[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** `remind_delta` in minutes. */
  readonly reminder?: { readonly remind_delta: number } | undefined;
  readonly recurrence?: { readonly name: string; readonly config?: object } | undefined;
}

/** Body that updates an item. What is left out stays. */
export interface UpdateItemBody extends CreateItemBody {
  /** The revision that the change is based on. A 409 when the item has a newer one. */
  readonly revision?: number | undefined;
}

/** Response to a write of values. */
export interface Revised {
  readonly revision: number;
  readonly title?: string;
}

/** A revision of an item. */
export interface ItemRevision {
  readonly revision: number;
  readonly item_revision_id?: Id;
  /** Revision of the app at that time. */
  readonly app_revision?: number;
  readonly type?: string;
  readonly created_on?: UtcDateTime;
  readonly created_by?: Byline;
  readonly created_via?: Via;
}

/** How a field changed between two revisions. */
export interface ItemDiff {
  readonly field_id: Id;
  readonly type?: string;
  readonly label?: string;
  readonly from?: readonly unknown[];
  readonly to?: readonly unknown[];
}

/** A file. */
export interface PodioFile {
  readonly file_id: Id;
  readonly name: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
  /** URL of its content, usually on a Podio host: see `downloadFile`. */
  readonly link: string;
  readonly perma_link?: string | null;
  readonly thumbnail_link?: string | null;
  /** `podio`, or another service that holds the content. */
  readonly hosted_by?: string;
}

/** A task. */
export interface Task {
  readonly task_id: Id;
  readonly text?: string;
  readonly description?: string | null;
  readonly status?: string;
  readonly private?: boolean;
  readonly due_on?: UtcDateTime | null;
  readonly due_date?: DateOnly | null;
  readonly responsible?: Byline | null;
  readonly labels?: readonly TaskLabel[];
  readonly ref?: Ref | null;
}

/** Body that creates or updates a task. */
export interface TaskBody {
  readonly text?: string | undefined;
  readonly description?: string | null | undefined;
  readonly private?: boolean | undefined;
  readonly due_date?: DateOnly | null | undefined;
  readonly due_time?: string | null | undefined;
  readonly due_on?: UtcDateTime | Date | null | undefined;
  readonly responsible?: Id | Ref | readonly (Id | Ref)[] | null | undefined;
  readonly file_ids?: readonly Id[] | undefined;
  readonly labels?: readonly (string | Id)[] | undefined;
  readonly reminder?: { readonly remind_delta: number } | undefined;
  readonly recurrence?: object | undefined;
}

/** A label of tasks. */
export interface TaskLabel {
  readonly label_id: Id;
  readonly text?: string;
  readonly color?: string;
}

/** A person as others see them. */
export interface Contact {
  readonly profile_id: Id;
  readonly user_id?: Id | null;
  readonly name?: string;
  readonly mail?: readonly string[];
  readonly phone?: readonly string[];
  readonly type?: string;
}

/** An organization. */
export interface Organization {
  readonly org_id: Id;
  readonly name?: string;
  readonly url_label?: string;
  readonly url?: string;
  readonly status?: string;
  readonly spaces?: readonly Space[];
}

/** A member of an organization. */
export interface OrganizationMember {
  readonly profile?: Contact;
  readonly admin?: boolean;
  readonly employee?: boolean;
}

/** A workspace. */
export interface Space {
  readonly space_id: Id;
  readonly org_id?: Id;
  readonly name?: string;
  readonly url?: string;
  readonly url_label?: string;
  readonly privacy?: string;
  readonly role?: string;
}

/** A member of a workspace. */
export interface SpaceMember {
  readonly profile?: Contact;
  readonly role?: string;
  readonly user?: User;
}

/** A user of Podio. */
export interface User {
  readonly user_id: Id;
  readonly mail?: string;
  readonly status?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly profile?: Contact;
  readonly created_on?: UtcDateTime;
}

/** The user, and how much is new to them. */
export interface UserStatus {
  readonly user?: User;
  readonly profile?: Contact;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly inbox_new?: number;
}

/** An entry of a calendar. */
export interface CalendarEvent {
  readonly ref_type?: string;
  readonly ref_id?: Id;
  readonly title?: string;
  readonly start_utc?: UtcDateTime | null;
  readonly end_utc?: UtcDateTime | null;
  readonly link?: string;
}

/** A comment. */
export interface Comment {
  readonly comment_id: Id;
  readonly value?: string;
  readonly rich_value?: string;
  readonly external_id?: string | null;
  readonly created_on?: UtcDateTime;
  readonly created_by?: Byline;
  readonly files?: readonly PodioFile[];
}

/** A web hook. */
export interface Hook {
  readonly hook_id: Id;
  readonly url: string;
  /** Of the event, e.g. `item.create`. */
  readonly type: string;
  readonly status?: "inactive" | "active" | (string & {});
}

/** Events that a hook can subscribe to. Podio may know more. */
export type HookEventType =
  | "item.create"
  | "item.update"
  | "item.delete"
  | "comment.create"
  | "comment.delete"
  | "file.change"
  | "app.create"
  | "app.update"
  | "app.delete"
  | "form.create"
  | "form.update"
  | "form.delete"
  | "task.create"
  | "task.update"
  | "task.delete"
  | (string & {});

/** A form through which others add items. */
export interface Form {
  readonly form_id: Id;
  readonly app_id?: Id;
  readonly status?: string;
  readonly settings?: object;
  readonly domains?: readonly string[];
}

/** A saved filter of an app. */
export interface View {
  readonly view_id: Id;
  readonly name?: string | null;
  readonly private?: boolean;
  readonly sort_by?: string | null;
  readonly sort_desc?: boolean | null;
  readonly filters?: unknown;
}

/** A tag and how often it is used. */
export interface Tag {
  readonly text: string;
  readonly count?: number;
}

/** A search result. */
export interface SearchResult {
  readonly id: Id;
  readonly type: string;
  readonly title?: string;
  readonly link?: string;
  readonly created_on?: UtcDateTime;
}

/** Work that Podio does in the background. */
export interface Batch {
  readonly batch_id: Id;
  readonly plugin?: string;
  readonly status?: string;
  readonly size?: number;
  readonly completed?: number;
  readonly skipped?: number;
  readonly failed?: number;
  readonly file?: PodioFile | null;
}

/** A message between people. */
export interface Conversation {
  readonly conversation_id: Id;
  readonly subject?: string;
  readonly messages?: readonly unknown[];
  readonly participants?: readonly unknown[];
}

/** A status message of a workspace. */
export interface Status {
  readonly status_id: Id;
  readonly value?: string;
  readonly created_on?: UtcDateTime;
}

/** A web page that is embedded in Podio. */
export interface Embed {
  readonly embed_id: Id;
  readonly original_url?: string;
  readonly resolved_url?: string;
  readonly title?: string;
}

/** A box on a page. */
export interface Widget {
  readonly widget_id: Id;
  readonly type?: string;
  readonly title?: string;
  readonly config?: object;
}

/** A permission that someone has on an object. */
export interface AccessGrant {
  readonly grant_id?: Id;
  readonly action?: string;
  readonly message?: string | null;
  readonly user?: User;
  readonly ref?: Ref;
}

/** Notifications about one object. */
export interface NotificationGroup {
  readonly notifications?: readonly unknown[];
  readonly context?: unknown;
}

/** An object that others reference. */
export interface Reference {
  readonly type: string;
  readonly id: Id;
  readonly title?: string;
  readonly link?: string;
  readonly data?: unknown;
}

/** An entry of the activity stream. */
export interface StreamObject {
  readonly type?: string;
  readonly id?: Id;
  readonly title?: string;
  readonly link?: string;
  readonly created_on?: UtcDateTime;
  readonly data?: unknown;
}

/** A subscription to the events of an object. */
export interface Subscription {
  readonly subscription_id?: Id;
  readonly ref?: Ref;
  readonly started_on?: UtcDateTime;
}

/** A recurrence rule. */
export interface Recurrence {
  readonly recurrence_id?: Id;
  readonly name: string;
  readonly config?: object | null;
  readonly step?: number;
  readonly until?: DateOnly | null;
}

/** A reminder before a date. */
export interface Reminder {
  readonly reminder_id?: Id;
  /** Minutes. */
  readonly remind_delta: number;
}

/** A rating, e.g. a like. */
export interface Rating {
  readonly rating_id?: Id;
  readonly type?: string;
  readonly value: number | string;
}

/** A connection of an app to an external service. */
export interface Integration {
  readonly integration_id: Id;
  readonly type?: string;
  readonly status?: string;
  readonly config?: object;
}

/** Something that Podio did for an app or workspace. */
export interface Action {
  readonly action_id: Id;
  readonly type?: string;
  readonly data?: unknown;
}
