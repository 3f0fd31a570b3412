// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /** Gets an action. `Action.get` in podio-php, reference page 1701120. */
  <R extends "GET /action/{action_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets an app with its fields. `App.get` in podio-php, reference page 22349. The parameters are not confirmed by the
   * reference.
   */
  <R extends "GET /app/{app_id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the apps of the authenticated user. `App.get_all` in podio-php, reference page 5902728. */
  <R extends "GET /app/v2/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's top apps. `App.get_top` in podio-php, reference page 22476. */
  <R extends "GET /app/top/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's top apps in an organization. `App.get_top_for_org` in podio-php, reference page 1671395. */
  <R extends "GET /app/org/{org_id}/top/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an app by the label in its URL. `App.get_for_url` in podio-php, reference page 477105. */
  <R extends "GET /app/space/{space_id}/{url_label}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the apps of a space. `App.get_for_space` in podio-php, reference page 22478. The parameters are not
   * confirmed by the reference.
   */
  <R extends "GET /app/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates an app in a space. `App.create` in podio-php, reference page 22351. The parameters are not confirmed by
   * the reference.
   */
  <R extends "POST /app/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Updates an app. `App.update` in podio-php, reference page 22352. */
  <R extends "PUT /app/{app_id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes an app. `App.delete` in podio-php, reference page 43693. */
  <R extends "DELETE /app/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Installs a copy of an app. `App.install` in podio-php, reference page 22506. */
  <R extends "POST /app/{app_id}/install">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets the order of the apps in a space. `App.update_org` in podio-php, reference page 22463. */
  <R extends "PUT /app/space/{space_id}/order">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Activates a deactivated app. `App.activate` in podio-php, reference page 43822. */
  <R extends "POST /app/{app_id}/activate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deactivates an app. `App.deactivate` in podio-php, reference page 43821. */
  <R extends "POST /app/{app_id}/deactivate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the calculations of an app. `App.calculations` in podio-php, reference page 773005. */
  <R extends "GET /app/{app_id}/calculation/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the features of apps. `App.features` in podio-php, reference page 43648. */
  <R extends "GET /app/features/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the apps that an app depends on. `App.dependencies` in podio-php, reference page 39159. */
  <R extends "GET /app/{app_id}/dependencies/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the dependencies between the apps of a space. `App.dependencies_space` in podio-php, reference page 45779. */
  <R extends "GET /space/{space_id}/dependencies/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Activates an app for a space. `App.activate_for_space` in podio-php. */
  <R extends "PUT /app/{app_id}/activate/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Adds a field to an app. `AppField.create` in podio-php, reference page 22354. */
  <R extends "POST /app/{app_id}/field/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a field of an app. `AppField.get` in podio-php, reference page 22353. */
  <R extends "GET /app/{app_id}/field/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a field of an app. `AppField.update` in podio-php, reference page 22356. */
  <R extends "PUT /app/{app_id}/field/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Deletes a field of an app. `AppField.delete` in podio-php, reference page 22355. The parameters are not confirmed
   * by the reference.
   */
  <R extends "DELETE /app/{app_id}/field/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Installs a share from the app market into a space. `AppMarketShare.install` in podio-php, reference page 22499.
   * The parameters are not confirmed by the reference.
   */
  <R extends "POST /app_store/{share_id}/install">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a batch, the state of a job such as an export or import. `Batch.get` in podio-php, reference page 6144225. */
  <R extends "GET /batch/{batch_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the running batches of an object. `Batch.get_for` in podio-php, reference page 15856178. */
  <R extends "GET /batch/{ref_type}/{ref_id}/{plugin}/running/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists what podio-php requests as `Conversation.get_for`, by mistake. Conversations are at `GET
   * /conversation/{ref_type}/{ref_id}/`.
   */
  <R extends "GET /batch/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's batches. `Batch.get_all` in podio-php, reference page 6078877. */
  <R extends "GET /batch/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the user's calendar events across all spaces. `CalendarEvent.get` in podio-php, reference page 1701120. The
   * parameters are not confirmed by the reference.
   */
  <R extends "GET /calendar/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the calendar events of a space. `CalendarEvent.get_for_space` in podio-php, reference page 22459. */
  <R extends "GET /calendar/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the calendar events of an app. `CalendarEvent.get_for_app` in podio-php, reference page 22460. */
  <R extends "GET /calendar/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads the user's calendar as iCalendar. `CalendarEvent.ical` in podio-php, reference page 22513. */
  <R extends "GET /calendar/ics/{user_id}/{token}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads the calendar of a space as iCalendar. `CalendarEvent.ical_for_space` in podio-php, reference page 22514. */
  <R extends "GET /calendar/space/{space_id}/ics/{user_id}/{token}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads the calendar of an app as iCalendar. `CalendarEvent.ical_for_app` in podio-php, reference page 22515. */
  <R extends "GET /calendar/app/{app_id}/ics/{user_id}/{token}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the user's calendar. `CalendarEvent.get_summary` in podio-php, reference page 1609256. */
  <R extends "GET /calendar/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets a summary of the user's personal calendar. `CalendarEvent.get_summary_personal` in podio-php, reference page
   * 1657903.
   */
  <R extends "GET /calendar/personal/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets a summary of the calendar of a space. `CalendarEvent.get_summary_for_space` in podio-php, reference page
   * 1609328.
   */
  <R extends "GET /calendar/space/{space_id}/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists what is muted in the user's calendar. `CalendarMute.get_all` in podio-php, reference page 62730. */
  <R extends "GET /calendar/mute/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a comment. `Comment.get` in podio-php, reference page 22345. */
  <R extends "GET /comment/{comment_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the comments on an object. `Comment.get_for` in podio-php, reference page 22371. */
  <R extends "GET /comment/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a comment. `Comment.delete` in podio-php, reference page 22347. */
  <R extends "DELETE /comment/{comment_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Adds a comment to an object. The path has no trailing slash, unlike that of the list. `Comment.create` in podio-
   * php, reference page 22340. The parameters are not confirmed by the reference.
   */
  <R extends "POST /comment/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a comment. `Comment.update` in podio-php, reference page 22346. */
  <R extends "PUT /comment/{comment_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a contact in a space. `Contact.create` in podio-php, reference page 65590. */
  <R extends "POST /contact/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes contacts, given as ids joined by commas. `Contact.delete` in podio-php, reference page 60560. */
  <R extends "DELETE /contact/{profile_ids}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets one field of a user's contact. `Contact.get_field_for_user` in podio-php, reference page 22403. */
  <R extends "GET /contact/user/{user_id}/{key}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the user's contacts. `Contact.get_totals` in podio-php, reference page 60467. */
  <R extends "GET /contact/totals/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the user's contacts, version 3. `Contact.get_totals_v3` in podio-php, reference page 34629208. */
  <R extends "GET /contact/totals/v3/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the contacts of a space. `Contact.get_totals_for_space` in podio-php, reference page 67508. */
  <R extends "GET /contact/space/{space_id}/totals/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets contacts, given as ids joined by commas. One id returns an object, not a list. `Contact.get` in podio-php,
   * reference page 22335.
   */
  <R extends "GET /contact/{profile_ids}/v2">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads a contact as vCard. `Contact.vcard` in podio-php, reference page 213496. */
  <R extends "GET /contact/{profile_id}/vcard">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the contact of a user. `Contact.get_for_user` in podio-php, reference page 60514. */
  <R extends "GET /contact/user/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the user's contacts. `Contact.get_all` in podio-php, reference page 22400. The parameters are not confirmed
   * by the reference.
   */
  <R extends "GET /contact/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the contacts of an organization. `Contact.get_for_org` in podio-php, reference page 22401. */
  <R extends "GET /contact/org/{org_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the contacts of a space. `Contact.get_for_space` in podio-php, reference page 22414. */
  <R extends "GET /contact/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the contacts of an app. `Contact.get_for_app` in podio-php, reference page 79475279. */
  <R extends "GET /contact/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the skills of the user's contacts. `Contact.get_skills` in podio-php, reference page 1346872. */
  <R extends "GET /contact/skill/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a contact. `Contact.update` in podio-php, reference page 60556. */
  <R extends "PUT /contact/{profile_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates one field of a contact. `Contact.update_field` in podio-php, reference page 60558. */
  <R extends "PUT /contact/{profile_id}/{key}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a conversation. `Conversation.get` in podio-php, reference page 22369. */
  <R extends "GET /conversation/{conversation_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's conversations. `Conversation.get_all` in podio-php, reference page 34822801. */
  <R extends "GET /conversation/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the conversations on an object. Other clients request `/batch/…` for this, by mistake.
   * `Conversation.get_for` in podio-php, reference page 22443.
   */
  <R extends "GET /conversation/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Starts a conversation. `Conversation.create` in podio-php, reference page 22441. The parameters are not confirmed
   * by the reference.
   */
  <R extends "POST /conversation/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Starts a conversation on an object. `Conversation.create_for` in podio-php, reference page 22442. */
  <R extends "POST /conversation/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Replies to a conversation. `Conversation.create_reply` in podio-php, reference page 22444. */
  <R extends "POST /conversation/{conversation_id}/reply">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Adds a participant to a conversation. `Conversation.add_participant` in podio-php, reference page 384261. */
  <R extends "POST /conversation/{conversation_id}/participant/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates an embed from a URL. `Embed.create` in podio-php, reference page 726483. The parameters are not confirmed
   * by the reference.
   */
  <R extends "POST /embed/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads a file. See `downloadFile`. `File.get_raw` and `File.get_raw_as_resource` in podio-php. */
  <R extends "GET /file/{file_id}/raw">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Uploads a file. See `uploadFile`. `File.upload` in podio-php, reference page 1004361. */
  <R extends "POST /file/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Uploads a file, at the path that podio-js uses. */
  <R extends "POST /file">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Uploads a file, at the path that podio-rb uses. */
  <R extends "POST /file/v2/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the metadata of a file. `File.get` in podio-php, reference page 22451. */
  <R extends "GET /file/{file_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the files of an app. `File.get_for_app` in podio-php, reference page 22472. */
  <R extends "GET /file/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the files of a space. `File.get_for_space` in podio-php, reference page 22471. */
  <R extends "GET /file/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Attaches a file to an object. `File.attach` in podio-php, reference page 22518. The parameters are not confirmed
   * by the reference.
   */
  <R extends "POST /file/{file_id}/attach">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Replaces an older file with this one. `File.replace` in podio-php, reference page 22450. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /file/{file_id}/replace">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Copies a file. `File.copy` in podio-php, reference page 89977. */
  <R extends "POST /file/{file_id}/copy">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the user's files. `File.get_all` in podio-php, reference page 4497983. The parameters are not confirmed by
   * the reference.
   */
  <R extends "GET /file/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a file. `File.delete` in podio-php, reference page 22453. */
  <R extends "DELETE /file/{file_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a flow. `Flow.get` in podio-php, reference page 26312313. */
  <R extends "GET /flow/{flow_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a flow on an object. `Flow.create` in podio-php, reference page 26309928. The parameters are not confirmed
   * by the reference.
   */
  <R extends "POST /flow/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a flow. `Flow.update` in podio-php, reference page 26310901. */
  <R extends "PUT /flow/{flow_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a flow. `Flow.delete` in podio-php, reference page 32929229. */
  <R extends "DELETE /flow/{flow_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the flows of an object. `Flow.get_flows` in podio-php, reference page 26312304. */
  <R extends "GET /flow/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the attributes that an effect of a flow can use. `Flow.get_effect_attributes` in podio-php, reference page
   * 239234961.
   */
  <R extends "POST /flow/{ref_type}/{ref_id}/effect/attributes">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the context of a flow. `Flow.get_flow_context` in podio-php, reference page 26313659. */
  <R extends "GET /flow/{flow_id}/context/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the attributes that a flow can use. `Flow.get_possible_attributes` in podio-php, reference page 33060379. */
  <R extends "POST /flow/{ref_type}/{ref_id}/attributes/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Activates a form. `Form.activate` in podio-php, reference page 1107439. */
  <R extends "POST /form/{form_id}/activate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deactivates a form. `Form.deactivate` in podio-php, reference page 1107378. */
  <R extends "POST /form/{form_id}/deactivate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a form for an app. `Form.create` in podio-php, reference page 53803. The parameters are not confirmed by
   * the reference.
   */
  <R extends "POST /form/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a form. `Form.delete` in podio-php, reference page 53810. */
  <R extends "DELETE /form/{form_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a form. `Form.get` in podio-php, reference page 53754. */
  <R extends "GET /form/{form_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the forms of an app. `Form.get_for_app` in podio-php, reference page 53771. */
  <R extends "GET /form/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a form. `Form.update` in podio-php, reference page 53808. */
  <R extends "PUT /form/{form_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the grants on an object. `Grant.get_for` in podio-php, reference page 16491464. */
  <R extends "GET /grant/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the user's own grant on an object. `Grant.get_own` in podio-php, reference page 16490748. */
  <R extends "GET /grant/{ref_type}/{ref_id}/own">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's own grants in an organization. `Grant.get_own_on_org` in podio-php, reference page 22330891. */
  <R extends "GET /grant/org/{org_id}/own/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the grants of a user in a space. `Grant.get_for_user_on_space` in podio-php, reference page 19389786. */
  <R extends "GET /grant/space/{space_id}/user/{user_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Grants people access to an object. `Grant.create` in podio-php, reference page 16168841. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /grant/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Revokes a user's grant on an object. `Grant.delete` in podio-php, reference page 16496711. */
  <R extends "DELETE /grant/{ref_type}/{ref_id}/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the hooks of an object. `Hook.get_for` in podio-php, reference page 215285. */
  <R extends "GET /hook/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a hook, which stays inactive until it is verified. `ref_type` is `app`, `app_field` or `space`.
   * `Hook.create` in podio-php, reference page 215056.
   */
  <R extends "POST /hook/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Requests that Podio sends a verification code to the URL of a hook. `Hook.verify` in podio-php, reference page
   * 215232.
   */
  <R extends "POST /hook/{hook_id}/verify/request">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Activates a hook with the code that was sent to its URL. `Hook.validate` in podio-php, reference page 215241. */
  <R extends "POST /hook/{hook_id}/verify/validate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a hook. `Hook.delete` in podio-php, reference page 215291. */
  <R extends "DELETE /hook/{hook_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets information about a file to import. `Importer.info` in podio-php, reference page 5929504. */
  <R extends "GET /importer/{file_id}/info">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Previews the import of one row. `Importer.preview` in podio-php, reference page 5936702. */
  <R extends "POST /importer/{file_id}/preview/{row}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Imports a file as items of an app. `Importer.process_app` in podio-php, reference page 212899. The parameters are
   * not confirmed by the reference.
   */
  <R extends "POST /importer/{file_id}/item/app/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Imports a file as contacts of a space. `Importer.process_contacts` in podio-php, reference page 4261072. */
  <R extends "POST /importer/{file_id}/contact/space/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Adds an integration to an app. `Integration.create` in podio-php, reference page 86839. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /integration/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the integration of an app. `Integration.get` in podio-php, reference page 86821. */
  <R extends "GET /integration/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Refreshes the integration of an app. `Integration.refresh` in podio-php, reference page 86987. */
  <R extends "POST /integration/{app_id}/refresh">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the integration of an app. `Integration.update` in podio-php, reference page 86843. */
  <R extends "PUT /integration/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the integration of an app. `Integration.delete` in podio-php, reference page 86876. */
  <R extends "DELETE /integration/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets an item. The client sends `mark_as_viewed=false` by default, because Podio otherwise marks its notifications
   * as viewed. `Item.get` in podio-php, reference page 22360.
   */
  <R extends "GET /item/{item_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an item by its number within the app. `Item.get_by_app_item_id` in podio-php, reference page 66506688. */
  <R extends "GET /app/{app_id}/item/{app_item_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an item by its external id. `Item.get_by_external_id` in podio-php, reference page 19556702. */
  <R extends "GET /item/app/{app_id}/external_id/{external_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the basic data of an item. `Item.get_basic` in podio-php, reference page 61768. */
  <R extends "GET /item/{item_id}/basic">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the items of an app that match filters, in pages. `Item.filter` in podio-php, reference page 4496747. */
  <R extends "POST /item/app/{app_id}/filter/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the items of an app that match a view, in pages. `Item.filter_by_view` in podio-php, reference page 4540284.
   * The parameters are not confirmed by the reference.
   */
  <R extends "POST /item/app/{app_id}/filter/{view_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes an item. `Item.delete` in podio-php, reference page 22364. */
  <R extends "DELETE /item/{item_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Deletes several items of an app. `Item.bulk_delete` in podio-php, reference page 19406111. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /item/app/{app_id}/delete">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the reference of an item. `Item.delete_reference` in podio-php, reference page 7302326. */
  <R extends "DELETE /item/{item_id}/ref">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates an item. External ids are not unique: a repeated call creates a second item. `Item.create` in podio-php,
   * reference page 22362.
   */
  <R extends "POST /item/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Duplicates an item. `Item.duplicate` in podio-php, reference page 37722742. */
  <R extends "POST /item/{item_id}/clone">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Updates an item. A stale `revision` is refused with status 409. `Item.update` in podio-php, reference page 22363.
   * The parameters are not confirmed by the reference.
   */
  <R extends "PUT /item/{item_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the reference of an item. `Item.update_reference` in podio-php, reference page 7421495. */
  <R extends "PUT /item/{item_id}/ref">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates field values of an item. `Item.update_values` in podio-php, reference page 22366. */
  <R extends "PUT /item/{item_id}/value">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Calculates an aggregate over the items of an app. `Item.calculate` in podio-php, reference page 67633. The
   * parameters are not confirmed by the reference.
   */
  <R extends "POST /item/app/{app_id}/calculate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Starts an export of the items of an app, as a batch. `exporter` is `xls` or `xlsx`. `Item.export` in podio-php,
   * reference page 4235696. The parameters are not confirmed by the reference.
   */
  <R extends "POST /item/app/{app_id}/export/{exporter}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Downloads the items of an app as an Excel file. `Item.xlsx` in podio-php, reference page 63233. The parameters are
   * not confirmed by the reference.
   */
  <R extends "GET /item/app/{app_id}/xlsx/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Finds items for a field by text. `Item.search_field` in podio-php, reference page 22485. */
  <R extends "GET /item/field/{field_id}/find">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the items of an app. `Item.get_count` in podio-php, reference page 34819997. */
  <R extends "GET /item/app/{app_id}/count">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the field values of an app. `Item.get_app_values` in podio-php, reference page 22455. */
  <R extends "GET /item/app/{app_id}/values">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the value of one field of an item. `Item.get_field_value` in podio-php, reference page 22368. */
  <R extends "GET /item/{item_id}/value/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Previews the item that a field refers to. `Item.get_basic_by_field` in podio-php, reference page 7529318. */
  <R extends "GET /item/{item_id}/reference/{field_id}/preview">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the items that refer to an item. `Item.get_references` in podio-php, reference page 22439. */
  <R extends "GET /item/{item_id}/reference/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the URL of an item's meeting. `Item.get_meeting_url` in podio-php, reference page 14763260. */
  <R extends "GET /item/{item_id}/meeting/url">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the items that refer to an item by one field. `Item.get_references_by_field` in podio-php, reference page
   * 7529318. The parameters are not confirmed by the reference.
   */
  <R extends "GET /item/{item_id}/reference/field/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the top values of a reference field. `Item.get_top_values_by_field` in podio-php, reference page
   * 68334. The parameters are not confirmed by the reference.
   */
  <R extends "GET /item/field/{field_id}/top/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Sets the user's participation in the meeting of an item. `Item.participation` in podio-php, reference page
   * 7156154. The parameters are not confirmed by the reference.
   */
  <R extends "PUT /item/{item_id}/participation">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Reverts an item to a revision. `Item.revert_to_revision` in podio-php, reference page 194362682. */
  <R extends "POST /item/{item_id}/revision/{revision}/revert_to">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets all field values of an item. `Item.get_item_values` in podio-php, reference page 22365. */
  <R extends "GET /item/{item_id}/value">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Reverts one revision of an item. `ItemDiff.revert` in podio-php, reference page 953195. */
  <R extends "DELETE /item/{item_id}/revision/{revision_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the differences between two revisions of an item. `ItemDiff.get_for` in podio-php, reference page 22374. */
  <R extends "GET /item/{item_id}/revision/{revision_from_id}/{revision_to_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a revision of an item. `ItemRevision.get` in podio-php, reference page 22373. */
  <R extends "GET /item/{item_id}/revision/{revision_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the revisions of an item. `ItemRevision.get_for` in podio-php, reference page 22373. */
  <R extends "GET /item/{item_id}/revision/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the user's new notifications. `Notification.get_new_count` in podio-php, reference page 84610. */
  <R extends "GET /notification/inbox/new/count">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Marks all notifications as viewed. `Notification.mark_all_as_viewed` in podio-php, reference page 58099. */
  <R extends "POST /notification/viewed">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Marks a notification as viewed. `Notification.mark_as_viewed` in podio-php, reference page 22436. */
  <R extends "POST /notification/{notification_id}/viewed">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Marks the notifications of an object as viewed. `Notification.mark_as_viewed_for_ref` in podio-php, reference page
   * 553653.
   */
  <R extends "POST /notification/{ref_type}/{ref_id}/viewed">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Stars a notification. `Notification.star` in podio-php, reference page 295910. */
  <R extends "POST /notification/{notification_id}/star">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the star from a notification. `Notification.unstar` in podio-php, reference page 295911. */
  <R extends "DELETE /notification/{notification_id}/star">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a notification. `NotificationGroup.get` in podio-php, reference page 2973737. */
  <R extends "GET /notification/{notification_id}/v2">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the user's notifications, in groups. `NotificationGroup.get_all` in podio-php, reference page 290777. The
   * parameters are not confirmed by the reference.
   */
  <R extends "GET /notification/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an organization. `Organization.get` in podio-php, reference page 22383. */
  <R extends "GET /org/{org_id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets an organization by its URL. `Organization.get_for_url` in podio-php, reference page 22384. The parameters are
   * not confirmed by the reference.
   */
  <R extends "GET /org/url">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's organizations. `Organization.get_all` in podio-php, reference page 22344. */
  <R extends "GET /org/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an organization. `Organization.create` in podio-php, reference page 22385. */
  <R extends "POST /org/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Makes a user administrator of an organization. `Organization.create_admin` in podio-php, reference page 50854. */
  <R extends "POST /org/{org_id}/admin/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the administrators of an organization. `Organization.get_all_admins` in podio-php, reference page 81542. */
  <R extends "GET /org/{org_id}/admin/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the login report of an organization. `Organization.get_login_report` in podio-php, reference page 51730. */
  <R extends "GET /org/{org_id}/report/login">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the statistics of an organization. `Organization.get_statistics` in podio-php, reference page 28734. */
  <R extends "GET /org/{org_id}/statistics">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates an organization. `Organization.update` in podio-php, reference page 22386. */
  <R extends "PUT /org/{org_id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Bootstraps an organization. `Organization.bootstrap` in podio-php. */
  <R extends "POST /org/bootstrap">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a member of an organization. `OrganizationMember.get` in podio-php, reference page 50908. */
  <R extends "GET /org/{org_id}/member/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of an organization. `OrganizationMember.get_for_org` in podio-php, reference page 50661. */
  <R extends "GET /org/{org_id}/member/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes a member from an organization. `OrganizationMember.delete` in podio-php, reference page 50689. */
  <R extends "DELETE /org/{org_id}/member/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Adds a question to an object. `Question.create` in podio-php, reference page 887166. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /question/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Answers a question. `Question.answer` in podio-php, reference page 887232. */
  <R extends "POST /question/{question_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a user's rating of an object. `Rating.get_for_type_and_user` in podio-php, reference page 22407. */
  <R extends "GET /rating/{ref_type}/{ref_id}/{rating_type}/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the ratings of one type of an object. `Rating.get_for_type` in podio-php, reference page 22375. */
  <R extends "GET /rating/{ref_type}/{ref_id}/{rating_type}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the ratings of an object. `Rating.get_for` in podio-php, reference page 22376. */
  <R extends "GET /rating/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the user's own rating of an object. `Rating.get_own_for_type` in podio-php, reference page 84128. */
  <R extends "GET /rating/{ref_type}/{ref_id}/{rating_type}/self">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Rates an object. `Rating.create` in podio-php, reference page 22377. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /rating/{ref_type}/{ref_id}/{rating_type}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the user's rating of an object. `Rating.delete` in podio-php, reference page 22342. */
  <R extends "DELETE /rating/{ref_type}/{ref_id}/{rating_type}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the recurrence of an object. `Recurrence.get_for` in podio-php, reference page 3415545. */
  <R extends "GET /recurrence/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Sets the recurrence of an object. `Recurrence.create` and `Recurrence.update` in podio-php, reference page
   * 3349957. The parameters are not confirmed by the reference.
   */
  <R extends "PUT /recurrence/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the recurrence of an object. `Recurrence.delete` in podio-php, reference page 3349970. */
  <R extends "DELETE /recurrence/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an object by its type and id. `Reference.get_for` in podio-php, reference page 10661022. */
  <R extends "GET /reference/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Searches for objects to refer to. `Reference.search` in podio-php, reference page 13312595. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /reference/search">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Resolves a URL to the object that it refers to. `Reference.resolve` in podio-php, reference page 66839423. */
  <R extends "GET /reference/resolve">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the user's reminder for an object. `Reminder.get_for` in podio-php, reference page 3415569. */
  <R extends "GET /reminder/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Sets the user's reminder for an object. `Reminder.create` and `Reminder.update` in podio-php, reference page
   * 3315055. The parameters are not confirmed by the reference.
   */
  <R extends "PUT /reminder/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Snoozes a reminder. `Reminder.snooze` in podio-php, reference page 3321049. */
  <R extends "POST /reminder/{ref_type}/{ref_id}/snooze">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a reminder. `Reminder.delete` in podio-php, reference page 3315117. */
  <R extends "DELETE /reminder/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Searches an app. `SearchResult.app` in podio-php, reference page 4234651. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /search/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Searches a space. `SearchResult.space` in podio-php, reference page 22479. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /search/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Searches an organization. `SearchResult.org` in podio-php, reference page 22487. */
  <R extends "POST /search/org/{org_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Searches everything that the user can access. `SearchResult.search` in podio-php, reference page 22488. */
  <R extends "POST /search/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Searches an app and a space. `SearchResult.search_app_and_space` in podio-php. */
  <R extends "POST /search/app/{app_id}/space/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a space. `Space.get` in podio-php, reference page 22389. */
  <R extends "GET /space/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the spaces of an organization. `Space.get_for_org` in podio-php, reference page 22387. */
  <R extends "GET /org/{org_id}/space/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Gets a space by its URL, or by the slugs of organization and space. `Space.get_for_url` in podio-php, reference
   * page 22481. The parameters are not confirmed by the reference.
   */
  <R extends "GET /space/url">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the spaces of an organization that the user can join. `Space.get_available` in podio-php, reference page
   * 1911961.
   */
  <R extends "GET /space/org/{org_id}/available/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's top spaces. `Space.get_top` in podio-php, reference page 22477. */
  <R extends "GET /space/top/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a space. `Space.create` in podio-php, reference page 22390. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /space/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a space. `Space.update` in podio-php, reference page 22391. */
  <R extends "PUT /space/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a space. `Space.delete` in podio-php, reference page 22417. */
  <R extends "DELETE /space/{space_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a member of a space. `SpaceMember.get` in podio-php, reference page 22397. */
  <R extends "GET /space/{space_id}/member/{user_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of a space. `SpaceMember.get_all` in podio-php, reference page 22395. */
  <R extends "GET /space/{space_id}/member/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of a space with a role. `SpaceMember.get_by_role` in podio-php, reference page 68043. */
  <R extends "GET /space/{space_id}/member/{role}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Removes members from a space, given as user ids joined by commas. `SpaceMember.delete` in podio-php, reference
   * page 22399.
   */
  <R extends "DELETE /space/{space_id}/member/{user_ids}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Updates members of a space, given as user ids joined by commas. `SpaceMember.update` in podio-php, reference page
   * 22398.
   */
  <R extends "PUT /space/{space_id}/member/{user_ids}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Joins a space. `SpaceMember.join` in podio-php, reference page 1927286. */
  <R extends "POST /space/{space_id}/join">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Adds members to a space. `SpaceMember.add` in podio-php, reference page 1066259. The parameters are not confirmed
   * by the reference.
   */
  <R extends "POST /space/{space_id}/member/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Requests membership of a space. `SpaceMember.request` in podio-php, reference page 6146231. */
  <R extends "POST /space/{space_id}/member_request/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Posts a status message to a space. `Status.create` in podio-php, reference page 22336. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /status/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a status message. `Status.get` in podio-php, reference page 22337. */
  <R extends "GET /status/{status_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a status message. `Status.delete` in podio-php, reference page 22339. */
  <R extends "DELETE /status/{status_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the user's stream. `StreamObject.get` in podio-php, reference page 80012. The parameters are not confirmed
   * by the reference.
   */
  <R extends "GET /stream/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the stream of an organization. `StreamObject.get_for_org` in podio-php, reference page 80038. */
  <R extends "GET /stream/org/{org_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the stream of a space. `StreamObject.get_for_space` in podio-php, reference page 80039. */
  <R extends "GET /stream/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the stream of an app. `StreamObject.get_for_app` in podio-php, reference page 264673. */
  <R extends "GET /stream/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the stream of a user. `StreamObject.get_for_user` in podio-php, reference page 1289318. */
  <R extends "GET /stream/user/{user_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's personal stream. `StreamObject.personal` in podio-php, reference page 264673. */
  <R extends "GET /stream/personal/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a subscription. `Subscription.get` in podio-php, reference page 22446. */
  <R extends "GET /subscription/{subscription_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the user's subscription to an object. `Subscription.get_for` in podio-php, reference page 22408. */
  <R extends "GET /subscription/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Subscribes to an object. `Subscription.create` in podio-php, reference page 22409. */
  <R extends "POST /subscription/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a subscription. `Subscription.delete` in podio-php, reference page 22445. */
  <R extends "DELETE /subscription/{subscription_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Unsubscribes from an object. `Subscription.delete_for` in podio-php, reference page 22410. */
  <R extends "DELETE /subscription/{ref_type}/{ref_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Adds tags to an object. `Tag.create` in podio-php, reference page 22464. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /tag/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Replaces the tags of an object. `Tag.update` in podio-php, reference page 39859. */
  <R extends "PUT /tag/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes tags from an object. `Tag.delete` in podio-php, reference page 22465. */
  <R extends "DELETE /tag/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the tags of an app. `Tag.get_for_app` in podio-php, reference page 22467. */
  <R extends "GET /tag/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the objects of an app with a tag. `TagSearch.get_for_app` in podio-php, reference page 22469. */
  <R extends "GET /tag/app/{app_id}/search/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the objects of a space with a tag. `TagSearch.get_for_space` in podio-php, reference page 22468. */
  <R extends "GET /tag/space/{space_id}/search/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the objects of an organization with a tag. `TagSearch.get_for_org` in podio-php, reference page 48478. */
  <R extends "GET /tag/org/{org_id}/search/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a task. `Task.create` in podio-php, reference page 22419. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /task/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a task on an object. `Task.create_for` in podio-php, reference page 22420. */
  <R extends "POST /task/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a task. `Task.get` in podio-php, reference page 22413. */
  <R extends "GET /task/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists tasks. `Task.get_all` in podio-php, reference page 77949. The parameters are not confirmed by the reference. */
  <R extends "GET /task/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a task. `Task.delete` in podio-php, reference page 77179. */
  <R extends "DELETE /task/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Removes the reference of a task. `Task.delete_ref` in podio-php, reference page 6146114. */
  <R extends "DELETE /task/{task_id}/ref">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a task. `Task.update` in podio-php, reference page 10583674. */
  <R extends "PUT /task/{task_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Assigns a task. `Task.assign` in podio-php, reference page 22412. The parameters are not confirmed by the
   * reference.
   */
  <R extends "POST /task/{task_id}/assign">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Completes a task. `Task.complete` in podio-php, reference page 22432. */
  <R extends "POST /task/{task_id}/complete">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Marks a task as incomplete. `Task.incomplete` in podio-php, reference page 22433. */
  <R extends "POST /task/{task_id}/incomplete">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Sets the rank of a task between two others. `Task.rank` in podio-php, reference page 81015. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /task/{task_id}/rank">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Downloads a task as iCalendar. `Task.ical` in podio-php, reference page 10195650. */
  <R extends "GET /calendar/task/{task_id}/ics/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the user's tasks. `Task.get_summary` in podio-php, reference page 1612017. */
  <R extends "GET /task/summary">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the user's personal tasks. `Task.get_summary_personal` in podio-php, reference page 1657217. */
  <R extends "GET /task/personal/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the tasks of an organization. `Task.get_summary_for_org` in podio-php, reference page 1612063. */
  <R extends "GET /task/org/{org_id}/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the tasks of a space. `Task.get_summary_for_space` in podio-php, reference page 1612130. */
  <R extends "GET /task/space/{space_id}/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a summary of the tasks on an object. `Task.get_summary_for` in podio-php, reference page 1657980. */
  <R extends "GET /task/{ref_type}/{ref_id}/summary">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the reference of a task. `Task.update_reference` in podio-php, reference page 170733. */
  <R extends "PUT /task/{task_id}/ref">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the tasks on an object. `Task.count` in podio-php, reference page 38316458. */
  <R extends "GET /task/{ref_type}/{ref_id}/count">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Makes a task private or public. `Task.update_private` in podio-php, reference page 22434. */
  <R extends "PUT /task/{task_id}/private">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a task label. `TaskLabel.create` in podio-php, reference page 151265. */
  <R extends "POST /task/label/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's task labels. `TaskLabel.get_all` in podio-php, reference page 151534. */
  <R extends "GET /task/label">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a task label. `TaskLabel.delete` in podio-php, reference page 151302. */
  <R extends "DELETE /task/label/{label_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a task label. `TaskLabel.update` in podio-php, reference page 151769. */
  <R extends "PUT /task/label/{label_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the authenticated user. `User.get` in podio-php, reference page 22378. */
  <R extends "GET /user">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a property of the user. `User.get_property` in podio-php, reference page 29798. */
  <R extends "GET /user/property/{name}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets a property of the user. `User.set_property` in podio-php, reference page 29799. */
  <R extends "PUT /user/property/{name}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets several properties of the user. `User.set_properties` in podio-php, reference page 9052829. */
  <R extends "PUT /user/property/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a property of the user. `User.delete_property` in podio-php, reference page 29800. */
  <R extends "DELETE /user/property/{name}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the user's profile. `User.update_profile` in podio-php, reference page 22402. */
  <R extends "PUT /user/profile/">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets one field of the user's profile. `User.get_profile_field` in podio-php, reference page 22380. */
  <R extends "GET /user/profile/{field}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the status of the authenticated user. `UserStatus.get` in podio-php, reference page 22480. */
  <R extends "GET /user/status">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a view of an app. `View.create` in podio-php, reference page 27453. The parameters are not confirmed by
   * the reference.
   */
  <R extends "POST /view/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a view. `View.get` in podio-php, reference page 27450. */
  <R extends "GET /view/{view_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the views of an app. `View.get_for_app` in podio-php, reference page 27460. */
  <R extends "GET /view/app/{app_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the view of an app that the user last used. `View.get_last` in podio-php, reference page 27663. */
  <R extends "GET /view/app/{app_id}/last">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the view of an app that the user last used. `View.update_last` in podio-php, reference page 5988251. */
  <R extends "PUT /view/app/{app_id}/last">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a view. `View.delete` in podio-php, reference page 27454. */
  <R extends "DELETE /view/{view_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the result of a voting on an item. `Voting.get_result_for_item` in podio-php, reference page 117727335. */
  <R extends "GET /voting/item/{item_id}/voting/{voting_id}/result">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the voting of an app. `Voting.get_voting_id` in podio-php, reference page 117689723. */
  <R extends "GET /voting/app/{app_id}/voting">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Lists the users who voted on an item. `Voting.get_list_of_users_with_votes` in podio-php, reference page
   * 117729546.
   */
  <R extends "GET /voting/item/{item_id}/voting/{voting_id}/user">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Creates a widget on an object. `Widget.create` in podio-php, reference page 22491. The parameters are not
   * confirmed by the reference.
   */
  <R extends "POST /widget/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes a widget. `Widget.delete` in podio-php, reference page 22492. */
  <R extends "DELETE /widget/{widget_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a widget. `Widget.get` in podio-php, reference page 22489. */
  <R extends "GET /widget/{widget_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the widgets of an object. `Widget.get_for` in podio-php, reference page 22494. */
  <R extends "GET /widget/{ref_type}/{ref_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a widget. `Widget.update` in podio-php, reference page 22490. */
  <R extends "PUT /widget/{widget_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets the order of the widgets of an object. `Widget.update_order` in podio-php, reference page 22495. */
  <R extends "PUT /widget/{ref_type}/{ref_id}/order">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Updates one field of an item. `field_id` may also be an external id. `ItemField.update` in podio-php, reference
   * page 22367.
   */
  <R extends "PUT /item/{item_id}/value/{field_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /**
   * Downloads a date field of an item as iCalendar. `ItemField.ical` and `ItemField.ical_field` in podio-php,
   * reference page 10195681.
   */
  <R extends "GET /calendar/item/{item_id}/field/{field_id}/ics/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an app by the labels of organization, space and app. Only in podio-rb. */
  <R extends "GET /app/org/{org_label}/space/{space_label}/{app_label}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Regenerates the token of an app. Only in podio-rb. */
  <R extends "POST /app/{app_id}/token/regenerate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists condition sets. Only in podio-rb. */
  <R extends "GET /condition_set/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a condition set. Only in podio-rb. */
  <R extends "POST /condition_set/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Counts the user's unread conversations. Only in podio-rb. */
  <R extends "GET /conversation/unread/count">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the email settings of an app. Only in podio-rb. */
  <R extends "GET /email/app/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates the email settings of an app. Only in podio-rb. */
  <R extends "PUT /email/app/{app_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an embed. Only in podio-rb. */
  <R extends "GET /embed/{embed_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the latest files of an app. Only in podio-rb. */
  <R extends "GET /file/app/{app_id}/latest/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a file from a URL. Only in podio-rb. */
  <R extends "POST /file/from_url/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a file. Only in podio-rb. */
  <R extends "PUT /file/{file_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the columns of a file to import. Only in podio-rb. */
  <R extends "GET /importer/{file_id}/column/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the range of values of a field. Only in podio-rb. */
  <R extends "GET /item/field/{field_id}/range">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Rearranges an item. Only in podio-rb. */
  <R extends "POST /item/{item_id}/rearrange">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the user's linked accounts. Only in podio-rb. */
  <R extends "GET /linked_account/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Adds a linked account. Only in podio-rb. */
  <R extends "POST /linked_account/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Revokes the user's grant for an API client. Only in podio-rb. */
  <R extends "DELETE /oauth/grant/client/{client_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Invalidates an OAuth grant. Only in podio-rb. */
  <R extends "POST /oauth/grant/invalidate">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets OAuth information. Only in podio-rb. */
  <R extends "POST /oauth/info">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists all spaces of an organization. Only in podio-rb. */
  <R extends "GET /org/{org_id}/all_spaces/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists who likes an object. Only in podio-rb. */
  <R extends "GET /rating/{ref_type}/{ref_id}/liked_by/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists who can access an object. Only in podio-rb. */
  <R extends "GET /reference/{ref_type}/{ref_id}/accessible_by/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Invites people to a space. Only in podio-rb. */
  <R extends "POST /space/{space_id}/invite">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Leaves a space. Only in podio-rb. */
  <R extends "POST /space/{space_id}/leave">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the members of a space, version 2. Only in podio-rb. */
  <R extends "GET /space/{space_id}/member/v2/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a member of a space, version 2. Only in podio-rb. */
  <R extends "GET /space/{space_id}/member/{user_id}/v2">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the stream entry of an object. Only in podio-rb. */
  <R extends "GET /stream/{ref_type}/{ref_id}/v2">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the tags of a space. Only in podio-rb. */
  <R extends "GET /tag/space/{space_id}/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets the due date of a task. Only in podio-rb. */
  <R extends "PUT /task/{task_id}/due_on">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets the labels of a task. Only in podio-rb. */
  <R extends "PUT /task/{task_id}/label/">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Sets the text of a task. Only in podio-rb. */
  <R extends "PUT /task/{task_id}/text">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a view. Only in podio-rb. */
  <R extends "PUT /view/{view_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Makes a view the default. Only in podio-rb. */
  <R extends "POST /view/{view_id}/default">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
