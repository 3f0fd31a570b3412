import type {
  Activity,
  AddJobSiteRulesBody,
  AddOrganizationTimeOffBalanceAdjustmentsBody,
  AttendanceSchedule,
  AttendanceShift,
  BudgetHistory,
  BulkInviteUsersBody,
  Client,
  ClientInvoice,
  CreateAttendanceScheduleBody,
  CreateClientBody,
  CreateGlobalTodoBody,
  CreateInviteBody,
  CreateJobSiteBody,
  CreateOrganizationBody,
  CreateOrganizationMemberBody,
  CreateProjectBody,
  CreateSmartNotificationRuleBody,
  CreateTaskBody,
  CreateTeamBody,
  CreateTimeEntryBody,
  CreateTimeOffPolicyBody,
  CreateTimeOffRequestBody,
  CreateWebhookBody,
  DailyActivity,
  DailyToolUsage,
  DateOnly,
  DateTime,
  GlobalTodo,
  Holiday,
  Id,
  Integration,
  IntegrationProjectLink,
  IntegrationUserLink,
  Invite,
  JobSite,
  JobSiteVisit,
  LastActivity,
  LimitHistory,
  Location,
  Note,
  Organization,
  OrganizationMember,
  OrganizationSeat,
  Page,
  PageQuery,
  PassiveJobSiteVisit,
  Project,
  ProjectMember,
  Rate,
  RemoveJobSiteRulesBody,
  Screenshot,
  SmartNotification,
  SmartNotificationRule,
  Success,
  Task,
  Team,
  TeamInvoice,
  TeamMember,
  TeamPayment,
  TeamProject,
  TimeEditLog,
  TimeOffBalance,
  TimeOffPolicy,
  TimeOffRequest,
  TimeOffRequestAnswer,
  Timesheet,
  ToggleSmartNotificationRuleBody,
  ToolUsage,
  UnusualActivity,
  UpdateAttendanceScheduleBody,
  UpdateClientBody,
  UpdateClientMetadataBody,
  UpdateGlobalTodoBody,
  UpdateInviteBody,
  UpdateJobSiteBody,
  UpdateJobSiteRulesBody,
  UpdateOrganizationMembersBody,
  UpdateOrganizationMetadataBody,
  UpdateProjectBody,
  UpdateProjectMembersBody,
  UpdateProjectMetadataBody,
  UpdateSmartNotificationRuleBody,
  UpdateTaskBody,
  UpdateTaskMetadataBody,
  UpdateTeamBody,
  UpdateTeamMembersBody,
  UpdateTeamMetadataBody,
  UpdateTeamProjectsBody,
  UpdateTimeOffPolicyBody,
  UpdateTimeOffRequestBody,
  UpdateTimeOffRequestStatusBody,
  User,
  Webhook,
  WorkBreakProject,
} from "./models.ts";

/**
 * Every operation of the Hubstaff API v2, as types only.
 * Source: the vendor's Swagger document, corrected where it is known to be wrong: fields that may be null, lists declared as
 * one object, answers without a schema, the undeclared `pagination`, rows that `include` adds.
 */
