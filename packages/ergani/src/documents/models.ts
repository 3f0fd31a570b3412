import type { WebMA, WebMAD, Internship, E12, E12Apogr } from "./models-changes.ts";
import type { WebE3N, WebE3M, WebE3D, WebE3PD } from "./models-starts.ts";
import type {
  WebE5N,
  WebE5O,
  WebE5AO,
  WebE6NXP,
  WebE6NMP,
  WebE7N,
  WebE5E,
  WebE5S,
  WebE6SXP,
  WebE5D,
  WebE6LT,
  WebE6M,
  WebE6LD,
  WebE5DS,
} from "./models-ends.ts";
import type { Amount, Blank, DateValue, Digits, InstantValue, OneOf, Rows, TimeValue } from "./values.ts";
import type { WorkTimeType } from "../enums.ts";

/** Branch and offices, first in most documents. */
export interface DocumentHeader {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Labour inspectorate code. */
  readonly f_ypiresia_sepe: Digits;
  /** Dypa office code. */
  readonly f_ypiresia_oaed: Digits;
  /** Branch activity code (KAD, Stakod). */
  readonly f_kad_pararthmatos: Digits;
  /** Municipality code (Kallikratis koinothta). */
  readonly f_kallikratis_pararthmatos: Digits;
}

/** A person, as most documents tell of one. */
export interface Person {
  /** Last name (capitals, as in the register). */
  readonly f_eponymo: string;
  /** First name (capitals). */
  readonly f_onoma: string;
  /** Father name. */
  readonly f_onoma_patros: string;
  /** Mother name. */
  readonly f_onoma_mitros: string;
  /** Birth date (dd/MM/yyyy). */
  readonly f_birthdate: DateValue;
  /** Sex: 0 male, 1 female. */
  readonly f_sex: OneOf<"0" | "1">;
  /** Nationality (3 digits; 048 Greece). */
  readonly f_yphkoothta: Digits;
  /** Id type (Typos taytotitas). */
  readonly f_typos_taytothtas: string;
  /** Id number. */
  readonly f_ar_taytothtas: string;
  /** Id issuer. */
  readonly f_ekdousa_arxh?: Blank<string>;
  /** Id issue date (dd/MM/yyyy). */
  readonly f_date_ekdosis?: Blank<DateValue>;
  /** Id expiry date (dd/MM/yyyy). */
  readonly f_date_ekdosis_lixi?: Blank<DateValue>;
  /** Permit direct access: 0/1. */
  readonly f_res_permit_inst?: Blank<OneOf<"0" | "1">>;
  /** Res permit direct access type. */
  readonly f_res_permit_inst_type?: Blank<Digits>;
  /** Res permit direct access number. */
  readonly f_res_permit_inst_ar?: Blank<string>;
  /** Res permit direct access expiry (dd/MM/yyyy). */
  readonly f_res_permit_inst_lixi?: Blank<DateValue>;
  /** Permit with approval: 0/1. */
  readonly f_res_permit_ap?: Blank<OneOf<"0" | "1">>;
  /** Res permit approval type. */
  readonly f_res_permit_ap_type?: Blank<Digits>;
  /** Res permit approval number. */
  readonly f_res_permit_ap_ar?: Blank<string>;
  /** Res permit approval expiry (dd/MM/yyyy). */
  readonly f_res_permit_ap_lixi?: Blank<DateValue>;
  /** Seasonal visa: 0/1. */
  readonly f_res_permit_visa?: Blank<OneOf<"0" | "1">>;
  /** Seasonal work visa number. */
  readonly f_res_permit_visa_ar?: Blank<string>;
  /** Seasonal work visa from (dd/MM/yyyy). */
  readonly f_res_permit_visa_from?: Blank<DateValue>;
  /** Seasonal work visa to (dd/MM/yyyy). */
  readonly f_res_permit_visa_to?: Blank<DateValue>;
  /** Marital status: 0 single, 1 married, 2 divorced, 3 widowed. */
  readonly f_marital_status: OneOf<"0" | "1" | "2" | "3">;
  /** Number of children. */
  readonly f_arithmos_teknon: Digits;
  /** Employee afm (9-digit tax id). */
  readonly f_afm: Digits;
  /** Tax office code. */
  readonly f_doy?: Blank<Digits>;
  /** Ika number. */
  readonly f_amika?: Blank<Digits>;
  /** Social security number (AMKA). */
  readonly f_amka?: Blank<Digits>;
  /** Unemployment card number. */
  readonly f_code_anergias?: Blank<string>;
  /** Minor work book number. */
  readonly f_ar_vivliou_anilikou?: Blank<string>;
  /** Education level (Epipedo morfosis; internship. */
  readonly f_epipedo_morfosis: Digits;
}

