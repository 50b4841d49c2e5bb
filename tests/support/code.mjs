// The code of scripts without their comments and white space, as TypeScript prints it.
import { pathToFileURL } from "node:url";

export async function printCode({ typescript, texts }) {
  const { default: ts } = await import(pathToFileURL(typescript).href);
  const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  return texts.map((text) => ts.transpileModule(text, { compilerOptions }).outputText);
}
