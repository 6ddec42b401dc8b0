/** What the contract compiler does with a construct of WSDL 1.1, its SOAP binding or XML Schema 1.0. */
export type ConstructSupport =
  | {
      readonly status: 'supported';
      readonly construct: string;
      /** File under `test/` and the words of a test's title, or of its row in a table, that show it. */
      readonly shownBy: readonly [file: string, title: string];
    }
  | {
      readonly status: 'refused';
      readonly construct: string;
      /** What is said of the operations that need it; `…` stands for names and places. */
      readonly message: string;
    }
  | {
      /** It may be there and changes nothing. */
      readonly status: 'not-met';
      readonly construct: string;
      readonly why: string;
    };

export interface SupportSection {
  readonly title: string;
  readonly rows: readonly ConstructSupport[];
}

type TestedRow = readonly [construct: string, title: string];

/** Constructs that tests of one file under `test/` show. */
export function supported(file: string, rows: readonly TestedRow[]): ConstructSupport[] {
  return rows.map(([construct, title]) => ({ status: 'supported', construct, shownBy: [file, title] }));
}

export function refused(
  rows: readonly (readonly [construct: string, message: string])[],
): ConstructSupport[] {
  return rows.map(([construct, message]) => ({ status: 'refused', construct, message }));
}

export function notMet(rows: readonly (readonly [construct: string, why: string])[]): ConstructSupport[] {
  return rows.map(([construct, why]) => ({ status: 'not-met', construct, why }));
}
