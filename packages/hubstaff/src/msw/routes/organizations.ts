import type { CreateInviteBody, Id, Invite } from "../../models.ts";
import { person } from "../state/people.ts";
import { invalid, notFound } from "../responses.ts";
import { create, lacking, made, merged, now, remove, rowById, shown, update, type Answers } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type OrganizationRoute =
  | "GET /v2/users/me"
  | "GET /v2/error_codes"
  | "POST /v2/organizations"
  | "GET /v2/organizations/{organization_id}/seats"
  | "POST /v2/organizations/{organization_id}/members"
  | "PUT /v2/organizations/{organization_id}/update_members"
  | "POST /v2/organizations/{organization_id}/invites"
  | "POST /v2/organizations/{organization_id}/invites/bulk"
  | "PUT /v2/invites/{invite_id}";

const mostInvites = 50;

/** Organizations, their members, and those invited. */
export function organizationRoutes(state: HubstaffState, meId: Id): Answers<OrganizationRoute> {
  const invite = (organization_id: Id, body: CreateInviteBody): Invite =>
    create(state, "invites", {
      organization_id,
      email: body.email,
      invited_by_id: meId,
      pay_rate: body.pay_rate?.toFixed(1) ?? null,
      project_ids: body.project_ids ?? [],
      role: body.role ?? "project_user",
      status: "pending",
      trackable: body.trackable ?? true,
    });
  return {
    "GET /v2/users/me": () => ({ user: rowById(state, "users", meId)! }),
    "GET /v2/error_codes": () => ({
      error_codes: [
        { error_code: 10_001, code: "not_authorized" },
        { error_code: 11_000, code: "invalid_params" },
        { error_code: 12_000, code: "not_found" },
        { error_code: 13_000, code: "rate_limit_exceeded" },
      ],
    }),
    "POST /v2/organizations": ({ body }) => {
      const organization =
        body?.name &&
        create(state, "organizations", {
          name: body.name,
          status: "active",
          member_profile_fields: [],
          metadata: {},
          invite_url: null,
        });
      return organization ? { organization } : lacking(body, "name")!;
    },
    "GET /v2/organizations/{organization_id}/seats": ({ params }) => {
      if (!rowById(state, "organizations", params.organization_id)) return notFound();
      const members = state.members.filter(({ organization_id }) => organization_id === Number(params.organization_id));
      return { organization_seat: { paid: members.length + 2, occupied: members.length, open: 2 } };
    },
    "POST /v2/organizations/{organization_id}/members": ({ params, body }) => {
      const organization = rowById(state, "organizations", params.organization_id);
      if (!organization) return notFound();
      const incomplete = lacking(body?.user, "email", "password");
      if (incomplete) return incomplete;
      const { email, name, first_name = "New", last_name = "Member" } = body.user;
      const { id } = create(state, "users", {
        ...person(0, first_name, last_name, now),
        ...(name && { name }),
        email,
        id: undefined,
      } as never);
      const member = {
        organization_id: organization.id,
        user_id: id,
        membership_role: body.role === "organization_manager" ? "manager" : "user",
        effective_role: body.role === "organization_manager" ? "manager" : "user",
        membership_status: "active",
        last_client_activity: null,
        pay_rate: body.pay_rate === undefined ? null : body.pay_rate.toFixed(1),
        trackable: "true",
        view_only: body.view_only ?? false,
        metadata: merged({}, body.metadata),
        created_at: now,
        updated_at: now,
      };
      state.members.push(member);
      return made("organization_member", shown("members", member));
    },
    "PUT /v2/organizations/{organization_id}/update_members": ({ params, body }) => {
      for (const { user_id, role, view_only, metadata, payment } of body.members) {
        const member = state.members.find(
          (row) => row.user_id === user_id && row.organization_id === Number(params.organization_id),
        );
        if (!member) return notFound();
        if (role === "remove") {
          remove(state, "members", member);
          continue;
        }
        update(state, "members", member, {
          membership_role: role,
          effective_role: role,
          view_only,
          pay_rate: payment?.pay_rate?.toFixed(1),
          metadata: merged(member.metadata, metadata),
        });
      }
      return { success: true };
    },
    "POST /v2/organizations/{organization_id}/invites": ({ params, body }) =>
      lacking(body, "email") ?? made("invite", shown("invites", invite(Number(params.organization_id), body) as never)),
    "POST /v2/organizations/{organization_id}/invites/bulk": ({ params, body }) => {
      const incomplete = lacking(body, "invites");
      if (incomplete) return incomplete;
      const { invites } = body;
      if (invites.length === 0 || invites.length > mostInvites)
        return invalid([{ attribute: "invites", error: `has to be 1 to ${mostInvites}` }]);
      return { invites: invites.map((one) => shown("invites", invite(Number(params.organization_id), one) as never)) };
    },
    "PUT /v2/invites/{invite_id}": ({ params, body }) => {
      const found = rowById(state, "invites", params.invite_id);
      if (!found) return notFound();
      const { role, project_ids, trackable, pay_rate } = body;
      const changed = update(state, "invites", found, { role, project_ids, trackable, pay_rate: pay_rate?.toFixed(1) });
      return { invite: shown("invites", changed) };
    },
  };
}
