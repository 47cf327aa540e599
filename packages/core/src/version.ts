/** The version of this package, told to providers. A test holds it against package.json. */
export const version = "0.1.0";
