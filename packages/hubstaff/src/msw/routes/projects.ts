import type { Budget, CreateProjectBody, Id, Project, Task } from "../../models.ts";
import { invalid, notFound } from "../responses.ts";
import { create, lacking, made, merged, now, remove, rowById, shown, update, type Answers } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type ProjectRoute =
  | "POST /v2/organizations/{organization_id}/projects"
  | "PUT /v2/projects/{project_id}"
  | "PUT /v2/projects/{project_id}/update_members"
  | "POST /v2/projects/{project_id}/tasks"
  | "PUT /v2/tasks/{task_id}"
  | "PUT /v2/tasks/{task_id}/update_metadata"
  | "POST /v2/organizations/{organization_id}/clients"
  | "PUT /v2/clients/{client_id}"
  | "POST /v2/organizations/{organization_id}/global_todos"
  | "PUT /v2/organizations/{organization_id}/global_todos/{id}";

/** Converts a written budget to the shape that is read. */
function budgetOf(given: CreateProjectBody["budget"]): Budget | undefined {
  if (!given) return undefined;
  const { rate = "bill_rate", include_non_billable = true, alerts, ...rest } = given;
  return { ...rest, rate, include_non_billable, alerts: { near_limit: alerts?.near_limit ?? 0 } } as Budget;
}

/** Projects and their tasks, clients, and global to-dos. */
export function projectRoutes(state: HubstaffState): Answers<ProjectRoute> {
  const shownProject = (project: HubstaffState["projects"][number]): Project => shown("projects", project);
  const join = (project_id: Id, user_id: Id, role: string): unknown =>
    state.projectMembers.push({
      project_id,
      user_id,
      membership_role: role,
      membership_status: "active",
      last_client_activity: null,
      created_at: now,
      updated_at: now,
    });
  const writeTask = (
    id: string,
    body: { readonly lock_version: number } | undefined,
    changes: (task: Task) => { readonly [K in keyof Task]?: Task[K] | undefined },
  ): { readonly task: Task } | Response => {
    const task = rowById(state, "tasks", id);
    if (!task) return notFound();
    if (body?.lock_version !== task.lock_version) return invalid([{ attribute: "lock_version", error: "is stale" }]);
    return { task: update(state, "tasks", task, { ...changes(task), lock_version: (task.lock_version ?? 0) + 1 }) };
  };

  return {
    "POST /v2/organizations/{organization_id}/projects": ({ params, body }) => {
      const incomplete = lacking(body, "name");
      if (incomplete) return incomplete;
      const project = create(state, "projects", {
        organization_id: Number(params.organization_id),
        name: body.name,
        description: body.description ?? null,
        status: "active",
        type: "project",
        client_id: body.client_id ?? null,
        billable: body.billable ?? true,
        budget: budgetOf(body.budget) ?? null,
        metadata: merged({}, body.metadata),
        pay_rate: body.pay_rate ?? null,
        bill_rate: body.bill_rate ?? null,
      });
      for (const { user_id, role } of body.members ?? []) join(project.id, user_id, role);
      return made("project", shownProject(project));
    },
    "PUT /v2/projects/{project_id}": ({ params, body }) => {
      const project = rowById(state, "projects", params.project_id);
      if (!project) return notFound();
      const { budget, ...changes } = body;
      return { project: shownProject(update(state, "projects", project, { ...changes, budget: budgetOf(budget) })) };
    },
    "PUT /v2/projects/{project_id}/update_members": ({ params, body }) => {
      const project_id = Number(params.project_id);
      for (const { user_id, role, pay_rate, bill_rate } of body.members) {
        const member = state.projectMembers.find((row) => row.user_id === user_id && row.project_id === project_id);
        if (!member) join(project_id, user_id, role ?? "user");
        else if (role === "remove") remove(state, "projectMembers", member);
        else
          update(state, "projectMembers", member, {
            membership_role: role,
            pay_rate: pay_rate?.toFixed(1),
            bill_rate: bill_rate?.toFixed(1),
          });
      }
      return { success: true };
    },

    "POST /v2/projects/{project_id}/tasks": ({ params, body }) => {
      const project = rowById(state, "projects", params.project_id);
      if (!project) return notFound();
      const { assignee_id, assignee_ids = assignee_id === undefined ? [] : [assignee_id] } = body ?? {};
      return (
        lacking(body, "summary") ?? {
          task: create(state, "tasks", {
            integration_id: null,
            status: "active",
            project_id: project.id,
            project_type: project.type,
            summary: body.summary,
            lock_version: 0,
            assignee_ids,
            pay_rate: body.pay_rate ?? null,
            bill_rate: body.bill_rate ?? null,
            metadata: merged({}, body.metadata),
          }),
        }
      );
    },
    "PUT /v2/tasks/{task_id}": ({ params, body }) =>
      writeTask(params.task_id, body, (task) => {
        const { assignee_id, metadata, lock_version: _, ...changes } = body;
        return {
          ...(assignee_id !== undefined && { assignee_ids: [assignee_id] }),
          ...changes,
          completed_at: body.status === "completed" ? now : undefined,
          metadata: merged(task.metadata, metadata),
        };
      }),
    "PUT /v2/tasks/{task_id}/update_metadata": ({ params, body }) =>
      writeTask(params.task_id, body, ({ metadata }) => ({ metadata: merged(metadata, body.metadata) })),

    "POST /v2/organizations/{organization_id}/clients": ({ params, body }) =>
      lacking(body, "name") ?? {
        client: create(state, "clients", {
          organization_id: Number(params.organization_id),
          name: body.name,
          emails: body.emails ?? [],
          phone: body.phone ?? null,
          address: body.address ?? "",
          project_ids: (body.project_ids ?? []).map(Number),
          invoice_notes: body.invoice_notes ?? null,
          net_terms: body.net_terms === undefined ? null : String(body.net_terms),
          status: "active",
          budget: budgetOf(body.budget) ?? null,
          metadata: merged({}, body.metadata),
        }),
      },
    "PUT /v2/clients/{client_id}": ({ params, body }) => {
      const client = rowById(state, "clients", params.client_id);
      if (!client) return notFound();
      const { budget, metadata, net_terms, ...changes } = body;
      return {
        client: update(state, "clients", client, {
          ...changes,
          net_terms: net_terms === undefined ? undefined : String(net_terms),
          budget: budgetOf(budget),
          metadata: merged(client.metadata, metadata),
        }),
      };
    },

    "POST /v2/organizations/{organization_id}/global_todos": ({ params, body }) => {
      const incomplete = lacking(body, "name", "project_ids");
      if (incomplete) return incomplete;
      const todo = create(state, "globalTodos", {
        organization_id: Number(params.organization_id),
        name: body.name,
        status: "active",
        add_new_projects_enabled: body.add_new_projects_enabled ?? false,
        project_ids: body.project_ids,
      });
      return made("global_todo", shown("globalTodos", todo));
    },
    "PUT /v2/organizations/{organization_id}/global_todos/{id}": ({ params, body }) => {
      const todo = rowById(state, "globalTodos", params.id);
      if (todo?.organization_id !== Number(params.organization_id)) return notFound();
      return (
        lacking(body, "project_ids") ?? {
          global_todo: shown("globalTodos", update(state, "globalTodos", todo, body)),
        }
      );
    },
  };
}
