// Where the module of each element is. The build writes this file anew when it joins modules.

/** The file of an element, from the folder of the release. @param {string} name */
export const fileOf = (name) => `elements/${name}.js`;
