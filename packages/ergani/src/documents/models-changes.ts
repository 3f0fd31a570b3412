import type { DocumentHeader, Person } from "./models-shared.ts";
import type { Amount, Blank, DateValue, Digits, OneOf, PdfValue, Rows, TimeValue } from "./values.ts";

/** Change of employment terms. */
export interface WebMA extends DocumentHeader, Person {
  /** Change date (dd/MM/yyyy). */
  readonly f_date_metabolhs: DateValue;
  /** Working time arrangement: 0 collective, 1 individual, 2 none. */
  readonly f_eidos_dieuthethshs?: Blank<OneOf<"0" | "1" | "2">>;
  /** Settlement type comment. */
  readonly f_eidos_dieuthethshs_comments?: Blank<string>;
  /** Reference period from (dd/MM/yyyy). */
  readonly f_periodos_anaforas_from?: Blank<DateValue>;
  /** Reference period to (dd/MM/yyyy). */
  readonly f_periodos_anaforas_to?: Blank<DateValue>;
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
  /** Salary payment timing. */
  readonly f_xronos_katabolhs?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comments?: Blank<string>;
  /** Contract type: 0 open-ended, 1 fixed-term, 2 project, 3 borrowed. */
  readonly f_sxeshapasxolisis: OneOf<"0" | "1" | "3">;
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
  /** Collective agreement applies: 0/1 (Web mA/Web mAD spelling). */
  readonly f_efarmostea_sillogiki_simbasi: OneOf<"0" | "1">;
  /** Collective agreement comment. */
  readonly f_efarmostea_sillogiki_simbasi_comments?: Blank<string>;
  /** Main insurance (Web mA spelling). */
  readonly f_kyria_asfalish: Digits;
  /** Additional insurance benefits. */
  readonly f_prosthetes_asfalistikes_paroxes?: Blank<string>;
  /** Mandatory training: 0/1. */
  readonly f_ipoxreotiki_katartisi: OneOf<"0" | "1">;
  /** Digital working time: 0/1. */
  readonly f_working_time_digital_organization: OneOf<"0" | "1">;
  /** Unpredictable schedule: 0/1 (Web mA/Web mAD spelling). */
  readonly f_mh_problepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
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
  /** DYPA programme: 0/1. */
  readonly f_topothetisioaed: OneOf<"0" | "1">;
  /** DYPA programme code. */
  readonly f_programaoaed?: Blank<string>;
  /** Trial period: 0/1. */
  readonly f_trial_period: OneOf<"0" | "1">;
  /** Trial period end date (dd/MM/yyyy). */
  readonly f_trial_date_to?: Blank<DateValue>;
  /** Loan type: 0 genuine, 1 temp agency (EPA). */
  readonly f_borrow_type?: Blank<OneOf<"0" | "1">>;
  /** Loan from (dd/MM/yyyy). */
  readonly f_borrow_date_from?: Blank<DateValue>;
  /** Loan to (dd/MM/yyyy). */
  readonly f_borrow_date_to?: Blank<DateValue>;
  /** Other company AFM. */
  readonly f_borrow_company_afm?: Blank<Digits>;
  /** Other company name. */
  readonly f_borrow_company_eponimia?: Blank<string>;
  /** Essential terms acceptance: 0 attached file, 1 await in my ergani (2 not required, MA only). */
  readonly f_basics_acceptance: OneOf<"0" | "1" | "2">;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
  /** Rotation decision PDF. */
  readonly f_epibolh_file?: Blank<PdfValue>;
  readonly TypesMetabolon?:
    | Rows<{
        readonly TypesMetabolonMA?:
          | Rows<{
              /** Change type code (Type metabolon). */
              readonly f_typos_metabolhs?: Blank<string>;
            }>
          | undefined;
      }>
    | undefined;
  readonly Epikourikes?:
    | Rows<{
        readonly EpikourikesMA?:
          | Rows<{
              /** Supplementary insurance code. */
              readonly f_epikouriki_kod?: Blank<string>;
            }>
          | undefined;
      }>
    | undefined;
}

