// Calls one function of a module of the site with many lists of arguments.

const FOLDER = new URL("../../overrides/assets/careerguide/", import.meta.url);

/** What a module exports under a name. */
export async function constant({ module, name }) {
  const exported = (await import(new URL(`${module}.js`, FOLDER).href))[name];
  if (exported === undefined) throw new Error(`${module}.js exports no ${name}.`);
  return exported;
}

/** The answers to each case, in their order. */
export async function call({ module, name, cases }) {
  const run = await constant({ module, name });
  const answers = [];
  for (const values of cases) answers.push((await run(...values)) ?? null);
  return answers;
}
