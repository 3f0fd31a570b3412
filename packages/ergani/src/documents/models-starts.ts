import type { DigitalWorkingTime, DocumentHeader, Person } from "./models-shared.ts";
import type { Amount, Blank, DateValue, Digits, OneOf, PdfValue, Rows, TimeValue } from "./values.ts";

/** Start of work: new hire (E3). */
export interface WebE3N extends DocumentHeader, Person, DigitalWorkingTime {
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Start time on first day (HH:mm). */
  readonly f_proslipsitime: TimeValue;
  /** End time on first day (HH:mm). */
  readonly f_apoxwrisitime: TimeValue;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Occupation text. */
  readonly f_eidikothta_anal?: Blank<string>;
  /** Previous service years. */
  readonly f_proipiresia: Digits;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes: Amount;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2" | "3">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Special case: '', 2 narrow public sector, 3 broader public sector. */
  readonly f_special_case?: Blank<OneOf<"2" | "3">>;
  /** Supervisory position: '' n/a, 1 no, 2 managerial, 3 pay >= 4x minimum, 4 pay >= 6x minimum. */
  readonly f_responsible_position?: Blank<OneOf<"1" | "2" | "3" | "4">>;
  /** DYPA programme: 0/1. */
  readonly f_topothetisioaed: OneOf<"0" | "1">;
  /** DYPA programme code. */
  readonly f_programaoaed?: Blank<string>;
  /** Replaces programme beneficiary: 0/1. */
  readonly f_replaceprograma?: Blank<OneOf<"0" | "1">>;
  /** Replaced employee AFM. */
  readonly f_replaceprograma_afm?: Blank<Digits>;
  /** Replaced employee AMKA. */
  readonly f_replaceprograma_amka?: Blank<Digits>;
  /** Trial period: 0/1. */
  readonly f_trial_period: OneOf<"0" | "1">;
  /** Trial period end date (dd/MM/yyyy). */
  readonly f_trial_date_to?: Blank<DateValue>;
  /** Essential terms acceptance: 0 attached file, 1 await in my ergani (2 not required, MA only). */
  readonly f_basics_acceptance: OneOf<"0" | "1">;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Individual contract PDF. */
  readonly f_file_symbash?: Blank<PdfValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
  /** Wage payment time. */
  readonly f_xronos_katavolis_apodoxon: string;
  /** Mandatory training: 0/1. */
  readonly f_ipoxreotiki_katartisi: OneOf<"0" | "1">;
  /** Collective agreement applies: 0/1. */
  readonly f_efarmoste_sillogiki_simbasi: OneOf<"0" | "1">;
  /** Collective agreement comments. */
  readonly f_efarmoste_sillogiki_simbasi_comments?: Blank<string>;
  /** Main insurance (Foreis kyrias asfalisis). */
  readonly f_kyria_asfalisi: Digits;
  readonly EpikourikiSelections?:
    | Rows<{
        readonly EpikourikiSelectionsE3N?:
          | Rows<{
              /** Supplementary insurance code. */
              readonly f_kod_epikourikis: Digits;
            }>
          | undefined;
      }>
    | undefined;
  /** Additional insurance benefits. */
  readonly f_prosthetes_asfalistikes?: Blank<string>;
  /** Unpredictable schedule: 0/1. */
  readonly f_mh_provlepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comment?: Blank<string>;
}

