// Runs .ci/records.py in CPython as Pyodide has it (WebAssembly, in Node): a newer Python than the machine may have. The file it writes is compared by .ci/versions.
// Arguments: a folder of wheels, unpacked, and the output. Needs the npm package `pyodide` where Node finds it.
import { createRequire } from "node:module";
import { closeSync, openSync, writeSync } from "node:fs";

const { loadPyodide } = createRequire(`${process.cwd()}/`)(process.env.PYODIDE ?? "pyodide");
const [packages, output] = process.argv.slice(2);
const file = openSync(output, "w");
const pyodide = await loadPyodide();
pyodide.FS.mkdir("/repo");
pyodide.mountNodeFS("/repo", process.cwd());
pyodide.FS.mkdir("/wheels");
pyodide.mountNodeFS("/wheels", packages);
pyodide.setStdout({ write: (bytes) => (writeSync(file, bytes), bytes.length) });
await pyodide.runPythonAsync(`
import os, runpy, shutil, sys
shutil.copytree("/wheels", "/packages")  # the dictionary is mapped into memory, which a mounted folder cannot be
sys.path[:0] = ["/packages", "/repo"]
os.chdir("/repo")
runpy.run_path(".ci/records.py")
sys.stdout.flush()
print(sys.version.split()[0], sys.platform, file=sys.stderr)
`);
closeSync(file);
