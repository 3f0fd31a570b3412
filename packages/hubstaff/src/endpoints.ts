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
  /**
   * Lists the activities of an organization. The range spans at most 7 days and starts at most 6 months ago. Data
   * appears up to 20 minutes late.
   */
  "GET /v2/organizations/{organization_id}/activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /**
   * Lists the activities of an organization that were updated in a range of time. The range spans at most 7 days and
   * starts at most 45 days ago. Data appears up to 20 minutes late.
   */
  "GET /v2/organizations/{organization_id}/activities/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Lists the daily activities of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/organizations/{organization_id}/activities/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /**
   * Lists the daily activities of an organization that were updated in a range of time. The range spans at most 31
   * days. Only the last month is covered.
   */
  "GET /v2/organizations/{organization_id}/activities/daily/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]"?: DateTime | undefined;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Lists the last activity of each member of an organization. */
  "GET /v2/organizations/{organization_id}/last_activities": {
    query?:
      | (PageQuery & {
          /** @default false */
          readonly include_removed?: boolean | undefined;
          /** Related rows to add to each page. */
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
  /**
   * Lists the activities of a project. The range spans at most 7 days and starts at most 6 months ago. Data appears up
   * to 20 minutes late.
   */
  "GET /v2/projects/{project_id}/activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /**
   * Lists the activities of a project that were updated in a range of time. The range spans at most 7 days and starts
   * at most 45 days ago. Data appears up to 20 minutes late.
   */
  "GET /v2/projects/{project_id}/activities/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly global_todo_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly activities: readonly Activity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: Activity;
  };
  /** Lists the daily activities of a project. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/projects/{project_id}/activities/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /**
   * Lists the daily activities of a project that were updated in a range of time. The range spans at most 31 days.
   * Only the last month is covered.
   */
  "GET /v2/projects/{project_id}/activities/daily/updates": {
    query: PageQuery & {
      readonly "updated[start]": DateTime;
      readonly "updated[stop]"?: DateTime | undefined;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_activities: readonly DailyActivity[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyActivity;
  };
  /** Lists the last activity of each member of a project. */
  "GET /v2/projects/{project_id}/last_activities": {
    query?:
      | (PageQuery & {
          /** @default false */
          readonly include_removed?: boolean | undefined;
          /** Related rows to add to each page. */
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
  /** Updates an attendance schedule. Fields that are left out keep their values. */
  "PUT /v2/attendance_schedules/{attendance_schedule_id}": {
    body: UpdateAttendanceScheduleBody;
    output: { readonly attendance_schedule: AttendanceSchedule };
  };
  /** Lists the attendance schedules of an organization. */
  "GET /v2/organizations/{organization_id}/attendance_schedules": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      /** Related rows to add to each page. */
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly attendance_schedules: readonly AttendanceSchedule[]; readonly users?: readonly User[] };
    item: AttendanceSchedule;
  };
  /** Creates an attendance schedule. */
  "POST /v2/organizations/{organization_id}/attendance_schedules": {
    body: CreateAttendanceScheduleBody;
    output: { readonly attendance_schedule: AttendanceSchedule };
  };
  /** Lists the attendance shifts of an organization. The range spans at most 31 days. */
  "GET /v2/organizations/{organization_id}/attendance_shifts": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "attendance_schedules")[] | undefined;
    };
    output: Page & {
      readonly attendance_shifts: readonly AttendanceShift[];
      readonly users?: readonly User[];
      readonly attendance_schedules?: readonly AttendanceSchedule[];
    };
    item: AttendanceShift;
  };
  /** Gets a budget history. */
  "GET /v2/budget_histories/{budget_history_id}": {
    output: { readonly budget_history: BudgetHistory };
  };
  /** Lists the budget histories of a client. */
  "GET /v2/clients/{client_id}/budget_histories": {
    query?: PageQuery | undefined;
    output: Page & { readonly budget_histories: readonly BudgetHistory[] };
    item: BudgetHistory;
  };
  /** Lists the budget histories of an organization. */
  "GET /v2/organizations/{organization_id}/budget_histories": {
    query?:
      | (PageQuery & {
          readonly project_ids?: readonly Id[] | undefined;
          readonly client_ids?: readonly Id[] | undefined;
          readonly resource?: "project" | "client" | undefined;
          readonly "start_date[start]"?: DateOnly | undefined;
          readonly "start_date[stop]"?: DateOnly | undefined;
          /** Related rows to add to each page. */
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
  /** Lists the budget histories of a project. */
  "GET /v2/projects/{project_id}/budget_histories": {
    query?: PageQuery | undefined;
    output: Page & { readonly budget_histories: readonly BudgetHistory[] };
    item: BudgetHistory;
  };
  /** Lists the client invoices of an organization. */
  "GET /v2/organizations/{organization_id}/client_invoices": {
    query?:
      | (PageQuery & {
          readonly client_ids?: readonly Id[] | undefined;
          readonly "issue_date[start]"?: DateOnly | undefined;
          readonly "issue_date[stop]"?: DateOnly | undefined;
          readonly status?: "draft" | "open" | "closed" | undefined;
          /** @default false */
          readonly include_line_items?: boolean | undefined;
          /** Related rows to add to each page. */
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
  /** Gets a client. */
  "GET /v2/clients/{client_id}": {
    output: { readonly client: Client };
  };
  /** Updates a client. Fields that are left out keep their values. */
  "PUT /v2/clients/{client_id}": {
    body: UpdateClientBody;
    output: { readonly client: Client };
  };
  /** Updates the metadata of a client. Fields that are left out keep their values. */
  "PUT /v2/clients/{client_id}/update_metadata": {
    body: UpdateClientMetadataBody;
    output: { readonly client: Client };
  };
  /** Lists the clients of an organization. */
  "GET /v2/organizations/{organization_id}/clients": {
    query?:
      | (PageQuery & {
          /** @default active */
          readonly status?: "active" | "archived" | "all" | undefined;
          /** Related rows to add to each page. */
          readonly include?: readonly "projects"[] | undefined;
        })
      | undefined;
    output: Page & { readonly clients: readonly Client[]; readonly projects?: readonly Project[] };
    item: Client;
  };
  /** Creates a client. */
  "POST /v2/organizations/{organization_id}/clients": {
    body: CreateClientBody;
    output: { readonly client: Client };
  };
  /** Lists the error codes of the API. The vendor does not declare the response. */
  "GET /v2/error_codes": {
    output: unknown;
  };
  /** Lists the global to-dos of an organization. */
  "GET /v2/organizations/{organization_id}/global_todos": {
    query?:
      | (PageQuery & {
          readonly include?: readonly "project_ids"[] | undefined;
        })
      | undefined;
    output: Page & { readonly global_todos: readonly GlobalTodo[] };
    item: GlobalTodo;
  };
  /** Creates a global to-do. */
  "POST /v2/organizations/{organization_id}/global_todos": {
    body: CreateGlobalTodoBody;
    output: { readonly global_todo: GlobalTodo };
  };
  /** Updates a global to-do. */
  "PUT /v2/organizations/{organization_id}/global_todos/{id}": {
    body: UpdateGlobalTodoBody;
    output: { readonly global_todo: GlobalTodo };
  };
  /** Deletes a global to-do. */
  "DELETE /v2/organizations/{organization_id}/global_todos/{id}": {
    output: undefined;
  };
  /** Lists the holidays of an organization. */
  "GET /v2/organizations/{organization_id}/holidays": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
          readonly "date[start]"?: DateOnly | undefined;
          /** Inclusive. */
          readonly "date[stop]"?: DateOnly | undefined;
        })
      | undefined;
    output: Page & { readonly holidays: readonly Holiday[] };
    item: Holiday;
  };
  /** Lists the projects that an integration links. */
  "GET /v2/integrations/{integration_id}/project_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly project_links: readonly IntegrationProjectLink[] };
    item: IntegrationProjectLink;
  };
  /** Lists the users that an integration links. */
  "GET /v2/integrations/{integration_id}/user_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly user_links: readonly IntegrationUserLink[] };
    item: IntegrationUserLink;
  };
  /** Lists the integrations of an organization. */
  "GET /v2/organizations/{organization_id}/integrations": {
    query?: PageQuery | undefined;
    output: Page & { readonly integrations: readonly Integration[] };
    item: Integration;
  };
  /** Lists the integrations that a project is linked to. */
  "GET /v2/projects/{project_id}/integration_links": {
    query?: PageQuery | undefined;
    output: Page & { readonly project_links: readonly IntegrationProjectLink[] };
    item: IntegrationProjectLink;
  };
  /** Gets an invite. */
  "GET /v2/invites/{invite_id}": {
    output: { readonly invite: Invite };
  };
  /** Updates an invite. Fields that are left out keep their values. */
  "PUT /v2/invites/{invite_id}": {
    body: UpdateInviteBody;
    output: { readonly invite: Invite };
  };
  /** Deletes an invite. */
  "DELETE /v2/invites/{invite_id}": {
    output: undefined;
  };
  /** Lists the invites of an organization. */
  "GET /v2/organizations/{organization_id}/invites": {
    query?:
      | (PageQuery & {
          readonly email?: string | undefined;
          /** @default pending */
          readonly status?: "all" | "pending" | "accepted" | "expired" | undefined;
          /** Related rows to add to each page. */
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
  /** Creates an invite. */
  "POST /v2/organizations/{organization_id}/invites": {
    body: CreateInviteBody;
    output: { readonly invite: Invite };
  };
  /** Invites several users to an organization. Takes at most 50 users. The vendor does not declare the response. */
  "POST /v2/organizations/{organization_id}/invites/bulk": {
    body: BulkInviteUsersBody;
    output: unknown;
  };
  /** Lists the job site visits of an organization. */
  "GET /v2/organizations/{organization_id}/job_site_visits": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly "enter[start]": DateTime;
      readonly "enter[stop]": DateTime;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "job_sites")[] | undefined;
    };
    output: Page & {
      readonly job_site_visits: readonly JobSiteVisit[];
      readonly users?: readonly User[];
      readonly job_sites?: readonly JobSite[];
    };
    item: JobSiteVisit;
  };
  /** Lists the passive job site visits of an organization. */
  "GET /v2/organizations/{organization_id}/passive_job_site_visits": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly "enter[start]": DateTime;
      readonly "enter[stop]": DateTime;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "job_sites")[] | undefined;
    };
    output: Page & {
      readonly passive_job_site_visits: readonly PassiveJobSiteVisit[];
      readonly users?: readonly User[];
      readonly job_sites?: readonly JobSite[];
    };
    item: PassiveJobSiteVisit;
  };
  /** Gets a job site. */
  "GET /v2/job_sites/{job_site_id}": {
    output: { readonly job_site: JobSite };
  };
  /** Updates a job site. */
  "PUT /v2/job_sites/{job_site_id}": {
    body: UpdateJobSiteBody;
    output: { readonly job_site: JobSite };
  };
  /** Updates rules of a job site. */
  "PUT /v2/job_sites/{job_site_id}/update_rules": {
    body: UpdateJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** Adds rules to a job site. */
  "PUT /v2/job_sites/{job_site_id}/add_rules": {
    body: AddJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** Removes rules from a job site. */
  "PUT /v2/job_sites/{job_site_id}/remove_rules": {
    body: RemoveJobSiteRulesBody;
    output: { readonly job_site: JobSite };
  };
  /** Lists the job sites of an organization. */
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
  /** Creates a job site. */
  "POST /v2/organizations/{organization_id}/job_sites": {
    body: CreateJobSiteBody;
    output: { readonly job_site: JobSite };
  };
  /** Gets a limit history. */
  "GET /v2/limit_histories/{limit_history_id}": {
    output: { readonly limit_history: LimitHistory };
  };
  /** Lists the limit histories of an organization. */
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
  /** Lists the locations of an organization. The range spans at most 7 days. */
  "GET /v2/organizations/{organization_id}/locations": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "projects")[] | undefined;
    };
    output: Page & {
      readonly locations: readonly Location[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Location;
  };
  /** Lists the locations of a project. The range spans at most 7 days. */
  "GET /v2/projects/{project_id}/locations": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      /** Related rows to add to each page. */
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly locations: readonly Location[]; readonly users?: readonly User[] };
    item: Location;
  };
  /** Updates members of an organization. */
  "PUT /v2/organizations/{organization_id}/update_members": {
    body: UpdateOrganizationMembersBody;
    output: Success;
  };
  /** Lists the members of an organization. */
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
          /** Exclusive. */
          readonly "created_at[stop]"?: DateTime | undefined;
          readonly "updated_at[start]"?: DateTime | undefined;
          /** Exclusive. */
          readonly "updated_at[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          /** Related rows to add to each page. */
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
  /** Creates an organization member. */
  "POST /v2/organizations/{organization_id}/members": {
    body: CreateOrganizationMemberBody;
    output: { readonly organization_member: OrganizationMember };
  };
  /** Updates the members of a project. */
  "PUT /v2/projects/{project_id}/update_members": {
    body: UpdateProjectMembersBody;
    output: Success;
  };
  /** Lists the members of a project. */
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
          /** Exclusive. */
          readonly "created_at[stop]"?: DateTime | undefined;
          readonly "updated_at[start]"?: DateTime | undefined;
          /** Exclusive. */
          readonly "updated_at[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          /** Related rows to add to each page. */
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly members: readonly ProjectMember[]; readonly users?: readonly User[] };
    item: ProjectMember;
  };
  /** Lists the members of a team. */
  "GET /v2/teams/{team_id}/members": {
    query?:
      | (PageQuery & {
          /** Related rows to add to each page. */
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly team_members: readonly TeamMember[]; readonly users?: readonly User[] };
    item: TeamMember;
  };
  /** Updates the members of a team. */
  "PUT /v2/teams/{team_id}/update_members": {
    body: UpdateTeamMembersBody;
    output: Success;
  };
  /** Gets a note. */
  "GET /v2/notes/{note_id}": {
    output: { readonly note: Note };
  };
  /** Lists the notes of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/organizations/{organization_id}/notes": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Lists the notes of a project. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/projects/{project_id}/notes": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly notes: readonly Note[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: Note;
  };
  /** Creates an organization. */
  "POST /v2/organizations": {
    body: CreateOrganizationBody;
    output: { readonly organization: Organization };
  };
  /** Lists the organizations that the user belongs to. */
  "GET /v2/organizations": {
    query?: PageQuery | undefined;
    output: Page & { readonly organizations: readonly Organization[] };
    item: Organization;
  };
  /** Gets an organization. */
  "GET /v2/organizations/{organization_id}": {
    output: { readonly organization: Organization };
  };
  /** Updates the metadata of an organization. Fields that are left out keep their values. */
  "PUT /v2/organizations/{organization_id}/update_metadata": {
    body: UpdateOrganizationMetadataBody;
    output: { readonly organization: Organization };
  };
  /** Gets the seats of an organization. */
  "GET /v2/organizations/{organization_id}/seats": {
    output: { readonly organization_seat: OrganizationSeat };
  };
  /** Lists the work break projects of an organization. */
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
  /** Lists the projects of an organization. */
  "GET /v2/organizations/{organization_id}/projects": {
    query?:
      | (PageQuery & {
          /** @default active */
          readonly status?: "active" | "archived" | "all" | undefined;
          /** Related rows to add to each page. */
          readonly include?: readonly "clients"[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
        })
      | undefined;
    output: Page & { readonly projects: readonly Project[]; readonly clients?: readonly Client[] };
    item: Project;
  };
  /** Creates a project. */
  "POST /v2/organizations/{organization_id}/projects": {
    body: CreateProjectBody;
    output: { readonly project: Project };
  };
  /** Gets a project. */
  "GET /v2/projects/{project_id}": {
    output: { readonly project: Project };
  };
  /** Updates a project. Fields that are left out keep their values. */
  "PUT /v2/projects/{project_id}": {
    body: UpdateProjectBody;
    output: { readonly project: Project };
  };
  /** Updates the metadata of a project. Fields that are left out keep their values. */
  "PUT /v2/projects/{project_id}/update_metadata": {
    body: UpdateProjectMetadataBody;
    output: { readonly project: Project };
  };
  /** Lists the rates of an organization. The vendor does not declare the response. */
  "GET /v2/organizations/{organization_id}/rates": {
    query?:
      | (PageQuery & {
          readonly user_ids?: readonly Id[] | undefined;
          readonly kind?: readonly ("pay" | "bill")[] | undefined;
          readonly rate_type?: readonly ("hourly" | "fixed")[] | undefined;
          readonly status?: "current" | "past" | undefined;
          readonly start_date?: DateTime | undefined;
          readonly end_date?: DateTime | undefined;
          /** Related rows to add to each page. */
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
  /** Lists the screenshots of an organization. The range spans at most 7 days and starts at most 6 months ago. */
  "GET /v2/organizations/{organization_id}/screenshots": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "projects")[] | undefined;
    };
    output: Page & {
      readonly screenshots: readonly Screenshot[];
      readonly users?: readonly User[];
      readonly projects?: readonly Project[];
    };
    item: Screenshot;
  };
  /** Gets a screenshot. */
  "GET /v2/organizations/{organization_id}/screenshots/{screenshot_id}": {
    output: { readonly screenshot: Screenshot };
  };
  /** Lists the screenshots of a project. The range spans at most 7 days and starts at most 6 months ago. */
  "GET /v2/projects/{project_id}/screenshots": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly screenshots: readonly Screenshot[]; readonly users?: readonly User[] };
    item: Screenshot;
  };
  /** Gets a screenshot. */
  "GET /v2/projects/{project_id}/screenshots/{screenshot_id}": {
    output: { readonly screenshot: Screenshot };
  };
  /** Gets a smart notification rule. */
  "GET /v2/insights/smart_notification_rules/{rule_id}": {
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Updates a smart notification rule. Fields that are left out keep their values. */
  "PUT /v2/insights/smart_notification_rules/{rule_id}": {
    body: UpdateSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Deletes a smart notification rule. */
  "DELETE /v2/insights/smart_notification_rules/{rule_id}": {
    output: undefined;
  };
  /** Turns a smart notification rule on or off. */
  "PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status": {
    body: ToggleSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Lists the smart notification rules of an organization. */
  "GET /v2/organizations/{organization_id}/insights/smart_notification_rules": {
    query?: PageQuery | undefined;
    output: Page & { readonly smart_notification_rules: readonly SmartNotificationRule[] };
    item: SmartNotificationRule;
  };
  /** Creates a smart notification rule. */
  "POST /v2/organizations/{organization_id}/insights/smart_notification_rules": {
    body: CreateSmartNotificationRuleBody;
    output: { readonly smart_notification_rule: SmartNotificationRule };
  };
  /** Lists the smart notifications of an organization. */
  "GET /v2/organizations/{organization_id}/insights/smart_notifications": {
    query: PageQuery & {
      readonly user_ids?: readonly Id[] | undefined;
      readonly team_ids?: readonly Id[] | undefined;
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly rule_id?: Id | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly "users"[] | undefined;
    };
    output: Page & { readonly smart_notifications: readonly SmartNotification[]; readonly users?: readonly User[] };
    item: SmartNotification;
  };
  /** Lists the tasks of an integration. */
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
          /** Related rows to add to each page. */
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
  /** Lists the tasks of an organization. */
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
          /** Related rows to add to each page. */
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
  /** Lists the tasks of a project. */
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
          /** Related rows to add to each page. */
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly tasks: readonly Task[]; readonly users?: readonly User[] };
    item: Task;
  };
  /** Creates a task. */
  "POST /v2/projects/{project_id}/tasks": {
    body: CreateTaskBody;
    output: { readonly task: Task };
  };
  /** Gets a task. */
  "GET /v2/tasks/{task_id}": {
    output: { readonly task: Task };
  };
  /** Updates a task. Fields that are left out keep their values. Needs the `lock_version` of the task as last read. */
  "PUT /v2/tasks/{task_id}": {
    body: UpdateTaskBody;
    output: { readonly task: Task };
  };
  /** Deletes a task. */
  "DELETE /v2/tasks/{task_id}": {
    output: undefined;
  };
  /**
   * Updates the metadata of a task. Fields that are left out keep their values. Needs the `lock_version` of the task
   * as last read.
   */
  "PUT /v2/tasks/{task_id}/update_metadata": {
    body: UpdateTaskMetadataBody;
    output: { readonly task: Task };
  };
  /** Lists the team invoices of an organization. */
  "GET /v2/organizations/{organization_id}/team_invoices": {
    query?:
      | (PageQuery & {
          readonly user_ids?: readonly Id[] | undefined;
          readonly "issue_date[start]"?: DateOnly | undefined;
          readonly "issue_date[stop]"?: DateOnly | undefined;
          readonly status?: "draft" | "open" | "closed" | undefined;
          /** @default false */
          readonly include_line_items?: boolean | undefined;
          /** Related rows to add to each page. */
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
  /** Lists the team payments of an organization. Goes back 3 years at most, which is the default. */
  "GET /v2/organizations/{organization_id}/team_payments": {
    query?:
      | (PageQuery & {
          readonly "created[start]"?: DateTime | undefined;
          readonly "created[stop]"?: DateTime | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly project_ids?: readonly Id[] | undefined;
          /** Related rows to add to each page. */
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
  /** Gets a team payment. */
  "GET /v2/team_payments/{team_payment_id}": {
    output: { readonly team_payment: TeamPayment };
  };
  /** Lists the teams of an organization. */
  "GET /v2/organizations/{organization_id}/teams": {
    query?: PageQuery | undefined;
    output: Page & { readonly teams: readonly Team[] };
    item: Team;
  };
  /** Creates a team. */
  "POST /v2/organizations/{organization_id}/teams": {
    body: CreateTeamBody;
    output: { readonly team: Team };
  };
  /** Gets a team. */
  "GET /v2/teams/{team_id}": {
    output: { readonly team: Team };
  };
  /** Updates a team. Fields that are left out keep their values. */
  "PUT /v2/teams/{team_id}": {
    body: UpdateTeamBody;
    output: { readonly team: Team };
  };
  /** Deletes a team. */
  "DELETE /v2/teams/{team_id}": {
    output: undefined;
  };
  /** Lists the projects of a team. */
  "GET /v2/teams/{team_id}/projects": {
    query?:
      | (PageQuery & {
          /** Related rows to add to each page. */
          readonly include?: readonly "projects"[] | undefined;
        })
      | undefined;
    output: Page & { readonly team_projects: readonly TeamProject[]; readonly projects?: readonly Project[] };
    item: TeamProject;
  };
  /** Updates the projects of a team. */
  "PUT /v2/teams/{team_id}/update_projects": {
    body: UpdateTeamProjectsBody;
    output: Success;
  };
  /** Updates the metadata of a team. Fields that are left out keep their values. */
  "PUT /v2/teams/{team_id}/update_metadata": {
    body: UpdateTeamMetadataBody;
    output: { readonly team: Team };
  };
  /** Lists the time edit logs of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/organizations/{organization_id}/time_edit_logs": {
    query: PageQuery & {
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Lists the time edit logs of a project. The range spans at most 31 days and starts at most 3 years ago. */
  "GET /v2/projects/{project_id}/time_edit_logs": {
    query: PageQuery & {
      readonly "created[start]": DateTime;
      readonly "created[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Creates a time entry. Time entries cannot be updated or deleted. */
  "POST /v2/users/{user_id}/time_entries": {
    body: CreateTimeEntryBody;
    output: Success;
  };
  /**
   * Lists the time off balances of an organization. Refused with `error_code` 14705 to members who may not manage
   * them.
   */
  "GET /v2/organizations/{organization_id}/time_off_balances": {
    query?:
      | (PageQuery & {
          readonly search?: string | undefined;
          readonly user_ids?: readonly Id[] | undefined;
          readonly time_off_policy_ids?: readonly Id[] | undefined;
          readonly year?: number | undefined;
          /** Related rows to add to each page. */
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
  /** Adjusts time off balances. */
  "POST /v2/organizations/{organization_id}/time_off_balances": {
    body: AddOrganizationTimeOffBalanceAdjustmentsBody;
    output: Success;
  };
  /** Lists the time off policies of an organization. */
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
  /** Creates a time off policy. */
  "POST /v2/organizations/{organization_id}/time_off_policies": {
    body: CreateTimeOffPolicyBody;
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Lists the time off policies of an organization for each user. */
  "GET /v2/organizations/{organization_id}/time_off_policies/user_policies": {
    query: PageQuery & {
      readonly user_id: Id;
    };
    output: Page & { readonly time_off_policies: readonly TimeOffPolicy[] };
    item: TimeOffPolicy;
  };
  /** Gets a time off policy. */
  "GET /v2/time_off_policies/{time_off_policy_id}": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Updates a time off policy. Fields that are left out keep their values. */
  "PUT /v2/time_off_policies/{time_off_policy_id}": {
    body: UpdateTimeOffPolicyBody;
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Deletes a time off policy. */
  "DELETE /v2/time_off_policies/{time_off_policy_id}": {
    output: undefined;
  };
  /** Archives a time off policy. */
  "POST /v2/time_off_policies/{time_off_policy_id}/archive": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Restores a time off policy. */
  "POST /v2/time_off_policies/{time_off_policy_id}/restore": {
    output: { readonly time_off_policy: TimeOffPolicy };
  };
  /** Lists the time off requests of an organization that the user may see. */
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
          /** Related rows to add to each page. */
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
  /** Creates a time off request. Times are wall clock times in the member's time zone; an offset is ignored. */
  "POST /v2/organizations/{organization_id}/time_off_requests": {
    body: CreateTimeOffRequestBody;
    output: TimeOffRequestAnswer;
  };
  /** Gets a time off request. */
  "GET /v2/time_off_requests/{time_off_request_id}": {
    output: TimeOffRequestAnswer;
  };
  /** Deletes a time off request. */
  "DELETE /v2/time_off_requests/{time_off_request_id}": {
    output: undefined;
  };
  /** Updates a time off request. The body replaces the whole request. */
  "PUT /v2/time_off_requests/{time_off_request_id}": {
    body: UpdateTimeOffRequestBody;
    output: TimeOffRequestAnswer;
  };
  /** Updates the status of a time off request. */
  "PUT /v2/time_off_requests/{time_off_request_id}/status": {
    body: UpdateTimeOffRequestStatusBody;
    output: TimeOffRequestAnswer;
  };
  /** Lists the timesheets of an organization. */
  "GET /v2/organizations/{organization_id}/timesheets": {
    query?:
      | (PageQuery & {
          readonly "date[start]"?: DateOnly | undefined;
          /** Inclusive. */
          readonly "date[stop]"?: DateOnly | undefined;
          readonly "approved[start]"?: DateOnly | undefined;
          readonly status?: "open" | "submitted" | "approved" | "denied" | undefined;
          /** Related rows to add to each page. */
          readonly include?: readonly "users"[] | undefined;
        })
      | undefined;
    output: Page & { readonly timesheets: readonly Timesheet[]; readonly users?: readonly User[] };
    item: Timesheet;
  };
  /**
   * Lists the daily tool usages of an organization. The range spans at most 14 days and starts at most 1 month ago.
   * Only for owners and organization managers.
   */
  "GET /v2/organizations/{organization_id}/tool_usages/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      /** Related rows to add to each page. */
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
  /**
   * Lists the tool usages of an organization. The range spans at most 7 days and starts at most 1 month ago. Only for
   * owners and organization managers.
   */
  "GET /v2/organizations/{organization_id}/tool_usages": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly project_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      /** Related rows to add to each page. */
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
  /**
   * Lists the daily tool usages of a project. The range spans at most 14 days and starts at most 1 month ago. Only for
   * owners and organization managers.
   */
  "GET /v2/projects/{project_id}/tool_usages/daily": {
    query: PageQuery & {
      readonly "date[start]": DateOnly;
      /** Inclusive. */
      readonly "date[stop]": DateOnly;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly daily_tool_usages: readonly DailyToolUsage[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: DailyToolUsage;
  };
  /**
   * Lists the tool usages of a project. The range spans at most 7 days and starts at most 1 month ago. Only for owners
   * and organization managers.
   */
  "GET /v2/projects/{project_id}/tool_usages": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      readonly task_ids?: readonly Id[] | undefined;
      readonly tool_type?: "application" | "url" | undefined;
      /** Related rows to add to each page. */
      readonly include?: readonly ("users" | "tasks")[] | undefined;
    };
    output: Page & {
      readonly tool_usages: readonly ToolUsage[];
      readonly users?: readonly User[];
      readonly tasks?: readonly Task[];
    };
    item: ToolUsage;
  };
  /** Lists the unusual activities in an organization. */
  "GET /v2/organizations/{organization_id}/insights/unusual_activities": {
    query: PageQuery & {
      readonly "time_slot[start]": DateTime;
      /** Exclusive. */
      readonly "time_slot[stop]": DateTime;
      readonly user_ids?: readonly Id[] | undefined;
      /** Related rows to add to each page. */
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
  /** Gets the authenticated user. */
  "GET /v2/users/me": {
    output: { readonly user: User };
  };
  /** Gets a user. */
  "GET /v2/users/{user_id}": {
    output: { readonly user: User };
  };
  /**
   * Creates a webhook for an organization. It stays inactive until it is activated with the secret that Hubstaff sends
   * to its URL.
   */
  "POST /v2/organizations/{organization_id}/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /**
   * Creates a webhook for a project. It stays inactive until it is activated with the secret that Hubstaff sends to
   * its URL.
   */
  "POST /v2/projects/{project_id}/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /**
   * Creates a webhook for the authenticated user. It stays inactive until it is activated with the secret that
   * Hubstaff sends to its URL.
   */
  "POST /v2/users/me/webhooks": {
    body: CreateWebhookBody;
    output: Webhook;
  };
  /** Gets a webhook. */
  "GET /v2/webhooks/{webhook_id}": {
    output: Webhook;
  };
  /** Deletes a webhook. */
  "DELETE /v2/webhooks/{webhook_id}": {
    output: undefined;
  };
  /**
   * Activates a webhook. Send the secret that its URL was sent as `X-Hook-Secret`, a header that the vendor does not
   * declare.
   */
  "POST /v2/webhooks/{webhook_id}/activate": {
    /** The secret that the target was sent: see `activateWebhook` of `@tokens/hubstaff/webhooks`. */
    headers: { readonly "X-Hook-Secret": string };
    output: unknown;
  };
}
