/** A Hubstaff id. Entities are 64-bit; those seen so far are far below 2^53. */
export type Id = number;

/** ISO 8601 date and time, e.g. `2026-01-31T08:00:00.000Z`. */
export type DateTime = string;

/** ISO 8601 date, e.g. `2026-01-31`. */
export type DateOnly = string;

/** Free members of an entity: keys of 2 to 30 characters `[a-z0-9_]`, values of at most 200. */
export type Metadata = Readonly<Record<string, unknown>>;

/** One member of a metadata write; a value of null removes the key. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string | null;
}

/** What every list may be asked. */
export interface PageQuery {
  /**
   * Id to start the page at.
   *
   * @default 0
   */
  readonly page_start_id?: Id | string | undefined;
  /**
   * Rows on a page, at most 500.
   *
   * @default 100
   */
  readonly page_limit?: number | undefined;
}

/** What every list answers besides its rows. Absent on the last page. */
export interface Page {
  readonly pagination?: { readonly next_page_start_id?: Id | string | null };
}

/** Answer of the operations that only confirm. */
export interface Success {
  readonly success: boolean;
}

/** What `GET /v2/organizations/{organization_id}/rates` lists. The vendor declares no members: `fields` chooses them. */
export interface Rate {
  readonly user_id?: Id | null;
  readonly [member: string]: unknown;
}

/** What a webhook subscribes to: one of the events, or `*` for all. */
export type WebhookEventName =
  | "*"
  | "timer.start"
  | "timer.stop"
  | "project.create"
  | "client.create"
  | "task.create"
  | "task.assign"
  | "task.unassign"
  | "schedule.create"
  | "schedule.update"
  | "schedule.delete"
  | "shift.ontime"
  | "shift.early"
  | "shift.late"
  | "shift.abandoned"
  | "shift.missed"
  | "work_break.create"
  | "activity.create"
  | "activity.update"
  | "activity.delete"
  | "idle_time.start"
  | "billing.occupied_seats";

/** A webhook. The vendor declares nothing but the id in its prose. */
export interface Webhook {
  readonly id: string;
  readonly [member: string]: unknown;
}

/** Ten minutes of one person on one task: what was tracked, and how active keyboard and mouse were. */
export interface Activity {
  readonly id: Id;
  readonly date: DateOnly | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  /** Beginning of the ten minutes. */
  readonly time_slot: DateTime | null;
  readonly starts_at: DateTime | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly task_id: Id | null;
  /** Seconds. */
  readonly keyboard: number;
  /** Seconds. */
  readonly mouse: number;
  /** Seconds. */
  readonly overall: number;
  /** Seconds. */
  readonly tracked: number;
  /** Seconds. */
  readonly input_tracked: number;
  readonly tracks_input: boolean;
  readonly billable: boolean;
  readonly paid: boolean;
  readonly client_invoiced: boolean;
  readonly team_invoiced: boolean;
  readonly immutable: boolean;
  readonly timesheet_id?: Id | null;
  readonly timesheet_locked?: boolean | null;
  readonly time_type: string | null;
  readonly client: string | null;
}

/** When a person is expected to work. */
export interface AttendanceSchedule {
  readonly id: Id;
  readonly user_id: Id;
  readonly organization_id: Id;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly start_date: DateOnly | null;
  readonly use_time_zone: string | null;
  readonly start_time: DateTime | null;
  /** Seconds. */
  readonly duration: number;
  /** Seconds. */
  readonly minimum_time: number;
  readonly repeat_schedule: string | null;
  readonly repeat_until?: DateOnly | null;
  readonly weekdays?: readonly string[] | null;
  readonly excluded_dates?: readonly DateOnly[] | null;
}

/** One shift of a schedule, and its outcome. */
export interface AttendanceShift {
  readonly id: Id;
  readonly user_id: Id;
  readonly organization_id: Id;
  readonly attendance_schedule_id: Id | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly date: DateOnly | null;
  readonly start_time: DateTime | null;
  /** Seconds. */
  readonly duration: number;
  /** Seconds. */
  readonly minimum_time: number;
  readonly status: string;
  readonly actual_start_time: DateTime | null;
  readonly actual_stop_time: DateTime | null;
  /** Seconds. */
  readonly actual_duration: number;
}

/** What a project or client may cost. */
export interface Budget {
  readonly type: string;
  readonly rate: string | null;
  /** Money. */
  readonly cost?: number | null;
  /** Hours. */
  readonly hours?: number | null;
  readonly start_date?: DateOnly | null;
  readonly alerts: {
    readonly near_limit: number;
  };
  readonly recurrence?: string | null;
  readonly include_non_billable: boolean;
}

