import { A as reasonToSkip, B as summary$1, C as outputs, D as readInputs, F as info, I as notice, L as setFailed, M as UserError, N as context, O as isForeignFork, P as error, R as setOutput, S as logLine, T as createWorld, _ as sync, b as summary, j as LimitReached, k as readContext, v as terminalLines, w as gateMessage, x as planJson, y as failurePage, z as warning } from "./shared.js";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
// src/main.ts
/** The summary of the run is written. Then a failure needs no page of its own. */
let reported = false;
/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction() {
	const inputs = readInputs();
	const context$1 = readContext(process.env, context.payload);
	const skip = reasonToSkip(context$1, inputs);
	if (skip !== null) notice(logLine(skip));
	if (skip !== null && (!inputs.failOnBlockers || isForeignFork(context$1, inputs))) return;
	const readOnly = skip !== null || context$1.pull !== null;
	const own = inputs.repository === null || inputs.repository.toLowerCase() === context$1.repository.toLowerCase();
	const repository = own ? context$1.repository : inputs.repository ?? context$1.repository;
	const [owner = "", repo = ""] = repository.split("/");
	const log = (line) => info(logLine(line));
	const address = {
		server: context$1.serverUrl,
		repositories: [repository]
	};
	const world = createWorld({
		token: inputs.token,
		apiUrl: context$1.apiUrl,
		serverUrl: context$1.serverUrl,
		owner,
		repo,
		pace: inputs.pace,
		maxMinutes: inputs.maxMinutes,
		log,
		path: inputs.roadmap,
		configPath: inputs.config,
		ref: context$1.pull?.headSha ?? null
	});
	const result = await sync(world, {
		path: inputs.roadmap,
		configPath: inputs.config,
		address,
		repositoryId: own ? context$1.repositoryId : null,
		today: inputs.date,
		planOnly: inputs.dryRun || inputs.command === "plan" || readOnly,
		update: inputs.command === "update" && !readOnly,
		limits: {
			maxCreates: inputs.maxCreates,
			maxCloses: inputs.maxCloses,
			maxChanges: inputs.maxChanges
		},
		conflict: inputs.conflict,
		fullLook: context$1.event === "schedule",
		hint: own ? context$1.issue : null,
		maxMinutes: inputs.maxMinutes,
		pace: inputs.pace
	});
	await report(result, summary(result, address), readOnly);
	if (inputs.command === "update" && !readOnly && result.update === null && result.stopped !== null) warning("The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.");
	const blocked = inputs.failOnBlockers ? gateMessage(result.roadmap, address) : null;
	if (blocked !== null) throw new UserError(blocked, "The run fails because the input `fail-on-blockers` is set.");
}
/** @param preview nothing is to be written, so a refused plan is only a warning and not a failure */
async function report(result, page, preview) {
	for (const line of terminalLines(result)) info(line);
	for (const problem of result.problems) annotate(problem, result.roadmap.path);
	const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] || tmpdir(), "roadmap-sync-"));
	const paths = {
		plan: join(folder, "plan.json"),
		update: result.update === null ? "" : join(folder, "update.txt")
	};
	writeFileSync(paths.plan, planJson(result.plan));
	if (result.update !== null) {
		writeFileSync(paths.update, result.update.text);
		writeFileSync(join(folder, "update.md"), result.update.markdown);
	}
	for (const [name, value] of Object.entries(outputs(result, paths))) setOutput(name, value);
	if (process.env["GITHUB_STEP_SUMMARY"]) await summary$1.addRaw(page).write();
	reported = true;
	const { refused } = result.plan;
	if (refused !== null && preview) warning(logLine(`${refused.reason} ${refused.allow}`));
	else if (refused !== null) throw new UserError(refused.reason, refused.allow);
	if (result.failure !== null) throw result.failure;
	const left = result.outcomes.filter(({ result: what }) => what === "left").length;
	if (result.stopped !== null) warning(logLine(`${left} ${left === 1 ? "operation is" : "operations are"} left: ${result.stopped}. The next run continues from there.`));
}
/** Shows a problem as an annotation. Notices appear only in the summary, because GitHub shows at most ten annotations of each level per step. */
function annotate({ line, level, message }, file) {
	const at = line === null ? { file } : {
		file,
		startLine: line
	};
	if (level === "error") error(logLine(message), at);
	if (level === "warning") warning(logLine(message), at);
}
async function runToEnd() {
	try {
		await runAction();
	} catch (error) {
		if (error instanceof UserError) {
			if (error instanceof LimitReached) warning(logLine(error.message));
			else setFailed(error.message.split("\n").map(logLine).join("\n"));
			if (!reported && process.env["GITHUB_STEP_SUMMARY"]) await summary$1.addRaw(failurePage(error)).write();
		} else setFailed(error instanceof Error ? error.stack ?? error.message : String(error));
	}
}
/** Seconds. Anybody can open a pull request with a text that keeps a parser busy for minutes. */
const DEADLINE = 30;
/** Plans for a pull request in a worker thread, because only a thread can be ended while it is busy. */
async function runWithDeadline() {
	const worker = new Worker(new URL(import.meta.url));
	const failed = new Promise((resolve, reject) => {
		worker.once("message", (code) => resolve(code === 1));
		worker.once("error", reject);
	});
	const late = setTimeout(() => {
		setFailed(`The roadmap of this pull request could not be read within ${DEADLINE} s. Look for very long lines or deep nesting in it. Nothing was written.`);
		worker.terminate().then(() => process.exit(1));
	}, DEADLINE * 1e3);
	if (await failed) process.exitCode = 1;
	clearTimeout(late);
}
if (!isMainThread) {
	await runToEnd();
	parentPort?.postMessage(process.exitCode ?? 0);
} else if (context.eventName === "pull_request") await runWithDeadline();
else await runToEnd();
export {};
