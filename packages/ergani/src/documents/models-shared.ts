import type { Amount, Blank, DateValue, Digits, OneOf } from "./values.ts";

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
  /** DYPA office code. */
  readonly f_ypiresia_oaed: Digits;
  /** Branch activity code (KAD, Stakod). */
  readonly f_kad_pararthmatos: Digits;
  /** Municipality code (Kallikratis koinothta). */
  readonly f_kallikratis_pararthmatos: Digits;
}

/** A person, as in most documents. */
export interface Person {
  /** Last name (capitals, as in the register). */
  readonly f_eponymo: string;
  /** First name (capitals). */
  readonly f_onoma: string;
  /** Father's name. */
  readonly f_onoma_patros: string;
  /** Mother's name. */
  readonly f_onoma_mitros: string;
  /** Birth date (dd/MM/yyyy). */
  readonly f_birthdate: DateValue;
  /** Sex: 0 male, 1 female. */
  readonly f_sex: OneOf<"0" | "1">;
  /** Nationality (3 digits; 048 Greece). */
  readonly f_yphkoothta: Digits;
  /** ID type (Typos taytotitas). */
  readonly f_typos_taytothtas: string;
  /** ID number. */
  readonly f_ar_taytothtas: string;
  /** ID issuer. */
  readonly f_ekdousa_arxh?: Blank<string>;
  /** ID issue date (dd/MM/yyyy). */
  readonly f_date_ekdosis?: Blank<DateValue>;
  /** ID expiry date (dd/MM/yyyy). */
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
  /** Employee AFM (9-digit tax id). */
  readonly f_afm: Digits;
  /** Tax office code. */
  readonly f_doy?: Blank<Digits>;
  /** IKA number. */
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
