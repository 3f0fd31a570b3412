import { viewerZone } from "./sample-values.ts";

const created_on = "2026-01-05 08:00:00";
const ada = { user_id: 999_999, profile_id: 811, name: "Ada Lovelace" };
const profile = { profile_id: 811, user_id: 999_999, name: "Ada Lovelace", mail: ["user@example.com"], phone: [] };
const user = {
  user_id: 999_999,
  mail: "user@example.com",
  status: "active",
  locale: "en_GB",
  timezone: viewerZone,
  profile,
};
const onItem = { ref_type: "item", ref_id: 555 };

/** A kind of row. */
export type Resource =
  | "access_grant"
  | "action"
  | "app_installation"
  | "batch"
  | "calendar_event"
  | "comment"
  | "contact"
  | "conversation"
  | "embed"
  | "flow"
  | "form"
  | "hook"
  | "integration"
  | "item_diff"
  | "item_revision"
  | "message"
  | "notification_group"
  | "organization"
  | "organization_member"
  | "question"
  | "rating"
  | "recurrence"
  | "reference"
  | "reminder"
  | "search_result"
  | "space"
  | "space_member"
  | "status"
  | "stream_object"
  | "subscription"
  | "tag"
  | "task"
  | "task_label"
  | "user"
  | "user_property"
  | "user_status"
  | "view"
  | "widget";

/** The initial rows by kind. A row also holds the path parameters that lead to it. */
export const seeds: { readonly [R in Resource]: Record<string, unknown>[] } = {
  access_grant: [
    { grant_id: 1, action: "comment", message: null, user_id: 999_999, space_id: 31, org_id: 21, ...onItem },
  ],
  action: [{ action_id: 41, type: "app_created", data: {} }],
  app_installation: [{ app_id: 333 }],
  batch: [{ batch_id: 51, plugin: "app_export", status: "completed", size: 1, completed: 1, skipped: 0, failed: 0 }],
  calendar_event: [{ ref_type: "task", ref_id: 61, title: "Oil the gears", start_utc: created_on, end_utc: null }],
  comment: [{ comment_id: 71, value: "Nice", external_id: null, created_on, created_by: ada, files: [], ...onItem }],
  contact: [{ ...profile, type: "user", space_id: 31, org_id: 21 }],
  conversation: [{ conversation_id: 81, subject: "Gears", messages: [], participants: [ada], ...onItem }],
  embed: [
    { embed_id: 91, original_url: "https://example.com/", resolved_url: "https://example.com/", title: "Example" },
  ],
  flow: [{ flow_id: 101, name: "Assign", type: "item.create", config: {}, effects: [], ref_type: "app", ref_id: 111 }],
  form: [{ form_id: 121, app_id: 111, status: "active", settings: {}, domains: ["example.com"] }],
  hook: [
    {
      hook_id: 131,
      url: "https://example.com/hook",
      type: "item.create",
      status: "active",
      ref_type: "app",
      ref_id: 111,
    },
  ],
  integration: [{ integration_id: 141, app_id: 111, type: "rss", status: "ok", config: {} }],
  item_diff: [{ field_id: 11_100, type: "text", label: "title", from: [], to: [{ value: "Wheel squeaks" }] }],
  item_revision: [{ revision: 0, item_revision_id: 151, created_on, created_by: ada }],
  message: [{ message_id: 161 }],
  notification_group: [
    { notification_id: 171, notifications: [{ notification_id: 171, type: "comment" }], context: {} },
  ],
  organization: [{ org_id: 21, name: "Difference Ltd", url: "https://podio.com/difference", url_label: "difference" }],
  organization_member: [{ org_id: 21, user_id: 999_999, profile, admin: true, employee: true }],
  question: [{ question_id: 181 }],
  rating: [{ rating_id: 191, rating_type: "like", type: "like", value: 1, user_id: 999_999, ...onItem }],
  recurrence: [{ recurrence_id: 201, name: "weekly", config: { days: ["monday"] }, step: 1, until: null, ...onItem }],
  reference: [{ type: "item", id: 555, title: "Wheel squeaks", link: "https://podio.com/x/item/555", data: {} }],
  reminder: [{ reminder_id: 211, remind_delta: 15, ...onItem }],
  search_result: [{ id: 555, type: "item", title: "Wheel squeaks", link: "https://podio.com/x/item/555", created_on }],
  space: [
    { space_id: 31, org_id: 21, name: "Dev", url: "https://podio.com/difference/dev", url_label: "dev", role: "admin" },
  ],
  space_member: [{ space_id: 31, user_id: 999_999, role: "admin", profile, user }],
  status: [{ status_id: 221, value: "At work", created_on }],
  stream_object: [
    { type: "item", id: 555, title: "Wheel squeaks", link: "https://podio.com/x/item/555", created_on, data: {} },
    { type: "status", id: 221, title: "At work", link: "https://podio.com/x/status/221", created_on, data: {} },
  ],
  subscription: [{ subscription_id: 231, started_on: created_on, ref: { type: "item", id: 555 }, ...onItem }],
  tag: [{ text: "urgent", count: 2 }],
  task: [
    {
      task_id: 61,
      text: "Oil the gears",
      status: "active",
      private: false,
      due_on: null,
      responsible: ada,
      labels: [],
    },
    { task_id: 62, text: "Sweep", status: "active", private: false, due_on: null, responsible: ada, labels: [] },
  ],
  task_label: [{ label_id: 241, text: "later", color: "DCEBD8" }],
  user: [user],
  user_property: [{ name: "theme", value: "dark" }],
  user_status: [{ user, profile, properties: {}, inbox_new: 1 }],
  view: [
    { view_id: 251, app_id: 111, name: "Open", private: false, sort_by: "created_on", sort_desc: true, filters: {} },
  ],
  widget: [{ widget_id: 261, type: "text", title: "Read me", config: {}, ref_type: "app", ref_id: 111 }],
};

/** The id member of a row, when it is not the kind's name with `_id`. */
export const idNames: { readonly [R in Resource]?: string } = {
  access_grant: "grant_id",
  app_installation: "app_id",
  contact: "profile_id",
  item_revision: "revision",
  organization: "org_id",
  task_label: "label_id",
};