/** Start of work: transfer FROM another company. */
export interface WebE3M extends DocumentHeader, Person, DigitalWorkingTime {
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Start time on first day (HH:mm). */
  readonly f_proslipsitime: TimeValue;
  /** End time on first day (HH:mm). */
  readonly f_apoxwrisitime: TimeValue;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Occupation text. */
  readonly f_eidikothta_anal?: Blank<string>;
  /** Previous service years. */
  readonly f_proipiresia: Digits;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes: Amount;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2" | "3">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Special case: '', 2 narrow public sector, 3 broader public sector. */
  readonly f_special_case?: Blank<OneOf<"2" | "3">>;
  /** Supervisory position: '' n/a, 1 no, 2 managerial, 3 pay >= 4x minimum, 4 pay >= 6x minimum. */
  readonly f_responsible_position?: Blank<OneOf<"1" | "2" | "3" | "4">>;
  /** DYPA programme: 0/1. */
  readonly f_topothetisioaed: OneOf<"0" | "1">;
  /** DYPA programme code. */
  readonly f_programaoaed?: Blank<string>;
  /** Replaces programme beneficiary: 0/1. */
  readonly f_replaceprograma?: Blank<OneOf<"0" | "1">>;
  /** Replaced employee AFM. */
  readonly f_replaceprograma_afm?: Blank<Digits>;
  /** Replaced employee AMKA. */
  readonly f_replaceprograma_amka?: Blank<Digits>;
  /** Trial period: 0/1. */
  readonly f_trial_period: OneOf<"0" | "1">;
  /** Trial period end date (dd/MM/yyyy). */
  readonly f_trial_date_to?: Blank<DateValue>;
  /** Transfer date (dd/MM/yyyy). */
  readonly f_date_metabibashs: DateValue;
  /** Transfer company AFM. */
  readonly f_transfer_company_afm: Digits;
  /** Transfer company name. */
  readonly f_transfer_company_eponimia?: Blank<string>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
  /** Wage payment time. */
  readonly f_xronos_katavolis_apodoxon: string;
  /** Mandatory training: 0/1. */
  readonly f_ipoxreotiki_katartisi: OneOf<"0" | "1">;
  /** Collective agreement applies: 0/1. */
  readonly f_efarmoste_sillogiki_simbasi: OneOf<"0" | "1">;
  /** Collective agreement comments. */
  readonly f_efarmoste_sillogiki_simbasi_comments?: Blank<string>;
  /** Main insurance (Foreis kyrias asfalisis). */
  readonly f_kyria_asfalisi: Digits;
  readonly EpikourikiSelections?:
    | Rows<{
        readonly EpikourikiSelectionsE3M?:
          | Rows<{
              /** Supplementary insurance code. */
              readonly f_kod_epikourikis: Digits;
            }>
          | undefined;
      }>
    | undefined;
  /** Additional insurance benefits. */
  readonly f_prosthetes_asfalistikes?: Blank<string>;
  /** Unpredictable schedule: 0/1. */
  readonly f_mh_provlepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comment?: Blank<string>;
}

/** Start of work: borrowed from a company / placed by a temp agency (EPA). */
export interface WebE3D extends DocumentHeader, Person, DigitalWorkingTime {
  /** Loan type: 0 genuine, 1 temp agency (EPA). */
  readonly f_borrow_type: OneOf<"0" | "1">;
  /** Loan from (dd/MM/yyyy). */
  readonly f_borrow_date_from: DateValue;
  /** Loan to (dd/MM/yyyy). */
  readonly f_borrow_date_to: DateValue;
  /** Other company AFM. */
  readonly f_borrow_company_afm: Digits;
  /** Other company name. */
  readonly f_borrow_company_eponimia?: Blank<string>;
  /** Start time on first day (HH:mm). */
  readonly f_proslipsitime: TimeValue;
  /** End time on first day (HH:mm). */
  readonly f_apoxwrisitime: TimeValue;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Occupation text. */
  readonly f_eidikothta_anal?: Blank<string>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Supervisory position: '' n/a, 1 no, 2 managerial, 3 pay >= 4x minimum, 4 pay >= 6x minimum. */
  readonly f_responsible_position?: Blank<OneOf<"1" | "2" | "3" | "4">>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
  /** Unpredictable schedule: 0/1. */
  readonly f_mh_provlepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comment?: Blank<string>;
  /** Payer: 0 direct employer/EPA, 1 indirect employer. */
  readonly f_kataboli_apodoxon: OneOf<"0" | "1">;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes: Amount;
  /** Wage payment time. */
  readonly f_xronos_katavolis_apodoxon: string;
  /** Collective agreement applies: 0/1. */
  readonly f_efarmoste_sillogiki_simbasi: OneOf<"0" | "1">;
  /** Collective agreement comments. */
  readonly f_efarmoste_sillogiki_simbasi_comments?: Blank<string>;
  /** Employee consents to loan: 0/1. */
  readonly f_ergazom_borrow_agreement: OneOf<"0" | "1">;
}

