#!/usr/bin/env node
import { G as INPUTS, J as stopwatch, T as nodeTimer, V as logLine, _ as readText, a as leftOut, b as importUpdate, c as planOrSync, d as parseCommandLine, f as COMPLETIONS, g as readLocalText, h as screenOf, i as forTerminal, l as UsageError, m as helpWidth, mt as UserError, n as next, o as fleet, p as check, q as startStopwatch, r as init, s as ejectOrShow, t as update, u as inOptionNames, v as shownPath } from "./shared.js";
// src/cli/cli.ts
/** Seconds that a command may read a local file: ten times what 10,000 items take. A clone may hold a file that would take years. */
const LONGEST_READING = 120;
const OFFLINE = {
	milliseconds: LONGEST_READING * 1e3,
	counts: "work",
	late: () => new UserError(`The file could not be read within ${LONGEST_READING} s.`, "Look for very long lines or deep nesting in it. Nothing was written.")
};
async function runCommand(words, environment) {
	const request = parseCommandLine(words, helpWidth(process.stdout, environment));
	if (request.kind === "print") return {
		out: request.text,
		status: 0
	};
	const { command, file, values } = request;
	startStopwatch(nodeTimer, OFFLINE);
	if (file === "-" && values.config === "-") throw new UsageError("FILE and --config are both `-`, but the standard input can be read only once. Name a file for one of them.", command);
	switch (command) {
		case "check": return check(file ?? INPUTS.roadmap.default, values, screenOf(process.stdout, environment));
		case "update": return update(file ?? INPUTS.roadmap.default, values, environment);
		case "next": return next(file, values);
		case "init": return init(file, values, environment);
		case "import":
			if (file === void 0) throw new UsageError("The file to import is missing.", command);
			return imported(file, environment);
		case "fleet": return fleet(file, values, environment);
		case "eject": return ejectOrShow(values, environment, tell);
		case "completion": return {
			out: completion(file),
			status: 0
		};
		case "plan":
		case "sync": return planOrSync(command, values, environment, tell);
	}
}
function completion(shell) {
	const known = Object.entries(COMPLETIONS).find(([name]) => name === shell);
	if (known === void 0) throw new UsageError(`${shell === void 0 ? "The shell is missing." : `Unknown shell “${shell}”.`} Expected bash, zsh or fish.`, "completion");
	return known[1]();
}
function imported(file, environment) {
	const text = readLocalText(file, "Name the development update to import, such as update.txt.");
	try {
		const { text: markdown, left } = forTerminal(stopwatch().onFile(() => importUpdate(text)), environment);
		readText(markdown, file, "");
		return {
			out: markdown,
			status: 0,
			err: leftOut(left)
		};
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new UserError(`${shownPath(file)} is nested too deeply.`, "Use fewer levels. Nothing was imported.");
	}
}
/** Writes a message to the standard error. Each of its lines is escaped by itself, so that the line breaks stay. */
function tell(message) {
	for (const line of message.split("\n")) process.stderr.write(`${logLine(line)}\n`);
}
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
try {
	const { out, status, err } = await runCommand(process.argv.slice(2), process.env);
	process.stdout.write(out);
	for (const line of [err ?? []].flat()) tell(line);
	process.exitCode = status;
} catch (error) {
	if (error instanceof UsageError) tell(`${logLine(error.message)}\n${error.hint}`);
	else if (error instanceof UserError) tell(inOptionNames(error.message));
	else throw error;
	process.exitCode = error instanceof UsageError ? 2 : 1;
}
export {};
