#!/usr/bin/env node
import { D as planValue, E as planJson, M as INPUTS, N as parsePath, O as printJson, P as parseRepository, S as terminalLines, T as logLine, _ as importUpdate, a as USAGE, b as sync, c as parse, d as workflowText, f as readLocalRoadmap, g as propose, h as writeLocalFiles, i as COMMANDS, k as outputs, l as usage, m as readText, n as serverOf, o as UsageError, p as readLocalText, r as worldOf, s as isCommand, t as update, u as configText, v as checkLines, x as checkUsable, y as checkValue, z as UserError } from "./shared.js";
// src/cli/cli.ts
async function run(words, environment) {
	const { values, positionals } = parse(words);
	if (values.help === true) return {
		out: USAGE,
		status: 0
	};
	const [command, file] = positionals;
	if (command === void 0) throw new UsageError("A command is missing.");
	if (!isCommand(command)) throw new UsageError(`Unknown command “${command}”.`);
	const { files, options } = COMMANDS[command];
	const unexpected = positionals.slice(1 + files);
	if (unexpected.length > 0) throw new UsageError(`Unexpected “${unexpected.join(" ")}”.`);
	const foreign = Object.keys(values).filter((name) => !options.includes(name));
	if (foreign.length > 0) throw new UsageError(`\`${command}\` takes no --${foreign.join(", --")}.`);
	if (command === "check") return check(file ?? INPUTS.roadmap.default, values.config ?? null, values.json === true);
	if (command === "update") return update(file ?? INPUTS.roadmap.default, values, environment);
	if (command === "init") return init(file ?? INPUTS.roadmap.default, values, environment);
	if (command === "import") {
		if (file === void 0) throw new UsageError("The file to import is missing.");
		return {
			out: imported(file),
			status: 0
		};
	}
	if (values.repo === void 0) throw new UsageError("--repo owner/name is missing.");
	const repository = usage(() => parseRepository(values.repo ?? "", "--repo"));
	const path = usage(() => parsePath(values.roadmap ?? INPUTS.roadmap.default, "--roadmap"));
	const configPath = usage(() => parsePath(values.config ?? INPUTS.config.default, "--config"));
	const pace = usage(() => INPUTS.pace.parse(values.pace ?? INPUTS.pace.default, "pace"));
	const conflict = usage(() => INPUTS.conflict.parse(values.conflict ?? INPUTS.conflict.default, "conflict"));
	const date = usage(() => INPUTS.date.parse(values.date ?? "", "date"));
	const limits = usage(() => ({
		maxCreates: INPUTS.maxCreates.parse(values["max-creates"] ?? INPUTS.maxCreates.default, "max-creates"),
		maxCloses: INPUTS.maxCloses.parse(values["max-closes"] ?? INPUTS.maxCloses.default, "max-closes"),
		maxChanges: INPUTS.maxChanges.parse(values["max-changes"] ?? INPUTS.maxChanges.default, "max-changes")
	}));
	const result = await sync(worldOf(repository, {
		pace,
		path,
		configPath
	}, environment), {
		path,
		configPath,
		address: {
			server: serverOf(environment),
			repositories: [repository]
		},
		repositoryId: null,
		today: date,
		planOnly: command === "plan",
		update: false,
		limits,
		conflict,
		fullLook: false,
		hint: null,
		pace,
		maxMinutes: Number(INPUTS.maxMinutes.default)
	});
	const { plan: _, update: __, ...counts } = outputs(result, {
		plan: "",
		update: ""
	});
	const json = command === "plan" ? planJson(result.plan) : printJson({
		...counts,
		plan: planValue(result.plan)
	});
	const out = values.json === true ? json : `${terminalLines(result).join("\n")}\n`;
	const { refused } = result.plan;
	if (refused !== null) return {
		out,
		status: 1,
		err: `${refused.reason} ${refused.allow}`
	};
	return result.failure === null ? {
		out,
		status: 0
	} : {
		out,
		status: 1,
		err: result.failure.message
	};
}
async function labelsOf(repository, environment) {
	return worldOf(repository, {
		pace: "none",
		path: INPUTS.roadmap.default,
		configPath: INPUTS.config.default
	}, environment).issues.labels();
}
function imported(file) {
	const text = readLocalText(file, "Name the development update to import, such as update.txt.");
	try {
		const markdown = importUpdate(text);
		readText(markdown, file, "");
		return markdown;
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new UserError(`${file} is nested too deep.`, "Write it with fewer levels. Nothing was imported.");
	}
}
/** Proposes a configuration. With a repository its own labels are taken over. Writes nothing over a file that is there. */
async function init(file, values, environment) {
	const path = usage(() => parsePath(file, "FILE"));
	const labels = values.repo === void 0 ? [] : await labelsOf(usage(() => parseRepository(values.repo ?? "", "--repo")), environment);
	const text = readLocalText(path);
	const config = configText(propose(readText(text, path, "")), labels);
	const files = [{
		path: INPUTS.config.default,
		text: config
	}, {
		path: ".github/workflows/roadmap.yml",
		text: workflowText(path)
	}];
	if (values.write === true) writeLocalFiles(files, values.force === true);
	const read = checkLines(path, readText(text, path, config));
	const written = values.write === true ? files.map((one) => `Wrote ${one.path}.`) : ["Nothing was written: --write writes this file and the workflow."];
	return {
		out: `${[
			`# ${INPUTS.config.default}`,
			config.trimEnd(),
			"",
			...read,
			"",
			...written
		].join("\n")}\n`,
		status: 0
	};
}
function check(file, configPath, json) {
	const { roadmap, config } = readLocalRoadmap(file, configPath);
	const out = json ? printJson(checkValue(file, roadmap)) : `${checkLines(file, roadmap).join("\n")}\n`;
	try {
		checkUsable(roadmap, config);
	} catch (error) {
		if (error instanceof UserError) return {
			out,
			status: 1,
			err: error.message
		};
		throw error;
	}
	return {
		out,
		status: 0
	};
}
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
try {
	const { out, status, err } = await run(process.argv.slice(2), process.env);
	process.stdout.write(out);
	for (const line of [err ?? []].flat()) process.stderr.write(`${logLine(line)}\n`);
	process.exitCode = status;
} catch (error) {
	if (error instanceof UsageError) process.stderr.write(`${logLine(error.message)}\n\n${USAGE}`);
	else if (error instanceof UserError) process.stderr.write(`${logLine(error.message)}\n`);
	else throw error;
	process.exitCode = error instanceof UsageError ? 2 : 1;
}
export {};