export interface Endpoints {
  /** List organization activities. Max range 7 days, earliest 6 months ago, data lag up to 20 minutes. */
  "GET /v2/organizations/{organization_id}/activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
      readonly time_zone?: string | undefined;
    };
    output: Page & {
      readonly activities: readonly Activity[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: Activity;
  };
  /** List organization activities updates. Max range 7 days, earliest 45 days ago, data lag up to 20 minutes. */
  "GET /v2/organizations/{organization_id}/activities/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly activities: readonly Activity[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: Activity;
  };
  /** List organization daily activities. Max range 31 days, earliest 3 years ago. */
  "GET /v2/organizations/{organization_id}/activities/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /** List organization daily activities updates. Max updated range 31 days, only last month. */
  "GET /v2/organizations/{organization_id}/activities/daily/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]"?: DateTime | undefined;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /** List organization last activities. */
  "GET /v2/organizations/{organization_id}/last_activities": {
    query?:
      | (PageQuery & {
          /** @default false */
          readonly include_removed?: boolean | undefined;
          readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly last_activities: readonly LastActivity[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: LastActivity;
  };
  /** List project activities. Max range 7 days, earliest 6 months ago, data lag up to 20 minutes. */
  "GET /v2/projects/{project_id}/activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
      readonly time_zone?: string | undefined;
    };
    output: Page & {
      readonly activities: readonly Activity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: Activity;
  };
  /** List project activities updates. Max range 7 days, earliest 45 days ago, data lag up to 20 minutes. */
  "GET /v2/projects/{project_id}/activities/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly activities: readonly Activity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: Activity;
  };
  /** List project daily activities. Max range 31 days, earliest 3 years ago. */
  "GET /v2/projects/{project_id}/activities/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /** List project daily activities updates. Max updated range 31 days, only last month. */
  "GET /v2/projects/{project_id}/activities/daily/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]"?: DateTime | undefined;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /** List project last activities. */
  "GET /v2/projects/{project_id}/last_activities": {
    query?:
      | (PageQuery & {
          /** @default false */
          readonly include_removed?: boolean | undefined;
          readonly include?: readonly ("users" | "tasks")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly last_activities: readonly LastActivity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: LastActivity;
  };
  /** Update attendance schedule. Partial update. */
  "PUT /v2/attendance_schedules/{attendance_schedule_id}": {
    body: UpdateAttendanceScheduleBody;
    output: { readonly attendance_schedule: AttendanceSchedule };
  };
  /** List organization attendance schedules. */
  "GET /v2/organizations/{organization_id}/attendance_schedules": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly attendance_schedules: readonly AttendanceSchedule[]; readonly users?: readonly User[] };
    item: AttendanceSchedule;
  };
  /** Create attendance schedule. */
  "POST /v2/organizations/{organization_id}/attendance_schedules": {
    body: CreateAttendanceScheduleBody;
    output: { readonly attendance_schedule: AttendanceSchedule };
  };
  /** List organization attendance shifts. Max range 31 days. */
  "GET /v2/organizations/{organization_id}/attendance_shifts": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly include?: readonly ("users" | "attendance_schedules")[] | undefined;
    };
    output: Page & {
      readonly attendance_shifts: readonly AttendanceShift[];
      readonly users?: readonly User[];
      readonly attendance_schedules?: readonly AttendanceSchedule[];
    };
    item: AttendanceShift;
  };
  /** Get budget history. */
  "GET /v2/budget_histories/{budget_history_id}": {
    output: { readonly budget_history: BudgetHistory };
  };
  /** List client budget histories. */
  "GET /v2/clients/{client_id}/budget_histories": {
    query?: PageQuery | undefined;
    output: Page & { readonly budget_histories: readonly BudgetHistory[] };
    item: BudgetHistory;
  };
  /** List organization budget histories. */
  "GET /v2/organizations/{organization_id}/budget_histories": {
    query?:
      | (PageQuery & {
          readonly project_ids?: readonly Id[] | undefined;
          readonly client_ids?: readonly Id[] | undefined;
          readonly resource?: "project" | "client" | undefined;
          readonly "start_date[start]"?: DateOnly | undefined;
          readonly "start_date[stop]"?: DateOnly | undefined;
          readonly include?: readonly ("clients" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly budget_histories: readonly BudgetHistory[];
      readonly clients?: readonly Client[];
      readonly projects?: readonly Project[];
    };
    item: BudgetHistory;
  };
  /** List project budget histories. */
  "GET /v2/projects/{project_id}/budget_histories": {
    query?: PageQuery | undefined;
    output: Page & { readonly budget_histories: readonly BudgetHistory[] };
    item: BudgetHistory;
  };
  /** List organization client invoices. */
  "GET /v2/organizations/{organization_id}/client_invoices": {
    query?:
      | (PageQuery & {
          readonly client_ids?: readonly Id[] | undefined;
          readonly "issue_date[start]"?: DateOnly | undefined;
          readonly "issue_date[stop]"?: DateOnly | undefined;
          readonly status?: "draft" | "open" | "closed" | undefined;
          /** @default false */
          readonly include_line_items?: boolean | undefined;
          readonly include?: readonly ("users" | "clients" | "projects" | "tasks")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly client_invoices: readonly ClientInvoice[];
      readonly users?: readonly User[];
      readonly clients?: readonly Client[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: ClientInvoice;
  };
  /** Get client. */
  "GET /v2/clients/{client_id}": {
    output: { readonly client: Client };
  };
  /** Update client. Partial update. */
  "PUT /v2/clients/{client_id}": {
    body: UpdateClientBody;
    output: { readonly client: Client };
  };
  /** Update client metadata. Partial update. */
  "PUT /v2/clients/{client_id}/update_metadata": {
    body: UpdateClientMetadataBody;
    output: { readonly client: Client };
  };
  /** List organization clients. */
  "GET /v2/organizations/{organization_id}/clients": {
    query?:
      | (PageQuery & {
          /** @default active */
          readonly status?: "active" | "archived" | "all" | undefined;
          readonly include?: readonly "projects"[] | undefined;
        })
      | undefined;
    output: Page & { readonly clients: readonly Client[]; readonly projects?: readonly Project[] };
    item: Client;
  };
  /** Create client. */
  "POST /v2/organizations/{organization_id}/clients": {
    body: CreateClientBody;
    output: { readonly client: Client };
  };
  /** List all error codes. The answer is not declared. */
  "GET /v2/error_codes": {
    output: unknown;
  };
  /** List organization global todos. */
  "GET /v2/organizations/{organization_id}/global_todos": {
    query?:
      | (PageQuery & {
          readonly include?: readonly "project_ids"[] | undefined;
        })
      | undefined;
    output: Page & { readonly global_todos: readonly GlobalTodo[] };
    item: GlobalTodo;
  };
  /** Create global to-do. */
  "POST /v2/organizations/{organization_id}/global_todos": {
    body: CreateGlobalTodoBody;
    output: { readonly global_todo: GlobalTodo };
  };
  /** Update global to-do. */
  "PUT /v2/organizations/{organization_id}/global_todos/{id}": {
    body: UpdateGlobalTodoBody;
    output: { readonly global_todo: GlobalTodo };
  };
  /** Delete global to-do. */
  "DELETE /v2/organizations/{organization_id}/global_todos/{id}": {
    output: undefined;
  };
  /** List organization holidays. */
  "GET /v2/organizations/{organization_id}/holidays": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
          readonly "date[start]"?: DateOnly | undefined;
          readonly "date[stop]"?: DateOnly | undefined;
        })
      | undefined;
    output: Page & { readonly holidays: readonly Holiday[] };
    item: Holiday;
  };
  /** List integration integration project links. */
  "GET /v2/integrations/{integration_id}/project_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly project_links: readonly IntegrationProjectLink[] };
    item: IntegrationProjectLink;
  };
  /** List integration integration user links. */
  "GET /v2/integrations/{integration_id}/user_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly user_links: readonly IntegrationUserLink[] };
    item: IntegrationUserLink;
  };
  /** List organization integrations. */
  "GET /v2/organizations/{organization_id}/integrations": {
    query?: PageQuery | undefined;
    output: Page & { readonly integrations: readonly Integration[] };
    item: Integration;
  };
  /** List project integration project links. */
  "GET /v2/projects/{project_id}/integration_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly project_links: readonly IntegrationProjectLink[] };
    item: IntegrationProjectLink;
  };
  /** Get invite. */
  "GET /v2/invites/{invite_id}": {
    output: { readonly invite: Invite };
  };
  /** Update invite. Partial update. */
  "PUT /v2/invites/{invite_id}": {
    body: UpdateInviteBody;
    output: { readonly invite: Invite };
  };
  /** Delete invite. */
  "DELETE /v2/invites/{invite_id}": {
    output: undefined;
  };
  /** List organization invites. */
  "GET /v2/organizations/{organization_id}/invites": {
    query?:
      | (PageQuery & {
          readonly email?: string | undefined;
          /** @default pending */
          readonly status?: "all" | "pending" | "accepted" | "expired" | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly invites: readonly Invite[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Invite;
  };
  /** Create invite. */
  "POST /v2/organizations/{organization_id}/invites": {
    body: CreateInviteBody;
    output: { readonly invite: Invite };
  };
  /** Bulk invite users. Max 50 per request. The answer is not declared. */
  "POST /v2/organizations/{organization_id}/invites/bulk": {
    body: BulkInviteUsersBody;
    output: unknown;
  };
  /** List organization job site visits. */
  "GET /v2/organizations/{organization_id}/job_site_visits": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly "enter[start]": DateTime;
      readonly "enter[stop]": DateTime;
      readonly include?: readonly ("users" | "job_sites")[] | undefined;
    };
    output: Page & {
      readonly job_site_visits: readonly JobSiteVisit[];
      readonly users?: readonly User[];
      readonly job_sites?: readonly JobSite[];
    };
    item: JobSiteVisit;
  };
  /** List organization passive job site visits. */
  "GET /v2/organizations/{organization_id}/passive_job_site_visits": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly "enter[start]": DateTime;
      readonly "enter[stop]": DateTime;
      readonly include?: readonly ("users" | "job_sites")[] | undefined;
    };
    output: Page & {
      readonly passive_job_site_visits: readonly PassiveJobSiteVisit[];
      readonly users?: readonly User[];
      readonly job_sites?: readonly JobSite[];
    };
    item: PassiveJobSiteVisit;
  };
  /** Get job site. */
  "GET /v2/job_sites/{job_site_id}": {
    output: { readonly job_site: JobSite };
  };
  /** Update job site. */
  "PUT /v2/job_sites/{job_site_id}": {
    body: UpdateJobSiteBody;
    output: { readonly job_site: JobSite };
  };
  /** Update job site rules. */
  "PUT /v2/job_sites/{job_site_id}/update_rules": {
    body: UpdateJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** Add job site rules. */
  "PUT /v2/job_sites/{job_site_id}/add_rules": {
    body: AddJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** Remove job site rules. */
  "PUT /v2/job_sites/{job_site_id}/remove_rules": {
    body: RemoveJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** List organization job sites. */
  "GET /v2/organizations/{organization_id}/job_sites": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
        })
      | undefined;
    output: Page & { readonly job_sites: readonly JobSite[] };
    item: JobSite;
  };
  /** Create job site. */
  "POST /v2/organizations/{organization_id}/job_sites": {
    body: CreateJobSiteBody;
    output: { readonly job_site: JobSite };
  };
  /** Get limit history. */
  "GET /v2/limit_histories/{limit_history_id}": {
    output: { readonly limit_history: LimitHistory };
  };
  /** List organization limit histories. */
  "GET /v2/organizations/{organization_id}/limit_histories": {
    query?:
      | (PageQuery & {
          readonly user_ids?: readonly Id[] | undefined;
          readonly "date[start]"?: DateOnly | undefined;
          readonly limit_type?: "daily" | "weekly" | "expected_per_week" | undefined;
        })
      | undefined;
    output: Page & { readonly limit_histories: readonly LimitHistory[] };
    item: LimitHistory;
  };
  /** List organization locations. Max range 7 days. */
  "GET /v2/organizations/{organization_id}/locations": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly include?: readonly ("users" | "projects")[] | undefined;
    };
    output: Page & {
      readonly locations: readonly Location[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Location;
  };
  /** List project locations. Max range 7 days. */
  "GET /v2/projects/{project_id}/locations": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly locations: readonly Location[]; readonly users?: readonly User[] };
    item: Location;
  };
  /** Update organization members. */
  "PUT /v2/organizations/{organization_id}/update_members": {
    body: UpdateOrganizationMembersBody;
    output: Success;
  };
  /** List organization members. */
  "GET /v2/organizations/{organization_id}/members": {
    query?:
      | (PageQuery & {
          readonly "search[email]"?: string | undefined;
          readonly "search[name]"?: string | undefined;
          /** @default false */
          readonly include_removed?: boolean | undefined;
          /** @default false */
          readonly include_profile?: boolean | undefined;
          /** @default false */
          readonly include_projects?: boolean | undefined;
          readonly project_statuses?: readonly ("active" | "archived" | "deleted")[] | undefined;
          /** @default false */
          readonly include_limits?: boolean | undefined;
          readonly membership_roles?: readonly ("owner" | "manager" | "user" | "unassigned")[] | undefined;
          readonly "created_at[start]"?: DateTime | undefined;
          readonly "created_at[stop]"?: DateTime | undefined;
          readonly "updated_at[start]"?: DateTime | undefined;
          readonly "updated_at[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly members: readonly OrganizationMember[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: OrganizationMember;
  };
  /** Create organization member. */
  "POST /v2/organizations/{organization_id}/members": {
    body: CreateOrganizationMemberBody;
    output: { readonly organization_member: OrganizationMember };
  };
  /** Update project members. */
  "PUT /v2/projects/{project_id}/update_members": {
    body: UpdateProjectMembersBody;
    output: Success;
  };
  /** List project members. */
  "GET /v2/projects/{project_id}/members": {
    query?:
      | (PageQuery & {
          readonly "search[email]"?: string | undefined;
          readonly "search[name]"?: string | undefined;
          /** @default false */
          readonly include_removed?: boolean | undefined;
          /** @default false */
          readonly include_profile?: boolean | undefined;
          /** @default false */
          readonly direct_only?: boolean | undefined;
          readonly membership_roles?: readonly ("manager" | "user" | "viewer")[] | undefined;
          readonly "created_at[start]"?: DateTime | undefined;
          readonly "created_at[stop]"?: DateTime | undefined;
          readonly "updated_at[start]"?: DateTime | undefined;
          readonly "updated_at[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly members: readonly ProjectMember[]; readonly users?: readonly User[] };
    item: ProjectMember;
  };
  /** List team members. */
  "GET /v2/teams/{team_id}/members": {
    query?:
      | (PageQuery & {
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly team_members: readonly TeamMember[]; readonly users?: readonly User[] };
    item: TeamMember;
  };
  /** Update team members. */
  "PUT /v2/teams/{team_id}/update_members": {
    body: UpdateTeamMembersBody;
    output: Success;
  };
  /** Get note. */
  "GET /v2/notes/{note_id}": {
    output: { readonly note: Note };
  };
  /** List organization notes. Max range 31 days, earliest 3 years ago. */
  "GET /v2/organizations/{organization_id}/notes": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly notes: readonly Note[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: Note;
  };
  /** List project notes. Max range 31 days, earliest 3 years ago. */
  "GET /v2/projects/{project_id}/notes": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly notes: readonly Note[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: Note;
  };
  /** Create organization. */
  "POST /v2/organizations": {
    body: CreateOrganizationBody;
    output: { readonly organization: Organization };
  };
  /** List organizations. */
  "GET /v2/organizations": {
    query?: PageQuery | undefined;
    output: Page & { readonly organizations: readonly Organization[] };
    item: Organization;
  };
  /** Get organization. */
  "GET /v2/organizations/{organization_id}": {
    output: { readonly organization: Organization };
  };
  /** Update organization metadata. Partial update. */
  "PUT /v2/organizations/{organization_id}/update_metadata": {
    body: UpdateOrganizationMetadataBody;
    output: { readonly organization: Organization };
  };
  /** Get organization seats. */
  "GET /v2/organizations/{organization_id}/seats": {
    output: { readonly organization_seat: OrganizationSeat };
  };
  /** List organization work break projects. */
  "GET /v2/organizations/{organization_id}/work_break_projects": {
    query?:
      | (PageQuery & {
          readonly project_ids?: readonly Id[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly work_break_projects?: readonly WorkBreakProject[];
      /** As declared. */
      readonly work_break_project?: WorkBreakProject | readonly WorkBreakProject[];
    };
    item: WorkBreakProject;
  };
  /** List organization projects. */
  "GET /v2/organizations/{organization_id}/projects": {
    query?:
      | (PageQuery & {
          /** @default active */
          readonly status?: "active" | "archived" | "all" | undefined;
          readonly include?: readonly "clients"[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
        })
      | undefined;
    output: Page & { readonly projects: readonly Project[]; readonly clients?: readonly Client[] };
    item: Project;
  };
  /** Create project. */
  "POST /v2/organizations/{organization_id}/projects": {
    body: CreateProjectBody;
    output: { readonly project: Project };
  };
  /** Get project. */
  "GET /v2/projects/{project_id}": {
    output: { readonly project: Project };
  };
  /** Update project. Partial update. */
  "PUT /v2/projects/{project_id}": {
    body: UpdateProjectBody;
    output: { readonly project: Project };
  };
  /** Update project metadata. Partial update. */
  "PUT /v2/projects/{project_id}/update_metadata": {
    body: UpdateProjectMetadataBody;
    output: { readonly project: Project };
  };
  /** List organization rates. The answer is not declared. */
  "GET /v2/organizations/{organization_id}/rates": {
    query?:
      | (PageQuery & {
          readonly user_ids?: readonly Id[] | undefined;
          readonly kind?: readonly ("pay" | "bill")[] | undefined;
          readonly rate_type?: readonly ("hourly" | "fixed")[] | undefined;
          readonly status?: "current" | "past" | undefined;
          readonly start_date?: DateTime | undefined;
          readonly end_date?: DateTime | undefined;
          readonly include?: readonly "users"[] | undefined;
          readonly fields?: readonly string[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly rates?: readonly Rate[];
      readonly users?: readonly User[];
      readonly [member: string]: unknown;
    };
    item: Rate;
  };
  /** List organization screenshots. Max range 7 days, earliest 6 months ago. */
  "GET /v2/organizations/{organization_id}/screenshots": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects")[] | undefined;
    };
    output: Page & {
      readonly screenshots: readonly Screenshot[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Screenshot;
  };
  /** Get screenshot. */
  "GET /v2/organizations/{organization_id}/screenshots/{screenshot_id}": {
    output: { readonly screenshot: Screenshot };
  };
  /** List project screenshots. Max range 7 days, earliest 6 months ago. */
  "GET /v2/projects/{project_id}/screenshots": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly screenshots: readonly Screenshot[]; readonly users?: readonly User[] };
    item: Screenshot;
  };
  /** Get screenshot. */
  "GET /v2/projects/{project_id}/screenshots/{screenshot_id}": {
    output: { readonly screenshot: Screenshot };
  };
  /** Get smart notification rule. */
  "GET /v2/insights/smart_notification_rules/{rule_id}": {
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Update smart notification rule. Partial update. */
  "PUT /v2/insights/smart_notification_rules/{rule_id}": {
    body: UpdateSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Delete smart notification rule. */
  "DELETE /v2/insights/smart_notification_rules/{rule_id}": {
    output: undefined;
  };
  /** Toggle smart notification rule. */
  "PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status": {
    body: ToggleSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** List smart notification rules. */
  "GET /v2/organizations/{organization_id}/insights/smart_notification_rules": {
    query?: PageQuery | undefined;
    output: Page & { readonly smart_notification_rules: readonly SmartNotificationRule[] };
    item: SmartNotificationRule;
  };
  /** Create smart notification rule. */
  "POST /v2/organizations/{organization_id}/insights/smart_notification_rules": {
    body: CreateSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** List smart notifications. */
  "GET /v2/organizations/{organization_id}/insights/smart_notifications": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly team_ids?: readonly Id[] | undefined;
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly rule_id?: Id | undefined;
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly smart_notifications: readonly SmartNotification[]; readonly users?: readonly User[] };
    item: SmartNotification;
  };
  /** List integration tasks. */
  "GET /v2/integrations/{integration_id}/tasks": {
    query?:
      | (PageQuery & {
          readonly status?:
            | readonly (
                | "active"
                | "completed"
                | "deleted"
                | "archived"
                | "archived_native_active"
                | "archived_native_completed"
                | "archived_native_deleted"
              )[]
            | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
          readonly remote_ids?: readonly string[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly tasks: readonly Task[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Task;
  };
  /** List organization tasks. */
  "GET /v2/organizations/{organization_id}/tasks": {
    query?:
      | (PageQuery & {
          readonly status?:
            | readonly (
                | "active"
                | "completed"
                | "deleted"
                | "archived"
                | "archived_native_active"
                | "archived_native_completed"
                | "archived_native_deleted"
              )[]
            | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
          readonly global_todo_ids?: readonly Id[] | undefined;
          readonly only_global_todos?: boolean | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly tasks: readonly Task[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Task;
  };
  /** List project tasks. */
  "GET /v2/projects/{project_id}/tasks": {
    query?:
      | (PageQuery & {
          readonly status?:
            | readonly (
                | "active"
                | "completed"
                | "deleted"
                | "archived"
                | "archived_native_active"
                | "archived_native_completed"
                | "archived_native_deleted"
              )[]
            | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly global_todo_ids?: readonly Id[] | undefined;
          readonly only_global_todos?: boolean | undefined;
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly tasks: readonly Task[]; readonly users?: readonly User[] };
    item: Task;
  };
  /** Create task. */
  "POST /v2/projects/{project_id}/tasks": {
    body: CreateTaskBody;
    output: { readonly task: Task };
  };
  /** Get task. */
  "GET /v2/tasks/{task_id}": {
    output: { readonly task: Task };
  };
  /** Update task. Needs lock_version from a prior fetch, partial update. */
  "PUT /v2/tasks/{task_id}": {
    body: UpdateTaskBody;
    output: { readonly task: Task };
  };
  /** Delete task. */
  "DELETE /v2/tasks/{task_id}": {
    output: undefined;
  };
  /** Update task metadata. Needs lock_version from a prior fetch, partial update. */
  "PUT /v2/tasks/{task_id}/update_metadata": {
    body: UpdateTaskMetadataBody;
    output: { readonly task: Task };
  };
  /** List organization team invoices. */
  "GET /v2/organizations/{organization_id}/team_invoices": {
    query?:
      | (PageQuery & {
          readonly user_ids?: readonly Id[] | undefined;
          readonly "issue_date[start]"?: DateOnly | undefined;
          readonly "issue_date[stop]"?: DateOnly | undefined;
          readonly status?: "draft" | "open" | "closed" | undefined;
          /** @default false */
          readonly include_line_items?: boolean | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly team_invoices: readonly TeamInvoice[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: TeamInvoice;
  };
  /** List organization team payments. Earliest 3 years ago, defaults to last 3 years. */
  "GET /v2/organizations/{organization_id}/team_payments": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
          readonly include?: readonly ("users" | "projects")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly team_payments: readonly TeamPayment[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: TeamPayment;
  };
  /** Get team payment. */
  "GET /v2/team_payments/{team_payment_id}": {
    output: { readonly team_payment: TeamPayment };
  };
  /** List organization teams. */
  "GET /v2/organizations/{organization_id}/teams": {
    query?: PageQuery | undefined;
    output: Page & { readonly teams: readonly Team[] };
    item: Team;
  };
  /** Create team. */
  "POST /v2/organizations/{organization_id}/teams": {
    body: CreateTeamBody;
    output: { readonly team: Team };
  };
  /** Get team. */
  "GET /v2/teams/{team_id}": {
    output: { readonly team: Team };
  };
  /** Update team. Partial update. */
  "PUT /v2/teams/{team_id}": {
    body: UpdateTeamBody;
    output: { readonly team: Team };
  };
  /** Delete team. */
  "DELETE /v2/teams/{team_id}": {
    output: undefined;
  };
  /** List team projects. */
  "GET /v2/teams/{team_id}/projects": {
    query?:
      | (PageQuery & {
          readonly include?: readonly "projects"[] | undefined;
        })
      | undefined;
    output: Page & { readonly team_projects: readonly TeamProject[]; readonly projects?: readonly Project[] };
    item: TeamProject;
  };
  /** Update team projects. */
  "PUT /v2/teams/{team_id}/update_projects": {
    body: UpdateTeamProjectsBody;
    output: Success;
  };
  /** Update team metadata. Partial update. */
  "PUT /v2/teams/{team_id}/update_metadata": {
    body: UpdateTeamMetadataBody;
    output: { readonly team: Team };
  };
  /** List organization time edit logs. Max range 31 days, earliest 3 years ago. */
  "GET /v2/organizations/{organization_id}/time_edit_logs": {
    query: PageQuery & {
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly time_edit_logs: readonly TimeEditLog[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: TimeEditLog;
  };
  /** List project time edit logs. Max range 31 days, earliest 3 years ago. */
  "GET /v2/projects/{project_id}/time_edit_logs": {
    query: PageQuery & {
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly time_edit_logs: readonly TimeEditLog[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: TimeEditLog;
  };
  /** Create time entry. */
  "POST /v2/users/{user_id}/time_entries": {
    body: CreateTimeEntryBody;
    output: Success;
  };
  /** List organization time off balances. */
  "GET /v2/organizations/{organization_id}/time_off_balances": {
    query?:
      | (PageQuery & {
          readonly search?: string | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly time_off_policy_ids?: readonly Id[] | undefined;
          readonly year?: number | undefined;
          readonly include?: readonly ("users" | "time_off_policies")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly time_off_balances: readonly TimeOffBalance[];
      readonly users?: readonly User[];
      readonly time_off_policies?: readonly TimeOffPolicy[];
    };
    item: TimeOffBalance;
  };
  /** Add organization time off balance adjustments. */
  "POST /v2/organizations/{organization_id}/time_off_balances": {
    body: AddOrganizationTimeOffBalanceAdjustmentsBody;
    output: Success;
  };
  /** List organization time off policies. */
  "GET /v2/organizations/{organization_id}/time_off_policies": {
    query?:
      | (PageQuery & {
          /** @default active */
          readonly status?: "active" | "archived" | "all" | undefined;
        })
      | undefined;
    output: Page & { readonly time_off_policies: readonly TimeOffPolicy[] };
    item: TimeOffPolicy;
  };
  /** Create time off policy. */
  "POST /v2/organizations/{organization_id}/time_off_policies": {
    body: CreateTimeOffPolicyBody;
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** List organization time off policies per user. */
  "GET /v2/organizations/{organization_id}/time_off_policies/user_policies": {
    query: PageQuery & {
      readonly user_id: Id;
    };
    output: Page & { readonly time_off_policies: readonly TimeOffPolicy[] };
    item: TimeOffPolicy;
  };
  /** Get time off policy. */
  "GET /v2/time_off_policies/{time_off_policy_id}": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Update time off policy. Partial update. */
  "PUT /v2/time_off_policies/{time_off_policy_id}": {
    body: UpdateTimeOffPolicyBody;
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Delete time off policy. */
  "DELETE /v2/time_off_policies/{time_off_policy_id}": {
    output: undefined;
  };
  /** Archive time off policy. */
  "POST /v2/time_off_policies/{time_off_policy_id}/archive": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Restore time off policy. */
  "POST /v2/time_off_policies/{time_off_policy_id}/restore": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** List organization time off requests. */
  "GET /v2/organizations/{organization_id}/time_off_requests": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
          readonly "starts_at[start]"?: DateTime | undefined;
          readonly "starts_at[stop]"?: DateTime | undefined;
          readonly "approved_at[start]"?: DateTime | undefined;
          readonly "approved_at[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly include?: readonly ("users" | "time_off_policies")[] | undefined;
        })
      | undefined;
    output: Page & {
      readonly time_off_requests: readonly TimeOffRequest[];
      readonly users?: readonly User[];
      readonly time_off_policies?: readonly TimeOffPolicy[];
    };
    item: TimeOffRequest;
  };
  /** Create time off request. */
  "POST /v2/organizations/{organization_id}/time_off_requests": {
    body: CreateTimeOffRequestBody;
    output: TimeOffRequestAnswer;
  };
  /** Get time off request. */
  "GET /v2/time_off_requests/{time_off_request_id}": {
    output: TimeOffRequestAnswer;
  };
  /** Delete time off request. */
  "DELETE /v2/time_off_requests/{time_off_request_id}": {
    output: undefined;
  };
  /** Update time off request. Full replacement, not a patch. */
  "PUT /v2/time_off_requests/{time_off_request_id}": {
    body: UpdateTimeOffRequestBody;
    output: TimeOffRequestAnswer;
  };
  /** Update time off request status. */
  "PUT /v2/time_off_requests/{time_off_request_id}/status": {
    body: UpdateTimeOffRequestStatusBody;
    output: TimeOffRequestAnswer;
  };
  /** List organization timesheets. */
  "GET /v2/organizations/{organization_id}/timesheets": {
    query?:
      | (PageQuery & {
          readonly "date[start]"?: DateOnly | undefined;
          readonly "date[stop]"?: DateOnly | undefined;
          readonly "approved[start]"?: DateOnly | undefined;
          readonly status?: "open" | "submitted" | "approved" | "denied" | undefined;
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly timesheets: readonly Timesheet[]; readonly users?: readonly User[] };
    item: Timesheet;
  };
  /** List organization daily tool usages. Max range 14 days, earliest 1 month ago, for owners and organization managers only. */
  "GET /v2/organizations/{organization_id}/tool_usages/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_tool_usages: readonly DailyToolUsage[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: DailyToolUsage;
  };
  /** List organization tool usages. Max range 7 days, earliest 1 month ago, for owners and organization managers only. */
  "GET /v2/organizations/{organization_id}/tool_usages": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      readonly include?: readonly ("users" | "projects" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly tool_usages: readonly ToolUsage[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
      readonly tasks?: readonly Task[];
    };
    item: ToolUsage;
  };
  /** List project daily tool usages. Max range 14 days, earliest 1 month ago, for owners and organization managers only. */
  "GET /v2/projects/{project_id}/tool_usages/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_tool_usages: readonly DailyToolUsage[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyToolUsage;
  };
  /** List project tool usages. Max range 7 days, earliest 1 month ago, for owners and organization managers only. */
  "GET /v2/projects/{project_id}/tool_usages": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly tool_usages: readonly ToolUsage[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: ToolUsage;
  };
  /** List unusual activities. */
  "GET /v2/organizations/{organization_id}/insights/unusual_activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly include?: readonly "users"[] | undefined;
      /** @default false */
      readonly include_secondary_activities?: boolean | undefined;
      readonly confidence_level?: "high" | "medium" | "low" | undefined;
      readonly unusual_activity_type?:
        | "consistent_persistent_activity"
        | "consistent_variable_activity"
        | "unusual_high_mouse_activity"
        | "unusual_high_keyboard_activity"
        | "long_period_of_single_mouse_activity"
        | "long_period_of_single_keyboard_activity"
        | "breakless_work"
        | "sustained_high_focus_time"
        | "suspicious_activity"
        | undefined;
    };
    output: Page & { readonly unusual_activities: readonly UnusualActivity[]; readonly users?: readonly User[] };
    item: UnusualActivity;
  };
  /** Get current user. */
  "GET /v2/users/me": {
    output: { readonly user: User };
  };
  /** Get user. */
  "GET /v2/users/{user_id}": {
    output: { readonly user: User };
  };
  /** Create organization webhook. */
  "POST /v2/organizations/{organization_id}/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /** Create project webhook. */
  "POST /v2/projects/{project_id}/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /** Create me webhook. */
  "POST /v2/users/me/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /** Get webhook. */
  "GET /v2/webhooks/{webhook_id}": {
    output: Webhook;
  };
  /** Delete webhook. */
  "DELETE /v2/webhooks/{webhook_id}": {
    output: undefined;
  };
  /** Activate webhook. The header is not declared by the vendor, and needed. */
  "POST /v2/webhooks/{webhook_id}/activate": {
    /** The secret that the target was sent: see `activateWebhook` of `@tokens/hubstaff/webhooks`. */
    headers: { readonly "X-Hook-Secret": string };
    output: unknown;
  };
}