/** Start of work: hire in order to lend (temp agencies only). */
export interface WebE3PD extends DocumentHeader, Person, DigitalWorkingTime {
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Start time on first day (HH:mm). */
  readonly f_proslipsitime: TimeValue;
  /** End time on first day (HH:mm). */
  readonly f_apoxwrisitime: TimeValue;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Occupation text. */
  readonly f_eidikothta_anal?: Blank<string>;
  /** Previous service years. */
  readonly f_proipiresia: Digits;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes: Amount;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Special case: '', 2 narrow public sector, 3 broader public sector. */
  readonly f_special_case?: Blank<OneOf<"2" | "3">>;
  /** Supervisory position: '' n/a, 1 no, 2 managerial, 3 pay >= 4x minimum, 4 pay >= 6x minimum. */
  readonly f_responsible_position?: Blank<OneOf<"1" | "2" | "3" | "4">>;
  /** DYPA programme: 0/1. */
  readonly f_topothetisioaed: OneOf<"0" | "1">;
  /** DYPA programme code. */
  readonly f_programaoaed?: Blank<string>;
  /** Replaces programme beneficiary: 0/1. */
  readonly f_replaceprograma?: Blank<OneOf<"0" | "1">>;
  /** Replaced employee AFM. */
  readonly f_replaceprograma_afm?: Blank<Digits>;
  /** Replaced employee AMKA. */
  readonly f_replaceprograma_amka?: Blank<Digits>;
  /** Trial period: 0/1. */
  readonly f_trial_period: OneOf<"0" | "1">;
  /** Trial period end date (dd/MM/yyyy). */
  readonly f_trial_date_to?: Blank<DateValue>;
  /** Loan from (dd/MM/yyyy). */
  readonly f_borrow_date_from: DateValue;
  /** Loan to (dd/MM/yyyy). */
  readonly f_borrow_date_to: DateValue;
  /** Other company AFM. */
  readonly f_borrow_company_afm: Digits;
  /** Other company name. */
  readonly f_borrow_company_eponimia?: Blank<string>;
  /** Essential terms acceptance: 0 attached file, 1 await in my ergani (2 not required, MA only). */
  readonly f_basics_acceptance: OneOf<"0" | "1">;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Individual contract PDF. */
  readonly f_file_symbash?: Blank<PdfValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
  /** Wage payment time. */
  readonly f_xronos_katavolis_apodoxon: string;
  /** Mandatory training: 0/1. */
  readonly f_ipoxreotiki_katartisi: OneOf<"0" | "1">;
  /** Collective agreement applies: 0/1. */
  readonly f_efarmoste_sillogiki_simbasi: OneOf<"0" | "1">;
  /** Collective agreement comments. */
  readonly f_efarmoste_sillogiki_simbasi_comments?: Blank<string>;
  /** Main insurance (Foreis kyrias asfalisis). */
  readonly f_kyria_asfalisi: Digits;
  readonly EpikourikiSelections?:
    | Rows<{
        readonly EpikourikiSelectionsE3PD?:
          | Rows<{
              /** Supplementary insurance code. */
              readonly f_kod_epikourikis: Digits;
            }>
          | undefined;
      }>
    | undefined;
  /** Additional insurance benefits. */
  readonly f_prosthetes_asfalistikes?: Blank<string>;
  /** Unpredictable schedule: 0/1. */
  readonly f_mh_provlepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comment?: Blank<string>;
}
