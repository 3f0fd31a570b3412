/** A code and its meaning. */
export interface Label {
  readonly en: string;
  readonly el: string;
}

/** Codes of `f_type` in working-time documents, in Greek capitals. The Greek labels are ours; EX_BASE_03 `WorkTimeType` has the official ones. */
export const workTimeTypes = {
  ΕΡΓ: { en: "work", el: "Εργασία" },
  ΤΗΛ: { en: "remote work", el: "Τηλεργασία" },
  ΑΝ: { en: "rest day", el: "Ανάπαυση / ρεπό" },
  ΜΕ: { en: "non-working day", el: "Μη εργασία" },
  ΥΠ: { en: "overtime", el: "Υπερωρία" },
  ΧΥΠ: { en: "no overtime", el: "Χωρίς υπερωρία" },
  ΑΔΚΑΝ: { en: "regular leave", el: "Κανονική άδεια" },
  ΑΔΑΙΜ: { en: "blood donation leave", el: "Αιμοδοτική άδεια" },
  ΑΔΕΞ: { en: "examination leave", el: "Άδεια εξετάσεων" },
  ΑΔΑΑ: { en: "unpaid leave", el: "Άδεια άνευ αποδοχών" },
  ΑΔΜΗ: { en: "maternity leave", el: "Άδεια μητρότητας" },
  ΑΔΠΠΜ: { en: "maternity protection", el: "Ειδική παροχή προστασίας της μητρότητας" },
  ΑΔΠΑ: { en: "paternity leave", el: "Άδεια πατρότητας" },
  ΑΔΦΠ: { en: "child care leave", el: "Άδεια φροντίδας παιδιού" },
  ΑΔΓΟΝ: { en: "parental leave", el: "Γονική άδεια" },
  ΑΔΦΡΟ: { en: "caregiver leave", el: "Άδεια φροντιστή" },
  ΑΔΑΠΑΒ: { en: "force majeure absence", el: "Απουσία για λόγους ανωτέρας βίας" },
  ΑΔΙΥΑ: { en: "assisted reproduction leave", el: "Άδεια ιατρικώς υποβοηθούμενης αναπαραγωγής" },
  ΑΔΠΕ: { en: "prenatal examination leave", el: "Άδεια προγεννητικών εξετάσεων" },
  ΑΔΓΑΜ: { en: "marriage leave", el: "Άδεια γάμου" },
  ΑΔΣΝΠ: { en: "serious child illness leave", el: "Άδεια λόγω σοβαρών νοσημάτων των παιδιών" },
  ΑΔΝΠ: { en: "child hospitalization leave", el: "Άδεια λόγω νοσηλείας των παιδιών" },
  ΑΔΜΟ: { en: "single parent leave", el: "Άδεια μονογονεϊκών οικογενειών" },
  ΑΔΠΣΕΤ: { en: "school performance leave", el: "Άδεια παρακολούθησης σχολικής επίδοσης τέκνου" },
  ΑΔΑΠΕΜ: { en: "child/dependent illness leave", el: "Άδεια λόγω ασθένειας παιδιού ή άλλου εξαρτώμενου μέλους" },
  ΑΔΑΠΣΚ: { en: "violence/harassment risk absence", el: "Απουσία λόγω κινδύνου βίας ή παρενόχλησης" },
  ΑΔΑΣ: { en: "sick leave", el: "Άδεια ασθένειας" },
  ΑΔΑΜΕΑ: { en: "disability leave", el: "Άδεια αναπηρίας" },
  ΑΔΘΣΥΓ: { en: "bereavement leave", el: "Άδεια λόγω θανάτου συγγενούς" },
  ΑΔΑΝΣΠ: { en: "minor student leave", el: "Άδεια ανήλικων σπουδαστών" },
  ΑΔΜΑΑ: { en: "blood transfusion/dialysis leave", el: "Άδεια για μετάγγιση αίματος ή αιμοκάθαρση" },
  ΑΔΕΚΦ: { en: "kanep-gsee educational leave", el: "Εκπαιδευτική άδεια ΚΑΝΕΠ-ΓΣΕΕ" },
  ΑΔΣΕΑΑ: { en: "aids leave", el: "Άδεια λόγω AIDS" },
  ΑΔΕΡΕ: { en: "flexible work arrangements", el: "Ευέλικτες ρυθμίσεις εργασίας" },
  ΑΔΑΛ: { en: "other leave", el: "Άλλη άδεια" },
  ΩΑΦΠ: { en: "hourly child care leave", el: "Ωριαία άδεια φροντίδας παιδιού" },
  ΩΑΓΟΝ: { en: "hourly parental leave", el: "Ωριαία γονική άδεια" },
  ΩΑΑΠΑΒ: { en: "hourly force majeure absence", el: "Ωριαία απουσία για λόγους ανωτέρας βίας" },
  ΩΑΕΡΕ: { en: "hourly flexible work arrangements", el: "Ωριαίες ευέλικτες ρυθμίσεις εργασίας" },
  ΩΑΠΕ: { en: "hourly prenatal examination leave", el: "Ωριαία άδεια προγεννητικών εξετάσεων" },
  ΩΑΠΣΕΤ: { en: "hourly school performance leave", el: "Ωριαία άδεια παρακολούθησης σχολικής επίδοσης" },
  ΩΑΑΛ: { en: "hourly other leave", el: "Άλλη ωριαία άδεια" },
} as const;

