// Completes package-lock.json with the binaries for other platforms.
//
//   npm run lock        (after every npm install)
//
// A tool with a binary for each platform names all of them as optional dependencies. npm writes only those into the lockfile
// that it could look up. A registry mirror may lack some, and then `npm ci` refuses the lockfile as incomplete. This script
// adds the missing entries as npm would write them: with the requested version and the platform.
// Without the digest of an entry, `npm ci` would take whatever comes under its name. So npm is asked for each that is missing.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

let added = 0;
for (const [path, { optionalDependencies = {}, dev = false }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const places = [path === '' ? null : `${path}/node_modules/${name}`, `node_modules/${name}`].filter((place) => place !== null);
    if (places.some((place) => packages[place]?.version === version)) continue;
    const parts = name.slice(name.lastIndexOf('/') + 1).split('-');
    const os = SYSTEMS.find((system) => parts.includes(system));
    const cpu = PROCESSORS.find((processor) => parts.includes(processor));
    if (!/^\d+\.\d+\.\d+$/.test(version) || (os === undefined && cpu === undefined)) continue;
    const libc = parts.some((part) => part.startsWith('musl')) ? ['musl'] : os === 'linux' ? ['glibc'] : undefined;
    const place = `node_modules/${name}` in packages ? places[0] : `node_modules/${name}`;
    packages[place] = { version, cpu: cpu && [cpu], dev: dev || undefined, optional: true, os: os && [os], libc };
    added += 1;
  }
}
for (const [place, entry] of Object.entries(packages)) {
  if (place === '' || entry.link || entry.integrity) continue;
  const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const digest = execFileSync('npm', ['view', `${name}@${entry.version}`, 'dist.integrity'], { encoding: 'utf8' }).trim();
  if (!digest.startsWith('sha512-')) throw new Error(`The registry names no digest of ${name}@${entry.version}. Nothing was written.`);
  // npm writes it after the version.
  const { version, ...others } = entry;
  packages[place] = { version, integrity: digest, ...others };
}
// npm sorts the packages by name.
lock.packages = Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages added to package-lock.json\n`);
