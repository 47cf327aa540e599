import { isObject, type Json, type Place } from "../json.ts";

/** How a value is written: plain, a list (one object may stand for a list of one), an object of any keys (`*`), or of these. */
export type Form = keyof typeof plain | readonly [Form] | { readonly [key: string]: Form };

const plain = {
  text: { is: (value: Json): boolean => typeof value === "string", said: "a text" },
  number: { is: (value: Json): boolean => typeof value === "number", said: "a number" },
  false: { is: (value: Json): boolean => value === false, said: "false" },
};

const isList = (form: Form): form is readonly [Form] => Array.isArray(form);

/** Says what is not of its form, and the place of it inside the value. A key that ends in `?` may be left out. */
export function checkForm(
  form: Form,
  value: Json,
  name: string,
  say: (problem: string, inside: Place) => void,
  inside: Place = [],
): void {
  if (typeof form === "string") {
    if (!plain[form].is(value)) say(`${name} is ${JSON.stringify(value)}, not ${plain[form].said}`, inside);
  } else if (isList(form)) {
    const alone = typeof form[0] === "object" && isObject(value);
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) checkForm(form[0], item, name, say, [...inside, index]);
    else if (alone) checkForm(form[0], value, name, say, inside);
    else say(`${name} is no list; write [a, b]`, inside);
  } else checkKeys(form, value, name, say, inside);
}

function checkKeys(
  form: { readonly [key: string]: Form },
  value: Json,
  name: string,
  say: (problem: string, inside: Place) => void,
  inside: Place,
): void {
  const forms = new Map(Object.entries(form).map(([key, item]) => [key.replace("?", ""), item]));
  const any = forms.get("*");
  const held = any === undefined ? [...forms.keys()].join(", ") : "names and what they stand for";
  if (!isObject(value)) {
    say(`${name} is no object; it holds: ${held}`, inside);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const wanted = any ?? forms.get(key);
    if (wanted === undefined) say(`${name} has no ${key}; it holds: ${held}`, [...inside, key]);
    else checkForm(wanted, item, `${name} ${key}`, say, [...inside, key]);
  }
  for (const key of Object.keys(form))
    if (!/[?*]$/.test(key) && !Object.hasOwn(value, key)) say(`${name} has no ${key}; add it`, inside);
}
