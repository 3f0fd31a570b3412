// Written by `pnpm servers`.
/**
 * Authorization servers that are known by name, as data. A program that names one imports only its file; tools load them by name.
 *
 * @example
 * ```ts
 * import { createOAuth } from "@tokens/oauth";
 * import { shopify } from "@tokens/oauth/servers/shopify";
 *
 * const tokens = createOAuth({ ...shopify, variables: { subdomain: "acme" }, clientId: "id", clientSecret: "secret" });
 * ```
 *
 * @module
 */
import type { OAuth1Server } from "../oauth1-server.ts";
import type { OAuthServer } from "../server.ts";

/** Name of a server. */
export type ServerName =
  | "23andme"
  | "accelo"
  | "acuity"
  | "adobe"
  | "adobe-workfront"
  | "airtable"
  | "amazon"
  | "asana"
  | "auth0"
  | "autodesk"
  | "bamboohr"
  | "basecamp"
  | "battlenet"
  | "bitbucket"
  | "bitly"
  | "blackbaud"
  | "box"
  | "buffer"
  | "calendly"
  | "canva"
  | "clickup"
  | "clio"
  | "coinbase"
  | "constantcontact"
  | "contentful"
  | "copper"
  | "dailymotion"
  | "deezer"
  | "deviantart"
  | "dialpad"
  | "digitalocean"
  | "discogs"
  | "discord"
  | "disqus"
  | "docusign"
  | "dribbble"
  | "dropbox"
  | "ebay"
  | "employment-hero"
  | "epic-games"
  | "etsy"
  | "etsy-oauth1"
  | "eventbrite"
  | "exact-online"
  | "facebook"
  | "factorial"
  | "fatsecret"
  | "feedly"
  | "figma"
  | "fitbit"
  | "flickr"
  | "foursquare"
  | "freeagent"
  | "freelancer"
  | "freshbooks"
  | "front"
  | "genius"
  | "github"
  | "gitlab"
  | "google"
  | "gorgias"
  | "gumroad"
  | "gusto"
  | "harvest"
  | "hatena"
  | "helpscout"
  | "heroku"
  | "highlevel"
  | "hubspot"
  | "idme"
  | "imgur"
  | "instagram"
  | "intercom"
  | "jira"
  | "kakao"
  | "keap"
  | "lever"
  | "line"
  | "linear"
  | "linkedin"
  | "livechat"
  | "logingov"
  | "mailchimp"
  | "mastodon"
  | "meetup"
  | "mendeley"
  | "microsoft"
  | "miro"
  | "monday"
  | "mural"
  | "namely"
  | "naver"
  | "netlify"
  | "netsuite"
  | "netsuite-oauth1"
  | "notion"
  | "okta"
  | "osu"
  | "outreach"
  | "pandadoc"
  | "patreon"
  | "payfit"
  | "paypal"
  | "pinterest"
  | "pipedrive"
  | "plurk"
  | "podium"
  | "procore"
  | "productboard"
  | "qualtrics"
  | "quickbooks"
  | "quickbooks-time"
  | "ramp"
  | "reddit"
  | "ringcentral"
  | "sage"
  | "salesforce"
  | "salesloft"
  | "sellsy"
  | "servicenow"
  | "shopify"
  | "slack"
  | "smartsheet"
  | "smugmug"
  | "snowflake"
  | "soundcloud"
  | "splitwise"
  | "spotify"
  | "square"
  | "stackexchange"
  | "stocktwits"
  | "strava"
  | "stripe"
  | "surveymonkey"
  | "teamwork"
  | "ticktick"
  | "tiktok"
  | "todoist"
  | "trakt"
  | "trello"
  | "tumblr"
  | "tumblr-oauth1"
  | "twitch"
  | "twitter-oauth1"
  | "typeform"
  | "uber"
  | "unsplash"
  | "vercel"
  | "vimeo"
  | "vk"
  | "wakatime"
  | "webex"
  | "webflow"
  | "weibo"
  | "withings"
  | "wordpress"
  | "wordpress-oauth1"
  | "workday"
  | "wrike"
  | "x"
  | "xero"
  | "yahoo"
  | "yandex"
  | "zendesk"
  | "zendesk-sell"
  | "zenefits"
  | "zoho"
  | "zoom";