/** Digital organisation of working time. */
export interface DigitalWorkingTime {
  /** Digital working time: 0/1. */
  readonly f_working_time_digital_organization: OneOf<"0" | "1">;
  /** Full time weekly hours (hours). */
  readonly f_full_employment_hours: Amount;
  /** Working days per week: 5 or 6. */
  readonly f_week_days: OneOf<"5" | "6">;
  /** Flexible arrival minutes. */
  readonly f_euelikto_wrario_minutes: Digits;
  /** Work card: 0/1. */
  readonly f_working_card: OneOf<"0" | "1">;
  /** Break minutes. */
  readonly f_dialeimma_minutes: Digits;
  /** Break within hours: 0 no, 1 yes. */
  readonly f_dialeimma_entos_wrariou: OneOf<"0" | "1">;
}

/** Work card: start/end of work punches (digital work card). */
export interface WRKCardSE {
  /** Employer afm. */
  readonly f_afm_ergodoti: Digits;
  /** Branch number. */
  readonly f_aa: Digits;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  readonly Details: {
    readonly CardDetails: Rows<{
      /** Employee afm (9-digit tax id). */
      readonly f_afm: Digits;
      /** Last name (capitals, as in the register). */
      readonly f_eponymo?: Blank<string>;
      /** First name (capitals). */
      readonly f_onoma?: Blank<string>;
      /** 0 arrival, 1 departure. */
      readonly f_type: OneOf<"0" | "1">;
      /** Reference date (day the shift belongs to) (yyyy-MM-dd). */
      readonly f_reference_date: DateValue;
      /** Instant of the punch. */
      readonly f_date: InstantValue;
      /** Delay reason (EX_BASE_03 Work card delay reason). */
      readonly f_aitiologia?: Blank<Digits>;
    }>;
  };
}

/** Working-time organisation, fixed weekly schedule. */
export interface WTOWeek {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Valid from (dd/MM/yyyy). */
  readonly f_from_date?: Blank<DateValue>;
  /** Valid to (dd/MM/yyyy). */
  readonly f_to_date?: Blank<DateValue>;
  readonly Ergazomenoi: {
    readonly ErgazomenoiWTO: Rows<{
      /** Employee afm (9-digit tax id). */
      readonly f_afm: Digits;
      /** Last name (capitals, as in the register). */
      readonly f_eponymo: string;
      /** First name (capitals). */
      readonly f_onoma: string;
      /** Weekday: 0 Sunday .. 6 Saturday. */
      readonly f_day?: Blank<OneOf<"0" | "1" | "2" | "3" | "4" | "5" | "6">>;
      readonly ErgazomenosAnalytics: {
        readonly ErgazomenosWTOAnalytics: Rows<{
          /** What the hours are. */
          readonly f_type: WorkTimeType;
          /** Time from (HH:mm). */
          readonly f_from?: Blank<TimeValue>;
          /** Time to (HH:mm). */
          readonly f_to?: Blank<TimeValue>;
        }>;
      };
    }>;
  };
}

/** Working-time organisation, variable/modified per day. */
export interface WTODaily {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Valid from (dd/MM/yyyy). */
  readonly f_from_date?: Blank<DateValue>;
  /** Valid to (dd/MM/yyyy). */
  readonly f_to_date?: Blank<DateValue>;
  readonly Ergazomenoi: {
    readonly ErgazomenoiWTO?:
      | Rows<{
          /** Employee afm (9-digit tax id). */
          readonly f_afm: Digits;
          /** Last name (capitals, as in the register). */
          readonly f_eponymo: string;
          /** First name (capitals). */
          readonly f_onoma: string;
          /** Day (dd/MM/yyyy). */
          readonly f_date?: Blank<DateValue>;
          readonly ErgazomenosAnalytics: {
            readonly ErgazomenosWTOAnalytics: Rows<{
              /** What the hours are. */
              readonly f_type: WorkTimeType;
              /** Time from (HH:mm). */
              readonly f_from?: Blank<TimeValue>;
              /** Time to (HH:mm). */
              readonly f_to?: Blank<TimeValue>;
            }>;
          };
        }>
      | undefined;
  };
}

/** Working-time organisation, leaves (cancellable). */
export interface WTOLeave {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Valid from (dd/MM/yyyy). */
  readonly f_from_date?: Blank<DateValue>;
  /** Valid to (dd/MM/yyyy). */
  readonly f_to_date?: Blank<DateValue>;
  readonly Ergazomenoi: {
    readonly ErgazomenoiWTO?:
      | Rows<{
          /** Employee afm (9-digit tax id). */
          readonly f_afm: Digits;
          /** Last name (capitals, as in the register). */
          readonly f_eponymo: string;
          /** First name (capitals). */
          readonly f_onoma: string;
          /** Day (dd/MM/yyyy). */
          readonly f_date?: Blank<DateValue>;
          readonly ErgazomenosAnalytics: {
            readonly ErgazomenosWTOAnalytics: Rows<{
              /** What the hours are. */
              readonly f_type: WorkTimeType;
              /** Time from (HH:mm). */
              readonly f_from?: Blank<TimeValue>;
              /** Time to (HH:mm). */
              readonly f_to?: Blank<TimeValue>;
              /** Year (leave. */
              readonly f_year?: Blank<Digits>;
              /** Entitled leave days (3 digits, zero-padded). */
              readonly f_req_days?: Blank<Digits>;
            }>;
          };
        }>
      | undefined;
  };
}