/** Code of `f_type` in working-time documents. */
export type WorkTimeType = keyof typeof workTimeTypes;

/** What an account is, `Usertype` at login. */
export const userTypes = {
  "01": { en: "external account (e-EFKA credentials, API user)", el: "Εξωτερικός χρήστης (e-ΕΦΚΑ)" },
  "02": { en: "ERGANI user (branch user made inside ERGANI)", el: "Χρήστης ΕΡΓΑΝΗ" },
  "03": { en: "construction works via EFKA", el: "Οικοδομοτεχνικά έργα μέσω ΕΦΚΑ" },
} as const;

/** `f_type` of a work card. */
export const cardTypes = {
  "0": { en: "arrival", el: "Προσέλευση" },
  "1": { en: "departure", el: "Αποχώρηση" },
} as const;

/** `f_aitiologia` of a late work card; EX_BASE_03 `WorkCardDelayReason` has the present list. */
export const delayReasons = {
  "001": { en: "power or telecommunications failure", el: "Πρόβλημα στην ηλεκτροδότηση / τηλεπικοινωνίες" },
  "002": { en: "failure of the employer's systems", el: "Πρόβλημα στα συστήματα του εργοδότη" },
  "003": { en: "failure of the connection to ERGANI", el: "Πρόβλημα σύνδεσης με το ΠΣ ΕΡΓΑΝΗ" },
} as const;

/** `f_day` of WTOWeek: Sunday is 0. In the internship form, instead, `_1` is Monday. */
export const weekdays = {
  "0": { en: "Sunday", el: "Κυριακή" },
  "1": { en: "Monday", el: "Δευτέρα" },
  "2": { en: "Tuesday", el: "Τρίτη" },
  "3": { en: "Wednesday", el: "Τετάρτη" },
  "4": { en: "Thursday", el: "Πέμπτη" },
  "5": { en: "Friday", el: "Παρασκευή" },
  "6": { en: "Saturday", el: "Σάββατο" },
} as const;

/** `f_sex`. */
export const sexes = {
  "0": { en: "male", el: "Άνδρας" },
  "1": { en: "female", el: "Γυναίκα" },
} as const;

/** `f_marital_status`. */
export const maritalStatuses = {
  "0": { en: "single", el: "Άγαμος/η" },
  "1": { en: "married", el: "Έγγαμος/η" },
  "2": { en: "divorced", el: "Διαζευγμένος/η" },
  "3": { en: "widowed", el: "Χήρος/α" },
} as const;

/** `f_sxeshapasxolisis`; see the types for which of them a document takes. */
export const contractTypes = {
  "0": { en: "open-ended", el: "Αορίστου χρόνου" },
  "1": { en: "fixed-term", el: "Ορισμένου χρόνου" },
  "2": { en: "project", el: "Έργου" },
  "3": { en: "borrowed", el: "Δανειζόμενος/η" },
} as const;

