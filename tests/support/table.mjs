// Tables of test cases as text, one case a line, so that they stay readable.

/**
 * The rows of a table whose cells are separated by "|", by the names of its columns. A line that starts with # is a comment.
 * @param {string} names @param {string} table
 */
export function rows(names, table) {
  const columns = names.split(" ");
  const lines = table.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      if (cells.length !== columns.length)
        throw new Error(`${columns.length} cells are needed, not ${cells.length}: ${line}`);
      return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
    });
}

/** The parts of a cell, without empty ones. */
export const parts = (cell, separator = " ") =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
