// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /**
   * Lists the activities of an organization. The range spans at most 7 days and starts at most 6 months ago. Data
   * appears up to 20 minutes late.
   */
  <R extends "GET /v2/organizations/{organization_id}/activities">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the activities of an organization that were updated in a range of time. The range spans at most 7 days and
   * starts at most 45 days ago. Data appears up to 20 minutes late.
   */
  <R extends "GET /v2/organizations/{organization_id}/activities/updates">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the daily activities of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/organizations/{organization_id}/activities/daily">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the daily activities of an organization that were updated in a range of time. The range spans at most 31
   * days. Only the last month is covered.
   */
  <R extends "GET /v2/organizations/{organization_id}/activities/daily/updates">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the last activity of each member of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/last_activities">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the activities of a project. The range spans at most 7 days and starts at most 6 months ago. Data appears up
   * to 20 minutes late.
   */
  <R extends "GET /v2/projects/{project_id}/activities">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the activities of a project that were updated in a range of time. The range spans at most 7 days and starts
   * at most 45 days ago. Data appears up to 20 minutes late.
   */
  <R extends "GET /v2/projects/{project_id}/activities/updates">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the daily activities of a project. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/projects/{project_id}/activities/daily">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the daily activities of a project that were updated in a range of time. The range spans at most 31 days.
   * Only the last month is covered.
   */
  <R extends "GET /v2/projects/{project_id}/activities/daily/updates">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the last activity of each member of a project. */
  <R extends "GET /v2/projects/{project_id}/last_activities">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates an attendance schedule. Fields that are left out keep their values. */
  <R extends "PUT /v2/attendance_schedules/{attendance_schedule_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the attendance schedules of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/attendance_schedules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an attendance schedule. */
  <R extends "POST /v2/organizations/{organization_id}/attendance_schedules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the attendance shifts of an organization. The range spans at most 31 days. */
  <R extends "GET /v2/organizations/{organization_id}/attendance_shifts">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a budget history. */
  <R extends "GET /v2/budget_histories/{budget_history_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the budget histories of a client. */
  <R extends "GET /v2/clients/{client_id}/budget_histories">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the budget histories of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/budget_histories">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the budget histories of a project. */
  <R extends "GET /v2/projects/{project_id}/budget_histories">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the client invoices of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/client_invoices">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a client. */
  <R extends "GET /v2/clients/{client_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a client. Fields that are left out keep their values. */
  <R extends "PUT /v2/clients/{client_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the metadata of a client. Fields that are left out keep their values. */
  <R extends "PUT /v2/clients/{client_id}/update_metadata">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the clients of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/clients">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a client. */
  <R extends "POST /v2/organizations/{organization_id}/clients">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the error codes of the API. The vendor does not declare the response. */
  <R extends "GET /v2/error_codes">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the global to-dos of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/global_todos">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a global to-do. */
  <R extends "POST /v2/organizations/{organization_id}/global_todos">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a global to-do. */
  <R extends "PUT /v2/organizations/{organization_id}/global_todos/{id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a global to-do. */
  <R extends "DELETE /v2/organizations/{organization_id}/global_todos/{id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the holidays of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/holidays">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the projects that an integration links. */
  <R extends "GET /v2/integrations/{integration_id}/project_links">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the users that an integration links. */
  <R extends "GET /v2/integrations/{integration_id}/user_links">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the integrations of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/integrations">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the integrations that a project is linked to. */
  <R extends "GET /v2/projects/{project_id}/integration_links">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an invite. */
  <R extends "GET /v2/invites/{invite_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates an invite. Fields that are left out keep their values. */
  <R extends "PUT /v2/invites/{invite_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes an invite. */
  <R extends "DELETE /v2/invites/{invite_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the invites of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/invites">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an invite. */
  <R extends "POST /v2/organizations/{organization_id}/invites">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Invites several users to an organization. Takes at most 50 users. The vendor does not declare the response. */
  <R extends "POST /v2/organizations/{organization_id}/invites/bulk">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the job site visits of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/job_site_visits">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the passive job site visits of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/passive_job_site_visits">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a job site. */
  <R extends "GET /v2/job_sites/{job_site_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a job site. */
  <R extends "PUT /v2/job_sites/{job_site_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates rules of a job site. */
  <R extends "PUT /v2/job_sites/{job_site_id}/update_rules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Adds rules to a job site. */
  <R extends "PUT /v2/job_sites/{job_site_id}/add_rules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes rules from a job site. */
  <R extends "PUT /v2/job_sites/{job_site_id}/remove_rules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the job sites of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/job_sites">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a job site. */
  <R extends "POST /v2/organizations/{organization_id}/job_sites">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a limit history. */
  <R extends "GET /v2/limit_histories/{limit_history_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the limit histories of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/limit_histories">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the locations of an organization. The range spans at most 7 days. */
  <R extends "GET /v2/organizations/{organization_id}/locations">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the locations of a project. The range spans at most 7 days. */
  <R extends "GET /v2/projects/{project_id}/locations">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates members of an organization. */
  <R extends "PUT /v2/organizations/{organization_id}/update_members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an organization member. */
  <R extends "POST /v2/organizations/{organization_id}/members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the members of a project. */
  <R extends "PUT /v2/projects/{project_id}/update_members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of a project. */
  <R extends "GET /v2/projects/{project_id}/members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of a team. */
  <R extends "GET /v2/teams/{team_id}/members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the members of a team. */
  <R extends "PUT /v2/teams/{team_id}/update_members">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a note. */
  <R extends "GET /v2/notes/{note_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the notes of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/organizations/{organization_id}/notes">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the notes of a project. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/projects/{project_id}/notes">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an organization. */
  <R extends "POST /v2/organizations">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the organizations that the user belongs to. */
  <R extends "GET /v2/organizations">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an organization. */
  <R extends "GET /v2/organizations/{organization_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the metadata of an organization. Fields that are left out keep their values. */
  <R extends "PUT /v2/organizations/{organization_id}/update_metadata">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the seats of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/seats">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the work break projects of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/work_break_projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the projects of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a project. */
  <R extends "POST /v2/organizations/{organization_id}/projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a project. */
  <R extends "GET /v2/projects/{project_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a project. Fields that are left out keep their values. */
  <R extends "PUT /v2/projects/{project_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the metadata of a project. Fields that are left out keep their values. */
  <R extends "PUT /v2/projects/{project_id}/update_metadata">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the rates of an organization. The vendor does not declare the response. */
  <R extends "GET /v2/organizations/{organization_id}/rates">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the screenshots of an organization. The range spans at most 7 days and starts at most 6 months ago. */
  <R extends "GET /v2/organizations/{organization_id}/screenshots">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a screenshot. */
  <R extends "GET /v2/organizations/{organization_id}/screenshots/{screenshot_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the screenshots of a project. The range spans at most 7 days and starts at most 6 months ago. */
  <R extends "GET /v2/projects/{project_id}/screenshots">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a screenshot. */
  <R extends "GET /v2/projects/{project_id}/screenshots/{screenshot_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a smart notification rule. */
  <R extends "GET /v2/insights/smart_notification_rules/{rule_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a smart notification rule. Fields that are left out keep their values. */
  <R extends "PUT /v2/insights/smart_notification_rules/{rule_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a smart notification rule. */
  <R extends "DELETE /v2/insights/smart_notification_rules/{rule_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Turns a smart notification rule on or off. */
  <R extends "PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the smart notification rules of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/insights/smart_notification_rules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a smart notification rule. */
  <R extends "POST /v2/organizations/{organization_id}/insights/smart_notification_rules">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the smart notifications of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/insights/smart_notifications">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the tasks of an integration. */
  <R extends "GET /v2/integrations/{integration_id}/tasks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the tasks of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/tasks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the tasks of a project. */
  <R extends "GET /v2/projects/{project_id}/tasks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a task. */
  <R extends "POST /v2/projects/{project_id}/tasks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a task. */
  <R extends "GET /v2/tasks/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a task. Fields that are left out keep their values. Needs the `lock_version` of the task as last read. */
  <R extends "PUT /v2/tasks/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a task. */
  <R extends "DELETE /v2/tasks/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Updates the metadata of a task. Fields that are left out keep their values. Needs the `lock_version` of the task
   * as last read.
   */
  <R extends "PUT /v2/tasks/{task_id}/update_metadata">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the team invoices of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/team_invoices">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the team payments of an organization. Goes back 3 years at most, which is the default. */
  <R extends "GET /v2/organizations/{organization_id}/team_payments">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a team payment. */
  <R extends "GET /v2/team_payments/{team_payment_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the teams of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/teams">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a team. */
  <R extends "POST /v2/organizations/{organization_id}/teams">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a team. */
  <R extends "GET /v2/teams/{team_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a team. Fields that are left out keep their values. */
  <R extends "PUT /v2/teams/{team_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a team. */
  <R extends "DELETE /v2/teams/{team_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the projects of a team. */
  <R extends "GET /v2/teams/{team_id}/projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the projects of a team. */
  <R extends "PUT /v2/teams/{team_id}/update_projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the metadata of a team. Fields that are left out keep their values. */
  <R extends "PUT /v2/teams/{team_id}/update_metadata">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the time edit logs of an organization. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/organizations/{organization_id}/time_edit_logs">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the time edit logs of a project. The range spans at most 31 days and starts at most 3 years ago. */
  <R extends "GET /v2/projects/{project_id}/time_edit_logs">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a time entry. Time entries cannot be updated or deleted. */
  <R extends "POST /v2/users/{user_id}/time_entries">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the time off balances of an organization. Refused with `error_code` 14705 to members who may not manage
   * them.
   */
  <R extends "GET /v2/organizations/{organization_id}/time_off_balances">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Adjusts time off balances. */
  <R extends "POST /v2/organizations/{organization_id}/time_off_balances">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the time off policies of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/time_off_policies">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a time off policy. */
  <R extends "POST /v2/organizations/{organization_id}/time_off_policies">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the time off policies of an organization for each user. */
  <R extends "GET /v2/organizations/{organization_id}/time_off_policies/user_policies">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a time off policy. */
  <R extends "GET /v2/time_off_policies/{time_off_policy_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a time off policy. Fields that are left out keep their values. */
  <R extends "PUT /v2/time_off_policies/{time_off_policy_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a time off policy. */
  <R extends "DELETE /v2/time_off_policies/{time_off_policy_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Archives a time off policy. */
  <R extends "POST /v2/time_off_policies/{time_off_policy_id}/archive">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Restores a time off policy. */
  <R extends "POST /v2/time_off_policies/{time_off_policy_id}/restore">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the time off requests of an organization that the user may see. */
  <R extends "GET /v2/organizations/{organization_id}/time_off_requests">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a time off request. Times are wall clock times in the member's time zone; an offset is ignored. */
  <R extends "POST /v2/organizations/{organization_id}/time_off_requests">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a time off request. */
  <R extends "GET /v2/time_off_requests/{time_off_request_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a time off request. */
  <R extends "DELETE /v2/time_off_requests/{time_off_request_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a time off request. The body replaces the whole request. */
  <R extends "PUT /v2/time_off_requests/{time_off_request_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the status of a time off request. */
  <R extends "PUT /v2/time_off_requests/{time_off_request_id}/status">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the timesheets of an organization. */
  <R extends "GET /v2/organizations/{organization_id}/timesheets">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the daily tool usages of an organization. The range spans at most 14 days and starts at most 1 month ago.
   * Only for owners and organization managers.
   */
  <R extends "GET /v2/organizations/{organization_id}/tool_usages/daily">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the tool usages of an organization. The range spans at most 7 days and starts at most 1 month ago. Only for
   * owners and organization managers.
   */
  <R extends "GET /v2/organizations/{organization_id}/tool_usages">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the daily tool usages of a project. The range spans at most 14 days and starts at most 1 month ago. Only for
   * owners and organization managers.
   */
  <R extends "GET /v2/projects/{project_id}/tool_usages/daily">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the tool usages of a project. The range spans at most 7 days and starts at most 1 month ago. Only for owners
   * and organization managers.
   */
  <R extends "GET /v2/projects/{project_id}/tool_usages">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the unusual activities in an organization. */
  <R extends "GET /v2/organizations/{organization_id}/insights/unusual_activities">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the authenticated user. */
  <R extends "GET /v2/users/me">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a user. */
  <R extends "GET /v2/users/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a webhook for an organization. It stays inactive until it is activated with the secret that Hubstaff sends
   * to its URL.
   */
  <R extends "POST /v2/organizations/{organization_id}/webhooks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a webhook for a project. It stays inactive until it is activated with the secret that Hubstaff sends to
   * its URL.
   */
  <R extends "POST /v2/projects/{project_id}/webhooks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a webhook for the authenticated user. It stays inactive until it is activated with the secret that
   * Hubstaff sends to its URL.
   */
  <R extends "POST /v2/users/me/webhooks">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a webhook. */
  <R extends "GET /v2/webhooks/{webhook_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a webhook. */
  <R extends "DELETE /v2/webhooks/{webhook_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Activates a webhook. Send the secret that its URL was sent as `X-Hook-Secret`, a header that the vendor does not
   * declare.
   */
  <R extends "POST /v2/webhooks/{webhook_id}/activate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
