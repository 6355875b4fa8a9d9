// Compiles AnchorLog.sol into the directory given: AnchorLog.abi and AnchorLog.bin. Does only what is out of date.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src/main/solidity/AnchorLog.sol");
const lock = join(here, "package-lock.json");
const installed = join(here, "node_modules/.package-lock.json");
const outputs = join(here, process.argv[2] ?? "target/classes/io/meterproof/contracts");

const upToDate = (output, ...inputs) =>
  existsSync(output) && inputs.every((input) => statSync(input).mtimeMs <= statSync(output).mtimeMs);

function install() {
  if (upToDate(installed, lock)) return;
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  if (npm.status !== 0) throw new Error("npm ci failed: the contract cannot be compiled without its compiler");
}

function compile() {
  const abi = join(outputs, "AnchorLog.abi");
  const bin = join(outputs, "AnchorLog.bin");
  if (upToDate(abi, source, lock) && upToDate(bin, source, lock)) return;
  const solc = createRequire(import.meta.url)("solc");
  const input = {
    language: "Solidity",
    sources: { "AnchorLog.sol": { content: readFileSync(source, "utf8") } },
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 1_000_000 },
      viaIR: true,
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input)));
  const problems = output.errors ?? [];
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.formattedMessage).join("\n"));
  const contract = output.contracts["AnchorLog.sol"].AnchorLog;
  mkdirSync(outputs, { recursive: true });
  writeFileSync(abi, JSON.stringify(contract.abi));
  writeFileSync(bin, contract.evm.bytecode.object);
}

install();
compile();
