/** A value in a service response: text, or null where there is none. */
export type Leaf = string | null;

/** Confirmation of a submission, one for each row. */
export interface Receipt {
  readonly id: string;
  /** Contains Greek letters, and sometimes spaces. */
  readonly protocol: string;
  /** `dd/MM/yyyy HH:mm`, Athens time. */
  readonly submitDate: string;
}

/** A receipt with its instant. */
export interface DatedReceipt extends Receipt {
  /** Instant of `submitDate`, to the minute. */
  readonly submittedAt: Date;
}

/** A type of submission. Its `id` differs between the services: identify it by `code`. */
export interface SubmissionType {
  readonly id: number;
  readonly code: string;
  readonly description: string;
}

/** A document's sample and the restrictions on its fields. */
export interface DocumentTemplate {
  readonly title: string;
  readonly json: unknown;
  readonly propertiesInfo: readonly {
    readonly name: string;
    readonly title: string;
    readonly restrictions: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/** A submission as PDF, in base64. */
export interface DocumentPdf {
  readonly message: string | null;
  readonly document: string;
}

/** The submission to cancel. */
export interface CancelBody {
  readonly TypeOfDocument: string;
  readonly Protocol: string;
  /** yyyyMMdd */
  readonly SubmittedDate: string;
}

/** A service that the account may call. */
export interface ServiceDescription {
  readonly name: string;
  readonly description: string;
  readonly instructions: string | null;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly isRequired: boolean;
    readonly type: string | number;
    readonly maxLength: number | null;
  }[];
}

/** Calls a service. */
export interface ExecuteServiceBody {
  readonly ServiceCode: string;
  readonly Parameters: readonly { readonly ParameterName: string; readonly ParameterValue: string }[];
}

/** The employer (EX_BASE_01). */
export interface Employer {
  readonly Id: Leaf;
  readonly Afm: Leaf;
  readonly Eponimia: Leaf;
  readonly DiakritikosTitlos: Leaf;
  readonly Ame: Leaf;
  /** `1` where the sector is under the digital work card. */
  readonly IsInCardSector: Leaf;
}

/** A branch (EX_BASE_02). */
export interface Branch {
  readonly Aa: Leaf;
  readonly Address: Leaf;
  readonly YpiresiaSepe?: Leaf;
  readonly YpiresiaOaed?: Leaf;
  readonly Kad?: Leaf;
  readonly Kallikratis?: Leaf;
  readonly StatusDescription?: Leaf;
}

/** A code of a list (EX_BASE_03). */
export interface CodeListEntry {
  readonly Code: Leaf;
  readonly Description: Leaf;
  readonly Extra: Leaf;
}

/** How an employee answered the essential terms (EX_BASE_06). */
export interface TermsAnswer {
  /** 1 submitted, 2 withdrawn. */
  readonly MainStatus: Leaf;
  /** 0 pending, 1 answered. */
  readonly AnswerStatus: Leaf;
  /** 0 refused, 1 accepted, 2 deemed accepted, 3 deemed refused (obsolete). */
  readonly AnswerAccept: Leaf;
  readonly AnswerProtocol: Leaf;
  readonly AnswerDate: Leaf;
}

/** Hours worked (EX_BASE_07). */
export interface ActualWork {
  readonly Aa: Leaf;
  readonly Afm: Leaf;
  readonly Date: Leaf;
  readonly HourFrom: Leaf;
  readonly HourTo: Leaf;
  /** `1` where the shift ends on another day. */
  readonly IsEndDateDifferentThanDate: Leaf;
}

/** Declared working time (EX_BASE_08). */
export interface DeclaredWork {
  readonly Aa: Leaf;
  readonly Afm: Leaf;
  readonly Date: Leaf;
  readonly Type: Leaf;
  readonly HourFrom: Leaf;
  readonly HourTo: Leaf;
  /** Of annual leave, year and days: `2026 - 4`. */
  readonly Extra: Leaf;
  readonly BreakMinutes: Leaf;
  readonly BreakInWork: Leaf;
}

/** An employee in a month (EX_BASE_04). Dates are `yyyy-MM-ddT00:00:00+03:00`, money is `5500.00`. */
export interface MonthlyStatus {
  /** Employer id (int). */
  readonly f_ergodoti_id: Leaf;
  /** Branch number (int). */
  readonly f_pararthma_aa: Leaf;
  /** Year (int). */
  readonly f_year: Leaf;
  /** Month (int). */
  readonly f_month: Leaf;
  /** Employee type. */
  readonly f_ergazomenos_type: Leaf;
  /** AFM. */
  readonly f_afm: Leaf;
  /** Last name. */
  readonly f_eponimo: Leaf;
  /** First name. */
  readonly f_onoma: Leaf;
  /** Father's name. */
  readonly f_onoma_patera: Leaf;
  /** Mother's name. */
  readonly f_onoma_miteras: Leaf;
  /** Birth date (date). */
  readonly f_date_birth: Leaf;
  /** Sex. */
  readonly f_sex: Leaf;
  /** Nationality. */
  readonly f_nationality: Leaf;
  /** Marital status. */
  readonly f_marital_status: Leaf;
  /** Children count (int). */
  readonly f_ar_teknwn: Leaf;
  /** AMA. */
  readonly f_ama: Leaf;
  /** AMKA. */
  readonly f_amka: Leaf;
  /** Education level. */
  readonly f_education_level: Leaf;
  /** Characterization. */
  readonly f_xarakthsismos: Leaf;
  /** Employment relation. */
  readonly f_sxesh_apasxolhshs: Leaf;
  /** Employment status. */
  readonly f_kathestos: Leaf;
  /** Specialty. */
  readonly f_step: Leaf;
  /** Salary. */
  readonly f_apodoxes: Leaf;
  /** Weekly hours. */
  readonly f_week_wres: Leaf;
  /** Hourly wage. */
  readonly f_hour_apodoxes: Leaf;
  /** Program. */
  readonly f_programma: Leaf;
  /** Responsible. */
  readonly f_responsible: Leaf;
  /** Hiring date (date). */
  readonly f_date_proslipsis: Leaf;
  /** Work days (int). */
  readonly f_arithmos_hmerwn_ergasias: Leaf;
  /** Remote work days (int). */
  readonly f_arithmos_hmerwn_tilergasias: Leaf;
  /** Rest days (int). */
  readonly f_arithmos_hmerwn_anapaushs_repo: Leaf;
  /** Non working days (int). */
  readonly f_arithmos_hmerwn_mh_ergasias: Leaf;
  /** Annual leave days (int). */
  readonly f_arithmos_hmerwn_kanonikh_adeia: Leaf;
  /** Blood donation leave days (int). */
  readonly f_arithmos_hmerwn_aimodotikh_adeia: Leaf;
  /** Exam leave days (int). */
  readonly f_arithmos_hmerwn_adeia_exetasewn: Leaf;
  /** Unpaid leave days (int). */
  readonly f_arithmos_hmerwn_adeia_axoris_apodw: Leaf;
  /** Maternity leave days (int). */
  readonly f_arithmos_hmerwn_adeia_mhrotitas: Leaf;
  /** Maternity protection days (int). */
  readonly f_arithmos_hmerwn_eidikh_paroxh_prostasias_ths_mhrotitas: Leaf;
  /** Paternity leave days (int). */
  readonly f_arithmos_hmerwn_adeia_patrotitas: Leaf;
  /** Child care leave days (int). */
  readonly f_arithmos_hmerwn_adeia_frontidas_paidiou: Leaf;
  /** Parental leave days (int). */
  readonly f_arithmos_hmerwn_gonikh_adeia: Leaf;
  /** Caregiver leave days (int). */
  readonly f_arithmos_hmerwn_adeia_frontisti: Leaf;
  /** Force majeure days (int). */
  readonly f_arithmos_hmerwn_ergasias_logo_anoteras_vias: Leaf;
  /** Assisted reproduction leave days (int). */
  readonly f_arithmos_hmerwn_adeia_methodous_iatrikws_ipovothoumenhs_anaparagoghs: Leaf;
  /** Prenatal exam leave days (int). */
  readonly f_arithmos_hmerwn_adeia_exetasewn_progennitikou_elegxou: Leaf;
  /** Marriage leave days (int). */
  readonly f_arithmos_hmerwn_adeia_gamou: Leaf;
  /** Serious child illness leave days (int). */
  readonly f_arithmos_hmerwn_adeia_logw_sovarwn_noshmatwn_twn_paidion: Leaf;
  /** Child hospitalization leave days (int). */
  readonly f_arithmos_hmerwn_adeia_logw_noshlias_paidion: Leaf;
  /** Single parent leave days (int). */
  readonly f_arithmos_hmerwn_adeia_monogoneikon_oikogeneion: Leaf;
  /** School performance leave days (int). */
  readonly f_arithmos_hmerwn_adeia_parakolouthishs_sxolikhs_epidosis_paidiou: Leaf;
  /** Child illness leave days (int). */
  readonly f_arithmos_hmerwn_adeia_astheneias_paidiou_h_allou_exartoumenou_melous: Leaf;
  /** Violence absence days (int). */
  readonly f_arithmos_hmerwn_apousia_apo_ergasia_logo_vias_parenoxlisis: Leaf;
  /** Sickness days (int). */
  readonly f_arithmos_hmerwn_astheneias_anipaitiokolima_paroxhs_ergasias: Leaf;
  /** Disability leave days (int). */
  readonly f_arithmos_hmerwn_adeia_amea: Leaf;
  /** Bereavement leave days (int). */
  readonly f_arithmos_hmerwn_adeia_thanatos_syggeneous: Leaf;
  /** Minor student leave days (int). */
  readonly f_arithmos_hmerwn_adeia_anhlikwn_spoudastwn: Leaf;
  /** Blood transfusion days (int). */
  readonly f_arithmos_hmerwn_metaggiseis_aimatos_h_aimokatharsi: Leaf;
  /** KANEP/GSEE leave days (int). */
  readonly f_arithmos_hmerwn_ekpaideytikh_adeia_foithtes_KANEP_GSEE: Leaf;
  /** AIDS leave days (int). */
  readonly f_arithmos_hmerwn_aids: Leaf;
  /** Flexible work days (int). */
  readonly f_arithmos_hmerwn_eveliktes_rythmiseis_ergasias: Leaf;
  /** Other leave days (int). */
  readonly f_arithmos_hmerwn_alli_adeia: Leaf;
  /** Child care minutes (int). */
  readonly f_arithmos_hmerwn_frontida_paidiou_lepta: Leaf;
  /** Parental leave minutes (int). */
  readonly f_arithmos_hmerwn_gonikh_adeia_lepta: Leaf;
  /** Force majeure minutes (int). */
  readonly f_arithmos_hmerwn_anoteras_vias_lepta: Leaf;
  /** Flexible work minutes (int). */
  readonly f_arithmos_hmerwn_eveliktes_rythmiseis_ergasias_lepta: Leaf;
  /** Prenatal exam minutes (int). */
  readonly f_arithmos_hmerwn_exetaseis_progennitikou_lepta: Leaf;
  /** School performance minutes (int). */
  readonly f_arithmos_hmerwn_parakolouthish_paidiou_lepta: Leaf;
  /** Other leave minutes (int). */
  readonly f_arithmos_hmerwn_alli_adeia_lepta: Leaf;
  /** Total minutes (int). */
  readonly f_arithmos_leptwn: Leaf;
  /** Overtime minutes (int). */
  readonly f_lepta_yperorias: Leaf;
  /** Overtime days (int). */
  readonly f_arithmos_hmerwn_yperorias: Leaf;
  /** Work card days (int). */
  readonly f_arithmos_hmerwn_karta_ergasias: Leaf;
  /** Sunday holiday days (int). */
  readonly f_arithmos_kyriakwn_psoxe: Leaf;
  /** Sunday holiday card days (int). */
  readonly f_arithmos_kyriakwn_karta: Leaf;
  /** Total insured leave days (int). */
  readonly f_synolo_hmerwn_adeias_asfalish: Leaf;
  /** Total insured sickness days (int). */
  readonly f_synolo_hmerwn_astheneias_asfalish: Leaf;
}

/** A current employee (EX_BASE_05). Highly personal: keep the minimum. Coded values are text with the code inside, e.g. `ΠΛΗΡΗΣ (0)`. */
export interface Employment {
  /** AFM. */
  readonly afm: Leaf;
  /** Last name. */
  readonly Eponimo: Leaf;
  /** First name. */
  readonly Onoma: Leaf;
  /** Father's name. */
  readonly OnomaPatera: Leaf;
  /** Mother's name. */
  readonly OnomaMiteras: Leaf;
  /** Birth date (date). */
  readonly BirthDate: Leaf;
  /** Sex. */
  readonly Sex: Leaf;
  /** Nationality. */
  readonly Nationality: Leaf;
  /** Marital status. */
  readonly MaritalStatus: Leaf;
  /** Children count (int). */
  readonly NumChildren: Leaf;
  /** DOY (tax office). */
  readonly Doy: Leaf;
  /** Unemployment code. */
  readonly CodeAnergias: Leaf;
  /** IKA number. */
  readonly AmIka: Leaf;
  /** AMKA. */
  readonly Amka: Leaf;
  /** Minor book number. */
  readonly ArVivliouAnilikou: Leaf;
  /** ID type. */
  readonly TyposTaytotitas: Leaf;
  /** ID number. */
  readonly ArTaytotitas: Leaf;
  /** Id issuing authority. */
  readonly EkdousaArxi: Leaf;
  /** ID issue date (date). */
  readonly DateEkdosis: Leaf;
  /** ID expiry date (date). */
  readonly DateLixis: Leaf;
  /** Residence permit inst number. */
  readonly ResPermitInstAr: Leaf;
  /** Residence permit ap number. */
  readonly ResPermitApAr: Leaf;
  /** Residence permit visa number. */
  readonly ResPermitVisaAr: Leaf;
  /** Branch number (int). */
  readonly PararthmaAa: Leaf;
  /** Effective date (date). */
  readonly DateFrom: Leaf;
  /** Hiring date (date). */
  readonly DateProslipsis: Leaf;
  /** Specialty description. */
  readonly Eidikothta: Leaf;
  /** Characterization. */
  readonly asXaraktirismos: Leaf;
  /** Step. */
  readonly Step: Leaf;
  /** Week days. */
  readonly WeekDays: Leaf;
  /** Experience years (int). */
  readonly Proipiresia: Leaf;
  /** Employment relation. */
  readonly SxesiApasxolisis: Leaf;
  /** Employment status. */
  readonly KathestosApasxolisis: Leaf;
  /** Weekly hours. */
  readonly WeekHours: Leaf;
  /** Schedule. */
  readonly Orario: Leaf;
  /** Break info. */
  readonly Dialeimma: Leaf;
  /** Work location. */
  readonly ToposErgasias: Leaf;
  /** Work location comments. */
  readonly ToposErgasiasComments: Leaf;
  /** Salary payment timing. */
  readonly XronosKatabolisApodoxwn: Leaf;
  /** Unpredictable schedule. */
  readonly MhProblepsimoProgrammaErgasias: Leaf;
  /** Mandatory training. */
  readonly IpoxreotikiKatartisi: Leaf;
  /** Collective agreement. */
  readonly EfarmosteaSyllogikiSymbasi: Leaf;
  /** Collective agreement comments. */
  readonly EfarmosteaSyllogikiSymbasiComments: Leaf;
  /** Gross salary. */
  readonly Apodoxes: Leaf;
  /** Hourly wage. */
  readonly HourApodoxes: Leaf;
  /** Primary insurance. */
  readonly KyriaAsfalisi: Leaf;
  /** Supplementary insurance. */
  readonly EpikourikiAsfalisi: Leaf;
  /** Additional insurance benefits. */
  readonly ProsthetesAsfalistikesParoxes: Leaf;
  /** Trial period. */
  readonly TrialPeriod: Leaf;
  /** Education level. */
  readonly EpipedoMorfosis: Leaf;
  /** Digital work time organization. */
  readonly WorkingTimeDigitalOrganization: Leaf;
  /** Full employment hours. */
  readonly FullEmploymentHours: Leaf;
  /** Break minutes (int). */
  readonly DialeimmaMinutes: Leaf;
  /** Break within schedule. */
  readonly DialeimmaEntosWrariou: Leaf;
  /** Working card. */
  readonly WorkingCard: Leaf;
  /** Flexible arrival minutes (int). */
  readonly EueliktoWrario: Leaf;
  /** Last modified date (date). */
  readonly LastModifiedDate: Leaf;
}
