import { present, require } from "../refused.mjs";

const MOST_ELEMENTS = 10_000;
const DEEPEST = 32;
const TOKEN = /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^<"]*"|'[^<']*'))*)\s*(\/?)>|([^<]+)/y;
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g;
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** XML 1.0 section 2.2. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The root of a document without a DTD: `{ name, text, children }`; prefixes and attributes are left out. */
export function readXml(text) {
  require(!CONTROL.test(text), "", "is not XML");
  const document = { name: "", text: "", children: [] };
  const open = [document];
  let elements = 0;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.trim().length; ) {
    const found = present(TOKEN.exec(text.trim()) ?? undefined, "", "is not XML");
    const [, data, closing, name, , empty, content] = found;
    const inside = open.at(-1);
    if (data !== undefined) inside.text += data;
    else if (content !== undefined) inside.text += unescaped(content);
    else if (closing === "/") require(open.pop().name === name && open.length > 0, "", "is not XML");
    else if (name !== undefined) {
      const element = { name, text: "", children: [] };
      inside.children.push(element);
      require(++elements <= MOST_ELEMENTS && open.length <= DEEPEST, "", "has too many elements, or nested too deep");
      if (empty === "") open.push(element);
    }
  }
  const whole = open.length === 1 && document.children.length === 1 && document.text.trim() === "";
  require(whole, "", "is not XML");
  return document.children[0];
}

export const childOf = (element, name) => element.children.find((child) => child.name === name);

/** The text of the only child of that name. */
export function textOf(element, name) {
  const found = element.children.filter((child) => child.name === name);
  require(found.length === 1, "", `has ${found.length} times ${name}`);
  return found[0].text.trim();
}

/** An element and all below it, of that name. */
export function named(element, name) {
  const below = element.children.flatMap((child) => named(child, name));
  return element.name === name ? [element, ...below] : below;
}

function unescaped(text) {
  const plain = text.replace(ENTITY, "");
  require(!plain.includes("&"), "", "has an entity");
  return text.replace(ENTITY, (_, name, decimal, hex) =>
    name ? NAMED[name] : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)));
}
