// Prints the tests of the scripts: every failure in full, and how many passed.

export const counts = { passed: 0, failed: 0 };

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === "test:stderr") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const omitted = data.skip !== undefined || data.todo !== undefined;
    if (type === "test:pass" && !omitted) counts.passed += 1;
    else {
      counts.failed += 1;
      const { cause, stack } = data.details.error ?? {};
      yield `\nFAILED ${data.name}\n${omitted ? "A test may not be left out." : (cause?.stack ?? cause ?? stack)}\n`;
    }
  }
  const seconds = process.uptime().toFixed(1);
  const failures = counts.failed ? `${counts.failed} failed, ` : "";
  yield `${failures}${counts.passed} script tests passed in ${seconds} s\n`;
}