const servers: Readonly<Record<ServerName, () => Promise<OAuthServer | OAuth1Server>>> = {
  "23andme": async () => (await import("./23andme.ts")).twentyThreeAndMe,
  accelo: async () => (await import("./accelo.ts")).accelo,
  acuity: async () => (await import("./acuity.ts")).acuity,
  adobe: async () => (await import("./adobe.ts")).adobe,
  "adobe-workfront": async () => (await import("./adobe-workfront.ts")).adobeWorkfront,
  airtable: async () => (await import("./airtable.ts")).airtable,
  amazon: async () => (await import("./amazon.ts")).amazon,
  asana: async () => (await import("./asana.ts")).asana,
  auth0: async () => (await import("./auth0.ts")).auth0,
  autodesk: async () => (await import("./autodesk.ts")).autodesk,
  bamboohr: async () => (await import("./bamboohr.ts")).bamboohr,
  basecamp: async () => (await import("./basecamp.ts")).basecamp,
  battlenet: async () => (await import("./battlenet.ts")).battlenet,
  bitbucket: async () => (await import("./bitbucket.ts")).bitbucket,
  bitly: async () => (await import("./bitly.ts")).bitly,
  blackbaud: async () => (await import("./blackbaud.ts")).blackbaud,
  box: async () => (await import("./box.ts")).box,
  buffer: async () => (await import("./buffer.ts")).buffer,
  calendly: async () => (await import("./calendly.ts")).calendly,
  canva: async () => (await import("./canva.ts")).canva,
  clickup: async () => (await import("./clickup.ts")).clickup,
  clio: async () => (await import("./clio.ts")).clio,
  coinbase: async () => (await import("./coinbase.ts")).coinbase,
  constantcontact: async () => (await import("./constantcontact.ts")).constantcontact,
  contentful: async () => (await import("./contentful.ts")).contentful,
  copper: async () => (await import("./copper.ts")).copper,
  dailymotion: async () => (await import("./dailymotion.ts")).dailymotion,
  deezer: async () => (await import("./deezer.ts")).deezer,
  deviantart: async () => (await import("./deviantart.ts")).deviantart,
  dialpad: async () => (await import("./dialpad.ts")).dialpad,
  digitalocean: async () => (await import("./digitalocean.ts")).digitalocean,
  discogs: async () => (await import("./discogs.ts")).discogs,
  discord: async () => (await import("./discord.ts")).discord,
  disqus: async () => (await import("./disqus.ts")).disqus,
  docusign: async () => (await import("./docusign.ts")).docusign,
  dribbble: async () => (await import("./dribbble.ts")).dribbble,
  dropbox: async () => (await import("./dropbox.ts")).dropbox,
  ebay: async () => (await import("./ebay.ts")).ebay,
  "employment-hero": async () => (await import("./employment-hero.ts")).employmentHero,
  "epic-games": async () => (await import("./epic-games.ts")).epicGames,
  etsy: async () => (await import("./etsy.ts")).etsy,
  "etsy-oauth1": async () => (await import("./etsy-oauth1.ts")).etsyOauth1,
  eventbrite: async () => (await import("./eventbrite.ts")).eventbrite,
  "exact-online": async () => (await import("./exact-online.ts")).exactOnline,
  facebook: async () => (await import("./facebook.ts")).facebook,
  factorial: async () => (await import("./factorial.ts")).factorial,
  fatsecret: async () => (await import("./fatsecret.ts")).fatsecret,
  feedly: async () => (await import("./feedly.ts")).feedly,
  figma: async () => (await import("./figma.ts")).figma,
  fitbit: async () => (await import("./fitbit.ts")).fitbit,
  flickr: async () => (await import("./flickr.ts")).flickr,
  foursquare: async () => (await import("./foursquare.ts")).foursquare,
  freeagent: async () => (await import("./freeagent.ts")).freeagent,
  freelancer: async () => (await import("./freelancer.ts")).freelancer,
  freshbooks: async () => (await import("./freshbooks.ts")).freshbooks,
  front: async () => (await import("./front.ts")).front,
  genius: async () => (await import("./genius.ts")).genius,
  github: async () => (await import("./github.ts")).github,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  google: async () => (await import("./google.ts")).google,
  gorgias: async () => (await import("./gorgias.ts")).gorgias,
  gumroad: async () => (await import("./gumroad.ts")).gumroad,
  gusto: async () => (await import("./gusto.ts")).gusto,
  harvest: async () => (await import("./harvest.ts")).harvest,
  hatena: async () => (await import("./hatena.ts")).hatena,
  helpscout: async () => (await import("./helpscout.ts")).helpscout,
  heroku: async () => (await import("./heroku.ts")).heroku,
  highlevel: async () => (await import("./highlevel.ts")).highlevel,
  hubspot: async () => (await import("./hubspot.ts")).hubspot,
  idme: async () => (await import("./idme.ts")).idme,
  imgur: async () => (await import("./imgur.ts")).imgur,
  instagram: async () => (await import("./instagram.ts")).instagram,
  intercom: async () => (await import("./intercom.ts")).intercom,
  jira: async () => (await import("./jira.ts")).jira,
  kakao: async () => (await import("./kakao.ts")).kakao,
  keap: async () => (await import("./keap.ts")).keap,
  lever: async () => (await import("./lever.ts")).lever,
  line: async () => (await import("./line.ts")).line,
  linear: async () => (await import("./linear.ts")).linear,
  linkedin: async () => (await import("./linkedin.ts")).linkedin,
  livechat: async () => (await import("./livechat.ts")).livechat,
  logingov: async () => (await import("./logingov.ts")).logingov,
  mailchimp: async () => (await import("./mailchimp.ts")).mailchimp,
  mastodon: async () => (await import("./mastodon.ts")).mastodon,
  meetup: async () => (await import("./meetup.ts")).meetup,
  mendeley: async () => (await import("./mendeley.ts")).mendeley,
  microsoft: async () => (await import("./microsoft.ts")).microsoft,
  miro: async () => (await import("./miro.ts")).miro,
  monday: async () => (await import("./monday.ts")).monday,
  mural: async () => (await import("./mural.ts")).mural,
  namely: async () => (await import("./namely.ts")).namely,
  naver: async () => (await import("./naver.ts")).naver,
  netlify: async () => (await import("./netlify.ts")).netlify,
  netsuite: async () => (await import("./netsuite.ts")).netsuite,
  "netsuite-oauth1": async () => (await import("./netsuite-oauth1.ts")).netsuiteOauth1,
  notion: async () => (await import("./notion.ts")).notion,
  okta: async () => (await import("./okta.ts")).okta,
  osu: async () => (await import("./osu.ts")).osu,
  outreach: async () => (await import("./outreach.ts")).outreach,
  pandadoc: async () => (await import("./pandadoc.ts")).pandadoc,
  patreon: async () => (await import("./patreon.ts")).patreon,
  payfit: async () => (await import("./payfit.ts")).payfit,
  paypal: async () => (await import("./paypal.ts")).paypal,
  pinterest: async () => (await import("./pinterest.ts")).pinterest,
  pipedrive: async () => (await import("./pipedrive.ts")).pipedrive,
  plurk: async () => (await import("./plurk.ts")).plurk,
  podium: async () => (await import("./podium.ts")).podium,
  procore: async () => (await import("./procore.ts")).procore,
  productboard: async () => (await import("./productboard.ts")).productboard,
  qualtrics: async () => (await import("./qualtrics.ts")).qualtrics,
  quickbooks: async () => (await import("./quickbooks.ts")).quickbooks,
  "quickbooks-time": async () => (await import("./quickbooks-time.ts")).quickbooksTime,
  ramp: async () => (await import("./ramp.ts")).ramp,
  reddit: async () => (await import("./reddit.ts")).reddit,
  ringcentral: async () => (await import("./ringcentral.ts")).ringcentral,
  sage: async () => (await import("./sage.ts")).sage,
  salesforce: async () => (await import("./salesforce.ts")).salesforce,
  salesloft: async () => (await import("./salesloft.ts")).salesloft,
  sellsy: async () => (await import("./sellsy.ts")).sellsy,
  servicenow: async () => (await import("./servicenow.ts")).servicenow,
  shopify: async () => (await import("./shopify.ts")).shopify,
  slack: async () => (await import("./slack.ts")).slack,
  smartsheet: async () => (await import("./smartsheet.ts")).smartsheet,
  smugmug: async () => (await import("./smugmug.ts")).smugmug,
  snowflake: async () => (await import("./snowflake.ts")).snowflake,
  soundcloud: async () => (await import("./soundcloud.ts")).soundcloud,
  splitwise: async () => (await import("./splitwise.ts")).splitwise,
  spotify: async () => (await import("./spotify.ts")).spotify,
  square: async () => (await import("./square.ts")).square,
  stackexchange: async () => (await import("./stackexchange.ts")).stackexchange,
  stocktwits: async () => (await import("./stocktwits.ts")).stocktwits,
  strava: async () => (await import("./strava.ts")).strava,
  stripe: async () => (await import("./stripe.ts")).stripe,
  surveymonkey: async () => (await import("./surveymonkey.ts")).surveymonkey,
  teamwork: async () => (await import("./teamwork.ts")).teamwork,
  ticktick: async () => (await import("./ticktick.ts")).ticktick,
  tiktok: async () => (await import("./tiktok.ts")).tiktok,
  todoist: async () => (await import("./todoist.ts")).todoist,
  trakt: async () => (await import("./trakt.ts")).trakt,
  trello: async () => (await import("./trello.ts")).trello,
  tumblr: async () => (await import("./tumblr.ts")).tumblr,
  "tumblr-oauth1": async () => (await import("./tumblr-oauth1.ts")).tumblrOauth1,
  twitch: async () => (await import("./twitch.ts")).twitch,
  "twitter-oauth1": async () => (await import("./twitter-oauth1.ts")).twitterOauth1,
  typeform: async () => (await import("./typeform.ts")).typeform,
  uber: async () => (await import("./uber.ts")).uber,
  unsplash: async () => (await import("./unsplash.ts")).unsplash,
  vercel: async () => (await import("./vercel.ts")).vercel,
  vimeo: async () => (await import("./vimeo.ts")).vimeo,
  vk: async () => (await import("./vk.ts")).vk,
  wakatime: async () => (await import("./wakatime.ts")).wakatime,
  webex: async () => (await import("./webex.ts")).webex,
  webflow: async () => (await import("./webflow.ts")).webflow,
  weibo: async () => (await import("./weibo.ts")).weibo,
  withings: async () => (await import("./withings.ts")).withings,
  wordpress: async () => (await import("./wordpress.ts")).wordpress,
  "wordpress-oauth1": async () => (await import("./wordpress-oauth1.ts")).wordpressOauth1,
  workday: async () => (await import("./workday.ts")).workday,
  wrike: async () => (await import("./wrike.ts")).wrike,
  x: async () => (await import("./x.ts")).x,
  xero: async () => (await import("./xero.ts")).xero,
  yahoo: async () => (await import("./yahoo.ts")).yahoo,
  yandex: async () => (await import("./yandex.ts")).yandex,
  zendesk: async () => (await import("./zendesk.ts")).zendesk,
  "zendesk-sell": async () => (await import("./zendesk-sell.ts")).zendeskSell,
  zenefits: async () => (await import("./zenefits.ts")).zenefits,
  zoho: async () => (await import("./zoho.ts")).zoho,
  zoom: async () => (await import("./zoom.ts")).zoom,
};

/** Names of all servers, in alphabetical order. */
export const serverNames: readonly ServerName[] = Object.keys(servers) as ServerName[];

/** Loads a server. */
export function loadServer(name: ServerName): Promise<OAuthServer | OAuth1Server> {
  return servers[name]();
}

/** Loads all servers, in alphabetical order. */
export function loadServers(): Promise<readonly (OAuthServer | OAuth1Server)[]> {
  return Promise.all(serverNames.map(loadServer));
}
