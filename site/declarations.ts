import { readFileSync } from "node:fs";
import ts from "typescript";

/** What a source file declares, as its declaration file says it: with documentation, without bodies. */
export interface Declarations {
  /** The declaration of `name`, followed by those of the same file that it uses and that nobody can import. */
  of(name: string): string;
  /** The members of the interface `name`. */
  members(name: string): readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly comment: string;
  readonly type: string;
}

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  stripInternal: true,
};

/** Reads the declarations of a source file, whose exports are documented elsewhere. */
export function declarationsIn(path: string, isExported: (name: string) => boolean): Declarations {
  const { outputText } = ts.transpileDeclaration(readFileSync(path, "utf8"), { fileName: path, compilerOptions });
  const file = ts.createSourceFile("file.d.ts", outputText, ts.ScriptTarget.ES2023, true);
  const statements = Map.groupBy(file.statements, nameOf);

  return {
    of(name) {
      const names = new Set([name]);
      const texts: string[] = [];
      // Grows while it is walked.
      for (const next of names) {
        for (const statement of statements.get(next) ?? []) {
          texts.push(clean(texts.length === 0 ? statement.getText() : statement.getFullText().trim()));
          for (const used of identifiersIn(statement.getText())) {
            if (statements.has(used) && !isExported(used)) names.add(used);
          }
        }
      }
      return texts.join("\n\n");
    },
    members(name) {
      const declared = statements.get(name)?.find((statement) => ts.isInterfaceDeclaration(statement));
      const members = declared?.members.filter((member) => ts.isPropertySignature(member)) ?? [];
      return members.map((member) => ({
        name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
        comment: ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc)?.comment) ?? "",
        type: indented(member.type?.getText() ?? "").replaceAll(/^ {2}/gmu, ""),
      }));
    },
  };
}

/** Every identifier in a piece of code. */
export function identifiersIn(code: string): ReadonlySet<string> {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\/|"[^"\n]*"/gu, "");
  return new Set(bare.match(/(?<![\w$.])[A-Za-z_$][\w$]*/gu));
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText() ?? "";
  return (statement as ts.Statement & { readonly name?: ts.Identifier }).name?.getText() ?? "";
}

function clean(declaration: string): string {
  return indented(
    declaration
      .replaceAll(/^(?:export )?(?:default )?(?:declare )?/gmu, "")
      .replaceAll(/^ +#private;\n/gmu, "")
      .replaceAll(/^ +private (?!constructor).*\n/gmu, "")
      // A list of names, which the compiler writes in one line.
      .replaceAll(/^type [^{}\n]{100,}$/gmu, (type) =>
        type.replaceAll(/ = | \| /gu, (sign) => (sign === " = " ? " =\n    | " : "\n    | ")),
      ),
  );
}

/** By two spaces a level, rather than the compiler's four. */
function indented(code: string): string {
  return code.replaceAll(/^(?: {4})+/gmu, (indent) => indent.slice(indent.length / 2));
}