/** Change of employment terms of borrowed staff. */
export interface WebMAD extends DocumentHeader, Person {
  /** Change date (dd/MM/yyyy). */
  readonly f_date_metabolhs: DateValue;
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
  /** Working time arrangement: 0 collective, 1 individual, 2 none. */
  readonly f_eidos_dieuthethshs?: Blank<OneOf<"0" | "1" | "2">>;
  /** Settlement type comment. */
  readonly f_eidos_dieuthethshs_comments?: Blank<string>;
  /** Reference period from (dd/MM/yyyy). */
  readonly f_periodos_anaforas_from?: Blank<DateValue>;
  /** Reference period to (dd/MM/yyyy). */
  readonly f_periodos_anaforas_to?: Blank<DateValue>;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Occupation text. */
  readonly f_eidikothta_anal?: Blank<string>;
  /** Payer: 0 direct employer/EPA, 1 indirect employer. */
  readonly f_kataboli_apodoxon: OneOf<"0" | "1">;
  /** Gross pay (euros). */
  readonly f_apodoxes?: Blank<Amount>;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes?: Blank<Amount>;
  /** Salary payment timing. */
  readonly f_xronos_katabolhs?: Blank<string>;
  /** Collective agreement applies: 0/1 (Web mA/Web mAD spelling). */
  readonly f_efarmostea_sillogiki_simbasi?: Blank<OneOf<"0" | "1">>;
  /** Collective agreement comment. */
  readonly f_efarmostea_sillogiki_simbasi_comments?: Blank<string>;
  /** Workplace: 0 branch, 1 elsewhere. */
  readonly f_topos_ergasias: OneOf<"0" | "1">;
  /** Work location comment. */
  readonly f_topos_ergasias_comments?: Blank<string>;
  /** Employment status: 0 full, 1 part, 2 rotation, 3 on call. */
  readonly f_kathestosapasxolisis: OneOf<"0" | "1" | "2">;
  /** Worker: 0 manual, 1 salaried. */
  readonly f_xaraktirismos: OneOf<"0" | "1">;
  /** Supervisory position: '' n/a, 1 no, 2 managerial, 3 pay >= 4x minimum, 4 pay >= 6x minimum. */
  readonly f_responsible_position?: Blank<OneOf<"1" | "2" | "3" | "4">>;
  /** Digital working time: 0/1. */
  readonly f_working_time_digital_organization: OneOf<"0" | "1">;
  /** Unpredictable schedule: 0/1 (Web mA/Web mAD spelling). */
  readonly f_mh_problepsimo_programma: OneOf<"0" | "1">;
  /** Reference days hours. */
  readonly f_paraggelia_hmeres_hours?: Blank<string>;
  /** Min notification period. */
  readonly f_paraggelia_min_notification?: Blank<string>;
  /** Assignment cancellation deadline. */
  readonly f_paraggelia_notes?: Blank<string>;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
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
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** E3.5: start/change of an internship. */
export interface Internship {
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
  /** Employer organization. */
  readonly f_ergodotikh_organwsh?: Blank<string>;
  /** Main activity code (KAD). */
  readonly f_kad_kyria: Digits;
  /** Secondary activity code1. */
  readonly f_kad_deyt_1?: Blank<Digits>;
  /** Secondary activity code2. */
  readonly f_kad_deyt_2?: Blank<Digits>;
  /** Secondary activity code3. */
  readonly f_kad_deyt_3?: Blank<Digits>;
  /** Secondary activity code4. */
  readonly f_kad_deyt_4?: Blank<Digits>;
  /** Branch activity code (KAD, Stakod). */
  readonly f_kad_pararthmatos: Digits;
  /** Municipality code (Kallikratis koinothta). */
  readonly f_kallikratis_pararthmatos: Digits;
  /** Last name (capitals, as in the register). */
  readonly f_eponymo: string;
  /** First name (capitals). */
  readonly f_onoma: string;
  /** Father's name. */
  readonly f_onoma_patros: string;
  /** Mother's name. */
  readonly f_onoma_mitros: string;
  /** Birth place. */
  readonly f_topos_gennhshs?: Blank<string>;
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
  /** Residence permit. */
  readonly f_res_permit_int?: Blank<OneOf<"0" | "1">>;
  /** Residence permit type. */
  readonly f_res_permit_int_type?: Blank<Digits>;
  /** Residence permit number. */
  readonly f_res_permit_int_ar?: Blank<string>;
  /** Residence permit expiry (dd/MM/yyyy). */
  readonly f_res_permit_int_lixi?: Blank<DateValue>;
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
  /** Minor work book number. */
  readonly f_ar_vivliou_anilikou?: Blank<string>;
  /** Phone. */
  readonly f_til?: Blank<string>;
  /** Email. */
  readonly f_email?: Blank<string>;
  /** Education level (Epipedo morfosis; internship. */
  readonly f_epipedo_morfosis: OneOf<"0" | "1" | "2" | "3" | "4" | "5">;
  /** Institute nationality. */
  readonly f_educational_institute_nationality: Digits;
  /** Institute name. */
  readonly f_educational_institute_name?: Blank<string>;
  /** School. */
  readonly f_sxolh?: Blank<string>;
  /** Department. */
  readonly f_department?: Blank<string>;
  /** Approval number. */
  readonly f_approval_number?: Blank<string>;
  /** Placement date (dd/MM/yyyy). */
  readonly f_date_proslipsis?: Blank<DateValue>;
  /** Placement time (HH:mm). */
  readonly f_date_time_proslipsis: TimeValue;
  /** Weekly hours (hours). */
  readonly f_week_hours: Amount;
  /** Total hours (hours). */
  readonly f_total_hours?: Blank<Amount>;
  /** Occupation code (Step92). */
  readonly f_eidikothta: Digits;
  /** Gross pay (euros). */
  readonly f_apodoxes: Amount;
  /** Hourly pay (euros). */
  readonly f_hour_apodoxes: Amount;
  /** Fixed term from (dd/MM/yyyy). */
  readonly f_orismenou_apo?: Blank<DateValue>;
  /** Fixed term to (dd/MM/yyyy). */
  readonly f_orismenou_ews?: Blank<DateValue>;
  /** DYPA programme: 0/1. */
  readonly f_topothetisioaed: OneOf<"0" | "1">;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  /** Hours from, Monday (HH:mm). */
  readonly f_time_from_1?: Blank<TimeValue>;
  /** Hours to, Monday (HH:mm). */
  readonly f_time_to_1?: Blank<TimeValue>;
  /** Hours from, Tuesday (HH:mm). */
  readonly f_time_from_2?: Blank<TimeValue>;
  /** Hours to, Tuesday (HH:mm). */
  readonly f_time_to_2?: Blank<TimeValue>;
  /** Hours from, Wednesday (HH:mm). */
  readonly f_time_from_3?: Blank<TimeValue>;
  /** Hours to, Wednesday (HH:mm). */
  readonly f_time_to_3?: Blank<TimeValue>;
  /** Hours from, Thursday (HH:mm). */
  readonly f_time_from_4?: Blank<TimeValue>;
  /** Hours to, Thursday (HH:mm). */
  readonly f_time_to_4?: Blank<TimeValue>;
  /** Hours from, Friday (HH:mm). */
  readonly f_time_from_5?: Blank<TimeValue>;
  /** Hours to, Friday (HH:mm). */
  readonly f_time_to_5?: Blank<TimeValue>;
  /** Hours from, Saturday (HH:mm). */
  readonly f_time_from_6?: Blank<TimeValue>;
  /** Hours to, Saturday (HH:mm). */
  readonly f_time_to_6?: Blank<TimeValue>;
  /** Hours from, Sunday (HH:mm). */
  readonly f_time_from_7?: Blank<TimeValue>;
  /** Hours to, Sunday (HH:mm). */
  readonly f_time_to_7?: Blank<TimeValue>;
  /** Second part of a split shift from, Monday (HH:mm). */
  readonly f_second_time_from_1?: Blank<TimeValue>;
  /** Second part of a split shift to, Monday (HH:mm). */
  readonly f_second_time_to_1?: Blank<TimeValue>;
  /** Second part of a split shift from, Tuesday (HH:mm). */
  readonly f_second_time_from_2?: Blank<TimeValue>;
  /** Second part of a split shift to, Tuesday (HH:mm). */
  readonly f_second_time_to_2?: Blank<TimeValue>;
  /** Second part of a split shift from, Wednesday (HH:mm). */
  readonly f_second_time_from_3?: Blank<TimeValue>;
  /** Second part of a split shift to, Wednesday (HH:mm). */
  readonly f_second_time_to_3?: Blank<TimeValue>;
  /** Second part of a split shift from, Thursday (HH:mm). */
  readonly f_second_time_from_4?: Blank<TimeValue>;
  /** Second part of a split shift to, Thursday (HH:mm). */
  readonly f_second_time_to_4?: Blank<TimeValue>;
  /** Second part of a split shift from, Friday (HH:mm). */
  readonly f_second_time_from_5?: Blank<TimeValue>;
  /** Second part of a split shift to, Friday (HH:mm). */
  readonly f_second_time_to_5?: Blank<TimeValue>;
  /** Second part of a split shift from, Saturday (HH:mm). */
  readonly f_second_time_from_6?: Blank<TimeValue>;
  /** Second part of a split shift to, Saturday (HH:mm). */
  readonly f_second_time_to_6?: Blank<TimeValue>;
  /** Second part of a split shift from, Sunday (HH:mm). */
  readonly f_second_time_from_7?: Blank<TimeValue>;
  /** Second part of a split shift to, Sunday (HH:mm). */
  readonly f_second_time_to_7?: Blank<TimeValue>;
  /** Break from, Monday (HH:mm). */
  readonly f_break_time_from_1?: Blank<TimeValue>;
  /** Break to, Monday (HH:mm). */
  readonly f_break_time_to_1?: Blank<TimeValue>;
  /** Break from, Tuesday (HH:mm). */
  readonly f_break_time_from_2?: Blank<TimeValue>;
  /** Break to, Tuesday (HH:mm). */
  readonly f_break_time_to_2?: Blank<TimeValue>;
  /** Break from, Wednesday (HH:mm). */
  readonly f_break_time_from_3?: Blank<TimeValue>;
  /** Break to, Wednesday (HH:mm). */
  readonly f_break_time_to_3?: Blank<TimeValue>;
  /** Break from, Thursday (HH:mm). */
  readonly f_break_time_from_4?: Blank<TimeValue>;
  /** Break to, Thursday (HH:mm). */
  readonly f_break_time_to_4?: Blank<TimeValue>;
  /** Break from, Friday (HH:mm). */
  readonly f_break_time_from_5?: Blank<TimeValue>;
  /** Break to, Friday (HH:mm). */
  readonly f_break_time_to_5?: Blank<TimeValue>;
  /** Break from, Saturday (HH:mm). */
  readonly f_break_time_from_6?: Blank<TimeValue>;
  /** Break to, Saturday (HH:mm). */
  readonly f_break_time_to_6?: Blank<TimeValue>;
  /** Break from, Sunday (HH:mm). */
  readonly f_break_time_from_7?: Blank<TimeValue>;
  /** Break to, Sunday (HH:mm). */
  readonly f_break_time_to_7?: Blank<TimeValue>;
  /** Certifier last name. */
  readonly f_eponymo_idiotitas: string;
  /** Certifier first name. */
  readonly f_onoma_idiotitas: string;
  /** Certifier capacity. */
  readonly f_idiotita_idiotitas: string;
  /** Certifier address. */
  readonly f_dieythinsi_idiotitas: string;
  /** Certifier AFM. */
  readonly f_afm_idiotitas: Digits;
  /** Legal representative AFM. */
  readonly f_afm_proswpoy: Digits;
  /** Attached PDF. */
  readonly f_file?: Blank<PdfValue>;
  /** Third country papers PDF. */
  readonly f_foreign_file?: Blank<PdfValue>;
  /** Minor booklet PDF. */
  readonly f_young_file?: Blank<PdfValue>;
}

/** E12: staff on construction / technical works. */
export interface E12 {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Construction site number (AMOE). */
  readonly f_amoe?: Blank<string>;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Date from (dd/MM/yyyy). */
  readonly f_date_from?: Blank<DateValue>;
  /** Date to (dd/MM/yyyy). */
  readonly f_date_to?: Blank<DateValue>;
  /** Site phase. */
  readonly f_phase?: Blank<string>;
  /** Labour inspectorate code. */
  readonly f_ypiresia_sepe: Digits;
  /** Municipality code (Kallikratis koinothta). */
  readonly f_kallikratis_pararthmatos: Digits;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  readonly Ergazomenoi: {
    readonly AmoeErgazomenosDate: Rows<{
      /** Employee AFM (9-digit tax id). */
      readonly f_afm: Digits;
      /** Social security number (AMKA). */
      readonly f_amka: Digits;
      /** Insured number (AMA). */
      readonly f_ama: Digits;
      /** Last name (capitals, as in the register). */
      readonly f_eponymo: string;
      /** First name (capitals). */
      readonly f_onoma: string;
      /** Father's name. */
      readonly f_onoma_patera: string;
      /** Day (dd/MM/yyyy). */
      readonly f_date: DateValue;
      /** Time from (HH:mm). */
      readonly f_from: TimeValue;
      /** Time to (HH:mm). */
      readonly f_to: TimeValue;
      /** Cancels earlier entry: 0 no, 1 yes. */
      readonly f_cancellation: OneOf<"0" | "1">;
      /** Occupation code. */
      readonly f_step: Digits;
      /** Work permit number. */
      readonly f_ar_adeias?: Blank<string>;
      /** Hire date (dd/MM/yyyy). */
      readonly f_hire_date?: Blank<DateValue>;
      /** Gross pay (euros). */
      readonly f_apodoxes?: Blank<Amount>;
      /** Notes. */
      readonly f_notes?: Blank<string>;
    }>;
  };
}

/** E12 census: staff on construction works. */
export interface E12Apogr {
  /** Branch number. */
  readonly f_aa_pararthmatos: Digits;
  /** Construction site number (AMOE). */
  readonly f_amoe?: Blank<string>;
  /** Related protocol. */
  readonly f_rel_protocol?: Blank<string>;
  /** Related protocol date (dd/MM/yyyy). */
  readonly f_rel_date?: Blank<DateValue>;
  /** Date from (dd/MM/yyyy). */
  readonly f_date_from?: Blank<DateValue>;
  /** Date to (dd/MM/yyyy). */
  readonly f_date_to?: Blank<DateValue>;
  /** Site phase. */
  readonly f_phase?: Blank<string>;
  /** Labour inspectorate code. */
  readonly f_ypiresia_sepe: Digits;
  /** Year (leave. */
  readonly f_year: Digits;
  /** Month. */
  readonly f_month: Digits;
  /** Municipality code (Kallikratis koinothta). */
  readonly f_kallikratis_pararthmatos: Digits;
  /** Comments. */
  readonly f_comments?: Blank<string>;
  readonly Ergazomenoi: {
    readonly AmoeErgazomenosDate: Rows<{
      /** Employee AFM (9-digit tax id). */
      readonly f_afm: Digits;
      /** Social security number (AMKA). */
      readonly f_amka: Digits;
      /** Insured number (AMA). */
      readonly f_ama: Digits;
      /** Last name (capitals, as in the register). */
      readonly f_eponymo: string;
      /** First name (capitals). */
      readonly f_onoma: string;
      /** Father's name. */
      readonly f_onoma_patera: string;
      /** Days worked. */
      readonly f_days_worked: Digits;
      /** Occupation code. */
      readonly f_step: Digits;
      /** Work permit number. */
      readonly f_ar_adeias?: Blank<string>;
      /** Hire date (dd/MM/yyyy). */
      readonly f_hire_date?: Blank<DateValue>;
      /** Gross pay (euros). */
      readonly f_apodoxes?: Blank<Amount>;
      /** Notes. */
      readonly f_notes?: Blank<string>;
    }>;
  };
}
