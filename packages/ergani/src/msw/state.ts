import { workTimeTypes } from "../enums.ts";
import type {
  ActualWork,
  Branch,
  CodeListEntry,
  DeclaredWork,
  Employer,
  Employment,
  MonthlyStatus,
  TermsAnswer,
} from "../models.ts";

/** A recorded submission. */
export interface RecordedDocument {
  readonly id: string;
  readonly code: string;
  readonly protocol: string;
  readonly submitDate: string;
  readonly row: Readonly<Record<string, unknown>>;
  cancelled: boolean;
}

/** The state of a mocked Ergani: plain data that tests may change. */
export interface ErganiState {
  readonly employer: Employer;
  readonly branches: Branch[];
  /** By list name. */
  readonly codeLists: Record<string, CodeListEntry[]>;
  readonly monthly: MonthlyStatus[];
  readonly employees: Partial<Employment>[];
  readonly terms: TermsAnswer[];
  readonly actualWork: ActualWork[];
  readonly declaredWork: DeclaredWork[];
  /** Services that the account may call. */
  readonly granted: Set<string>;
  /** Submissions in order. */
  readonly documents: RecordedDocument[];
}

/** AFM of the employer of the initial state; `111111114` is somebody else's. */
export const employerAfm = "999999993";

/** AFM of the only employee of the initial state. */
export const employeeAfm = "888888880";

/** An employer with one branch and one employee. EX_BASE_04 is not granted, as in live accounts. */
export function erganiState(): ErganiState {
  return {
    employer: {
      Id: "1",
      Afm: employerAfm,
      Eponimia: "ΔΟΚΙΜΗ ΑΕ",
      DiakritikosTitlos: "ΔΟΚΙΜΗ",
      Ame: null,
      IsInCardSector: "1",
    },
    branches: [
      {
        Aa: "0",
        Address: "ΕΡΜΟΥ 1, ΑΘΗΝΑ",
        YpiresiaSepe: "10001",
        YpiresiaOaed: "100001",
        Kad: "6201",
        Kallikratis: "10010101",
        StatusDescription: "ΕΝΕΡΓΟ",
      },
    ],
    codeLists: {
      WorkCardDelayReason: [
        { Code: "001", Description: "ΠΡΟΒΛΗΜΑ ΣΤΗΝ ΗΛΕΚΤΡΟΔΟΤΗΣΗ/ΤΗΛΕΠΙΚΟΙΝΩΝΙΕΣ", Extra: null },
        { Code: "002", Description: "ΠΡΟΒΛΗΜΑ ΣΤΑ ΣΥΣΤΗΜΑΤΑ ΤΟΥ ΕΡΓΟΔΟΤΗ", Extra: null },
        { Code: "003", Description: "ΠΡΟΒΛΗΜΑ ΣΥΝΔΕΣΗΣ ΜΕ ΤΟ ΠΣ ΕΡΓΑΝΗ", Extra: null },
      ],
      WorkTimeType: Object.entries(workTimeTypes).map(([Code, { el }]) => ({ Code, Description: el, Extra: null })),
    },
    monthly: [],
    employees: [
      { afm: employeeAfm, Eponimo: "ΠΑΠΑΔΟΠΟΥΛΟΣ", Onoma: "ΓΕΩΡΓΙΟΣ", PararthmaAa: "0", WorkingCard: "ΝΑΙ (1)" },
    ],
    terms: [],
    actualWork: [],
    declaredWork: [],
    granted: new Set(["01", "02", "03", "05", "06", "07", "08"].map((number) => `EX_BASE_${number}`)),
    documents: [],
  };
}
