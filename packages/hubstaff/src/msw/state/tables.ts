import type {
  Activity,
  AttendanceSchedule,
  AttendanceShift,
  BudgetHistory,
  Client,
  ClientInvoice,
  GlobalTodo,
  Holiday,
  Id,
  Integration,
  IntegrationProjectLink,
  IntegrationUserLink,
  Invite,
  JobSite,
  JobSiteVisit,
  LimitHistory,
  Location,
  Note,
  Organization,
  OrganizationMember,
  PassiveJobSiteVisit,
  Project,
  ProjectMember,
  Rate,
  Screenshot,
  SmartNotification,
  SmartNotificationRule,
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
  Timesheet,
  ToolUsage,
  UnusualActivity,
  User,
  Webhook,
  WorkBreakProject,
} from "../../models.ts";
/** A row with the entity it belongs to. */
type OwnedBy<Owner extends string, T> = T & { readonly [K in Owner]: Id };

/** A webhook with the secret that only Hubstaff and its target know. */
type SecretWebhook = Webhook & { readonly secret: string };

/** The tables of a mocked Hubstaff, as plain arrays that tests may change. Daily rows are added up from these. */
export interface HubstaffTables {
  readonly users: User[];
  readonly organizations: Organization[];
  readonly members: OwnedBy<"organization_id", OrganizationMember>[];
  readonly invites: OwnedBy<"organization_id", Invite>[];
  readonly teams: OwnedBy<"organization_id", Team>[];
  readonly teamMembers: OwnedBy<"team_id", TeamMember>[];
  readonly teamProjects: OwnedBy<"team_id", TeamProject>[];

  readonly clients: Client[];
  readonly projects: OwnedBy<"organization_id", Project>[];
  readonly projectMembers: OwnedBy<"project_id", ProjectMember>[];
  readonly tasks: Task[];
  readonly globalTodos: OwnedBy<"organization_id", GlobalTodo>[];
  readonly integrations: Integration[];
  readonly projectLinks: OwnedBy<"id", IntegrationProjectLink>[];
  readonly userLinks: IntegrationUserLink[];
  readonly workBreakProjects: OwnedBy<"organization_id", WorkBreakProject>[];

  readonly activities: Activity[];
  readonly screenshots: Screenshot[];
  readonly locations: Location[];
  readonly toolUsages: ToolUsage[];
  readonly notes: Note[];
  readonly timeEditLogs: TimeEditLog[];
  readonly unusualActivities: UnusualActivity[];
  readonly smartNotificationRules: OwnedBy<"organization_id", SmartNotificationRule>[];
  readonly smartNotifications: OwnedBy<"organization_id", SmartNotification>[];
  readonly timesheets: Timesheet[];

  readonly jobSites: JobSite[];
  readonly jobSiteVisits: JobSiteVisit[];
  readonly passiveJobSiteVisits: PassiveJobSiteVisit[];
  readonly attendanceSchedules: AttendanceSchedule[];
  readonly attendanceShifts: AttendanceShift[];

  readonly holidays: Holiday[];
  readonly timeOffPolicies: (TimeOffPolicy & { readonly user_ids: readonly Id[] })[];
  readonly timeOffBalances: OwnedBy<"id", TimeOffBalance>[];
  readonly timeOffRequests: TimeOffRequest[];

  readonly budgetHistories: BudgetHistory[];
  readonly limitHistories: LimitHistory[];
  readonly clientInvoices: ClientInvoice[];
  readonly teamInvoices: TeamInvoice[];
  readonly teamPayments: TeamPayment[];
  readonly rates: OwnedBy<"id", Rate>[];

  readonly webhooks: SecretWebhook[];
}

/** The state of a mocked Hubstaff. */
export interface HubstaffState extends HubstaffTables {
  /** The next id. */
  nextId: number;
}

/** Columns that the API hides. */
export const hiddenColumns: { readonly [T in keyof HubstaffTables]?: readonly string[] } = {
  members: ["organization_id"],
  invites: ["organization_id"],
  teams: ["organization_id"],
  teamMembers: ["team_id"],
  teamProjects: ["team_id"],
  projects: ["organization_id"],
  projectMembers: ["project_id"],
  globalTodos: ["organization_id", "project_ids"],
  projectLinks: ["id"],
  workBreakProjects: ["organization_id"],
  smartNotificationRules: ["organization_id"],
  smartNotifications: ["organization_id"],
  timeOffPolicies: ["user_ids"],
  timeOffBalances: ["id"],
  rates: ["id"],
  webhooks: ["secret"],
};
