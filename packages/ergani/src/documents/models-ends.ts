import type { DocumentHeader, Person } from "./models-shared.ts";
import type { Amount, Blank, DateValue, Digits, OneOf, PdfValue } from "./values.ts";

/** End of work: voluntary resignation. */
export interface WebE5N extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "2">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: notice (oxlisi) opening the way to a deemed resignation. */
export interface WebE5O extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Means of notice. */
  readonly f_tropoi_oxlhshs?: Blank<string>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: resignation after that notice. */
export interface WebE5AO extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Protocol of the notice. */
  readonly f_oxlhsh_protocol?: Blank<string>;
  /** Submission date of the notice (dd/MM/yyyy). */
  readonly f_oxlhsh_date_ypovolis: DateValue;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: dismissal without notice. */
export interface WebE6NXP extends DocumentHeader, Person {
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Collective dismissal: 0/1. */
  readonly f_omadiki: OneOf<"0" | "1">;
  /** Collective dismissal number. */
  readonly f_omadikiarithmos?: Blank<string>;
  /** Collective dismissal date (dd/MM/yyyy). */
  readonly f_omadikidate?: Blank<DateValue>;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Termination date (dd/MM/yyyy). */
  readonly f_apolysisdate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Dismissal notification date (dd/MM/yyyy). */
  readonly f_koinopoihshdate: DateValue;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: dismissal with notice. */
export interface WebE6NMP extends DocumentHeader, Person {
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Notice date (dd/MM/yyyy). */
  readonly f_proidopoihshdate: DateValue;
  /** Notice months: 1..4. */
  readonly f_minesproidopoihsh: OneOf<"1" | "2" | "3" | "4">;
  /** Collective dismissal: 0/1. */
  readonly f_omadiki: OneOf<"0" | "1">;
  /** Collective dismissal number. */
  readonly f_omadikiarithmos?: Blank<string>;
  /** Collective dismissal date (dd/MM/yyyy). */
  readonly f_omadikidate?: Blank<DateValue>;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Termination date (dd/MM/yyyy). */
  readonly f_apolysisdate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: fixed-term contract ends. */
export interface WebE7N extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"1" | "2">;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Open ended compensation clause: 0/1. */
  readonly f_oros: OneOf<"0" | "1">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Contract end date (dd/MM/yyyy). */
  readonly f_lixisymbashdate: DateValue;
  /** Termination date (dd/MM/yyyy). */
  readonly f_apolysisdate: DateValue;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** End reason: 0 agreed time elapsed, 3 early-termination clause, 4 for cause, 5 without cause, 6 mutual. */
  readonly f_logosperatosis: OneOf<"0" | "3" | "4" | "5" | "6">;
  /** Termination reason comments. */
  readonly f_logosperatosiscomments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: voluntary exit (with compensation). */
export interface WebE5E extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "2">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: retirement by voluntary leave. */
export interface WebE5S extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "2">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: retirement by dismissal without notice. */
export interface WebE6SXP extends DocumentHeader, Person {
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Termination date (dd/MM/yyyy). */
  readonly f_apolysisdate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Dismissal notification date (dd/MM/yyyy). */
  readonly f_koinopoihshdate: DateValue;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: death. */
export interface WebE5D extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "2">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: trial period lapses. */
export interface WebE6LT extends DocumentHeader, Person {
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Termination date (dd/MM/yyyy). */
  readonly f_apolysisdate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: transfer TO another company. */
export interface WebE6M extends DocumentHeader, Person {
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
}

/** End of work: end of loan / EPA placement. */
export interface WebE6LD extends DocumentHeader, Person {
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
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** End of work: leave after 15 years' service or past retirement age, employer consents. */
export interface WebE5DS extends DocumentHeader, Person {
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "2">;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Hire date (dd/MM/yyyy). */
  readonly f_proslipsidate: DateValue;
  /** Departure date (dd/MM/yyyy). */
  readonly f_apoxwrisidate: DateValue;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Compensation (euros). */
  readonly f_posoapozimiosis: Amount;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}