/** Employment on the sixth day / extraordinary shift. */
export interface SixthDay {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Continuous operation: 0 no, 1 yes. */
  readonly f_continuous_operation?: Blank<OneOf<"0" | "1">>;
  /** Main activity code (KAD). */
  readonly f_kad_kyria: Digits;
  /** Special case text. */
  readonly f_special_occasion_description?: Blank<string>;
  /** Date from (dd/MM/yyyy). */
  readonly f_date_special_from?: Blank<DateValue>;
  /** Date to (dd/MM/yyyy). */
  readonly f_date_special_to?: Blank<DateValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
}

/** Exemption from the pre-announcement duty. */
export interface ExProan {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Is exempt: 0/1. */
  readonly f_is_excluded: OneOf<"0" | "1">;
  /** Month. */
  readonly f_month: Digits;
  /** Year (leave. */
  readonly f_year: Digits;
  /** Comments. */
  readonly f_comments?: Blank<string>;
}

/** What each document is made of: the row of its outermost list. */
export interface Documents {
  /** Work card: start/end of work punches (digital work card). */
  readonly WRKCardSE: WRKCardSE;
  /** Working-time organisation, fixed weekly schedule. */
  readonly WTOWeek: WTOWeek;
  /** Working-time organisation, variable/modified per day. */
  readonly WTODaily: WTODaily;
  /** Same, retrospective ("apologistiko": what was actually worked). */
  readonly WTODailyA: WTODaily;
  /** Same, drivers. */
  readonly WTODailyD: WTODaily;
  /** Working-time organisation, leaves (cancellable). */
  readonly WTOLeave: WTOLeave;
  /** Leaves, correct repetition (replaces the original; cancellable). */
  readonly WTOLeaveC: WTOLeave;
  /** Working-time organisation, overtime (declare BEFORE it starts). */
  readonly WTOOv: WTODaily;
  /** Overtime, retrospective. */
  readonly WTOOvA: WTODaily;
  /** Overtime, drivers. */
  readonly WTOOvD: WTODaily;
  /** Employment on the sixth day / extraordinary shift. */
  readonly SixthDay: SixthDay;
  /** Exemption from the pre-announcement duty. */
  readonly ExProan: ExProan;
  /** Start of work: new hire (E3). */
  readonly WebE3N: WebE3N;
  /** Start of work: transfer FROM another company. */
  readonly WebE3M: WebE3M;
  /** Start of work: borrowed from a company / placed by a temp agency (EPA). */
  readonly WebE3D: WebE3D;
  /** Start of work: hire in order to lend (temp agencies only). */
  readonly WebE3PD: WebE3PD;
  /** End of work: voluntary resignation. */
  readonly WebE5N: WebE5N;
  /** End of work: notice (oxlisi) opening the way to a deemed resignation. */
  readonly WebE5O: WebE5O;
  /** End of work: resignation after that notice. */
  readonly WebE5AO: WebE5AO;
  /** End of work: dismissal without notice. */
  readonly WebE6NXP: WebE6NXP;
  /** End of work: dismissal with notice. */
  readonly WebE6NMP: WebE6NMP;
  /** End of work: fixed-term contract ends. */
  readonly WebE7N: WebE7N;
  /** End of work: voluntary exit (with compensation). */
  readonly WebE5E: WebE5E;
  /** End of work: retirement by voluntary leave. */
  readonly WebE5S: WebE5S;
  /** End of work: retirement by dismissal without notice. */
  readonly WebE6SXP: WebE6SXP;
  /** End of work: death. */
  readonly WebE5D: WebE5D;
  /** End of work: trial period lapses. */
  readonly WebE6LT: WebE6LT;
  /** End of work: transfer TO another company. */
  readonly WebE6M: WebE6M;
  /** End of work: end of loan / EPA placement. */
  readonly WebE6LD: WebE6LD;
  /** End of work: leave after 15 years' service or past retirement age, employer consents. */
  readonly WebE5DS: WebE5DS;
  /** Change of employment terms. */
  readonly WebMA: WebMA;
  /** Change of employment terms of borrowed staff. */
  readonly WebMAD: WebMAD;
  /** E3.5: start/change of an internship. */
  readonly "57": Internship;
  /** E12: staff on construction / technical works. */
  readonly E12: E12;
  /** E12 census: staff on construction works. */
  readonly E12Apogr: E12Apogr;
}

/** Codes of the documents whose fields are published. */
export type DocumentCode = Extract<keyof Documents, string>;
