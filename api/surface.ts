/** Reads the exports of entries from their declaration files. */
import ts from "typescript";

/** What a caller imports, such as `@tokens/core/sweep`, and the declaration file that it leads to. */
export interface Entry {
  readonly specifier: string;
  readonly file: string;
}

export interface Surface {
  readonly specifier: string;
  /** The exported declarations as text without comments, by name. */
  readonly exports: readonly string[];
  /** What an export mentions and this entry does not export: its declaration, or the entry that exports it. */
  readonly mentioned: readonly string[];
  /** The names of exports without a doc comment. */
  readonly undocumented: readonly string[];
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** Reads all entries in one program. `packageOf` names the package that a declaration file belongs to. */
export function surfacesOf(entries: readonly Entry[], packageOf: (file: string) => string): Surface[] {
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => file),
    options: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts", "lib.webworker.d.ts"],
      types: [],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    },
  });
  const checker = program.getTypeChecker();
  const modules = entries.map((entry) => ({ ...entry, exported: exportsOf(entry, program, checker) }));
  const homes = new Map<ts.Symbol, string>();
  for (const { specifier, exported } of modules) {
    for (const symbol of exported) {
      const target = original(symbol, checker);
      if (!homes.has(target)) homes.set(target, specifier);
    }
  }
  return modules.map((module) => surfaceOf(module, homes, checker, packageOf));
}

function exportsOf({ specifier, file }: Entry, program: ts.Program, checker: ts.TypeChecker): ts.Symbol[] {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${specifier} leads to ${file}, which does not exist. Build first: pnpm build`);
  const module = checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module).toSorted(byName) : [];
}

function original(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

interface Module extends Entry {
  readonly exported: readonly ts.Symbol[];
}

/** `homes` has the first entry that exports a symbol, where its declaration is shown. */
function surfaceOf(
  { specifier, file, exported }: Module,
  homes: ReadonlyMap<ts.Symbol, string>,
  checker: ts.TypeChecker,
  packageOf: (file: string) => string,
): Surface {
  const own = packageOf(file);
  const isOwn = (node: ts.Node): boolean => packageOf(node.getSourceFile().fileName) === own;

  const targets = new Set(exported.map((symbol) => original(symbol, checker)));
  const mentioned = new Set<ts.Symbol>();
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && original(found, checker);
      const declarations = symbol?.declarations?.filter((declaration) => isTopLevel(declaration) && isOwn(declaration));
      if (symbol && declarations?.length && !targets.has(symbol) && !mentioned.has(symbol)) {
        mentioned.add(symbol);
        if (!homes.has(symbol)) declarations.forEach(collect);
      }
    }
    ts.forEachChild(node, collect);
  };

  const lines: string[] = [];
  const undocumented: string[] = [];
  for (const symbol of exported) {
    const target = original(symbol, checker);
    const declarations = (target.declarations ?? []).filter((declaration) => !ts.isSourceFile(declaration));
    const [first] = declarations;
    if (first && !isOwn(first)) {
      lines.push(`export { ${symbol.name} } from "${packageOf(first.getSourceFile().fileName)}";`);
      continue;
    }
    const home = homes.get(target);
    if (home && home !== specifier) {
      lines.push(`export { ${symbol.name} } from "${home}";`);
      continue;
    }
    declarations.forEach(collect);
    lines.push(declarations.map(textOf).join("\n"));
    if (symbol.name !== target.name) lines.push(`export { ${target.name} as ${symbol.name} };`);
    if (target.getDocumentationComment(checker).length === 0) undocumented.push(symbol.name);
  }
  return {
    specifier,
    exports: lines,
    mentioned: [...mentioned].toSorted(byName).map((symbol) => {
      const home = homes.get(symbol);
      return home ? `import { ${symbol.name} } from "${home}";` : (symbol.declarations ?? []).map(textOf).join("\n");
    }),
    undocumented,
  };
}

function byName(a: ts.Symbol, b: ts.Symbol): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function isTopLevel(declaration: ts.Declaration): boolean {
  return !ts.isSourceFile(declaration) && ts.isSourceFile(statementOf(declaration).parent);
}

/** A variable is printed with its `const`. */
function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function textOf(declaration: ts.Declaration): string {
  return printer.printNode(ts.EmitHint.Unspecified, statementOf(declaration), declaration.getSourceFile());
}
