// Installs what package-lock.json names, and builds the page into the directory given. Does only what is out of date.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, "package-lock.json");
const installed = join(here, "node_modules/.package-lock.json");
const page = join(here, process.argv[2] ?? "target/classes/io/meterproof/verifier/verify.html");

const upToDate = (output, ...inputs) =>
  existsSync(output) && inputs.every((input) => statSync(input).mtimeMs <= statSync(output).mtimeMs);

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

function install() {
  if (upToDate(installed, lock)) return;
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  if (npm.status !== 0) throw new Error("npm ci failed: the verifier lacks its cryptography");
}

/** One file that asks for no other: script and style stand in it, and its policy forbids the network. */
async function buildPage() {
  if (upToDate(page, lock, ...files(join(here, "page")), ...files(join(here, "src")), fileURLToPath(import.meta.url))) return;
  const { build } = await import("esbuild");
  const entryPoints = [join(here, "page/page.mjs")];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: "esm", minify: true, target: "es2023", charset: "utf8", write: false });
  const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
  const style = readFileSync(join(here, "page/page.css"), "utf8");
  const html = readFileSync(join(here, "page/page.html"), "utf8");
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, html.replace("/* style */", () => style).replace("/* script */", () => script));
}

install();
await buildPage();