/** What a budget was, and how much of it was spent, over one of its periods. */
export interface BudgetHistory {
  readonly id: Id;
  readonly project_id?: Id | null;
  readonly client_id?: Id | null;
  readonly budget: Budget;
  readonly start_date?: DateOnly | null;
  readonly stop_date?: DateOnly | null;
  /** Money or hours, as the budget is of cost or of hours. */
  readonly spent: number;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A client of an organization, who is billed for projects. */
export interface Client {
  readonly id: Id;
  readonly organization_id: Id;
  readonly name: string;
  readonly emails: readonly string[];
  readonly phone: string | null;
  readonly address: string | null;
  readonly project_ids: readonly Id[];
  readonly inherit_invoice_notes?: boolean | null;
  readonly invoice_notes?: string | null;
  readonly inherit_net_terms?: boolean | null;
  readonly net_terms?: string | null;
  readonly status: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly budget?: Budget | null;
  readonly metadata: Metadata;
}

/** An invoice to a client. */
export interface ClientInvoice {
  readonly organization_id: Id;
  readonly status: string;
  readonly author_id: Id | null;
  readonly number: string | null;
  readonly po_number: string | null;
  readonly notes: string | null;
  readonly currency: string | null;
  /** Money. */
  readonly grand_total: number;
  /** Money. */
  readonly paid_amount: number;
  readonly tax_1?: number | null;
  readonly tax_2?: number | null;
  readonly discount?: number | null;
  readonly issue_date: DateOnly | null;
  readonly due_date?: DateOnly | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly line_items?: readonly InvoiceLineItem[] | null;
  readonly viewer_url: string | null;
  readonly id: Id;
  readonly client_id: Id | null;
}

/** Activities of one person on one task added up over a day of the organization's time zone. */
export interface DailyActivity {
  readonly id: Id;
  readonly date: DateOnly | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly task_id: Id | null;
  /** Seconds. */
  readonly keyboard: number;
  /** Seconds. */
  readonly mouse: number;
  /** Seconds. */
  readonly overall: number;
  /** Seconds. */
  readonly tracked: number;
  /** Seconds. */
  readonly input_tracked: number;
  /** Seconds. */
  readonly manual: number;
  /** Seconds. */
  readonly idle: number;
  /** Seconds. */
  readonly resumed: number;
  /** Seconds. */
  readonly billable: number;
  /** Seconds. */
  readonly work_break: number;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** Use of one application or site added up over a day. */
export interface DailyToolUsage {
  readonly id: Id;
  readonly name: string;
  readonly tool_type: string | null;
  readonly date: DateOnly | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly task_id?: Id | null;
  /** Seconds. */
  readonly tracked: number;
  readonly activations?: number | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A to-do that is offered in many projects. */
export interface GlobalTodo {
  readonly id: Id;
  readonly name: string;
  readonly status: string;
  readonly add_new_projects_enabled: boolean;
  /** With `include=project_ids`; undeclared. */
  readonly project_ids?: readonly Id[] | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A paid or unpaid holiday of an organization. */
export interface Holiday {
  readonly id: Id;
  readonly organization_id: Id;
  readonly name: string;
  readonly auto_add_new_users: boolean;
  readonly paid: boolean;
  /** Seconds. */
  readonly amount_used?: number | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly date: DateOnly | null;
}

/** A connection to another product. */
export interface Integration {
  readonly id: Id;
  readonly name: string;
  readonly organization_id: Id;
  readonly type: string;
  readonly last_sync_at: DateTime | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly status: string;
  readonly disabled_reason?: string | null;
}

/** A project here and its counterpart in another product. */
export interface IntegrationProjectLink {
  readonly project_id: Id | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly remote_id: string | null;
  readonly remote_alternate_id: string | null;
  readonly status: string;
  readonly disabled_reason?: string | null;
  readonly integration_id: Id | null;
  readonly integration_type: string | null;
  readonly integration_name: string | null;
  readonly integration_status: string | null;
  readonly integration_disabled_reason?: string | null;
}

/** A person here and their counterpart in another product. */
export interface IntegrationUserLink {
  readonly user_id: Id;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly remote_id: string | null;
  readonly status: string;
  readonly connected: boolean;
  readonly disabled_reason?: string | null;
  readonly integration_id: Id | null;
  readonly integration_type: string | null;
  readonly integration_name: string | null;
  readonly integration_status: string | null;
  readonly integration_disabled_reason?: string | null;
}

/** An invitation to an organization. */
export interface Invite {
  readonly id: Id;
  readonly email: string;
  readonly invited_by_id: Id | null;
  /** Money, as a decimal string. */
  readonly pay_rate?: string | null;
  readonly project_ids: readonly Id[];
  readonly role: string | null;
  readonly status: string;
  readonly accepted_at?: DateTime | null;
  readonly trackable?: boolean | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** One line of an invoice. */
export interface InvoiceLineItem {
  readonly id: Id;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly description: string | null;
  readonly quantity: number;
  /** Money. */
  readonly unit_price: number;
  readonly generated?: boolean | null;
  readonly generated_data?: {
    /** Seconds. */
    readonly duration?: number | null;
    readonly rates?: readonly number[] | null;
    readonly grouping?: string | null;
    readonly user_ids?: readonly Id[] | null;
    readonly project_ids?: readonly Id[] | null;
    readonly task_ids?: readonly Id[] | null;
    readonly start_date?: DateOnly | null;
    readonly stop_date?: DateOnly | null;
  } | null;
  readonly tax_1: boolean;
  readonly tax_2: boolean;
  readonly discount: boolean;
}

/** A place that work happens at. */
export interface JobSite {
  readonly id: Id;
  readonly organization_id: Id;
  readonly name: string;
  readonly status: string;
  readonly address: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly radius: number;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly last_visited_at: DateTime | null;
  readonly rules?: readonly JobSiteRule[] | null;
}

/** What happens when people enter or leave a job site. */
export interface JobSiteRule {
  readonly id: Id;
  readonly enter_action: string | null;
  readonly exit_action: string | null;
  readonly user_ids: readonly Id[];
  readonly team_ids: readonly Id[];
  readonly start_project_id?: Id | null;
  readonly start_task_id?: Id | null;
}

/** A stay at a job site. */
export interface JobSiteVisit {
  readonly id: Id;
  readonly job_site_id: Id | null;
  readonly user_id: Id;
  readonly status: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly enter_at: DateTime | null;
  readonly exit_at?: DateTime | null;
  readonly last_seen_at?: DateTime | null;
}

/** What a person was last seen doing. */
export interface LastActivity {
  readonly last_client_activity: DateTime | null;
  readonly online: boolean;
  readonly last_project_id?: Id | null;
  readonly last_task_id: Id | null;
  readonly user_id: Id;
}

/** How much of a limit was used in one of its periods. */
export interface LimitHistory {
  readonly id: Id;
  readonly user_id: Id;
  readonly limit_type: string | null;
  readonly start_date: DateOnly | null;
  readonly stop_date: DateOnly | null;
  readonly start_time: DateTime | null;
  readonly stop_time: DateTime | null;
  /** Seconds. */
  readonly total: number;
  /** Seconds. */
  readonly used?: number | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** Where a person was at a moment. */
export interface Location {
  readonly id: Id;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly time_slot: DateTime | null;
  readonly recorded_at: DateTime | null;
  readonly date: DateOnly | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
  readonly job_site_id?: Id | null;
  readonly event: string | null;
}

/** A profile field that an organization added. */
export interface MemberProfileFields {
  readonly key: string | null;
  readonly type: string;
  readonly title: string | null;
  readonly created_on: DateOnly | null;
  readonly created_by_id: Id | null;
}

/** A project membership, as part of an organization member. */
export interface NestedProjectMember {
  /** Money, as a decimal string. */
  readonly pay_rate?: string | null;
  /** Money, as a decimal string. */
  readonly bill_rate?: string | null;
  readonly currency?: string | null;
  readonly membership_role: string | null;
  readonly membership_status: string | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly removed_at?: DateTime | null;
  readonly last_client_activity: DateTime | null;
  readonly team_id?: Id | null;
  readonly profile?: OrganizationMemberProfile | null;
  readonly project_id: Id | null;
  readonly project_type: string | null;
  readonly project_status: string | null;
}

/** A note that a person wrote to their time. */
export interface Note {
  readonly id: Id;
  readonly date: DateOnly | null;
  readonly time_slot: DateTime | null;
  readonly recorded_at: DateTime | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly note: string | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly task_id: Id | null;
}

/** An organization. */
export interface Organization {
  readonly id: Id;
  readonly name: string;
  readonly status: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly member_profile_fields: readonly MemberProfileFields[];
  readonly metadata: Metadata;
  readonly invite_url: string | null;
}

/** A member of an organization. */
export interface OrganizationMember {
  readonly user_id: Id;
  /** Money, as a decimal string. */
  readonly pay_rate?: string | null;
  /** Money, as a decimal string. */
  readonly bill_rate?: string | null;
  readonly currency?: string | null;
  readonly membership_role: string | null;
  readonly membership_status: string | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly removed_at?: DateTime | null;
  readonly last_client_activity: DateTime | null;
  readonly user?: User | null;
  readonly project_members?: readonly NestedProjectMember[] | null;
  readonly pay_period?: string | null;
  /** Money, as a decimal string. */
  readonly fixed_pay_rate?: string | null;
  readonly period_week_day?: number | null;
  readonly period_start_day?: number | null;
  readonly period_second_start_day?: number | null;
  readonly trackable: string | null;
  readonly effective_role: string | null;
  readonly profile?: OrganizationMemberProfile | null;
  readonly limits?: OrganizationMemberLimits | null;
  readonly metadata: Metadata;
  readonly view_only: boolean;
}

/** How long a member may or should work. */
export interface OrganizationMemberLimits {
  readonly limits_by_shifts?: boolean | null;
  readonly weekly_limit?: number | null;
  readonly daily_limit?: number | null;
  readonly dow_limit?: readonly string[] | null;
  readonly expected_per_week?: number | null;
  readonly dow_expected?: readonly string[] | null;
}

/** Personal details of a member. */
export interface OrganizationMemberProfile {
  readonly job_title?: string | null;
  readonly job_type?: string | null;
  readonly location?: string | null;
  readonly employee_id?: string | null;
  readonly tax_info?: string | null;
  readonly birthday?: DateOnly | null;
  readonly started_on?: DateOnly | null;
  readonly custom_fields?: Readonly<Record<string, unknown>> | null;
}

/** Seats of the plan. */
export interface OrganizationSeat {
  readonly paid: number;
  readonly occupied: number;
  readonly open: number;
}

/** A stay at a job site that was not tracked by the person. */
export interface PassiveJobSiteVisit {
  readonly id: Id;
  readonly job_site_id: Id | null;
  readonly user_id: Id;
  readonly status: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly enter_at: DateTime | null;
  readonly exit_at?: DateTime | null;
  readonly last_seen_at?: DateTime | null;
}

/** A project. */
export interface Project {
  readonly id: Id;
  readonly name: string;
  readonly description?: string | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly status: string;
  readonly type: string;
  readonly client_id?: Id | null;
  readonly billable: boolean;
  readonly budget?: Budget | null;
  readonly metadata: Metadata;
  /** Money. */
  readonly pay_rate?: number | null;
  /** Money. */
  readonly bill_rate?: number | null;
}

/** A member of a project. */
export interface ProjectMember {
  readonly user_id: Id;
  /** Money, as a decimal string. */
  readonly pay_rate?: string | null;
  /** Money, as a decimal string. */
  readonly bill_rate?: string | null;
  readonly currency?: string | null;
  readonly membership_role: string | null;
  readonly membership_status: string | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly removed_at?: DateTime | null;
  readonly last_client_activity: DateTime | null;
  readonly team_id?: Id | null;
  readonly profile?: OrganizationMemberProfile | null;
}

/** A screenshot. */
export interface Screenshot {
  readonly id: Id;
  readonly full_url?: string | null;
  readonly thumb_url?: string | null;
  readonly date: DateOnly | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly time_slot: DateTime | null;
  readonly recorded_at: DateTime | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly offset_x: number;
  readonly offset_y: number;
  readonly width: number;
  readonly height: number;
  readonly screen: number;
}

/** A notification that a rule gave rise to. */
export interface SmartNotification {
  readonly id: Id;
  readonly matches: readonly SmartNotificationMatch[];
  readonly total_count: number;
  readonly rule_snapshot: SmartNotificationRuleSnapshot;
  readonly from: DateTime | null;
  readonly to: DateTime | null;
  readonly created_at: DateTime;
}

/** A person for whom a rule applied, and by what value. */
export interface SmartNotificationMatch {
  readonly user_id: Id;
  readonly value: number;
}

/** A rule that notifies when a metric passes a value. */
export interface SmartNotificationRule {
  readonly id: Id;
  readonly name: string;
  readonly enabled: boolean;
  readonly frequency: "hourly" | "daily" | "weekly" | "monthly" | null;
  readonly metric_type:
    | "work_time"
    | "core_time"
    | "non_core_time"
    | "unproductive_time"
    | "activity"
    | "suspicious_activity"
    | "unusual_activity"
    | "time_spent_in_tool"
    | "idle_time"
    | "idle_time_percent"
    | "manual_time"
    | "manual_time_percent"
    | null;
  readonly condition: "above" | "below" | null;
  /** Seconds for the metrics that are times. */
  readonly condition_value: number;
  readonly time_unit?: "per_hour" | "per_day" | "per_week" | "per_month" | null;
  readonly target: Readonly<Record<string, unknown>>;
  readonly recipients: Readonly<Record<string, unknown>>;
  readonly deliver_by: readonly ("email" | "slack" | "insights")[];
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A rule as it was when it applied. */
export interface SmartNotificationRuleSnapshot {
  readonly id: Id;
  readonly name: string;
  readonly frequency: string | null;
  readonly metric_type: string | null;
  readonly condition: string | null;
  /** Seconds for the metrics that are times. */
  readonly condition_value: number;
  readonly time_unit?: string | null;
}

/** A task (a to-do). */
export interface Task {
  readonly id: Id;
  readonly integration_id?: Id | null;
  readonly status: string;
  readonly project_id: Id | null;
  readonly project_type: string | null;
  readonly summary: string | null;
  readonly details?: string | null;
  readonly remote_id?: string | null;
  readonly remote_alternate_id?: string | null;
  /** Has to be sent back with an update. */
  readonly lock_version?: number | null;
  readonly assignee_ids: readonly Id[];
  /** Money. */
  readonly pay_rate?: number | null;
  /** Money. */
  readonly bill_rate?: number | null;
  readonly metadata: Metadata;
  readonly completed_at?: DateTime | null;
  readonly due_at?: DateTime | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly global_todo_id?: Id | null;
}

/** A team. */
export interface Team {
  readonly id: Id;
  readonly name: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly metadata: Metadata;
  readonly lead_options?: {
    readonly approve_timesheets: boolean;
    readonly notifications_for_timesheets_only_leads: boolean;
    readonly approve_time_off: boolean;
    readonly approve_manual_time: boolean;
    readonly receive_manual_time_notification: boolean;
    readonly notifications_for_time_off_only_leads: boolean;
    readonly schedule_shifts: boolean;
    readonly notifications_for_schedules_only_leads: boolean;
    readonly notifications_for_limits: boolean;
    readonly notifications_for_limits_only_leads: boolean;
    readonly notifications_work_breaks: boolean;
    readonly notifications_work_breaks_only_leads: boolean;
    readonly manage_team_projects: boolean;
    readonly manage_team_members: boolean;
    readonly invite_members_to_organization: boolean;
    readonly notifications_for_job_sites: boolean;
    readonly notifications_for_job_sites_only_leads: boolean;
    readonly others_screenshots: boolean;
    readonly manage_billing: boolean;
  } | null;
}

/** An invoice of a member to the organization. */
export interface TeamInvoice {
  readonly organization_id: Id;
  readonly status: string;
  readonly author_id: Id | null;
  readonly number: string | null;
  readonly po_number: string | null;
  readonly notes: string | null;
  readonly currency: string | null;
  /** Money. */
  readonly grand_total: number;
  /** Money. */
  readonly paid_amount: number;
  readonly tax_1?: number | null;
  readonly tax_2?: number | null;
  readonly discount?: number | null;
  readonly issue_date: DateOnly | null;
  readonly due_date?: DateOnly | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly line_items?: readonly InvoiceLineItem[] | null;
  readonly viewer_url: string | null;
  readonly id: Id;
  readonly user_id: Id;
}

/** A member of a team. */
export interface TeamMember {
  readonly user_id: Id;
  readonly role: string | null;
  readonly lead: boolean;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A payment to members. */
export interface TeamPayment {
  readonly id: Id;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  /** A string here, a number elsewhere. */
  readonly organization_id: string;
  readonly start_date: DateOnly | null;
  readonly stop_date: DateOnly | null;
  readonly blame_user_id?: Id | null;
  readonly note?: string | null;
  /** Seconds. */
  readonly tracked: number;
  /** Money, as a decimal string. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly payment_source: string | null;
  readonly paid_via_payroll: boolean;
  /** Money, as a decimal string. */
  readonly unpaid_amount?: string | null;
  readonly payment_gateway?: string | null;
  readonly payment_complete?: boolean | null;
  readonly next_payment_at?: DateTime | null;
  readonly details: readonly TeamPaymentDetail[];
}

/** One part of a payment to members. */
export interface TeamPaymentDetail {
  readonly id: Id;
  readonly user_id: Id;
  readonly project_id?: Id | null;
  readonly task_id?: Id | null;
  readonly date: DateOnly | null;
  /** Seconds. */
  readonly tracked: number;
  /** Seconds. */
  readonly overtime_tracked?: number | null;
  /** Money, as a decimal string. */
  readonly pay_rate: string | null;
  /** Money, as a decimal string. */
  readonly overtime_pay_rate?: string | null;
  /** Money, as a decimal string. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly payment_type: string | null;
  readonly payment_complete?: boolean | null;
}

/** A project of a team. */
export interface TeamProject {
  readonly project_id: Id | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A change that someone made to tracked time. */
export interface TimeEditLog {
  readonly id: Id;
  readonly created_at: DateTime;
  readonly starts_at: DateTime | null;
  readonly stops_at: DateTime | null;
  readonly original_starts_at?: DateTime | null;
  readonly original_stops_at?: DateTime | null;
  readonly blame_user_id: Id | null;
  readonly user_id: Id;
  readonly original_project_id?: Id | null;
  readonly original_task_id?: Id | null;
  readonly project_id?: Id | null;
  readonly task_id?: Id | null;
  readonly action: string | null;
  /** Seconds. */
  readonly added_duration: number;
  /** Seconds. */
  readonly deleted_duration: number;
  /** Seconds. */
  readonly replaced_duration: number;
  readonly reason: string | null;
}

/** What is left of a policy for a person. */
export interface TimeOffBalance {
  readonly user_id: Id;
  readonly time_off_policy_id: Id | null;
  readonly policy_name: string | null;
  /** Seconds. */
  readonly amount: number;
}

/** Rules of one kind of time off. */
export interface TimeOffPolicy {
  readonly id: Id;
  readonly organization_id: Id;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly name: string;
  readonly created_by_id?: Id | null;
  readonly auto_add_new_users: boolean;
  readonly allow_negative_balances: boolean;
  readonly requires_approval: boolean;
  readonly balance_rolls_over_annually: boolean;
  readonly paid: boolean;
  readonly status: string;
  /** `accrual_type` when written. */
  readonly policy_type: string | null;
  /** `accrual_policy` when written. */
  readonly policy_config: {
    /** Hours. */
    readonly starting_balance?: number | null;
    /** Hours. */
    readonly hours_per?: number | null;
    /** Hours. */
    readonly hours_worked?: number | null;
    /** Hours. */
    readonly maximum_to_accrue?: number | null;
    /** Hours. */
    readonly hours_per_year?: number | null;
    /** Hours. */
    readonly hours_per_month?: number | null;
    readonly accrual_period?: "month" | "year" | null;
    readonly accrual_day?: "first_day_of_month" | "monthly_anniversary" | "last_day_of_month" | null;
    readonly prorate_on_start?: boolean | null;
  };
  readonly membership_rules?: {
    readonly countries: readonly string[];
    readonly employment_types: readonly string[];
  } | null;
}

/** A request for time off. */
export interface TimeOffRequest {
  readonly id: Id;
  readonly user_id: Id;
  readonly time_off_policy_id: Id | null;
  readonly status: string;
  readonly all_day: boolean;
  readonly starts_at: DateTime | null;
  readonly stops_at: DateTime | null;
  readonly submitted_at?: DateTime | null;
  readonly approved_at?: DateTime | null;
  readonly denied_at?: DateTime | null;
  readonly paid: boolean;
  /** Seconds. */
  readonly amount_used: number;
  readonly message?: string | null;
  readonly response?: string | null;
  readonly created_by_id: Id | null;
  readonly approved_by_id?: Id | null;
  readonly denied_by_id?: Id | null;
  readonly team_payment_detail_id?: Id | null;
  readonly team_payment_id?: Id | null;
  readonly time_off_request_days: readonly TimeOffRequestDay[];
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A request for time off, and what it would leave of the balance (undeclared). */
export interface TimeOffRequestAnswer {
  readonly time_off_request: TimeOffRequest;
  readonly balance_preview?: unknown;
}

/** One day of a request for time off. */
export interface TimeOffRequestDay {
  readonly date: DateOnly | null;
  /** Seconds. */
  readonly amount_used: number;
  readonly starts_at: DateTime | null;
  readonly stops_at: DateTime | null;
  readonly holiday: boolean;
  readonly paid: boolean;
}

/** The time of one person over one pay period. */
export interface Timesheet {
  readonly id: Id;
  readonly paid: boolean;
  readonly user_id: Id;
  readonly organization_id: Id;
  readonly team_payment_id?: Id | null;
  readonly team_invoice_id?: Id | null;
  readonly status: string;
  /** Seconds. */
  readonly keyboard: number;
  /** Seconds. */
  readonly mouse: number;
  /** Seconds. */
  readonly overall: number;
  /** Seconds. */
  readonly tracked: number;
  /** Seconds. */
  readonly input_tracked: number;
  readonly start_date: DateOnly | null;
  readonly stop_date: DateOnly | null;
  readonly approved_on?: DateOnly | null;
  readonly submitted_on?: DateOnly | null;
  readonly approved_by_id?: Id | null;
  readonly locked: boolean;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** Use of one application or site within ten minutes. */
export interface ToolUsage {
  readonly id: Id;
  readonly name: string;
  readonly tool_type: string | null;
  readonly date: DateOnly | null;
  readonly time_slot: DateTime | null;
  readonly user_id: Id;
  readonly project_id: Id | null;
  readonly task_id?: Id | null;
  /** Seconds. */
  readonly tracked: number;
  readonly details?: readonly UrlActivityDetail[] | null;
  readonly activations?: number | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** Input that does not look like work. */
export interface UnusualActivity {
  readonly id: Id;
  readonly user_id: Id;
  readonly type: string;
  /** Seconds. */
  readonly keyboard_active_seconds: number;
  /** Seconds. */
  readonly mouse_active_seconds: number;
  /** Seconds. */
  readonly time_tracked_seconds: number;
  /** Seconds. */
  readonly overall_active_seconds: number;
  readonly url: string | null;
  readonly date: DateOnly | null;
  readonly confidence_level: string | null;
  readonly top_apps_in_use: Readonly<Record<string, unknown>>;
  readonly top_urls_visited: readonly string[];
  readonly screenshot_ids: readonly Id[];
  readonly suspicious_apps: readonly string[];
  readonly starts_at: DateTime | null;
  readonly ends_at: DateTime | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** Use of one address within a site. */
export interface UrlActivityDetail {
  readonly title: string | null;
  readonly url: string | null;
  /** Seconds. */
  readonly tracked: number;
}

/** A person. */
export interface User {
  readonly id: Id;
  readonly name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email?: string | null;
  readonly time_zone: string | null;
  readonly ip_address: string | null;
  readonly status: string;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** How long a break may be. */
export interface WorkBreakPolicy {
  readonly id: Id;
  /** Seconds. */
  readonly policy_duration: number;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
}

/** A project that breaks are tracked on. */
export interface WorkBreakProject {
  readonly id: Id;
  readonly billable: boolean;
  readonly description: string | null;
  readonly name: string;
  readonly trackable: boolean;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly policy: WorkBreakPolicy;
}

/** Body of `PUT /v2/attendance_schedules/{attendance_schedule_id}`. */
export interface UpdateAttendanceScheduleBody {
  readonly start_date?: DateOnly | undefined;
  /** `h:mm`, in steps of 30 minutes. */
  readonly start_time?: string | undefined;
  readonly use_time_zone?: "organization" | "user" | undefined;
  /** Seconds. From 1800 to 86400. */
  readonly duration?: number | undefined;
  /** Seconds. */
  readonly minimum_time?: number | undefined;
  readonly repeat_schedule?: "never" | "weekly" | "bi_weekly" | undefined;
  readonly repeat_until?: DateOnly | undefined;
  readonly weekdays?: readonly ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[] | undefined;
  readonly excluded_dates?: readonly DateOnly[] | undefined;
  readonly add_excluded_dates?: readonly DateOnly[] | undefined;
  readonly remove_excluded_dates?: readonly DateOnly[] | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/attendance_schedules`. */
export interface CreateAttendanceScheduleBody {
  readonly user_id: Id;
  readonly start_date: DateOnly;
  /** `h:mm`, in steps of 30 minutes. */
  readonly start_time: string;
  /** Seconds. From 1800 to 86400. */
  readonly duration: number;
  /** Seconds. */
  readonly minimum_time: number;
  readonly use_time_zone: "organization" | "user";
  /** @default never */
  readonly repeat_schedule: "never" | "weekly" | "bi_weekly";
  readonly weekdays?: readonly ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[] | undefined;
  readonly repeat_until?: DateOnly | undefined;
  readonly excluded_dates?: readonly DateOnly[] | undefined;
}

/** Body of `PUT /v2/clients/{client_id}`. */
export interface UpdateClientBody {
  readonly name?: string | undefined;
  readonly emails?: readonly string[] | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly project_ids?: readonly Id[] | undefined;
  readonly invoice_notes?: string | undefined;
  readonly net_terms?: number | undefined;
  readonly status?: "active" | "archived" | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
  readonly budget?:
    | {
        readonly type: "cost" | "hours";
        /** @default bill_rate */
        readonly rate?: "bill_rate" | "pay_rate" | undefined;
        readonly cost?: number | undefined;
        readonly hours?: number | undefined;
        readonly start_date?: DateOnly | undefined;
        readonly recurrence?: "monthly" | undefined;
        /** @default true */
        readonly include_non_billable?: boolean | undefined;
        readonly alerts?:
          | {
              readonly near_limit?: number | undefined;
            }
          | undefined;
      }
    | undefined;
}

/** Body of `PUT /v2/clients/{client_id}/update_metadata`. */
export interface UpdateClientMetadataBody {
  readonly metadata: readonly MetadataEntry[];
}

/** Body of `POST /v2/organizations/{organization_id}/clients`. */
export interface CreateClientBody {
  readonly name: string;
  readonly emails?: readonly string[] | undefined;
  readonly phone?: string | undefined;
  /** @default an empty string */
  readonly address?: string | undefined;
  /** Declared as strings. */
  readonly project_ids?: readonly (Id | string)[] | undefined;
  readonly invoice_notes?: string | undefined;
  readonly net_terms?: number | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
  readonly budget?:
    | {
        readonly type: "cost" | "hours";
        /** @default bill_rate */
        readonly rate?: "bill_rate" | "pay_rate" | undefined;
        readonly cost?: number | undefined;
        readonly hours?: number | undefined;
        readonly start_date?: DateOnly | undefined;
        readonly recurrence?: "monthly" | undefined;
        /** @default true */
        readonly include_non_billable?: boolean | undefined;
        readonly alerts?:
          | {
              readonly near_limit?: number | undefined;
            }
          | undefined;
      }
    | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/global_todos`. */
export interface CreateGlobalTodoBody {
  readonly name: string;
  readonly project_ids: readonly Id[];
  readonly add_new_projects_enabled?: boolean | undefined;
}

/** Body of `PUT /v2/organizations/{organization_id}/global_todos/{id}`. */
export interface UpdateGlobalTodoBody {
  readonly name?: string | undefined;
  readonly project_ids: readonly Id[];
  readonly add_new_projects_enabled?: boolean | undefined;
}

/** Body of `PUT /v2/invites/{invite_id}`. */
export interface UpdateInviteBody {
  readonly role?: "organization_manager" | "project_manager" | "project_user" | "project_viewer" | undefined;
  readonly pay_rate?: number | undefined;
  readonly project_ids?: readonly Id[] | undefined;
  readonly trackable?: boolean | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/invites`. */
export interface CreateInviteBody {
  readonly email: string;
  /** @default project_user */
  readonly role?: "organization_manager" | "project_manager" | "project_user" | "project_viewer" | undefined;
  readonly pay_rate?: number | undefined;
  readonly project_ids?: readonly Id[] | undefined;
  /** @default true */
  readonly trackable?: boolean | undefined;
  /** @default false */
  readonly view_only?: boolean | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/invites/bulk`. */
export interface BulkInviteUsersBody {
  /** At most 50. */
  readonly invites: readonly {
    readonly email: string;
    /** @default project_user */
    readonly role?: "organization_manager" | "project_manager" | "project_user" | "project_viewer" | undefined;
    readonly pay_rate?: number | undefined;
    readonly project_ids?: readonly Id[] | undefined;
    /** @default true */
    readonly trackable?: boolean | undefined;
    /** @default false */
    readonly view_only?: boolean | undefined;
  }[];
}

/** Body of `PUT /v2/job_sites/{job_site_id}`. */
export interface UpdateJobSiteBody {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  /** From 50 to 3000. */
  readonly radius?: number | undefined;
  readonly status?: "active" | "archived" | undefined;
}

/** Body of `PUT /v2/job_sites/{job_site_id}/update_rules`. */
export interface UpdateJobSiteRulesBody {
  readonly rules: readonly {
    readonly id: Id;
    readonly enter_action?: "none" | "track" | "notify" | undefined;
    readonly exit_action?: "none" | "track" | "notify" | undefined;
    readonly user_ids?: readonly Id[] | undefined;
    readonly add_user_ids?: readonly Id[] | undefined;
    readonly remove_user_ids?: readonly Id[] | undefined;
    readonly team_ids?: readonly Id[] | undefined;
    readonly add_team_ids?: readonly Id[] | undefined;
    readonly remove_team_ids?: readonly Id[] | undefined;
    readonly start_project_id?: Id | undefined;
  }[];
}

/** Body of `PUT /v2/job_sites/{job_site_id}/add_rules`. */
export interface AddJobSiteRulesBody {
  readonly rules: readonly {
    /** @default none */
    readonly enter_action?: "none" | "track" | "notify" | undefined;
    /** @default none */
    readonly exit_action?: "none" | "track" | "notify" | undefined;
    readonly user_ids?: readonly Id[] | undefined;
    readonly team_ids?: readonly Id[] | undefined;
    readonly start_project_id?: Id | undefined;
  }[];
}

/** Body of `PUT /v2/job_sites/{job_site_id}/remove_rules`. */
export interface RemoveJobSiteRulesBody {
  readonly rule_ids: readonly Id[];
}

/** Body of `POST /v2/organizations/{organization_id}/job_sites`. */
export interface CreateJobSiteBody {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  /** From 50 to 3000. */
  readonly radius: number;
  readonly rules: readonly {
    /** @default none */
    readonly enter_action?: "none" | "track" | "notify" | undefined;
    /** @default none */
    readonly exit_action?: "none" | "track" | "notify" | undefined;
    readonly user_ids?: readonly Id[] | undefined;
    readonly team_ids?: readonly Id[] | undefined;
    readonly start_project_id?: Id | undefined;
  }[];
}

/** Body of `PUT /v2/organizations/{organization_id}/update_members`. */
export interface UpdateOrganizationMembersBody {
  readonly members: readonly {
    readonly user_id: Id;
    readonly role?: "user" | "manager" | "owner" | "remove" | undefined;
    readonly trackable?: boolean | undefined;
    readonly view_only?: boolean | undefined;
    readonly first_name?: string | undefined;
    readonly last_name?: string | undefined;
    readonly payment?:
      | {
          readonly rate_type?: "hourly" | "fixed_amount" | undefined;
          readonly pay_rate?: number | undefined;
          readonly pay_period?: "none" | "weekly" | "twice_per_month" | "biweekly" | "monthly" | undefined;
          readonly timesheet_approval?: boolean | undefined;
          /** From 0 to 6. */
          readonly period_week_day?: number | undefined;
          /** From 1 to 31. */
          readonly period_start_day?: number | undefined;
          /** From 1 to 31. */
          readonly period_second_start_day?: number | undefined;
        }
      | undefined;
    readonly limits?:
      | {
          readonly limits_by_shifts?: boolean | undefined;
          readonly daily_limit?: number | undefined;
          readonly weekly_limit?: number | undefined;
          readonly expected_per_week?: number | undefined;
          readonly current_daily_limit?: number | undefined;
          readonly current_weekly_limit?: number | undefined;
          readonly dow_limit?: readonly ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[] | undefined;
          readonly dow_expected?: readonly ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[] | undefined;
        }
      | undefined;
    readonly metadata?: readonly MetadataEntry[] | undefined;
    readonly projects?:
      | readonly {
          readonly project_id: Id;
          readonly role: "viewer" | "user" | "manager" | "remove";
        }[]
      | undefined;
  }[];
}

/** Body of `POST /v2/organizations/{organization_id}/members`. */
export interface CreateOrganizationMemberBody {
  readonly user: {
    readonly name?: string | undefined;
    readonly first_name?: string | undefined;
    readonly last_name?: string | undefined;
    readonly email: string;
    readonly password: string;
    /** @default true */
    readonly require_password_change?: boolean | undefined;
    /** @default false */
    readonly allow_receiving_emails?: boolean | undefined;
  };
  /** @default project_user */
  readonly role?: "organization_manager" | "project_manager" | "project_user" | "project_viewer" | undefined;
  readonly pay_rate?: number | undefined;
  readonly view_only?: boolean | undefined;
  readonly pay_period?: "none" | "weekly" | "twice_per_month" | "biweekly" | "monthly" | undefined;
  /** From 0 to 6. */
  readonly period_week_day?: number | undefined;
  /** From 1 to 31. */
  readonly period_start_day?: number | undefined;
  /** From 1 to 31. */
  readonly period_second_start_day?: number | undefined;
  /** @default false */
  readonly timesheet_approval?: boolean | undefined;
  readonly project_ids?: readonly Id[] | undefined;
  readonly team_ids?: readonly Id[] | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
}

/** Body of `PUT /v2/projects/{project_id}/update_members`. */
export interface UpdateProjectMembersBody {
  readonly members: readonly {
    readonly user_id: Id;
    readonly role?: "viewer" | "user" | "manager" | "remove" | undefined;
    readonly pay_rate?: number | undefined;
    readonly bill_rate?: number | undefined;
  }[];
}

/** Body of `PUT /v2/teams/{team_id}/update_members`. */
export interface UpdateTeamMembersBody {
  readonly members: readonly {
    readonly user_id: Id;
    readonly role?: "viewer" | "user" | "manager" | "remove" | undefined;
    readonly lead?: boolean | undefined;
  }[];
}

/** Body of `POST /v2/organizations`. */
export interface CreateOrganizationBody {
  readonly name: string;
  readonly addons?:
    | readonly (
        | "timesheet_approvals"
        | "monitor_user_activity"
        | "team_payments"
        | "invoices"
        | "projects"
        | "work_orders"
        | "location_tracking"
        | "job_sites"
        | "attendance_schedules"
        | "time_off"
        | "achievements"
        | "teams"
        | "track_profitability"
        | "expenses"
        | "work_breaks"
        | "insights"
        | "embedded_tasks"
        | "retention"
        | "corporate_app"
        | "more_screenshots"
      )[]
    | undefined;
  /** @default Other */
  readonly industry?: string | undefined;
}

/** Body of `PUT /v2/organizations/{organization_id}/update_metadata`. */
export interface UpdateOrganizationMetadataBody {
  readonly metadata: readonly MetadataEntry[];
}

/** Body of `POST /v2/organizations/{organization_id}/projects`. */
export interface CreateProjectBody {
  readonly name: string;
  readonly description?: string | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
  readonly members?:
    | readonly {
        readonly user_id: Id;
        readonly role: "viewer" | "user" | "manager";
        readonly pay_rate?: number | undefined;
        readonly bill_rate?: number | undefined;
      }[]
    | undefined;
  readonly client_id?: Id | undefined;
  readonly billable?: boolean | undefined;
  readonly budget?:
    | {
        readonly type: "cost" | "hours";
        /** @default bill_rate */
        readonly rate?: "bill_rate" | "pay_rate" | undefined;
        readonly cost?: number | undefined;
        readonly hours?: number | undefined;
        readonly start_date?: DateOnly | undefined;
        readonly recurrence?: "monthly" | undefined;
        /** @default true */
        readonly include_non_billable?: boolean | undefined;
        readonly alerts?:
          | {
              readonly near_limit?: number | undefined;
            }
          | undefined;
      }
    | undefined;
  readonly pay_rate?: number | undefined;
  readonly bill_rate?: number | undefined;
}

/** Body of `PUT /v2/projects/{project_id}`. */
export interface UpdateProjectBody {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly client_id?: Id | undefined;
  readonly billable?: boolean | undefined;
  readonly status?: "active" | "archived" | undefined;
  readonly budget?:
    | {
        readonly type: "cost" | "hours";
        /** @default bill_rate */
        readonly rate?: "bill_rate" | "pay_rate" | undefined;
        readonly cost?: number | undefined;
        readonly hours?: number | undefined;
        readonly start_date?: DateOnly | undefined;
        readonly recurrence?: "monthly" | undefined;
        /** @default true */
        readonly include_non_billable?: boolean | undefined;
        readonly alerts?:
          | {
              readonly near_limit?: number | undefined;
            }
          | undefined;
      }
    | undefined;
  readonly pay_rate?: number | undefined;
  readonly bill_rate?: number | undefined;
}

/** Body of `PUT /v2/projects/{project_id}/update_metadata`. */
export interface UpdateProjectMetadataBody {
  readonly metadata: readonly MetadataEntry[];
}

/** Body of `PUT /v2/insights/smart_notification_rules/{rule_id}`. */
export interface UpdateSmartNotificationRuleBody {
  readonly name?: string | undefined;
  readonly frequency?: "hourly" | "daily" | "weekly" | "monthly" | undefined;
  readonly metric_type?:
    | "work_time"
    | "core_time"
    | "non_core_time"
    | "unproductive_time"
    | "activity"
    | "suspicious_activity"
    | "unusual_activity"
    | "time_spent_in_tool"
    | "idle_time"
    | "idle_time_percent"
    | "manual_time"
    | "manual_time_percent"
    | undefined;
  readonly condition?: "above" | "below" | undefined;
  /** Seconds for the metrics that are times. */
  readonly condition_value?: number | undefined;
  readonly target?:
    | {
        /** @default false */
        readonly all_members?: boolean | undefined;
        readonly team_ids?: readonly Id[] | undefined;
        readonly user_ids?: readonly Id[] | undefined;
      }
    | undefined;
  readonly recipients?:
    | {
        readonly roles?: readonly string[] | undefined;
        readonly user_ids?: readonly Id[] | undefined;
      }
    | undefined;
  readonly deliver_by?: readonly ("email" | "slack" | "insights")[] | undefined;
  readonly time_unit?: "per_hour" | "per_day" | "per_week" | "per_month" | undefined;
}

/** Body of `PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status`. */
export interface ToggleSmartNotificationRuleBody {
  readonly enabled: boolean;
}

/** Body of `POST /v2/organizations/{organization_id}/insights/smart_notification_rules`. */
export interface CreateSmartNotificationRuleBody {
  readonly name: string;
  readonly frequency: "hourly" | "daily" | "weekly" | "monthly";
  readonly metric_type:
    | "work_time"
    | "core_time"
    | "non_core_time"
    | "unproductive_time"
    | "activity"
    | "suspicious_activity"
    | "unusual_activity"
    | "time_spent_in_tool"
    | "idle_time"
    | "idle_time_percent"
    | "manual_time"
    | "manual_time_percent";
  readonly condition: "above" | "below";
  /** Seconds for the metrics that are times. */
  readonly condition_value: number;
  readonly target: {
    /** @default false */
    readonly all_members?: boolean | undefined;
    readonly team_ids?: readonly Id[] | undefined;
    readonly user_ids?: readonly Id[] | undefined;
  };
  readonly recipients: {
    readonly roles?: readonly string[] | undefined;
    readonly user_ids?: readonly Id[] | undefined;
  };
  readonly deliver_by?: readonly ("email" | "slack" | "insights")[] | undefined;
  readonly time_unit?: "per_hour" | "per_day" | "per_week" | "per_month" | undefined;
}

/** Body of `POST /v2/projects/{project_id}/tasks`. */
export interface CreateTaskBody {
  readonly assignee_id?: Id | undefined;
  readonly assignee_ids?: readonly Id[] | undefined;
  readonly summary: string;
  readonly pay_rate?: number | undefined;
  readonly bill_rate?: number | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
}

/** Body of `PUT /v2/tasks/{task_id}`. */
export interface UpdateTaskBody {
  readonly assignee_id?: Id | undefined;
  readonly assignee_ids?: readonly Id[] | undefined;
  /** As fetched: a task that changed since is refused. */
  readonly lock_version: number;
  readonly summary?: string | undefined;
  readonly status?: "active" | "completed" | undefined;
  readonly pay_rate?: number | undefined;
  readonly bill_rate?: number | undefined;
  readonly metadata?: readonly MetadataEntry[] | undefined;
}

/** Body of `PUT /v2/tasks/{task_id}/update_metadata`. */
export interface UpdateTaskMetadataBody {
  /** As fetched: a task that changed since is refused. */
  readonly lock_version: number;
  readonly metadata: readonly MetadataEntry[];
}

/** Body of `POST /v2/organizations/{organization_id}/teams`. */
export interface CreateTeamBody {
  readonly name: string;
  readonly metadata?: readonly MetadataEntry[] | undefined;
  readonly members?:
    | readonly {
        readonly user_id: Id;
        readonly role: "viewer" | "user" | "manager";
        readonly lead?: boolean | undefined;
      }[]
    | undefined;
  readonly projects?:
    | readonly {
        readonly project_id: Id;
      }[]
    | undefined;
  readonly lead_options?:
    | {
        /** @default true */
        readonly approve_timesheets?: boolean | undefined;
        /** @default false */
        readonly notifications_for_timesheets_only_leads?: boolean | undefined;
        /** @default true */
        readonly approve_time_off?: boolean | undefined;
        /** @default true */
        readonly approve_manual_time?: boolean | undefined;
        /** @default true */
        readonly receive_manual_time_notification?: boolean | undefined;
        /** @default false */
        readonly notifications_for_time_off_only_leads?: boolean | undefined;
        /** @default true */
        readonly schedule_shifts?: boolean | undefined;
        /** @default false */
        readonly notifications_for_schedules_only_leads?: boolean | undefined;
        /** @default false */
        readonly notifications_for_limits?: boolean | undefined;
        /** @default false */
        readonly notifications_for_limits_only_leads?: boolean | undefined;
        /** @default false */
        readonly notifications_work_breaks?: boolean | undefined;
        /** @default false */
        readonly notifications_work_breaks_only_leads?: boolean | undefined;
        /** @default true */
        readonly manage_team_projects?: boolean | undefined;
        /** @default true */
        readonly manage_team_members?: boolean | undefined;
        /** @default false */
        readonly invite_members_to_organization?: boolean | undefined;
        /** @default true */
        readonly notifications_for_job_sites?: boolean | undefined;
        /** @default false */
        readonly notifications_for_job_sites_only_leads?: boolean | undefined;
        /** @default true */
        readonly others_screenshots?: boolean | undefined;
        /** @default false */
        readonly manage_billing?: boolean | undefined;
      }
    | undefined;
}

/** Body of `PUT /v2/teams/{team_id}`. */
export interface UpdateTeamBody {
  readonly name?: string | undefined;
  readonly lead_options?:
    | {
        readonly approve_timesheets?: boolean | undefined;
        readonly notifications_for_timesheets_only_leads?: boolean | undefined;
        readonly approve_time_off?: boolean | undefined;
        readonly approve_manual_time?: boolean | undefined;
        readonly receive_manual_time_notification?: boolean | undefined;
        readonly notifications_for_time_off_only_leads?: boolean | undefined;
        readonly schedule_shifts?: boolean | undefined;
        readonly notifications_for_schedules_only_leads?: boolean | undefined;
        readonly notifications_for_limits?: boolean | undefined;
        readonly notifications_for_limits_only_leads?: boolean | undefined;
        readonly notifications_work_breaks?: boolean | undefined;
        readonly notifications_work_breaks_only_leads?: boolean | undefined;
        readonly manage_team_projects?: boolean | undefined;
        readonly manage_team_members?: boolean | undefined;
        readonly invite_members_to_organization?: boolean | undefined;
        readonly notifications_for_job_sites?: boolean | undefined;
        readonly notifications_for_job_sites_only_leads?: boolean | undefined;
        readonly others_screenshots?: boolean | undefined;
        readonly manage_billing?: boolean | undefined;
      }
    | undefined;
}

/** Body of `PUT /v2/teams/{team_id}/update_projects`. */
export interface UpdateTeamProjectsBody {
  readonly projects: readonly {
    readonly project_id: Id;
    readonly remove?: boolean | undefined;
  }[];
}

/** Body of `PUT /v2/teams/{team_id}/update_metadata`. */
export interface UpdateTeamMetadataBody {
  readonly metadata: readonly MetadataEntry[];
}

/** Body of `POST /v2/users/{user_id}/time_entries`. */
export interface CreateTimeEntryBody {
  readonly billable?: boolean | undefined;
  readonly note?: string | undefined;
  readonly project_id: Id;
  readonly start_time: DateTime;
  /** Seconds. */
  readonly tracked: number;
  readonly task_id?: Id | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/time_off_balances`. */
export interface AddOrganizationTimeOffBalanceAdjustmentsBody {
  readonly reason: string;
  /** @default false */
  readonly apply_accruals?: boolean | undefined;
  readonly balance_adjustments: readonly {
    readonly time_off_policy_id: Id;
    readonly user_ids: readonly Id[];
    /** Seconds. */
    readonly amount: number;
    readonly modify_balance: "add" | "replace";
  }[];
}

/** Body of `POST /v2/organizations/{organization_id}/time_off_policies`. */
export interface CreateTimeOffPolicyBody {
  readonly name: string;
  /** `policy_type` when read. */
  readonly accrual_type: "none" | "annual" | "monthly" | "hours_worked" | "joined_date";
  /** `policy_config` when read. */
  readonly accrual_policy?:
    | {
        /** Hours. */
        readonly hours_per_year?: number | undefined;
        /** Hours. */
        readonly hours_worked?: number | undefined;
        /** Hours. */
        readonly hours_per?: number | undefined;
        /** Hours. */
        readonly maximum_to_accrue?: number | undefined;
        /** Hours. */
        readonly hours_per_month?: number | undefined;
        readonly accrual_period?: "month" | "year" | undefined;
        readonly accrual_day?: "first_day_of_month" | "monthly_anniversary" | "last_day_of_month" | undefined;
        readonly prorate_on_start?: boolean | undefined;
        /** Hours. */
        readonly starting_balance?: number | undefined;
      }
    | undefined;
  readonly allow_negative_balances: boolean;
  readonly requires_approval: boolean;
  readonly balance_rolls_over_annually: boolean;
  readonly paid: boolean;
  readonly auto_add_new_users?: boolean | undefined;
  readonly time_off_policy_user_ids?: readonly Id[] | undefined;
  readonly membership_rules?:
    | {
        readonly countries?: readonly string[] | undefined;
        readonly employment_types?:
          | readonly (
              | "contractor_hourly"
              | "contractor_fixed_rate"
              | "contractor_project_based"
              | "fte_hourly"
              | "fte_salary"
              | "pte_hourly"
              | "pte_salary"
            )[]
          | undefined;
      }
    | undefined;
}

/** Body of `PUT /v2/time_off_policies/{time_off_policy_id}`. */
export interface UpdateTimeOffPolicyBody {
  readonly name?: string | undefined;
  /** `policy_config` when read. */
  readonly accrual_policy?:
    | {
        /** Hours. */
        readonly hours_per_year?: number | undefined;
        /** Hours. */
        readonly hours_worked?: number | undefined;
        /** Hours. */
        readonly hours_per?: number | undefined;
        /** Hours. */
        readonly maximum_to_accrue?: number | undefined;
        /** Hours. */
        readonly hours_per_month?: number | undefined;
        readonly accrual_period?: "month" | "year" | undefined;
        readonly accrual_day?: "first_day_of_month" | "monthly_anniversary" | "last_day_of_month" | undefined;
        readonly prorate_on_start?: boolean | undefined;
        /** Hours. */
        readonly starting_balance?: number | undefined;
      }
    | undefined;
  readonly allow_negative_balances?: boolean | undefined;
  readonly requires_approval?: boolean | undefined;
  readonly balance_rolls_over_annually?: boolean | undefined;
  readonly paid?: boolean | undefined;
  readonly auto_add_new_users?: boolean | undefined;
  readonly time_off_policy_user_ids?: readonly Id[] | undefined;
}

/** Body of `POST /v2/organizations/{organization_id}/time_off_requests`. */
export interface CreateTimeOffRequestBody {
  readonly user_id: Id;
  readonly time_off_policy_id: Id;
  /** Wall clock of the member's time zone; an offset is ignored. */
  readonly starts_at: DateTime;
  /** Wall clock of the member's time zone; an offset is ignored. */
  readonly stops_at: DateTime;
  readonly message: string;
  /** @default true */
  readonly all_day?: boolean | undefined;
  /** @default false */
  readonly exclude_weekends?: boolean | undefined;
  /** @default false */
  readonly exclude_holidays?: boolean | undefined;
  /** @default false */
  readonly require_no_shift_overlap?: boolean | undefined;
  readonly remove_shifts?: boolean | undefined;
  readonly time_off_request_days: readonly {
    readonly date: DateOnly;
    /** Seconds. */
    readonly amount_used: number;
  }[];
}

/** Body of `PUT /v2/time_off_requests/{time_off_request_id}`. */
export interface UpdateTimeOffRequestBody {
  readonly time_off_policy_id: Id;
  /** Wall clock of the member's time zone; an offset is ignored. */
  readonly starts_at: DateTime;
  /** Wall clock of the member's time zone; an offset is ignored. */
  readonly stops_at: DateTime;
  readonly message: string;
  /** @default true */
  readonly all_day?: boolean | undefined;
  /** @default false */
  readonly exclude_weekends?: boolean | undefined;
  /** @default false */
  readonly exclude_holidays?: boolean | undefined;
  /** @default false */
  readonly require_no_shift_overlap?: boolean | undefined;
  readonly remove_shifts?: boolean | undefined;
  readonly time_off_request_days: readonly {
    readonly date: DateOnly;
    /** Seconds. */
    readonly amount_used: number;
  }[];
}

/** Body of `PUT /v2/time_off_requests/{time_off_request_id}/status`. */
export interface UpdateTimeOffRequestStatusBody {
  readonly status: "approved" | "denied";
  readonly response?: string | undefined;
  readonly remove_shifts?: boolean | undefined;
}

/** Body of the three operations that create a webhook. */
export interface CreateWebhookBody {
  readonly events: readonly WebhookEventName[];
  /** Where events are sent: `https`. */
  readonly target_url: string;
}
