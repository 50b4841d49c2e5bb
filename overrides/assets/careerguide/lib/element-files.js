// Where the module of each element is. The build writes a new text for this file when it joins modules.

/** The file of an element, from the folder of the release. @param {string} name */
export const fileOf = (name) => `elements/${name}.js`;