/** `f_kathestosapasxolisis`. */
export const employmentStatuses = {
  "0": { en: "full", el: "Πλήρης" },
  "1": { en: "part", el: "Μερική" },
  "2": { en: "rotation", el: "Εκ περιτροπής" },
  "3": { en: "on call", el: "Κατά παραγγελία" },
} as const;

/** `f_responsible_position`; blank where it does not apply. */
export const supervisoryPositions = {
  "1": { en: "no", el: "Όχι" },
  "2": { en: "managerial", el: "Θέση εποπτείας ή διεύθυνσης" },
  "3": { en: "pay of at least 4 times the minimum", el: "Αποδοχές τουλάχιστον τετραπλάσιες του κατώτατου" },
  "4": { en: "pay of at least 6 times the minimum", el: "Αποδοχές τουλάχιστον εξαπλάσιες του κατώτατου" },
} as const;

/** `f_logosperatosis` of WebE7N. */
export const endReasons = {
  "0": { en: "agreed time elapsed", el: "Λήξη του συμφωνημένου χρόνου" },
  "3": { en: "early-termination clause", el: "Όρος πρόωρης λύσης" },
  "4": { en: "for cause", el: "Με σπουδαίο λόγο" },
  "5": { en: "without cause", el: "Χωρίς σπουδαίο λόγο" },
  "6": { en: "mutual", el: "Κοινή συμφωνία" },
} as const;

/** `f_borrow_type`. */
export const loanTypes = {
  "0": { en: "genuine loan", el: "Γνήσιος δανεισμός" },
  "1": { en: "temporary employment agency", el: "Επιχείρηση προσωρινής απασχόλησης" },
} as const;

/** `f_basics_acceptance`; 2 in WebMA only. */
export const termsAcceptances = {
  "0": { en: "file attached", el: "Συνημμένο αρχείο" },
  "1": { en: "awaited in myErgani", el: "Αναμονή στο myErgani" },
  "2": { en: "not required", el: "Δεν απαιτείται" },
} as const;

/** `f_xaraktirismos`. */
export const workerKinds = {
  "0": { en: "manual", el: "Εργάτης/τρια" },
  "1": { en: "salaried", el: "Υπάλληλος" },
} as const;

/** `f_topos_ergasias`. */
export const workplaces = {
  "0": { en: "branch", el: "Παράρτημα" },
  "1": { en: "elsewhere", el: "Άλλος τόπος" },
} as const;

/** `f_kataboli_apodoxon`. */
export const payers = {
  "0": { en: "direct employer or agency", el: "Άμεσος εργοδότης" },
  "1": { en: "indirect employer", el: "Έμμεσος εργοδότης" },
} as const;

/** `f_special_case`; blank where it does not apply. */
export const specialCases = {
  "2": { en: "narrow public sector", el: "Στενός δημόσιος τομέας" },
  "3": { en: "broader public sector", el: "Ευρύτερος δημόσιος τομέας" },
} as const;

/** `f_eidos_dieuthethshs`. */
export const workingTimeArrangements = {
  "0": { en: "collective", el: "Συλλογική" },
  "1": { en: "individual", el: "Ατομική" },
  "2": { en: "none", el: "Καμία" },
} as const;

/** Fields of 0 or 1. */
export const yesNo = {
  "0": { en: "no", el: "Όχι" },
  "1": { en: "yes", el: "Ναι" },
} as const;

/** Constants of the codes that programs name most often. */
export const codes = {
  userType: { external: "01", ergani: "02", construction: "03" },
  card: { arrival: "0", departure: "1" },
  delayReason: { powerOrTelecoms: "001", employerSystems: "002", erganiConnection: "003" },
  weekday: { sunday: "0", monday: "1", tuesday: "2", wednesday: "3", thursday: "4", friday: "5", saturday: "6" },
  workTime: {
    work: "ΕΡΓ",
    remoteWork: "ΤΗΛ",
    restDay: "ΑΝ",
    nonWorkingDay: "ΜΕ",
    overtime: "ΥΠ",
    noOvertime: "ΧΥΠ",
    regularLeave: "ΑΔΚΑΝ",
    sickLeave: "ΑΔΑΣ",
  },
} as const;

/** `Usertype` of an account. */
export type UserType = keyof typeof userTypes;
