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
import type { Blank, DateValue, Digits, InstantValue, OneOf, Rows, TimeValue } from "./values.ts";
import type { WorkTimeType } from "../enums.ts";

/** Work card: start/end of work punches (digital work card). */
export interface WRKCardSE {
  /** Employer AFM. */
  readonly f_afm_ergodoti: Digits;
  /** Branch number. */
  readonly f_aa: Digits;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  readonly Details: {
    readonly CardDetails: Rows<{
      /** Employee AFM (9-digit tax id). */
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
      /** Employee AFM (9-digit tax id). */
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
          /** Employee AFM (9-digit tax id). */
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
          /** Employee AFM (9-digit tax id). */
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

/** Rows of each document, by its code. */
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

/** Codes of the documents with a published schema. */
export type DocumentCode = Extract<keyof Documents, string>;
