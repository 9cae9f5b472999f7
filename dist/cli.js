#!/usr/bin/env node
import { D as planValue, E as planJson, M as INPUTS, N as parsePath, O as printJson, P as parseRepository, S as terminalLines, T as logLine, _ as freezeProblems, a as configText, b as releaseOf, c as readLocalText, d as createWorld, f as sync, g as checkUsable, h as checkTells, i as checkValue, j as addressIn, k as outputs, l as readText, m as withWholeLinks, n as importUpdate, o as workflowText, p as updateTexts, r as checkLines, s as readLocalRoadmap, t as propose, u as writeLocalFiles, v as onDay, x as problemLine, y as dayIn, z as UserError } from "./shared.js";
import { parseArgs } from "node:util";
// src/cli-options.ts
const USAGE = `Usage: roadmap-sync <command> [options]

  check [FILE]   show how a file is read (${INPUTS.roadmap.default}); needs no network
  init [FILE]    propose a configuration, and show the file as it would be read; --write writes it, and the workflow
  import FILE    print a plain-text or wiki development update as a Markdown roadmap
  update [FILE]  print the development update of a roadmap; publishing it is the action's
  plan           show what would bring the roadmap and its issues into agreement; writes nothing
  sync           do it

Options
  --help                print this
  --json                of check, plan and sync: print JSON
  --config PATH         of check, update, plan and sync: path of the configuration file (${INPUTS.config.default})
  --write               of init: write the configuration and the workflow
  --force               of init: even over files that are there
  --repo owner/name     of init: take over that repository's own labels; of update: link its issues, and tell what changed
                        since the last update that was published there
  --format markdown|text
                        of update: as Markdown, or as plain text for a mailing list (markdown)
  --date DATE           of update, plan and sync: ISO date taken for today

of plan and sync
  --repo owner/name     the repository (required)
  --roadmap PATH        path of the roadmap in it (${INPUTS.roadmap.default})
  --max-creates N       refuse a plan that creates more issues (${INPUTS.maxCreates.default})
  --max-closes N        refuse a plan that closes more issues (${INPUTS.maxCloses.default})
  --max-changes N       refuse a plan that changes more items of the file (${INPUTS.maxChanges.default})
  --conflict auto|roadmap|issue
                        whose value counts where both sides changed one (${INPUTS.conflict.default})
  --pace github|none    how fast to write (${INPUTS.pace.default})

The token is read from GITHUB_TOKEN, the API's address from GITHUB_API_URL.
Exit status: 0 done, 1 refused or failed, 2 wrong usage.
`;
/** Wrong words on the command line: exit status 2. */
var UsageError = class extends Error {};
const SYNC_OPTIONS = [
	"repo",
	"roadmap",
	"config",
	"max-creates",
	"max-closes",
	"max-changes",
	"conflict",
	"pace",
	"date",
	"json"
];
/** How many files each command takes, and which options. */
const COMMANDS = {
	check: {
		files: 1,
		options: ["config", "json"]
	},
	update: {
		files: 1,
		options: [
			"config",
			"repo",
			"format",
			"date"
		]
	},
	init: {
		files: 1,
		options: [
			"repo",
			"write",
			"force"
		]
	},
	import: {
		files: 1,
		options: []
	},
	plan: {
		files: 0,
		options: SYNC_OPTIONS
	},
	sync: {
		files: 0,
		options: SYNC_OPTIONS
	}
};
function isCommand(word) {
	return Object.hasOwn(COMMANDS, word);
}
/** The words of a command line. @throws UsageError */
function parse(words) {
	try {
		return parseArgs({
			args: [...words],
			allowPositionals: true,
			options: {
				repo: { type: "string" },
				roadmap: { type: "string" },
				config: { type: "string" },
				"max-creates": { type: "string" },
				"max-closes": { type: "string" },
				"max-changes": { type: "string" },
				conflict: { type: "string" },
				pace: { type: "string" },
				date: { type: "string" },
				format: { type: "string" },
				json: { type: "boolean" },
				write: { type: "boolean" },
				force: { type: "boolean" },
				help: {
					type: "boolean",
					short: "h"
				}
			}
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}
/** A bad option is wrong usage, not a failure. */
function usage(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof UserError) throw new UsageError(error.message.replace(/^Input `([\w-]+)`/, "--$1"));
		throw error;
	}
}
// src/cli-world.ts
/** @throws UserError where there is no token */
function worldOf(repository, options, environment) {
	const token = environment["GITHUB_TOKEN"] ?? "";
	if (token === "") throw new UserError("GITHUB_TOKEN is not set.", "Set it to a token that may read contents and issues of the repository; `sync` needs to write them, too.");
	const [owner = "", repo = ""] = repository.split("/");
	const apiUrl = (environment["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, "");
	return createWorld({
		maxMinutes: Number(INPUTS.maxMinutes.default),
		...options,
		ref: null,
		token,
		apiUrl,
		serverUrl: serverOf(environment),
		owner,
		repo,
		log: (line) => process.stderr.write(`${logLine(line)}\n`)
	});
}
/** `https://github.com`, without a slash at its end. */
function serverOf(environment) {
	return (environment["GITHUB_SERVER_URL"] || "https://github.com").replace(/\/+$/, "");
}
// src/cli-update.ts
/**
* The development update of a local file. With a repository it tells what changed since the last one that was published
* there; of the day that it was published on, it is that one.
*/
async function update(file, values, environment) {
	const date = usage(() => INPUTS.date.parse(values.date ?? "", "date"));
	const { format = "markdown", repo } = values;
	if (format !== "markdown" && format !== "text") throw new UsageError(`--format is “${format}”. Expected markdown or text.`);
	const repository = repo === void 0 ? null : usage(() => parseRepository(repo, "--repo"));
	const path = repository === null ? file.replace(/^\.\//, "") : usage(() => parsePath(file, "FILE"));
	const given = repository === null ? void 0 : {
		server: serverOf(environment),
		repositories: [repository]
	};
	const { roadmap, config, reading } = readLocalRoadmap(file, values.config ?? null, given);
	checkUsable(roadmap, config);
	checkTells(roadmap);
	const today = date ?? dayIn(config.timezone, (/* @__PURE__ */ new Date()).toISOString());
	const previous = repository === null ? null : await lastUpdate(repository, path, environment);
	if (previous !== null && previous.date > today) throw new UserError(`An update of ${previous.date} was published already, and ${today} lies before it.`, "Leave --date out, or give a later day.");
	if (previous?.date === today) return {
		out: previous[format],
		status: 0,
		err: `The update of ${today} was published already: this is what went out.`
	};
	const release = releaseOf(roadmap, config.milestone?.title ?? null);
	const links = roadmap.items.flatMap(({ source: { link } }) => link === null ? [] : [roadmap.text.slice(link.start, link.end)]);
	const address = given ?? addressIn(links) ?? reading.address;
	const told = onDay(roadmap, today, reading);
	const isInside = !/^(?:\/|[a-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$))/i.test(path);
	const texts = updateTexts({
		roadmap: isInside ? withWholeLinks(told, path, address, reading) : told,
		release,
		today,
		address,
		previous
	});
	const problems = [...roadmap.problems, ...freezeProblems(roadmap, release, today)].toSorted((a, b) => a.line - b.line);
	return {
		out: texts[format],
		status: 0,
		err: problems.map((problem) => problemLine(problem, file))
	};
}
async function lastUpdate(repository, path, environment) {
	const world = worldOf(repository, {
		pace: "none",
		path,
		configPath: INPUTS.config.default
	}, environment);
	const state = await world.state.read();
	if (state?.baseline == null) await world.repository.info();
	return state?.baseline?.paths[path]?.published ?? null;
}
// src/cli.ts
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
